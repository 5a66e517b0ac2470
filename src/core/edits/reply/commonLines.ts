/** What begins or ends many blocks: a reply that wraps the code in one more block has such lines of its own. */
const commonWord =
  /^(?:\w?|end\w*|fi|done|esac|else|try|do|then|begin|finally|default|return|break|continue|pass)$/i;
const longestCommon = 30;
const commonTag = /^<\/?[\w-]+>$/;

/** Whether a line, trimmed, stands in so much code that finding it twice says nothing: `}`, `else`, `</div>`. */
export function isCommon(line: string): boolean {
  if (line.length > longestCommon) return false;
  return commonTag.test(line) || commonWord.test(line.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim());
}
