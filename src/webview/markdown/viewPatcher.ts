import type { CodeBlock, CodeBlockFactory } from './codeBlock.ts';
import type { CodeView, ElementView, TextView, View } from './views.ts';

/** A view that is on the page. */
export type Drawn =
  | { readonly kind: 'element'; readonly node: HTMLElement; view: ElementView; children: readonly Drawn[] }
  | { readonly kind: 'text'; readonly node: Text; view: TextView }
  | { readonly kind: 'code'; readonly node: HTMLElement; view: CodeView; readonly codeBlock: CodeBlock };

/** Changes the page from one frame's views to the next one's, and touches only the nodes that differ. */
export class ViewPatcher {
  readonly #codeBlocks: CodeBlockFactory;

  constructor(codeBlocks: CodeBlockFactory) {
    this.#codeBlocks = codeBlocks;
  }

  /**
   * Makes the last children of `parent` show `views`.
   *
   * @param drawn The last children of `parent` as this method returned them.
   */
  patch(parent: HTMLElement, drawn: readonly Drawn[], views: readonly View[]): readonly Drawn[] {
    for (const { node } of drawn.slice(views.length)) node.remove();
    const added: Node[] = [];
    const result = views.map((view, index) => {
      const old = drawn[index];
      if (!old) {
        const created = this.#create(view);
        added.push(created.node);
        return created;
      }
      if (old.view === view || this.#update(old, view)) return old;
      const created = this.#create(view);
      old.node.replaceWith(created.node);
      return created;
    });
    if (added.length > 0) parent.append(...added);
    return result;
  }

  /** Returns whether the node could take the new view. */
  #update(drawn: Drawn, view: View): boolean {
    if (drawn.kind === 'element' && view.kind === 'element' && drawn.view.key === view.key) {
      drawn.children = this.patch(drawn.node, drawn.children, view.children);
      drawn.view = view;
      return true;
    }
    if (drawn.kind === 'text' && view.kind === 'text') {
      const { text } = drawn.view;
      if (view.text.startsWith(text)) {
        if (view.text.length > text.length) drawn.node.appendData(view.text.slice(text.length));
      } else drawn.node.data = view.text;
      drawn.view = view;
      return true;
    }
    if (drawn.kind === 'code' && view.kind === 'code' && drawn.view.info === view.info) {
      if (drawn.view.source !== view.source) drawn.codeBlock.show(withoutLastLineFeed(view.source));
      drawn.view = view;
      return true;
    }
    return false;
  }

  #create(view: View): Drawn {
    switch (view.kind) {
      case 'element': {
        const node = view.create();
        return { kind: 'element', node, view, children: this.patch(node, [], view.children) };
      }
      case 'text':
        return { kind: 'text', node: new Text(view.text), view };
      case 'code': {
        const codeBlock = this.#codeBlocks.create(view.info);
        codeBlock.show(withoutLastLineFeed(view.source));
        return { kind: 'code', node: codeBlock.root, view, codeBlock };
      }
    }
  }
}

/** The code blocks among what is drawn, in the order of the document. */
export function codeBlocksIn(drawn: readonly Drawn[]): readonly CodeBlock[] {
  const found: CodeBlock[] = [];
  const collect = (each: Drawn): void => {
    if (each.kind === 'code') found.push(each.codeBlock);
    else if (each.kind === 'element') each.children.forEach(collect);
  };
  drawn.forEach(collect);
  return found;
}

/** Whether nothing in the document follows this code block. */
export function isLastLeaf(codeBlock: CodeBlock, drawn: readonly Drawn[]): boolean {
  const last = drawn.at(-1);
  if (last?.kind === 'element') return isLastLeaf(codeBlock, last.children);
  return last?.kind === 'code' && last.codeBlock === codeBlock;
}

function withoutLastLineFeed(source: string): string {
  return source.endsWith('\n') ? source.slice(0, -1) : source;
}
