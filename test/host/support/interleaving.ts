import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { EditingWindow } from './editingWindow.ts';
import { until } from './until.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, public domain). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const original = Array.from({ length: 14 }, (_, index) => `line${index}()`);
const [first, last] = [3, 10];

/** What was done in an interleaving, for the counts of a run. */
export type Counts = Record<
  'model' | 'typed' | 'saved' | 'undone' | 'redone' | 'accepted' | 'rejected',
  number
>;

/** One random interleaving in the real editor, with a person's text kept beside it by other means. */
export class Interleaving {
  readonly #window: EditingWindow;
  readonly #next: () => number;
  readonly #counts: Counts;
  /** What the document must hold, before and after each edit; where in it the document is now. */
  readonly #texts: string[];
  #at = 0;
  readonly #reply: string[];

  private constructor(window: EditingWindow, seed: number, counts: Counts) {
    this.#window = window;
    this.#next = random(seed);
    this.#counts = counts;
    this.#texts = [window.text];
    const rewritten = original.slice(first, last + 1).flatMap((line) => this.#rewrite(line));
    this.#reply = ['```lua\n', ...rewritten.map((line) => `${line}\n`), '```\n'];
  }

  /** Plays one to its end and checks it after every step. @throws AssertionError naming the seed and the steps. */
  static async play(seed: number, steps: number, counts: Counts): Promise<void> {
    const window = await EditingWindow.open(`${original.join('\n')}\n`, [first, last], 'lua');
    window.settings['edgewise.edits.repairRefusals'] = false;
    window.settings['edgewise.edits.checkProblems'] = false;
    const done: string[] = [];
    try {
      const game = new Interleaving(window, seed, counts);
      await window.edits.refactor();
      for (let step = 0; step < steps; step += 1) {
        done.push(await game.#step());
        await game.#check();
      }
    } catch (error) {
      throw new Error(`Seed ${seed}, after ${done.join(', ')}`, {
        cause: error,
      });
    } finally {
      await window.close();
    }
  }

  get #text(): string {
    return this.#texts[this.#at] ?? '';
  }

  #pick(count: number): number {
    return Math.floor(this.#next() * count);
  }

  #rewrite(line: string): readonly string[] {
    const kind = this.#next();
    if (kind < 0.4) return [line];
    if (kind < 0.7) return [line.replace('line', 'changed')];
    return kind < 0.85 ? [line, `new${this.#pick(1000)}()`] : [];
  }

  /** The model goes on in every other step until it is done; from then on, decisions take its place. */
  async #step(): Promise<string> {
    const kind = this.#next();
    if (kind < 0.5) return this.#reply.length > 0 ? this.#model() : this.#decide();
    if (kind < 0.75) return this.#type();
    if (kind < 0.82) return this.#save();
    return kind < 0.94 ? this.#undo() : this.#redo();
  }

  /** The next line of the reply; the end and the verdict after the last one. */
  async #model(): Promise<string> {
    const line = this.#reply.shift() ?? '';
    this.#counts.model += 1;
    const { asker } = this.#window;
    await until(() => asker.requests.length > 0);
    asker.say({ type: 'text', text: line });
    if (this.#reply.length > 0) return 'a line of the model';
    asker.say({ type: 'end', finishReason: 'stop', lossy: false });
    await until(() => !this.#window.phases.includes('streaming'));
    return 'the end of the reply';
  }

  async #type(): Promise<string> {
    const { document, editor } = this.#window;
    const line = this.#pick(document.lineCount);
    const { text } = document.lineAt(line);
    const from = new vscode.Position(line, this.#pick(text.length + 1));
    const to = this.#next() < 0.2 ? document.validatePosition(from.translate(1, 0)) : from;
    const typed = this.#next() < 0.2 ? `x${this.#pick(1000)}\n` : `y${this.#pick(1000)}`;
    const offset = document.offsetAt(from);
    const expected = this.#text.slice(0, offset) + typed + this.#text.slice(document.offsetAt(to));
    const isDone = await editor.edit((builder) => {
      builder.replace(new vscode.Range(from, to), typed);
    });
    if (!isDone) return 'typing that came too late';
    this.#counts.typed += 1;
    this.#move(expected);
    return `typing at line ${line}`;
  }

  async #save(): Promise<string> {
    this.#counts.saved += 1;
    await this.#window.document.save();
    return 'a save';
  }

  async #undo(): Promise<string> {
    if (this.#at === 0) return 'nothing to undo';
    this.#counts.undone += 1;
    await vscode.window.showTextDocument(this.#window.document);
    await vscode.commands.executeCommand('undo');
    this.#at -= 1;
    return 'an undo';
  }

  async #redo(): Promise<string> {
    if (this.#at === this.#texts.length - 1) return 'nothing to redo';
    this.#counts.redone += 1;
    await vscode.window.showTextDocument(this.#window.document);
    await vscode.commands.executeCommand('redo');
    this.#at += 1;
    return 'a redo';
  }

  async #decide(): Promise<string> {
    const [proposal] = this.#window.edits.proposals;
    const hunk = proposal?.hunks[this.#pick(proposal.hunks.length)];
    if (!hunk) return 'nothing to decide';
    this.#window.editor.selection = new vscode.Selection(hunk.start, 0, hunk.start, 0);
    if (this.#next() < 0.3) {
      this.#counts.rejected += 1;
      proposal.reject([hunk]);
      return `rejecting at ${hunk.start}`;
    }
    const lines = this.#text.split('\n');
    lines.splice(hunk.start, hunk.end - hunk.start, ...hunk.theirs);
    this.#counts.accepted += 1;
    await proposal.accept([hunk]);
    this.#move(lines.join('\n'));
    return `accepting at ${hunk.start}`;
  }

  /** An edit: what was undone before it can no longer be redone. */
  #move(text: string): void {
    this.#at += 1;
    this.#texts.splice(this.#at, this.#texts.length, text);
  }

  /** The document holds what it must, hunks never overlap, and the file never holds what no moment held. */
  async #check(): Promise<void> {
    assert.equal(this.#window.text, this.#text);
    let end = -1;
    for (const hunk of this.#window.edits.proposals[0]?.hunks ?? []) {
      assert.ok(hunk.start >= end, 'hunks overlap');
      end = hunk.end;
    }
    const saved = await readFile(this.#window.document.uri.fsPath, 'utf8');
    this.#seen.add(this.#text);
    // VS Code writes a file in place: for a moment it holds only the beginning.
    const isKnown = [...this.#seen].some((text) => text.startsWith(saved));
    assert.ok(isKnown, `The file holds ${JSON.stringify(saved)}`);
  }

  /** Every text that the document held at some moment. */
  readonly #seen = new Set<string>([`${original.join('\n')}\n`]);
}
