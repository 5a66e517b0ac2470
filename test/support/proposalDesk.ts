import {
  DecidedEdit,
  type Places,
  type RewriteStore,
  type Rewrites,
} from '../../src/core/edits/decidedEdit.ts';
import { documentOf, linesAt, rangeOf, toTextChanges } from '../../src/core/edits/documentLines.ts';
import { wholeRanges, type DocumentHunk } from '../../src/core/edits/openEdit.ts';
import {
  appendReply,
  phaseOf,
  settle,
  startChecking,
  startPart,
  startVersion,
  withPart,
  type Part,
  type Version,
} from '../../src/core/edits/proposal.ts';
import { judgeReply } from '../../src/core/edits/replyGate.ts';
import { previewOf } from '../../src/core/edits/streamedPart.ts';
import type { TextRange } from '../../src/core/edits/trackedRange.ts';
import { SimulatedEditor } from './simulatedEditor.ts';

/** Some lines, and what the model makes of them. */
export interface PlannedPart {
  readonly firstLine: number;
  readonly base: readonly string[];
  readonly proposed: readonly string[];
}

/** A document in an editor with a proposal for it: what the extension is, without VS Code. */
export class ProposalDesk implements Places, RewriteStore {
  readonly shown = 0;
  readonly editor: SimulatedEditor;
  /** Replies that the gate refused, and that were taken as they are. */
  refused = 0;
  ranges: readonly TextRange[];
  #version: Version;
  readonly #edit: DecidedEdit;
  readonly #replies: readonly string[];
  readonly #plan: readonly PlannedPart[];

  constructor(lines: readonly string[], plan: readonly PlannedPart[]) {
    const text = lines.join('\n');
    this.#plan = plan;
    this.ranges = plan.map(({ firstLine, base }) => rangeOf({ firstLine, lines: base }));
    this.#replies = plan.map(({ proposed }) => `Sure:\n\n\`\`\`js\n${proposed.join('\n')}\n\`\`\`\nDone.\n`);
    const snapshots = plan.map(({ firstLine, base }) => ({
      languageId: 'javascript',
      path: 'a.js',
      before: lines
        .slice(0, firstLine)
        .map((line) => `${line}\n`)
        .join(''),
      selection: base.join('\n'),
      after: lines
        .slice(firstLine + base.length)
        .map((line) => `\n${line}`)
        .join(''),
    }));
    this.#version = startVersion({ wish: '', attempt: 1 }, snapshots);
    this.#edit = new DecidedEdit(this, this, text);
    this.editor = new SimulatedEditor(text, (after, changes, how) => {
      this.#edit.follow(after, changes, how);
    });
  }

  moveTo(ranges: readonly TextRange[]): void {
    this.ranges = ranges;
  }

  get(): Rewrites {
    return this.#version.parts.map(({ state }) => (state.kind === 'ready' ? state.rewrite : undefined));
  }

  set(_: number, rewrites: Rewrites): void {
    rewrites.forEach((rewrite, index) => {
      const part = this.#version.parts[index];
      if (rewrite && part)
        this.#version = withPart(this.#version, index, { ...part, state: { kind: 'ready', rewrite } });
    });
  }

  get isReady(): boolean {
    return phaseOf(this.#version) === 'ready';
  }

  /** As in the extension, nothing is to be decided while the model is at it. */
  get hunks(): readonly DocumentHunk[] {
    return this.isReady ? this.#edit.hunks(0, documentOf(this.editor.lines)) : [];
  }

  /** The lines of each part as they are. */
  get runs(): readonly (readonly string[])[] {
    const document = documentOf(this.editor.lines);
    return wholeRanges(this.ranges, document).map((range) => linesAt(document, range).lines);
  }

  /** What each part would be with what came so far. */
  get previews(): readonly (readonly string[] | undefined)[] {
    return this.#version.parts.map((part) => previewOf(part, this.#version)?.proposed);
  }

  /** The model goes on: it begins with a part, sends a piece of its reply, ends, or is judged. */
  goOn(pieceLength: number): void {
    const index = this.#version.parts.findIndex(({ state }) => state.kind !== 'ready');
    const part = this.#version.parts[index];
    if (part) this.#version = withPart(this.#version, index, this.#next(part, index, pieceLength));
  }

  /** @returns whether there was anything to put in. */
  accept(chosen: readonly DocumentHunk[]): boolean {
    const edits = this.#edit.accept(() => chosen, this.editor.text);
    if (edits.length === 0) return false;
    this.editor.edit(toTextChanges(documentOf(this.editor.lines), edits));
    if (!this.#edit.endAccepting()) throw new Error('The accepted edit did not arrive.');
    return true;
  }

  reject(chosen: readonly DocumentHunk[]): void {
    this.#edit.reject(() => chosen, this.editor.text);
  }

  #next(part: Part, index: number, pieceLength: number): Part {
    const { state } = part;
    const whole = this.#replies[index] ?? '';
    if (state.kind === 'checking') return this.#judge(part, index, state.reply);
    if (state.kind !== 'streaming') return startPart(part);
    if (state.reply.length === whole.length) return startChecking(part);
    return appendReply(part, whole.slice(state.reply.length, state.reply.length + pieceLength));
  }

  #judge(part: Part, index: number, reply: string): Part {
    const verdict = judgeReply({ ...part.snapshot, reply, finishReason: 'stop' });
    if (verdict.kind === 'replacement') return settle(part, verdict, reply);
    this.refused += 1;
    const text = this.#plan[index]?.proposed.join('\n') ?? '';
    return settle(part, { kind: 'replacement', text }, reply);
  }
}
