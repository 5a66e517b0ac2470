import type { CodeBlock, CodeBlockFactory } from './codeBlock.ts';
import { buildBlocks, type BuiltBlocks } from './domBuilder.ts';
import { FenceWriter } from './fenceWriter.ts';
import { FramePacer } from './framePacer.ts';
import type { Highlighter } from './highlighter.ts';
import { LineEndings } from './lineEndings.ts';
import { parseBlocks, type Block, type References } from './parser.ts';

/**
 * Draws Markdown while it streams. A block is frozen, and never touched again, once the next one has begun for
 * certain; only what follows the frozen blocks is parsed and drawn anew. An open fenced code block is one text node
 * that grows. When the text is whole, the page is the same as if it had been drawn at once.
 */
export class StreamRenderer {
  readonly #container: HTMLElement;
  readonly #codeBlocks: CodeBlockFactory;
  readonly #highlighter: Highlighter;
  readonly #pacer = new FramePacer(() => {
    this.#draw(false);
  });
  #lineEndings = new LineEndings();
  #source = '';
  /** Everything before this place in the source is on the page for good. */
  #frozenEnd = 0;
  /** Definitions of links in the frozen part. */
  #references: References = {};
  /** The elements of the unfinished part. */
  #tail: readonly ChildNode[] = [];
  #fence: { readonly writer: FenceWriter; readonly codeBlock: CodeBlock } | undefined;

  constructor(container: HTMLElement, codeBlocks: CodeBlockFactory, highlighter: Highlighter) {
    this.#container = container;
    this.#codeBlocks = codeBlocks;
    this.#highlighter = highlighter;
  }

  /** Adds text; it is on the page within a frame or a few. */
  append(text: string): void {
    this.#source += this.#lineEndings.take(text);
    this.#pacer.request();
  }

  /** Draws the rest now. No text may follow, except after `restart`. */
  finish(): void {
    this.#pacer.cancel();
    this.#source += this.#lineEndings.rest();
    if (this.#frozenEnd > 0) this.#draw(true);
    else this.#drawWhole(parseBlocks(this.#source, {}).blocks);
  }

  /** Empties the page and begins again. */
  restart(): void {
    this.#pacer.cancel();
    this.#lineEndings = new LineEndings();
    this.#source = '';
    this.#clear();
  }

  #draw(final: boolean): void {
    do {
      if (this.#fence && !this.#growFence(this.#fence, final)) return;
      this.#drawTail(final);
    } while (this.#fence);
    // A definition holds for the whole text, also for what was drawn before it came.
    if (final && Object.keys(this.#references).length > 0) {
      this.#drawWhole(parseBlocks(this.#source, {}).blocks);
    }
  }

  #drawWhole(blocks: readonly Block[]): void {
    this.#clear();
    this.#addFrozen(blocks);
  }

  #clear(): void {
    this.#container.replaceChildren();
    this.#tail = [];
    this.#fence = undefined;
    this.#references = {};
    this.#frozenEnd = 0;
  }

  #drawTail(final: boolean): void {
    const tail = this.#source.slice(this.#frozenEnd);
    const { blocks, references } = parseBlocks(tail, this.#references);
    for (const node of this.#tail) node.remove();
    this.#tail = [];
    if (final) {
      this.#addFrozen(blocks);
      this.#references = references;
      this.#frozenEnd = this.#source.length;
      return;
    }
    const lineStarts = startsOfLines(tail);
    const certain = blocks.findLastIndex((block) => isCertain(block, lineStarts));
    const unfinished = blocks[certain];
    if (unfinished) {
      const end = lineStarts[unfinished.startLine] ?? 0;
      this.#addFrozen(blocks.slice(0, certain));
      this.#keepReferences(tail.slice(0, end), references);
      this.#frozenEnd += end;
      if (certain === blocks.length - 1 && this.#openFence(unfinished, tail.slice(end))) return;
    }
    this.#tail = this.#add(blocks.slice(Math.max(certain, 0))).nodes;
  }

  #addFrozen(blocks: readonly Block[]): void {
    for (const codeBlock of this.#add(blocks).codeBlocks) this.#highlighter.highlight(codeBlock);
  }

  #add(blocks: readonly Block[]): BuiltBlocks {
    const built = buildBlocks(blocks, this.#codeBlocks);
    this.#container.append(...built.nodes);
    return built;
  }

  #keepReferences(frozen: string, inTail: References): void {
    if (Object.keys(inTail).length === Object.keys(this.#references).length) return;
    this.#references = parseBlocks(frozen, this.#references).references;
  }

  /** Lets a fenced block at the end grow by itself from here on. `source` starts with its opening line. */
  #openFence(block: Block, source: string): boolean {
    const token = block.tokens[0];
    if (token?.type !== 'fence') return false;
    const codeBlock = this.#codeBlocks.create(token.info, '');
    this.#container.append(codeBlock.root);
    const indent = source.length - source.trimStart().length;
    this.#fence = { codeBlock, writer: new FenceWriter(codeBlock.text, token.markup, indent) };
    this.#frozenEnd += source.indexOf('\n') + 1;
    return true;
  }

  /** Returns whether the fence is closed, so that other blocks may follow. */
  #growFence(fence: { writer: FenceWriter; codeBlock: CodeBlock }, final: boolean): boolean {
    const { position, closed } = fence.writer.write(this.#source, this.#frozenEnd, final);
    this.#frozenEnd = position;
    if (!closed && !final) return false;
    this.#fence = undefined;
    this.#highlighter.highlight(fence.codeBlock);
    return true;
  }
}

/** Where each line that has begun starts. A line that only a line feed promises is not counted as complete. */
function startsOfLines(source: string): readonly number[] {
  const starts = [0];
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/**
 * Whether a block has begun for certain, so that what stands before it is finished: its first line is complete. A
 * table is a table only by its second line.
 */
function isCertain(block: Block, lineStarts: readonly number[]): boolean {
  const lines = block.tokens[0]?.type === 'table_open' ? 2 : 1;
  return lineStarts.length > block.startLine + lines;
}
