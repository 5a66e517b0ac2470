import { createLowlight } from 'lowlight';
import type { CodeBlock } from './codeBlock.ts';
import { languages } from './languages.ts';

type Lowlight = ReturnType<typeof createLowlight>;
type Root = ReturnType<Lowlight['highlight']>;
type RootContent = Root['children'][number];

interface Slice {
  readonly codeBlock: CodeBlock;
  /** The text node that holds this slice and everything after it. */
  readonly text: Text;
  readonly rest: readonly string[];
}

/** Longest piece of code that is coloured in one go, in UTF-16 units: a few milliseconds. */
const longestSlice = 4000;
/** Milliseconds after which a busy page colours the next piece all the same. */
const longestWait = 200;
/** Code longer than this stays plain. */
const longestCode = 400_000;

/** Gives finished code blocks their colours, in idle time and a piece at a time, so that no task is long. */
export class Highlighter {
  #lowlight: Lowlight | undefined;
  readonly #queue: Slice[] = [];
  #scheduled = false;

  highlight(codeBlock: CodeBlock): void {
    const source = codeBlock.text.data;
    this.#lowlight ??= createLowlight(languages);
    if (!this.#lowlight.registered(codeBlock.language) || source.length > longestCode) return;
    this.#queue.push({ codeBlock, text: codeBlock.text, rest: sliceCode(source) });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#queue.length === 0) return;
    this.#scheduled = true;
    requestIdleCallback(
      (deadline) => {
        this.#scheduled = false;
        do this.#highlightNext();
        while (this.#queue.length > 0 && deadline.timeRemaining() > 10);
        this.#schedule();
      },
      { timeout: longestWait },
    );
  }

  #highlightNext(): void {
    const slice = this.#queue.shift();
    const source = slice?.rest[0];
    // A block that was drawn anew meanwhile has left the page.
    if (!slice || source === undefined || !slice.text.isConnected || !this.#lowlight) return;
    const following = slice.rest.length > 1 ? slice.text.splitText(source.length) : undefined;
    const tree = this.#lowlight.highlight(slice.codeBlock.language, source);
    slice.text.replaceWith(...tree.children.map(toNode));
    if (following) this.#queue.unshift({ ...slice, text: following, rest: slice.rest.slice(1) });
  }
}

function toNode(content: RootContent): Node {
  if (content.type === 'text') return new Text(content.value);
  if (content.type !== 'element') return new Text('');
  const span = document.createElement('span');
  const classes = content.properties.className;
  if (Array.isArray(classes)) span.className = classes.join(' ');
  span.append(...content.children.map(toNode));
  return span;
}

/**
 * Cuts code where a reader would: before a line without indentation after an empty one, else at a line's end. A string
 * or comment over such a cut loses its colour for the rest, the price of never blocking the page.
 */
function sliceCode(code: string): readonly string[] {
  const slices: string[] = [];
  let rest = code;
  while (rest.length > longestSlice) {
    const end = cutBefore(rest.slice(0, longestSlice));
    slices.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...slices, rest];
}

function cutBefore(head: string): number {
  let emptyLine = head.lastIndexOf('\n\n');
  while (emptyLine >= longestSlice / 2) {
    if (/\S/.test(head.charAt(emptyLine + 2))) return emptyLine + 2;
    emptyLine = head.lastIndexOf('\n\n', emptyLine - 1);
  }
  const lineEnd = head.lastIndexOf('\n');
  return lineEnd > 0 ? lineEnd + 1 : head.length;
}
