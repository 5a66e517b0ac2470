import { depthOf } from './depth.ts';
import { readHunks, type PatchLine } from './unifiedDiff.ts';

interface Place {
  /** Index of the first line in the text that the patch is applied to. */
  readonly at: number;
  readonly hunk: readonly PatchLine[];
}

/**
 * Applies a patch to the selection, as models write them: numbers of lines are not trusted and white space at both ends
 * of a line does not count, so a hunk goes where its old lines stand, in order, and only there.
 * @param around lines before and after the selection, which a patch may show as context but not change.
 * @returns the patched selection; undefined where a hunk has no place, more than one, or one outside of the selection.
 */
export function applyDiff(
  patch: readonly string[],
  selection: readonly string[],
  around: { readonly before: readonly string[]; readonly after: readonly string[] },
): readonly string[] | undefined {
  const before = around.before.slice(-reach);
  const text = [...before, ...selection, ...around.after.slice(0, reach)];
  const range = { start: before.length, end: before.length + selection.length };
  const hunks = readHunks(patch);
  if (hunks.length === 0) return undefined;
  const lines = new Lines(text);
  const places: Place[] = [];
  let from = 0;
  for (const hunk of hunks) {
    const found = place(hunk, lines, from) ?? placePieces(hunk, lines, from);
    if (!found) return undefined;
    places.push(...found);
    const last = found.at(-1);
    from = last ? last.at + oldLines(last.hunk).length : from;
  }
  return write(places, text, range);
}

/** Lines of context beyond the selection are searched this far. */
const reach = 100;

class Lines {
  readonly texts: readonly string[];
  readonly #places = new Map<string, number[]>();

  constructor(lines: readonly string[]) {
    this.texts = lines.map((line) => line.trim());
    this.texts.forEach((text, index) => {
      const places = this.#places.get(text);
      if (places) places.push(index);
      else this.#places.set(text, [index]);
    });
  }

  /** The one place from which the lines stand one after the other; undefined for none and for several. */
  find(wanted: readonly string[], from: number): number | undefined {
    const [first] = wanted;
    if (first === undefined || wanted.length > this.texts.length - from) return undefined;
    const found = (this.#places.get(first) ?? []).filter(
      (at) => at >= from && wanted.every((text, index) => this.texts[at + index] === text),
    );
    return found.length === 1 ? found[0] : undefined;
  }
}

function oldLines(hunk: readonly PatchLine[]): readonly string[] {
  return hunk.filter(({ kind }) => kind !== 'added').map(({ text }) => text.trim());
}

function place(hunk: readonly PatchLine[], lines: Lines, from: number): readonly Place[] | undefined {
  const at = lines.find(oldLines(hunk), from);
  if (at !== undefined) return [{ at, hunk }];
  const inner = withoutBlankEnds(hunk);
  const again = inner.length < hunk.length ? lines.find(oldLines(inner), from) : undefined;
  return again === undefined ? undefined : [{ at: again, hunk: inner }];
}

/** A model leaves lines out between two changes without saying so: every change is looked for on its own. */
function placePieces(hunk: readonly PatchLine[], lines: Lines, from: number): readonly Place[] | undefined {
  const places: Place[] = [];
  let next = from;
  for (const piece of piecesOf(hunk)) {
    const found = place(piece, lines, next);
    if (!found) return undefined;
    places.push(...found);
    next = (found[0]?.at ?? next) + oldLines(found[0]?.hunk ?? piece).length;
  }
  return places;
}

/** Each piece begins where old lines follow upon new ones. */
function piecesOf(hunk: readonly PatchLine[]): readonly (readonly PatchLine[])[] {
  const pieces: PatchLine[][] = [];
  hunk.forEach((line, index) => {
    const isStart = index === 0 || (hunk[index - 1]?.kind === 'added' && line.kind !== 'added');
    if (isStart) pieces.push([line]);
    else pieces.at(-1)?.push(line);
  });
  return pieces;
}

function withoutBlankEnds(hunk: readonly PatchLine[]): readonly PatchLine[] {
  const isText = ({ kind, text }: PatchLine): boolean => kind !== 'context' || text.trim() !== '';
  return hunk.slice(hunk.findIndex(isText), hunk.findLastIndex(isText) + 1);
}

function write(
  places: readonly Place[],
  text: readonly string[],
  range: { readonly start: number; readonly end: number },
): readonly string[] | undefined {
  const written: string[] = [];
  let next = range.start;
  for (const { at, hunk } of places) {
    let index = at;
    const by = shiftOf(hunk, at, text);
    for (const line of hunk) {
      if (line.kind === 'added') {
        if (index < range.start || index > range.end) return undefined;
        while (next < index) written.push(text[next++] ?? '');
        written.push(shifted(line.text, by, text[at] ?? ''));
        continue;
      }
      const isInside = index >= range.start && index < range.end;
      if (line.kind === 'removed') {
        if (!isInside) return undefined;
        while (next < index) written.push(text[next++] ?? '');
        next = index + 1;
      }
      index += 1;
    }
  }
  while (next < range.end) written.push(text[next++] ?? '');
  return written;
}

/** How much further in the text stands than the patch has it, by the first old line that tells. */
function shiftOf(hunk: readonly PatchLine[], at: number, text: readonly string[]): number {
  const old = hunk.filter(({ kind }) => kind !== 'added');
  const first = old.findIndex((line) => line.text.trim() !== '');
  return first === -1 ? 0 : depthOf(text[at + first] ?? '') - depthOf(old[first]?.text ?? '');
}

function shifted(line: string, by: number, model: string): string {
  if (line.trim() === '' || by === 0) return line.trim() === '' ? '' : line;
  if (by < 0) return line.slice(Math.min(-by, depthOf(line)));
  const prefix = model.slice(0, Math.min(by, depthOf(model)));
  return prefix.padEnd(by, prefix[0] ?? ' ') + line;
}
