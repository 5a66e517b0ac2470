import { AcceptHistory, type Moment } from './acceptHistory.ts';
import { documentOf, withLineEdits, type DocumentLines, type LineEdit } from './documentLines.ts';
import { followChanges } from './followChanges.ts';
import { acceptHunks, hunksOf, rejectHunks, type DocumentHunk, type OpenEdit } from './openEdit.ts';
import { PlaceHistory } from './placeHistory.ts';
import type { TextChange, TextRange } from './trackedRange.ts';
import type { Rewrite } from './rewrite.ts';

/** A rewrite for each part of a version; undefined where there is none to decide about. */
export type Rewrites = readonly (Rewrite | undefined)[];

/** Where the rewrites are kept: those of the version that is shown, and of any other by its index. */
export interface RewriteStore {
  readonly shown: number;
  get(version: number): Rewrites;
  set(version: number, rewrites: Rewrites): void;
}

/** Where the parts stand in the document, in their order there. */
export interface Places {
  readonly ranges: readonly TextRange[];
  moveTo(ranges: readonly TextRange[]): void;
}

/** Takes those hunks that are meant out of all there are, in their order. */
export type Choice = (hunks: readonly DocumentHunk[]) => readonly DocumentHunk[];

/** Where the decisions stand at a moment, for Undo and Redo. */
interface Standing {
  readonly version: number;
  readonly ranges: readonly TextRange[];
  readonly rewrites: Rewrites;
  /** How many hunks had been rejected by then. */
  readonly rejections: number;
}

/** A hunk that was rejected, by its place in the lines that were proposed then. */
interface RejectedHunk {
  readonly version: number;
  readonly hunk: DocumentHunk;
}

/** An accepted edit on its way into the document. */
interface Expected {
  readonly before: Moment<Standing>;
  readonly text: string;
  readonly edit: OpenEdit;
}

/**
 * The decisions about the hunks of a proposal, while the document goes on changing: by the person, by what is accepted, by
 * Undo and Redo. Texts are whole documents with line feeds, whatever the editor's own line endings are.
 */
export class DecidedEdit {
  readonly #places: Places;
  readonly #store: RewriteStore;
  readonly #accepted = new AcceptHistory<Standing>();
  readonly #placesBefore = new PlaceHistory();
  readonly #rejected: RejectedHunk[] = [];
  #text: string;
  #expected: Expected | undefined;

  /** @param text the document as it is. */
  constructor(places: Places, store: RewriteStore, text: string) {
    this.#places = places;
    this.#store = store;
    this.#text = text;
  }

  /** What is to be decided of a version. */
  hunks(version: number, document: DocumentLines): readonly DocumentHunk[] {
    return hunksOf(this.#edit(this.#store.get(version)), document);
  }

  /** What would bring all that rewrites change into the document. */
  editsFor(rewrites: Rewrites, document: DocumentLines): readonly LineEdit[] {
    const edit = this.#edit(rewrites);
    return acceptHunks(edit, document, hunksOf(edit, document)).lineEdits;
  }

  /**
   * Begins to accept hunks of the version shown. What it returns is to be put into the document as one edit, and then
   * `endAccepting` to be called.
   * @returns none where there is nothing to put in; nothing has begun then.
   */
  accept(choose: Choice, text: string): readonly LineEdit[] {
    const lines = text.split('\n');
    const edit = this.#edit(this.#store.get(this.#store.shown));
    const document = documentOf(lines);
    const acceptance = acceptHunks(edit, document, choose(hunksOf(edit, document)));
    if (acceptance.lineEdits.length > 0)
      this.#expected = {
        before: { text, state: this.#standing() },
        text: withLineEdits(lines, acceptance.lineEdits).join('\n'),
        edit: acceptance.edit,
      };
    return acceptance.lineEdits;
  }

  /** Whether an edit that `accept` began is still on its way. */
  isAccepting(): boolean {
    return this.#expected !== undefined;
  }

  /** @returns whether the edit that `accept` began has arrived in the document. */
  endAccepting(): boolean {
    const hasArrived = this.#expected === undefined;
    this.#expected = undefined;
    return hasArrived;
  }

  /** Takes hunks out of the version shown. */
  reject(choose: Choice, text: string): void {
    const { shown } = this.#store;
    const edit = this.#edit(this.#store.get(shown));
    const chosen = choose(hunksOf(edit, documentOf(text.split('\n'))));
    // From the last to the first: each moves the place of those after it.
    this.#rejected.push(...chosen.toReversed().map((hunk) => ({ version: shown, hunk })));
    this.#set(shown, rejectHunks(edit, chosen));
  }

  /**
   * The document changed: the places follow, and an Undo of an accepted hunk brings it back.
   * @param changes each in places of the document after those before it.
   */
  follow(text: string, changes: readonly TextChange[], how: 'edit' | 'undo' | 'redo'): void {
    const before = { text: this.#text, state: this.#standing() };
    this.#text = text;
    const { ranges: left } = before.state;
    if (this.#expected && isArrival(text, this.#expected.text)) {
      this.#placesBefore.remember(before.text, left);
      this.#placesBefore.pause();
      this.#arrive(this.#expected, text);
      return;
    }
    if (how !== 'edit') this.#placesBefore.pause();
    const isUnsure = this.#placesBefore.leave(before.text, left, changes);
    this.#places.moveTo(followChanges(left, changes, before.text, text));
    if (how === 'edit') return;
    this.#placesBefore.pause();
    const standing = this.#accepted.find(text, how, before);
    const ranges = standing?.ranges ?? (isUnsure ? this.#placesBefore.find(text) : undefined);
    if (ranges) this.#places.moveTo(ranges);
    if (standing) this.#restore(standing, text);
  }

  /** The document is known to be another now, and the places with it. */
  restart(text: string): void {
    this.#text = text;
    this.#placesBefore.pause();
  }

  /** What was accepted is open again, but what was rejected since stays rejected. */
  #restore({ version, rewrites, rejections }: Standing, text: string): void {
    this.#store.set(version, rewrites);
    const document = documentOf(text.split('\n'));
    for (const rejected of this.#rejected.slice(rejections)) {
      if (rejected.version !== version) continue;
      const edit = this.#edit(this.#store.get(version));
      const hunks = hunksOf(edit, document).filter((hunk) => isSameProposal(hunk, rejected.hunk));
      this.#set(version, rejectHunks(edit, hunks));
    }
  }

  #arrive({ before, edit }: Expected, text: string): void {
    this.#expected = undefined;
    this.#places.moveTo(edit.map(({ range }) => range));
    this.#set(before.state.version, edit);
    this.#accepted.add(before, { text, state: this.#standing() });
  }

  #standing(): Standing {
    const { shown } = this.#store;
    return {
      version: shown,
      ranges: this.#places.ranges,
      rewrites: this.#store.get(shown),
      rejections: this.#rejected.length,
    };
  }

  #edit(rewrites: Rewrites): OpenEdit {
    return this.#places.ranges.map((range, part) => ({ range, rewrite: rewrites[part] }));
  }

  #set(version: number, edit: OpenEdit): void {
    this.#store.set(
      version,
      edit.map(({ rewrite }) => rewrite),
    );
  }
}

/** An editor takes the white space that it put in by itself out of a line with the next edit, whichever that is. */
function isArrival(text: string, expected: string): boolean {
  return text === expected || withoutBlankLines(text) === withoutBlankLines(expected);
}

function withoutBlankLines(text: string): string {
  return text.replace(/^[ \t]+$/gm, '');
}

function isSameProposal(one: DocumentHunk, other: DocumentHunk): boolean {
  return (
    one.part === other.part &&
    one.theirStart === other.theirStart &&
    one.theirs.join('\n') === other.theirs.join('\n')
  );
}
