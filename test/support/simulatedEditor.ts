import type { TextChange } from '../../src/core/edits/trackedRange.ts';
import { offsetAt, positionAt } from './textDocument.ts';

/** One replacement, in UTF-16 units from the start of the text. */
interface Replacement {
  readonly from: number;
  readonly removed: string;
  readonly inserted: string;
}

/** What one Undo takes out: replacements in order, in places of the text before all of them. */
interface UndoElement {
  readonly replacements: readonly Replacement[];
  readonly isOpen: boolean;
}

export type HowChanged = 'edit' | 'undo' | 'redo';
type Listener = (text: string, changes: readonly TextChange[], how: HowChanged) => void;

/**
 * An editor as VS Code is one: it reports the changes of an edit from the last to the first, joins what is typed or deleted
 * in one go to one undo element, and forgets what could be redone with the next edit.
 */
export class SimulatedEditor {
  text: string;
  readonly #listener: Listener;
  #done: UndoElement[] = [];
  #undone: UndoElement[] = [];

  constructor(text: string, listener: Listener) {
    this.text = text;
    this.#listener = listener;
  }

  /** How many times Undo would do something. */
  get undoable(): number {
    return this.#done.length;
  }

  get redoable(): number {
    return this.#undone.length;
  }

  get lines(): readonly string[] {
    return this.text.split('\n');
  }

  /** A person's edit. It joins the one before where that went on at the same place. */
  type(from: number, to: number, inserted: string): void {
    const next = { from, removed: this.text.slice(from, to), inserted };
    const last = this.#done.at(-1);
    const joined = last?.isOpen ? join(last.replacements[0], next) : undefined;
    if (joined) this.#done.pop();
    this.#done.push({ replacements: [joined ?? next], isOpen: true });
    this.#apply([next], 'edit');
  }

  /** An extension's edit, with an undo stop before and after it. @param changes in order. */
  edit(changes: readonly TextChange[]): void {
    const lines = this.lines;
    const replacements = changes.map(({ range, text }) => {
      const from = offsetAt(lines, range.start);
      return { from, removed: this.text.slice(from, offsetAt(lines, range.end)), inserted: text };
    });
    this.#done.push({ replacements, isOpen: false });
    this.#apply(replacements, 'edit');
  }

  /** Saving is an undo stop, and changes nothing. */
  save(): void {
    const last = this.#done.pop();
    if (last) this.#done.push({ ...last, isOpen: false });
  }

  undo(): boolean {
    const element = this.#done.pop();
    if (!element) return false;
    this.#undone.push({ ...element, isOpen: false });
    const undone = this.#undone;
    this.#apply(inverse(element.replacements), 'undo');
    this.#undone = undone;
    this.save();
    return true;
  }

  redo(): boolean {
    const element = this.#undone.pop();
    if (!element) return false;
    this.#done.push(element);
    const undone = this.#undone;
    this.#apply(element.replacements, 'redo');
    this.#undone = undone;
    return true;
  }

  #apply(replacements: readonly Replacement[], how: HowChanged): void {
    this.#undone = [];
    const before = this.text;
    const changes = replacements.toReversed().map(({ from, removed, inserted }): TextChange => {
      const range = { start: positionAt(before, from), end: positionAt(before, from + removed.length) };
      if (before.slice(from, from + removed.length) !== removed) throw new Error('Not the text that goes.');
      this.text = this.text.slice(0, from) + inserted + this.text.slice(from + removed.length);
      return { range, text: inserted };
    });
    this.#listener(this.text, changes, how);
  }
}

/** One replacement for two, where typing or deleting went on. */
function join(last: Replacement | undefined, next: Replacement): Replacement | undefined {
  if (!last) return undefined;
  const isTyping = next.removed === '' && last.inserted !== '' && !next.inserted.includes('\n');
  if (isTyping && next.from === last.from + last.inserted.length)
    return { ...last, inserted: last.inserted + next.inserted };
  const isDeleting = next.inserted === '' && last.inserted === '' && next.removed.length === 1;
  if (isDeleting && next.from + 1 === last.from)
    return { from: next.from, removed: next.removed + last.removed, inserted: '' };
  if (isDeleting && next.from === last.from) return { ...last, removed: last.removed + next.removed };
  return undefined;
}

function inverse(replacements: readonly Replacement[]): readonly Replacement[] {
  let grown = 0;
  return replacements.map(({ from, removed, inserted }) => {
    const turned = { from: from + grown, removed: inserted, inserted: removed };
    grown += inserted.length - removed.length;
    return turned;
  });
}
