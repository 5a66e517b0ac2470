import { element } from '../dom.ts';
import { hasHiddenCharacter, visibleNodes } from './hiddenCharacters.ts';
import type { Highlighter } from './highlighter.ts';

/** Most UTF-16 units of code in one piece: a few milliseconds of colouring. */
const longestPiece = 4000;
/** UTF-16 units after which an open piece gets a new box at the next line, so that a frame lays out less. */
const longestBox = 200;

/** The piece at the end, which still grows. */
interface OpenPiece {
  readonly node: HTMLElement;
  readonly source: string;
}

/**
 * Code that grows at its end. It is kept in pieces of whole lines, or of a line that is too long for any reader; each is
 * laid out by itself, and coloured once it is complete. Where pieces end depends on the code alone, not on how it came.
 */
export class CodeText {
  readonly root = element('code', { attributes: { dir: 'ltr' } });
  readonly #language: string;
  readonly #highlighter: Highlighter;
  #source = '';
  #open: OpenPiece | undefined;
  /** The text node at the very end. */
  #text: Text | undefined;
  /** The box at the end of the open piece, if it has more than one. */
  #box: HTMLElement | undefined;
  #finished = false;

  /** @param language Lower case; '' when it is not known. */
  constructor(language: string, highlighter: Highlighter) {
    this.#language = language;
    this.#highlighter = highlighter;
  }

  get source(): string {
    return this.#source;
  }

  /** Shows other code. What it shares with the code before, from the start, stays as it is. */
  show(source: string): void {
    if (source === this.#source) return;
    const { length } = this.#source;
    if (this.#finished || !source.startsWith(this.#source)) {
      this.#clear();
      this.append(source);
    } else this.append(source.slice(length));
  }

  append(addition: string): void {
    if (addition === '') return;
    this.#source += addition;
    const open = (this.#open?.source ?? '') + addition;
    if (open.length <= longestPiece) this.#grow(addition);
    else this.#growAndCut(open);
  }

  /** Nothing follows, so that the last piece can be coloured too. */
  finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    if (!this.#open) return;
    if (this.#box) this.#open.node.replaceChildren(...visibleNodes(this.#open.source));
    this.#complete(this.#open);
    this.#open = undefined;
  }

  #clear(): void {
    this.root.replaceChildren();
    this.#source = '';
    this.#open = undefined;
    this.#text = undefined;
    this.#box = undefined;
    this.#finished = false;
  }

  #extend(addition: string): void {
    if (addition === '') return;
    const open = this.#open ?? this.#begin();
    this.#open = { ...open, source: open.source + addition };
    if (this.#text && !hasHiddenCharacter(addition)) {
      this.#text.appendData(addition);
      return;
    }
    const nodes = visibleNodes(addition);
    (this.#box ?? open.node).append(...nodes);
    const last = nodes.at(-1);
    this.#text = last instanceof Text ? last : undefined;
  }

  /** Begins a new box in the open piece at each line end behind a full one. Boxes go when the piece is complete. */
  #grow(addition: string): void {
    let rest = addition;
    for (;;) {
      const room = Math.max(longestBox - (this.#text?.length ?? 0), 1);
      const lineEnd = rest.indexOf('\n', room - 1) + 1;
      if (lineEnd === 0) break;
      this.#extend(rest.slice(0, lineEnd));
      this.#box = element('span', { class: 'lines' });
      this.#open?.node.append(this.#box);
      this.#text = undefined;
      rest = rest.slice(lineEnd);
    }
    this.#extend(rest);
  }

  #begin(): OpenPiece {
    const node = element('span', { class: 'lines' });
    this.root.append(node);
    this.#text = undefined;
    this.#box = undefined;
    return { node, source: '' };
  }

  /** @param source What stands in the open piece and what follows it: more than one piece. */
  #growAndCut(source: string): void {
    let rest = source;
    while (rest.length > longestPiece) {
      const end = endOfPiece(rest);
      const head = rest.slice(0, end);
      const { node } = this.#open ?? this.#begin();
      node.replaceChildren(...visibleNodes(head));
      if (!head.endsWith('\n')) node.classList.add('continued');
      this.#complete({ node, source: head });
      this.#open = this.#begin();
      rest = rest.slice(end);
    }
    this.#grow(rest);
  }

  #complete({ node, source }: OpenPiece): void {
    this.#highlighter.highlight(node, source, this.#language);
  }
}

/**
 * Where a reader would cut: before a line without indentation after an empty one, else at a line's end. A string or
 * comment over such a cut loses its colour for the rest, the price of never blocking the page.
 */
function endOfPiece(source: string): number {
  const head = source.slice(0, longestPiece);
  let emptyLine = head.lastIndexOf('\n\n');
  while (emptyLine >= longestPiece / 2) {
    if (/\S/.test(head.charAt(emptyLine + 2))) return emptyLine + 2;
    emptyLine = head.lastIndexOf('\n\n', emptyLine - 1);
  }
  const lineEnd = head.lastIndexOf('\n');
  return lineEnd > 0 ? lineEnd + 1 : head.length;
}
