import { similarity } from './lineKeys.ts';

/** What is compared at an edge, walking away from what is known to belong together. */
export interface Edge {
  readonly documentKeys: readonly string[];
  readonly codeKeys: readonly string[];
  /** The outermost lines that are the same. */
  readonly documentLine: number;
  readonly codeLine: number;
  /** -1 to walk up, 1 to walk down. */
  readonly step: -1 | 1;
}

/** How far an edge of some code reaches in the document. */
export interface Reach {
  /** The outermost line of the document that the code has in its own form. */
  readonly documentLine: number;
  /** The outermost line of the code that was found there; what is beyond it is new, or was not found. */
  readonly codeLine: number;
}

/** Two lines are forms of the same one from this similarity on. */
const leastSimilarity = 0.5;

/**
 * Walks on from the outermost lines that are the same, as long as the next lines on both sides are the same or one is a
 * form of the other. Blank lines do not count.
 */
export function walk({ documentKeys, codeKeys, documentLine, codeLine, step }: Edge): Reach {
  let reach: Reach = { documentLine, codeLine };
  for (;;) {
    const nextCode = nextText(codeKeys, reach.codeLine, step);
    const nextDocument = nextText(documentKeys, reach.documentLine, step);
    if (nextCode === undefined || nextDocument === undefined) return reach;
    const [code = '', document = ''] = [codeKeys[nextCode], documentKeys[nextDocument]];
    if (code !== document && similarity(code, document) < leastSimilarity) return reach;
    reach = { documentLine: nextDocument, codeLine: nextCode };
  }
}

/** The index of the next line that is not blank; undefined where there is none. */
export function nextText(keys: readonly string[], line: number, step: -1 | 1): number | undefined {
  for (let index = line + step; index >= 0 && index < keys.length; index += step)
    if (keys[index] !== '') return index;
  return undefined;
}
