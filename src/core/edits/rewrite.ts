import { diffLines } from './diff/lineDiff.ts';
import type { Hunk } from './diff/hunk.ts';

/**
 * Some lines as they were when the model was asked, and as it would have them. What a person accepted is in both, what
 * they rejected is in neither, so that the difference is always what they have still to decide.
 */
export interface Rewrite {
  readonly base: readonly string[];
  readonly proposed: readonly string[];
}

/** A change that waits for a decision, with the place where it belongs in the lines as they are now. */
export interface PlacedHunk {
  /** `conflict`: the person changed the same lines in another way, so both sides have to be shown. */
  readonly kind: 'open' | 'conflict';
  /** The lines of the base, the end excluded. */
  readonly baseStart: number;
  readonly baseEnd: number;
  /** The lines as they are now, the end excluded. */
  readonly start: number;
  readonly end: number;
  /** What stands there now; the same as in the base for an open one. */
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  /** Index of the first of `theirs` in the proposed lines. */
  readonly theirStart: number;
}

/**
 * The three-way merge of a base, a model's proposal and the lines as they are now: in order, never overlapping, each hunk
 * of the model's that the person has not made themselves. Unlike in diff3, changes that only touch do not conflict, as
 * long as their order is clear. Those of the person are in the lines already, and are no part of what this returns.
 */
export function placeHunks(rewrite: Rewrite, current: readonly string[]): readonly PlacedHunk[] {
  const known = placements.get(rewrite);
  if (known && equalLines(known.current, current)) return known.placed;
  const { base, proposed } = rewrite;
  const theirs = known?.theirs ?? diffLines(base, proposed);
  const mine = diffLines(base, current);
  const clusters = toClusters(theirs, mine);
  const [grown, growing] = [growthsOf(mine, clusters), growthsOf(theirs, clusters)];
  const placed = clusters
    .map((cluster, index) => place(cluster, { base, proposed, current }, grown[index], growing[index]))
    .filter(({ mine: now, theirs: then }) => !equalLines(now, then));
  placements.set(rewrite, { theirs, current, placed });
  return placed;
}

/** What was found out about a rewrite, which never changes: asked with each keystroke in the file, wherever that is. */
interface Placement {
  readonly theirs: readonly Hunk[];
  /** The lines that were asked about last. */
  readonly current: readonly string[];
  readonly placed: readonly PlacedHunk[];
}

const placements = new WeakMap<Rewrite, Placement>();

/** The rewrite after a hunk of it came into the file. */
export function withAccepted({ base, proposed }: Rewrite, hunk: PlacedHunk): Rewrite {
  return { base: base.toSpliced(hunk.baseStart, hunk.baseEnd - hunk.baseStart, ...hunk.theirs), proposed };
}

/** The rewrite without a hunk: its place is as the base has it. */
export function withRejected({ base, proposed }: Rewrite, hunk: PlacedHunk): Rewrite {
  const kept = base.slice(hunk.baseStart, hunk.baseEnd);
  return { base, proposed: proposed.toSpliced(hunk.theirStart, hunk.theirs.length, ...kept) };
}

/** Part of the base that changes of the model reach, with all changes of the person that overlap it. */
interface Cluster {
  readonly baseStart: number;
  readonly baseEnd: number;
  readonly isConflict: boolean;
}

function toClusters(theirs: readonly Hunk[], mine: readonly Hunk[]): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const hunk of theirs) {
    let cluster: Cluster = { baseStart: hunk.originalStart, baseEnd: endOf(hunk), isConflict: false };
    const last = clusters.at(-1);
    if (last && overlap(last, cluster)) {
      cluster = { ...last, baseEnd: Math.max(last.baseEnd, cluster.baseEnd) };
      clusters.pop();
    }
    for (const other of mine) {
      const region = { baseStart: other.originalStart, baseEnd: endOf(other) };
      if (overlap(region, cluster))
        cluster = {
          baseStart: Math.min(cluster.baseStart, region.baseStart),
          baseEnd: Math.max(cluster.baseEnd, region.baseEnd),
          isConflict: true,
        };
    }
    clusters.push(cluster);
  }
  return clusters;
}

/**
 * @param grown by the person's hunks, where the lines are as they are now.
 * @param growing by the model's, in the proposed lines.
 */
function place(
  { baseStart, baseEnd, isConflict }: Cluster,
  { base, proposed, current }: Rewrite & { readonly current: readonly string[] },
  grown = noGrowth,
  growing = noGrowth,
): PlacedHunk {
  const start = baseStart + grown.above;
  const end = baseEnd + grown.above + grown.within;
  const from = baseStart + growing.above;
  const to = baseEnd + growing.above + growing.within;
  return {
    kind: isConflict ? 'conflict' : 'open',
    baseStart,
    baseEnd,
    start,
    end,
    mine: isConflict ? current.slice(start, end) : base.slice(baseStart, baseEnd),
    theirs: proposed.slice(from, to),
    theirStart: from,
  };
}

type Region = Pick<Cluster, 'baseStart' | 'baseEnd'>;

/** Two empty regions overlap in the same place: which goes first cannot be told. */
function overlap(one: Region, other: Region): boolean {
  if (isEmpty(one) && isEmpty(other)) return one.baseStart === other.baseStart;
  return one.baseStart < other.baseEnd && other.baseStart < one.baseEnd;
}

function isEmpty({ baseStart, baseEnd }: Region): boolean {
  return baseStart === baseEnd;
}

/** Lines that hunks put in, less those they take out: all of them before a region, and within it. */
interface Growth {
  readonly above: number;
  readonly within: number;
}

const noGrowth: Growth = { above: 0, within: 0 };

/** In one pass. @param regions in order, each around every hunk that overlaps it. */
function growthsOf(hunks: readonly Hunk[], regions: readonly Region[]): readonly Growth[] {
  let next = 0;
  let above = 0;
  return regions.map((region) => {
    let hunk = hunks[next];
    for (; hunk && endOf(hunk) <= region.baseStart && !isWithin(hunk, region); hunk = hunks[next]) {
      above += growthOf(hunk);
      next += 1;
    }
    let within = 0;
    for (let index = next; hunk && isWithin(hunk, region); hunk = hunks[index]) {
      within += growthOf(hunk);
      index += 1;
    }
    return { above, within };
  });
}

function isWithin(hunk: Hunk, region: Region): boolean {
  return overlap({ baseStart: hunk.originalStart, baseEnd: endOf(hunk) }, region);
}

function growthOf({ originalLines, replacementLines }: Hunk): number {
  return replacementLines.length - originalLines.length;
}

function endOf({ originalStart, originalLines }: Hunk): number {
  return originalStart + originalLines.length;
}

function equalLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
