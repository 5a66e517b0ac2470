import assert from 'node:assert/strict';
import { diff3Merge } from 'node-diff3';
import type { DocumentHunk } from '../../src/core/edits/openEdit.ts';
import type { Rewrites } from '../../src/core/edits/decidedEdit.ts';
import type { Scene, Step } from './interleavings.ts';
import { ProposalDesk } from './proposalDesk.ts';
import { typingAt } from './randomTyping.ts';

/** How often each thing was exercised. */
export interface Coverage {
  runs: number;
  steps: number;
  typed: number;
  accepted: number;
  acceptedTogether: number;
  /** Conflicts that were there after a step. */
  conflicts: number;
  conflictsAccepted: number;
  rejected: number;
  undone: number;
  acceptsUndone: number;
  redone: number;
  /** Acceptances of all hunks that diff3 did too. */
  merged: number;
  /** Replies that the gate refused. */
  refused: number;
}

/** A text that Undo or Redo comes back to, and how things stood there when it was left. */
interface Moment {
  readonly text: string;
  /** Whether it was come to by accepting. */
  readonly isAccepted: boolean;
  readonly standing: Standing;
}

interface Standing {
  readonly hunks: readonly DocumentHunk[];
  readonly rewrites: Rewrites;
  /** How often something happened that no Undo takes back: a part became ready, a hunk was rejected. */
  readonly age: number;
}

/** One interleaving, played step by step and checked against a model of its own that knows only texts and lines. */
export class Interleaving {
  readonly #desk: ProposalDesk;
  readonly #coverage: Coverage;
  #moments: Moment[];
  #now = 0;
  /** How often each text came about anew: of one that was written in two ways, places are known as they were last. */
  readonly #writings = new Map<string, number>();
  #age = 0;
  #tokens = 0;
  #hasAccepted = false;
  /** What only the person made of the document: as long as nothing was accepted, that is its text. */
  #typed: string;

  constructor({ lines, plan }: Scene, coverage: Coverage) {
    this.#desk = new ProposalDesk(lines, plan);
    this.#coverage = coverage;
    coverage.runs += 1;
    this.#typed = this.#desk.editor.text;
    this.#moments = [];
    this.#write(false);
  }

  step(step: Step): void {
    this.#coverage.steps += 1;
    this.#do(step);
    this.#check();
  }

  /** Rejecting what is left, one by one, leaves the text and nothing to decide. */
  end(): void {
    const { text } = this.#desk.editor;
    for (let left = this.#desk.hunks.length; left > 0; left -= 1) {
      this.#desk.reject(this.#desk.hunks.slice(0, 1));
      assert.ok(this.#desk.hunks.length < left, 'A rejected hunk is still there.');
    }
    assert.deepEqual(this.#desk.hunks, []);
    assert.equal(this.#desk.editor.text, text);
    this.#coverage.refused += this.#desk.refused;
  }

  #do({ kind, one, other, how }: Step): void {
    const { hunks } = this.#desk;
    const rewrites = this.#desk.get();
    const chosen = hunks.slice(one % Math.max(1, hunks.length)).slice(0, 1);
    switch (kind) {
      case 'model':
        for (let turn = how % 4; turn >= 0; turn -= 1) this.#model(1 + (one % 80));
        break;
      case 'type':
        this.#type(one, other, how);
        break;
      case 'save':
        this.#desk.editor.save();
        break;
      case 'undo':
        if (this.#desk.editor.undo()) this.#return(-1, rewrites);
        break;
      case 'redo':
        if (this.#desk.editor.redo()) this.#return(1, rewrites);
        break;
      case 'accept':
        this.#accept(hunks, chosen);
        break;
      case 'acceptAll':
        this.#accept(
          hunks,
          hunks.filter((hunk) => hunk.kind === 'open' || how % 4 === 0),
        );
        break;
      case 'reject':
        this.#reject(chosen);
        break;
    }
  }

  #model(pieceLength: number): void {
    const readyBefore = readyIn(this.#desk.get());
    this.#desk.goOn(pieceLength);
    assert.ok(this.#desk.previews.length > 0);
    if (readyIn(this.#desk.get()) > readyBefore) this.#age += 1;
  }

  #type(one: number, other: number, how: number): void {
    const { editor } = this.#desk;
    const { undoable } = editor;
    const { from, to, text } = typingAt(editor.text, { one, other, how }, `t${(this.#tokens += 1)}();`);
    if (from === to && text === '') return;
    const expected = editor.text.slice(0, from) + text + editor.text.slice(to);
    editor.type(from, to, text);
    assert.equal(editor.text, expected);
    if (!this.#hasAccepted) this.#typed = expected;
    this.#coverage.typed += 1;
    // What is typed in one go is one undo element: there is no coming back to the text within.
    this.#moments.length = this.#now + (editor.undoable === undoable ? 0 : 1);
    this.#write(false);
  }

  #accept(hunks: readonly DocumentHunk[], chosen: readonly DocumentHunk[]): void {
    if (chosen.length === 0) return;
    const { editor, runs } = this.#desk;
    const rewrites = this.#desk.get();
    const before = editor.lines;
    const merged = runs.map((run, part) => mergeOf(run, rewrites[part]));
    const isAll = chosen.length === hunks.length;
    const expected = putIn(before, chosen);
    assert.ok(this.#desk.accept(chosen));
    assert.equal(editor.text, expected.join('\n'));
    this.#hasAccepted = true;
    this.#checkKept(before, chosen);
    if (merged.every((merge) => merge !== 'unclear')) this.#checkLeft(hunks, chosen);
    if (isAll && merged.every((merge) => typeof merge !== 'string')) {
      assert.ok(hunks.every(({ kind }) => kind === 'open'));
      assert.deepEqual(this.#desk.runs, merged);
      this.#coverage.merged += 1;
    }
    this.#coverage.accepted += chosen.length;
    this.#coverage.acceptedTogether += chosen.length > 1 ? 1 : 0;
    this.#coverage.conflictsAccepted += chosen.filter(({ kind }) => kind === 'conflict').length;
    this.#moments.length = this.#now + 1;
    this.#write(true);
  }

  /**
   * The other hunks are as they were. Without a line between them that a hunk took out, two changes of the person are one,
   * and a conflict with one of them is a conflict with both.
   */
  #checkLeft(hunks: readonly DocumentHunk[], chosen: readonly DocumentHunk[]): void {
    const takesOut = chosen.some(({ theirs }) => theirs.length === 0);
    const sidesLeft = (all: readonly DocumentHunk[]): readonly unknown[] =>
      all.filter(({ kind }) => kind === 'open' || !takesOut).map(sidesOf);
    assert.deepEqual(sidesLeft(this.#desk.hunks), sidesLeft(hunks.filter((hunk) => !chosen.includes(hunk))));
  }

  /** The text is one that was not there before, as far as Undo and Redo go. */
  #write(isAccepted: boolean): void {
    const { text } = this.#desk.editor;
    this.#writings.set(text, (this.#writings.get(text) ?? 0) + 1);
    this.#now = this.#moments.length;
    this.#moments.push({ text, isAccepted, standing: this.#standing() });
  }

  /** What is not in a hunk's place is still there: lines from outside, and all that was typed. */
  #checkKept(before: readonly string[], chosen: readonly DocumentHunk[]): void {
    const after = this.#desk.editor.lines;
    for (const line of before) {
      const isOutside = /^o\d+\(\);$/.test(line);
      if (isOutside) assert.ok(after.includes(line), `${line} is gone.`);
    }
    const replaced = chosen.filter(({ kind }) => kind === 'conflict').flatMap(({ mine }) => mine);
    const text = after.join('\n');
    for (const [token] of before.join('\n').matchAll(/t\d+\(\);/g))
      assert.ok(text.includes(token) || replaced.some((line) => line.includes(token)), `${token} is gone.`);
  }

  #reject(chosen: readonly DocumentHunk[]): void {
    if (chosen.length === 0) return;
    const left = this.#desk.hunks.length - chosen.length;
    this.#desk.reject(chosen);
    assert.ok(this.#desk.hunks.length <= left);
    this.#age += 1;
    this.#coverage.rejected += 1;
  }

  /** An Undo (-1) or a Redo (1) was done. */
  #return(by: -1 | 1, before: Rewrites): void {
    const step = this.#moments[Math.max(this.#now, this.#now + by)];
    this.#now += by;
    const moment = this.#moments[this.#now];
    assert.ok(moment && step);
    assert.equal(this.#desk.editor.text, moment.text);
    if (!this.#hasAccepted) this.#typed = moment.text;
    if (!step.isAccepted) assert.deepEqual(this.#desk.get(), before);
    if (moment.standing.age === this.#age) {
      assert.deepEqual(this.#desk.get(), moment.standing.rewrites);
      if (this.#writings.get(moment.text) === 1) assert.deepEqual(this.#desk.hunks, moment.standing.hunks);
    }
    this.#coverage[by < 0 ? 'undone' : 'redone'] += 1;
    if (by < 0 && step.isAccepted) this.#coverage.acceptsUndone += 1;
  }

  #check(): void {
    const { editor, hunks } = this.#desk;
    const { lines } = editor;
    if (!this.#hasAccepted) assert.equal(editor.text, this.#typed);
    assert.equal(editor.text, this.#moments[this.#now]?.text);
    let end = 0;
    for (const hunk of hunks) {
      assert.ok(hunk.start >= end && hunk.end >= hunk.start, 'Hunks overlap.');
      assert.deepEqual(hunk.mine, lines.slice(hunk.start, hunk.end));
      end = hunk.end;
    }
    assert.ok(end <= lines.length);
    this.#coverage.conflicts += hunks.filter(({ kind }) => kind === 'conflict').length;
    const moment = this.#moments[this.#now];
    if (moment) this.#moments[this.#now] = { ...moment, standing: this.#standing() };
  }

  #standing(): Standing {
    return { hunks: this.#desk.hunks, rewrites: this.#desk.get(), age: this.#age };
  }
}

function readyIn(rewrites: Rewrites): number {
  return rewrites.filter((rewrite) => rewrite !== undefined).length;
}

function sidesOf({ kind, part, mine, theirs }: DocumentHunk): unknown {
  return { kind, part, mine, theirs };
}

/** The lines with each hunk's lines in the place of what stands there. */
function putIn(lines: readonly string[], hunks: readonly DocumentHunk[]): readonly string[] {
  const result: string[] = [];
  let next = 0;
  for (const { start, end, theirs } of hunks) {
    result.push(...lines.slice(next, start), ...theirs);
    next = end;
  }
  return [...result, ...lines.slice(next)];
}

/** What diff3 makes of a part; 'unclear' where lines repeat, so that there is more than one right answer. */
function mergeOf(
  current: readonly string[],
  rewrite: Rewrites[number],
): readonly string[] | 'conflict' | 'unclear' {
  if (!rewrite) return current;
  const { base, proposed } = rewrite;
  if ([current, base, proposed].some((lines) => new Set(lines).size < lines.length)) return 'unclear';
  const regions = diff3Merge([...current], [...base], [...proposed], { excludeFalseConflicts: true });
  return regions.some(({ conflict }) => conflict) ? 'conflict' : regions.flatMap(({ ok }) => ok ?? []);
}
