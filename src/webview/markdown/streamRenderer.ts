import { BlockViews } from './blockViews.ts';
import type { CodeBlock, CodeBlockFactory } from './codeBlock.ts';
import { FenceWriter } from './fenceWriter.ts';
import { FramePacer } from './framePacer.ts';
import { InlineViews } from './inlineViews.ts';
import { LineEndings } from './lineEndings.ts';
import { Parts } from './parts.ts';
import { parseBlocks, sameReferences, type Block, type References } from './parser.ts';
import { codeBlocksIn, isLastLeaf, ViewPatcher, type Drawn } from './viewPatcher.ts';
import type { Texts } from '../text.ts';

interface OpenFence {
  readonly writer: FenceWriter;
  readonly codeBlock: CodeBlock;
}

/**
 * Draws Markdown while it streams. A block is frozen, and never touched again, once the next one has begun for
 * certain; only what follows the frozen blocks is parsed anew, and of that only what differs from the frame before
 * touches the page. An open fenced code block is text that grows. When the text is whole, the page is the same as if it
 * had been drawn at once.
 */
export class StreamRenderer {
  readonly #inline = new InlineViews();
  readonly #blocks: BlockViews;
  readonly #parts: Parts;
  readonly #pacer = new FramePacer(() => {
    this.#draw(false);
  });
  #lineEndings = new LineEndings();
  /** What is on the page for good. */
  #frozen = '';
  #frozenDrawn: Drawn[] = [];
  #frozenCodeBlocks = 0;
  /** What follows it; inside an open fence, from the first unfinished line on. */
  #tail = '';
  #tailDrawn: readonly Drawn[] = [];
  /** Definitions of links in the frozen part. */
  #references: References = {};
  #fence: OpenFence | undefined;
  #finished = false;

  constructor(container: HTMLElement, codeBlocks: CodeBlockFactory, texts: Texts) {
    this.#blocks = new BlockViews(this.#inline, texts);
    this.#parts = new Parts(container, new ViewPatcher(codeBlocks));
  }

  /** Adds text; it is on the page within a frame or a few. */
  append(text: string): void {
    this.#tail += this.#lineEndings.take(text);
    this.#pacer.request();
  }

  /** Draws the rest now. No text may follow, except after `restart`. Doing it again changes nothing. */
  finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#pacer.cancel();
    this.#tail += this.#lineEndings.rest();
    this.#draw(true);
    // From here on only the page itself is needed.
    this.#frozen = '';
    this.#frozenDrawn = [];
  }

  /** Empties the page and begins again. */
  restart(): void {
    this.#pacer.cancel();
    this.#lineEndings = new LineEndings();
    this.#parts.clear();
    this.#frozen = '';
    this.#frozenDrawn = [];
    this.#frozenCodeBlocks = 0;
    this.#tail = '';
    this.#tailDrawn = [];
    this.#references = {};
    this.#fence = undefined;
    this.#finished = false;
  }

  #draw(final: boolean): void {
    do {
      if (this.#fence && !this.#growFence(this.#fence, final)) return;
      this.#drawTail(final);
    } while (this.#fence);
    // A definition holds for the whole text, also for what was drawn before it came.
    if (final && Object.keys(this.#references).length > 0) this.#drawWhole();
  }

  #drawWhole(): void {
    const { blocks, references } = parseBlocks(this.#frozen, {});
    this.#frozenDrawn = [...this.#patch(0, this.#frozenDrawn, blocks, references)];
    const codeBlocks = codeBlocksIn(this.#frozenDrawn);
    for (const [index, codeBlock] of codeBlocks.entries()) {
      codeBlock.setIndex(index);
      codeBlock.finish();
    }
  }

  #drawTail(final: boolean): void {
    const { blocks, references } = parseBlocks(this.#tail, this.#references);
    this.#tailDrawn = this.#patch(this.#frozenDrawn.length, this.#tailDrawn, blocks, references);
    this.#numberCodeBlocks();
    if (final) {
      this.#freeze(blocks.length, this.#tail.length);
      this.#references = references;
      return;
    }
    const lineStarts = startsOfLines(this.#tail);
    const certain = blocks.findLastIndex((block) => isCertain(block, lineStarts));
    const unfinished = blocks[certain];
    if (!unfinished) return;
    const end = lineStarts[unfinished.startLine] ?? 0;
    this.#keepReferences(this.#tail.slice(0, end), references);
    this.#freeze(certain, end);
    if (certain === blocks.length - 1) this.#openFence(unfinished);
  }

  #patch(
    first: number,
    drawn: readonly Drawn[],
    blocks: readonly Block[],
    references: References,
  ): readonly Drawn[] {
    this.#inline.begin(references);
    const views = blocks.map((block) => this.#blocks.build(block));
    return this.#parts.patch(first, drawn, views);
  }

  /** Code with something after it is complete, also inside an unfinished list. */
  #numberCodeBlocks(): void {
    let index = this.#frozenCodeBlocks;
    for (const codeBlock of codeBlocksIn(this.#tailDrawn)) {
      codeBlock.setIndex(index);
      index += 1;
      if (!isLastLeaf(codeBlock, this.#tailDrawn)) codeBlock.finish();
    }
  }

  /** Leaves the first blocks of the tail, as they stand on the page, for good. */
  #freeze(count: number, end: number): void {
    const drawn = this.#tailDrawn.slice(0, count);
    this.#tailDrawn = this.#tailDrawn.slice(count);
    const codeBlocks = codeBlocksIn(drawn);
    for (const codeBlock of codeBlocks) codeBlock.finish();
    this.#frozenCodeBlocks += codeBlocks.length;
    this.#frozenDrawn.push(...drawn);
    this.#take(end);
  }

  /** Moves text from the tail to the frozen part. */
  #take(end: number): void {
    this.#frozen += this.#tail.slice(0, end);
    this.#tail = this.#tail.slice(end);
  }

  #keepReferences(frozen: string, inTail: References): void {
    if (sameReferences(inTail, this.#references)) return;
    this.#references = parseBlocks(frozen, this.#references).references;
  }

  /** Lets a fenced block at the end of the tail, which begins with its opening line, grow by itself from here on. */
  #openFence(block: Block): void {
    const token = block.tokens[0];
    const [drawn] = this.#tailDrawn;
    if (token?.type !== 'fence' || drawn?.kind !== 'code') return;
    const { codeBlock } = drawn;
    codeBlock.show('');
    const indent = this.#tail.length - this.#tail.trimStart().length;
    this.#fence = { codeBlock, writer: new FenceWriter(codeBlock, token.markup, indent) };
    this.#take(this.#tail.indexOf('\n') + 1);
    this.#frozenDrawn.push(drawn);
    this.#frozenCodeBlocks += 1;
    this.#tailDrawn = [];
  }

  /** Returns whether the fence is closed, so that other blocks may follow. */
  #growFence(fence: OpenFence, final: boolean): boolean {
    const { position, closed } = fence.writer.write(this.#tail, 0, final);
    this.#take(position);
    if (!closed && !final) return false;
    this.#fence = undefined;
    fence.codeBlock.finish();
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
