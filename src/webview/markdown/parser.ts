import MarkdownIt, { type Env, type Token } from 'markdown-it';

export type { Token };

/** Link definitions (`[label]: address`) by label, as markdown-it keeps them. The first of a label counts. */
export type References = NonNullable<Env['references']>;

/** One block at the top level of a document: a paragraph, a whole list, a table, … Its text is not parsed yet. */
export interface Block {
  readonly tokens: readonly Token[];
  /** Its first line, counted from 0. */
  readonly startLine: number;
}

/**
 * Blocks deeper than this are read as text. markdown-it would drop what is nested deeper than its own `maxNesting`, and
 * a list inside a list adds two.
 */
const deepestBlocks = 90;

// No raw HTML (the page builds elements itself), no guessing at links: only what is written as a link is one.
function createMarkdown() {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // Every address parses as a link; which of them can be followed is decided where the element is built.
  markdown.validateLink = () => true;
  return markdown;
}

/** Reads inside blocks. */
const inlineMarkdown = createMarkdown();

/** Reads blocks and leaves what is inside them alone: most of it was read a frame ago. */
const blockMarkdown = createMarkdown();
blockMarkdown.core.ruler.disable(['inline', 'text_join']);
blockMarkdown.block.ruler.before('table', 'too_deep', (state, startLine, endLine, silent) => {
  if (state.level < deepestBlocks) return false;
  if (silent) return true;
  let line = startLine + 1;
  while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) line += 1;
  const map: [number, number] = [startLine, line];
  state.push('paragraph_open', 'p', 1).map = map;
  const text = state.push('literal', '', 0);
  text.content = state.getLines(startLine, line, state.blkIndent, false).trimEnd();
  state.push('paragraph_close', 'p', -1);
  state.line = line;
  return true;
});

/**
 * Splits Markdown into its top-level blocks.
 *
 * @param known Definitions that stand before this source.
 * @returns Its blocks, and `known` together with the definitions in it.
 */
export function parseBlocks(
  source: string,
  known: References,
): { readonly blocks: readonly Block[]; readonly references: References } {
  const references = { ...known };
  const blocks: Block[] = [];
  let tokens: Token[] = [];
  for (const token of blockMarkdown.parse(source, { references })) {
    tokens.push(token);
    if (token.level === 0 && token.nesting !== 1) {
      blocks.push({ tokens, startLine: tokens[0]?.map?.[0] ?? 0 });
      tokens = [];
    }
  }
  return { blocks, references };
}

/** Whether two sets of definitions say the same. */
export function sameReferences(some: References, others: References): boolean {
  const entries = Object.entries(some);
  return (
    entries.length === Object.keys(others).length &&
    entries.every(([label, { href, title }]) => others[label]?.href === href && others[label].title === title)
  );
}

/** What stands after an opening fence, with its escapes and entities read. */
export function infoOf(fence: Token): string {
  return inlineMarkdown.utils.unescapeAll(fence.info);
}

/** Reads what is inside a paragraph, a heading or a cell. */
export function parseInline(content: string, references: References): readonly Token[] {
  return inlineMarkdown.parseInline(content, { references })[0]?.children ?? [];
}
