import { element } from '../dom.ts';
import { createHidden, hasHiddenCharacter, splitHidden } from './hiddenCharacters.ts';
import { createLink, createPlaceLink, findPlaces, isWebAddress, placeIn } from './links.ts';
import { parseInline, sameReferences, type References, type Token } from './parser.ts';
import type { View } from './views.ts';

/** Deeper markup than this is shown flat: no reader needs it, and it would leave no room for the text. */
export const deepestNesting = 30;

/** A paragraph longer than this, in UTF-16 units, is shown as it was written: reading it would hold up the page. */
const longestParagraph = 100_000;
/** Such text is cut into boxes, so that adding to it lays out only the last. */
const literalPiece = 10_000;

/**
 * Reads what is inside blocks and remembers it, so that a block that did not change since the last frame costs nothing
 * and gives the very same views.
 */
export class InlineViews {
  #known = new Map<string, readonly View[]>();
  #used = new Map<string, readonly View[]>();
  #references: References = {};

  /** To be called before each pass over the blocks. New definitions change what was read before. */
  begin(references: References): void {
    const same = sameReferences(references, this.#references);
    this.#known = same ? this.#used : new Map<string, readonly View[]>();
    this.#used = new Map();
    this.#references = references;
  }

  /** The views for a block's text. */
  read(content: string): readonly View[] {
    const used = this.#used.get(content);
    if (used) return used;
    const views =
      content.length > longestParagraph
        ? literal(content)
        : (this.#known.get(content) ?? buildInline(parseInline(content, this.#references)));
    this.#used.set(content, views);
    return views;
  }
}

function literal(content: string): readonly View[] {
  const views: View[] = [];
  for (let index = 0; index < content.length; index += literalPiece) {
    const text: View = { kind: 'text', text: content.slice(index, index + literalPiece) };
    const create = (): HTMLElement => element('span', { class: 'literal' });
    views.push({ kind: 'element', key: 'literal', create, children: [text] });
  }
  return views;
}

/** An element that is open while its tokens are read. */
interface Open {
  readonly children: View[];
  /** Text that follows it when it closes. */
  readonly closing: string;
  readonly link: boolean;
}

/** Turns the tokens inside a block into views. No markup is ever parsed as HTML. */
function buildInline(tokens: readonly Token[]): readonly View[] {
  const builder = new InlineBuilder();
  for (const token of tokens) builder.add(token);
  return builder.end();
}

class InlineBuilder {
  readonly #views: View[] = [];
  /** The open elements, the innermost last. */
  readonly #open: Open[] = [];
  /** Text that waits for what follows: neighbours become one node. */
  #text = '';

  add(token: Token): void {
    if (token.nesting === 1) this.#openElement(token);
    else if (token.nesting === -1) this.#closeElement();
    else this.#addLeaf(token);
  }

  end(): readonly View[] {
    this.#flush();
    return this.#views;
  }

  get #parent(): View[] {
    return this.#open.at(-1)?.children ?? this.#views;
  }

  #openElement(token: Token): void {
    const address = token.type === 'link_open' ? attribute(token, 'href') : '';
    const followed = token.type === 'link_open' && isWebAddress(address);
    const shown = this.#open.length < deepestNesting && (token.type !== 'link_open' || followed);
    const link = followed || this.#open.at(-1)?.link === true;
    // What follows a link that cannot be followed: its address, so that nothing is hidden behind the words.
    const hidden = address !== '' && !isWebAddress(address) && token.markup !== 'autolink';
    const closing = hidden ? ` (${address})` : '';
    if (!shown) {
      this.#open.push({ children: this.#parent, closing, link });
      return;
    }
    this.#flush();
    const children: View[] = [];
    if (followed) {
      const create = (): HTMLElement => createLink(address);
      this.#parent.push({ kind: 'element', key: `link ${address}`, create, children });
    } else {
      const { tag } = token;
      this.#parent.push({ kind: 'element', key: tag, create: () => document.createElement(tag), children });
    }
    this.#open.push({ children, closing, link });
  }

  #closeElement(): void {
    const last = this.#open.at(-1);
    if (!last) return;
    if (last.children !== (this.#open.at(-2)?.children ?? this.#views)) this.#flush();
    this.#open.pop();
    this.#text += last.closing;
  }

  #addLeaf(token: Token): void {
    switch (token.type) {
      case 'code_inline':
        this.#addCode(token.content);
        break;
      case 'softbreak':
        this.#text += '\n';
        break;
      case 'hardbreak':
        this.#flush();
        this.#parent.push({ kind: 'element', key: 'br', create: () => element('br'), children: [] });
        break;
      case 'image': {
        const address = attribute(token, 'src');
        const words = wordsOf(token.children ?? []);
        this.#text += address === '' ? words : `${words} (${address})`.trimStart();
        break;
      }
      default:
        this.#text += token.content;
    }
  }

  #addCode(text: string): void {
    this.#flush();
    const place = this.#isInLink ? undefined : placeIn(text);
    const content = splitHidden(text).map((part): View =>
      hasHiddenCharacter(part)
        ? { kind: 'element', key: `hidden ${part}`, create: () => createHidden(part), children: [] }
        : { kind: 'text', text: part },
    );
    const children: View[] = place
      ? [{ kind: 'element', key: `place ${text}`, create: () => createPlaceLink(place), children: content }]
      : content;
    this.#parent.push({ kind: 'element', key: 'code', create: createCode, children });
  }

  get #isInLink(): boolean {
    return this.#open.at(-1)?.link === true;
  }

  #flush(): void {
    const text = this.#text;
    if (text === '') return;
    this.#text = '';
    if (this.#isInLink) {
      this.#parent.push({ kind: 'text', text });
      return;
    }
    let end = 0;
    for (const { index, written, place } of findPlaces(text)) {
      if (index > end) this.#parent.push({ kind: 'text', text: text.slice(end, index) });
      const create = (): HTMLElement => createPlaceLink(place);
      const children: View[] = [{ kind: 'text', text: written }];
      this.#parent.push({ kind: 'element', key: `place ${written}`, create, children });
      end = index + written.length;
    }
    if (end < text.length) this.#parent.push({ kind: 'text', text: text.slice(end) });
  }
}

/** An image's description without its markup. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'image') return wordsOf(children ?? []);
      return type === 'softbreak' || type === 'hardbreak' ? '\n' : content;
    })
    .join('');
}

function createCode(): HTMLElement {
  return element('code', { attributes: { dir: 'ltr' } });
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
