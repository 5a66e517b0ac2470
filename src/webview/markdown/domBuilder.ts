import { element } from '../dom.ts';
import type { CodeBlock, CodeBlockFactory } from './codeBlock.ts';
import { createLink, isWebAddress } from './links.ts';
import type { Block, Token } from './parser.ts';

/** Elements made from blocks, and the code blocks among them, which may still want their colours. */
export interface BuiltBlocks {
  readonly nodes: readonly ChildNode[];
  readonly codeBlocks: readonly CodeBlock[];
}

/** Deeper markup than this is shown flat: no reader needs it, and layout of very deep trees can exhaust the stack. */
const deepestNesting = 60;

/**
 * The highest level that a heading in an answer gets: the page has its own two above. Models begin with any of the
 * first three levels, so these become one, and readers who jump from heading to heading meet no gap.
 */
const highestHeading = 3;

/** Turns blocks into elements, one by one. No markup is ever parsed as HTML. */
export function buildBlocks(blocks: readonly Block[], codeBlocks: CodeBlockFactory): BuiltBlocks {
  const builder = new DomBuilder(codeBlocks);
  for (const block of blocks) builder.addAll(block.tokens);
  return { nodes: [...builder.fragment.childNodes], codeBlocks: builder.codeBlocks };
}

class DomBuilder {
  readonly fragment = document.createDocumentFragment();
  readonly codeBlocks: CodeBlock[] = [];
  readonly #codeBlockFactory: CodeBlockFactory;
  /** The open elements, the innermost last. */
  readonly #open: { readonly node: Node; readonly closing: string }[] = [];

  constructor(codeBlockFactory: CodeBlockFactory) {
    this.#codeBlockFactory = codeBlockFactory;
  }

  addAll(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (token.nesting === 1) this.#openElement(token);
      else if (token.nesting === -1) this.#closeElement();
      else this.#addLeaf(token);
    }
  }

  get #parent(): Node {
    return this.#open.at(-1)?.node ?? this.fragment;
  }

  #openElement(token: Token): void {
    const created = this.#open.length < deepestNesting ? containerFor(token) : undefined;
    if (created)
      this.#parent.appendChild(created instanceof HTMLTableElement ? scrollable(created) : created);
    this.#open.push({ node: created ?? this.#parent, closing: closingText(token) });
  }

  #closeElement(): void {
    const closing = this.#open.pop()?.closing ?? '';
    if (closing !== '') this.#addText(closing);
  }

  #addLeaf(token: Token): void {
    switch (token.type) {
      case 'inline':
        this.addAll(token.children ?? []);
        break;
      case 'fence':
      case 'code_block':
        this.#addCodeBlock(token);
        break;
      case 'code_inline':
        this.#parent.appendChild(element('code', {}, token.content));
        break;
      case 'softbreak':
        this.#addText('\n');
        break;
      case 'hardbreak':
        this.#parent.appendChild(element('br'));
        break;
      case 'hr':
        this.#parent.appendChild(element('hr'));
        break;
      case 'image':
        this.#addText(withAddress(token.content, attribute(token, 'src')));
        break;
      default:
        this.#addText(token.content);
    }
  }

  #addCodeBlock(token: Token): void {
    const codeBlock = this.#codeBlockFactory.create(token.info, token.content);
    this.codeBlocks.push(codeBlock);
    this.#parent.appendChild(codeBlock.root);
  }

  #addText(text: string): void {
    if (text !== '') this.#parent.appendChild(new Text(text));
  }
}

/** The element that an opening token stands for; none for a tight list's paragraphs and for links that lead nowhere. */
function containerFor(token: Token): HTMLElement | undefined {
  if (token.hidden) return undefined;
  switch (token.type) {
    case 'heading_open':
      return heading(Number(token.tag.slice(1)));
    case 'ordered_list_open':
      return element('ol', { attributes: { start: attribute(token, 'start') || '1' } });
    case 'table_open':
      return element('table');
    case 'th_open':
    case 'td_open':
      return tableCell(token);
    case 'link_open': {
      const address = attribute(token, 'href');
      return isWebAddress(address) ? createLink(address) : undefined;
    }
    default:
      return document.createElement(token.tag);
  }
}

/** A wide table scrolls by itself, also by keyboard, so that the page never does sideways. */
function scrollable(table: HTMLTableElement): HTMLElement {
  return element('div', { class: 'table-scroller', attributes: { tabindex: '0' } }, table);
}

function heading(level: number): HTMLElement {
  const created = document.createElement(`h${Math.max(level, highestHeading)}`);
  created.className = `heading-${level}`;
  return created;
}

function tableCell(token: Token): HTMLElement {
  const alignment = /text-align:(left|center|right)/.exec(attribute(token, 'style'))?.[1];
  return element(token.tag === 'th' ? 'th' : 'td', alignment === undefined ? {} : { class: alignment });
}

/** What follows a link that cannot be followed: its address, so that nothing is hidden behind the words. */
function closingText(token: Token): string {
  if (token.type !== 'link_open' || token.markup === 'autolink') return '';
  const address = attribute(token, 'href');
  return address === '' || isWebAddress(address) ? '' : ` (${address})`;
}

function withAddress(words: string, address: string): string {
  return address === '' ? words : `${words} (${address})`.trimStart();
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
