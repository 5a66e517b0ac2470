/** Most places that are marked at once; more would help nobody. */
const mostMatches = 2000;

/**
 * Finds text in what `root` shows, in reading order, without regard to case. A match may begin in one element and end in
 * another, as in highlighted code, but not leave its block.
 *
 * @param words Taken as they are; '' finds nothing.
 * @returns At most 2,000 ranges.
 */
export function findText(root: Node, words: string): readonly Range[] {
  const wanted = fold(words);
  if (wanted === '') return [];
  const ranges: Range[] = [];
  for (const nodes of runsOfText(root)) {
    const text = fold(nodes.map(({ data }) => data).join(''));
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
      ranges.push(rangeIn(nodes, start, start + wanted.length));
      if (ranges.length === mostMatches) return ranges;
    }
  }
  return ranges;
}

/** Letters of either case alike, and as many UTF-16 units as before: places in the text stay true. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The text nodes that a reader sees, those of one block together. */
function* runsOfText(root: Node): Generator<readonly Text[]> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.visually-hidden, [hidden]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  let run: Text[] = [];
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const ownBlock = node.parentElement?.closest(blocks) ?? null;
    if (ownBlock !== block && run.length > 0) {
      yield run;
      run = [];
    }
    block = ownBlock;
    run.push(node);
  }
  if (run.length > 0) yield run;
}

const blocks = 'p, pre, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, button, summary, div';

function rangeIn(nodes: readonly Text[], start: number, end: number): Range {
  const range = new Range();
  let offset = 0;
  for (const node of nodes) {
    const next = offset + node.length;
    if (start >= offset && start < next) range.setStart(node, start - offset);
    if (end > offset && end <= next) {
      range.setEnd(node, end - offset);
      break;
    }
    offset = next;
  }
  return range;
}
