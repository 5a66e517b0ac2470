import { element, icon } from '../dom.ts';
import type { Texts } from '../text.ts';
import { deepestNesting, type InlineViews } from './inlineViews.ts';
import { infoOf, type Block, type Token } from './parser.ts';
import type { ElementView, View } from './views.ts';

/**
 * The highest level that a heading in an answer gets: the page has its own two above. Models begin with any of the
 * first three levels, so these become one, and readers who jump from heading to heading meet no gap.
 */
const highestHeading = 3;

/** The box at the start of a task, as GitHub has it: only at the start of a list item, and white space after it. */
const taskBox = /^\[([ xX])\][ \t\n]+(?=\S)/;

/** Turns blocks into views, one view for each block. */
export class BlockViews {
  readonly #inline: InlineViews;
  readonly #texts: Pick<Texts, 'taskDone' | 'taskOpen'>;

  constructor(inline: InlineViews, texts: Pick<Texts, 'taskDone' | 'taskOpen'>) {
    this.#inline = inline;
    this.#texts = texts;
  }

  build(block: Block): View {
    const root: View[] = [];
    /** Where children go, the innermost last. */
    const open: View[][] = [];
    const { tokens } = block;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (!token) break;
      const parent = open.at(-1) ?? root;
      if (token.nesting === 1) {
        const view = open.length < deepestNesting ? containerFor(token, tokens, index) : undefined;
        if (view) parent.push(view);
        open.push(view ? innermost(view).children : parent);
      } else if (token.nesting === -1) open.pop();
      else this.#addLeaf(token, parent, isTask(tokens, index - 2));
    }
    return root[0] ?? { kind: 'text', text: '' };
  }

  #addLeaf(token: Token, parent: View[], task: boolean): void {
    switch (token.type) {
      case 'inline': {
        const box = task ? taskBox.exec(token.content) : null;
        if (box) parent.push(this.#box(box[1] !== ' '));
        for (const view of this.#inline.read(box ? token.content.slice(box[0].length) : token.content)) {
          parent.push(view);
        }
        break;
      }
      case 'fence':
      case 'code_block':
        parent.push({ kind: 'code', info: infoOf(token), source: token.content });
        break;
      case 'hr':
        parent.push(leaf('hr', () => element('hr')));
        break;
      default:
        parent.push({ kind: 'text', text: token.content });
    }
  }

  /** A task's box: a picture of one, since nobody can tick what a model wrote. */
  #box(done: boolean): View {
    const label = done ? this.#texts.taskDone : this.#texts.taskOpen;
    const attributes = { role: 'img', 'aria-label': label };
    return leaf(`box ${done}`, () =>
      element('span', { class: 'task-box', attributes }, ...(done ? [icon('check')] : [])),
    );
  }
}

function leaf(key: string, create: () => HTMLElement): ElementView {
  return { kind: 'element', key, create, children: [] };
}

function innermost(view: ElementView): ElementView {
  const child = view.key === 'table-scroller' ? view.children[0] : undefined;
  return child?.kind === 'element' ? child : view;
}

/** Whether the tokens from `index` on are a list item that begins with a task's box. */
function isTask(tokens: readonly Token[], index: number): boolean {
  return (
    tokens[index]?.type === 'list_item_open' &&
    tokens[index + 1]?.type === 'paragraph_open' &&
    taskBox.test(tokens[index + 2]?.content ?? '')
  );
}

/**
 * The element that an opening token stands for; none for a tight list's paragraphs. Text takes its direction from its
 * own first letter. The first paragraph of a quote decides for the quote, and a list's first item for its markers, so
 * these have no direction of their own: an element with one is not looked at when its parent's is found.
 */
function containerFor(token: Token, tokens: readonly Token[], index: number): ElementView | undefined {
  if (token.hidden) return undefined;
  switch (token.type) {
    case 'heading_open':
      return heading(Number(token.tag.slice(1)));
    case 'ordered_list_open': {
      const start = String(token.attrGet('start') ?? '1');
      return withDirection('ol', `ol ${start}`, { start });
    }
    case 'list_item_open':
      return isTask(tokens, index) ? container('li', 'task', { class: 'task' }) : container('li', 'li');
    case 'table_open': {
      const table = container('table', 'table');
      // A wide table scrolls by itself, also by keyboard, so that the page never does sideways.
      const options = { class: 'table-scroller', attributes: { tabindex: '0' } };
      return { ...container('div', 'table-scroller', options), children: [table] };
    }
    case 'th_open':
    case 'td_open':
      return tableCell(token);
    case 'paragraph_open': {
      const before = tokens[index - 1];
      const first = before?.type === 'blockquote_open' || before?.type === 'list_item_open';
      return first ? container('p', 'first p') : withDirection('p', 'p');
    }
    case 'bullet_list_open':
      return withDirection('ul', 'ul');
    case 'blockquote_open':
      return withDirection('blockquote', 'blockquote');
    default: {
      const { tag } = token;
      return { kind: 'element', key: tag, create: () => document.createElement(tag), children: [] };
    }
  }
}

type ContainerTag = 'p' | 'ul' | 'ol' | 'li' | 'table' | 'th' | 'td' | 'div' | 'blockquote';

function container(tag: ContainerTag, key: string, options: Parameters<typeof element>[1] = {}): ElementView {
  return { kind: 'element', key, create: () => element(tag, options), children: [] };
}

function withDirection(
  tag: ContainerTag,
  key: string,
  attributes: Readonly<Record<string, string>> = {},
): ElementView {
  return container(tag, key, { attributes: { ...attributes, dir: 'auto' } });
}

function heading(level: number): ElementView {
  return leaf(`heading ${level}`, () => {
    const created = document.createElement(`h${Math.max(level, highestHeading)}`);
    created.className = `heading-${level}`;
    created.dir = 'auto';
    return created;
  });
}

function tableCell(token: Token): ElementView {
  const style = String(token.attrGet('style') ?? '');
  const alignment = /text-align:(left|center|right)/.exec(style)?.[1];
  const tag = token.tag === 'th' ? 'th' : 'td';
  const options = {
    ...(alignment === undefined ? {} : { class: alignment }),
    attributes: { dir: 'auto' },
  };
  return container(tag, `${tag} ${alignment ?? ''}`, options);
}
