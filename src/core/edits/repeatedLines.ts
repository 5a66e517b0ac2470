/** The lines nearest to a selection, as many as a reply is searched for. */
const searched = 60;

/** What begins or ends many blocks: a reply that wraps the code in one more block has such lines of its own. */
const commonWord =
  /^(?:\w?|end\w*|fi|done|esac|else|try|do|then|begin|finally|default|return|break|continue|pass)$/i;
const commonTag = /^<\/?[\w-]+>$/;

/**
 * Whether a reply holds, besides the rewritten selection, lines that stand right above or below it: putting it in the
 * selection's place would leave them in the file twice. Looks at 60 lines on each side.
 */
export function repeatsSurroundings(
  reply: readonly string[],
  selection: readonly string[],
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
): boolean {
  return (
    beginsWithEndOf(textsOf(before, -searched), textsOf(reply), textsOf(selection)) ||
    beginsWithEndOf(
      textsOf(after, searched).toReversed(),
      textsOf(reply).toReversed(),
      textsOf(selection).toReversed(),
    )
  );
}

/** The nearest lines above, then more: N of them, in order, at the start of a reply where the selection has others. */
function beginsWithEndOf(
  above: readonly string[],
  reply: readonly string[],
  selection: readonly string[],
): boolean {
  const most = Math.min(above.length, reply.length - 1);
  for (let count = 1; count <= most; count += 1) {
    const repeated = above.slice(-count);
    if (startsWith(reply, repeated) && !startsWith(selection, repeated) && !repeated.every(isCommon))
      return true;
  }
  return false;
}

function isCommon(line: string): boolean {
  return commonTag.test(line) || commonWord.test(line.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim());
}

function startsWith(lines: readonly string[], start: readonly string[]): boolean {
  return start.every((line, index) => line === lines[index]);
}

/** Lines that are not blank, trimmed; with a count, the first or (negative) the last so many of them. */
function textsOf(lines: readonly string[], count = Infinity): readonly string[] {
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  return count < 0 ? texts.slice(count) : texts.slice(0, count);
}
