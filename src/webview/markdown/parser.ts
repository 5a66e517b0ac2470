import MarkdownIt, { type Env, type Token } from 'markdown-it';

export type { Token };

/** Link definitions (`[label]: address`) by label, as markdown-it keeps them. The first of a label counts. */
export type References = NonNullable<Env['references']>;

/** One block at the top level of a document: a paragraph, a whole list, a table, … */
export interface Block {
  readonly tokens: readonly Token[];
  /** Its first line, counted from 0. */
  readonly startLine: number;
}

// No raw HTML (the page builds elements itself), no guessing at links: only what is written as a link is one.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
// Every address parses as a link; which of them can be followed is decided where the element is built.
markdown.validateLink = () => true;

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
  for (const token of markdown.parse(source, { references })) {
    tokens.push(token);
    if (token.level === 0 && token.nesting !== 1) {
      blocks.push({ tokens, startLine: tokens[0]?.map?.[0] ?? 0 });
      tokens = [];
    }
  }
  return { blocks, references };
}
