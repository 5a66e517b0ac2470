import { BracketScan, type Balance, type ScanState } from './bracketScan.ts';
import { findSyntax } from './bracketSyntax.ts';

/** Whether every bracket and quote of a piece of code is closed within it, in the right order. Linear in the text. */
export function checkBalance(text: string, languageId: string): Balance {
  return createScan(text, languageId)?.finish() ?? { kind: 'unknown' };
}

/**
 * The brackets that a piece of code closes without opening them and opens without closing them, in order; undefined
 * where that is not certain.
 */
export function openBrackets(text: string, languageId: string): string | undefined {
  return createScan(text, languageId)?.finishPiece();
}

/** A walk over a text that can be stopped; undefined where the brackets of the text cannot be judged with confidence. */
export function createScan(text: string, languageId: string, from?: ScanState): BracketScan | undefined {
  const syntax = findSyntax(languageId);
  return !syntax || syntax.unclear?.test(text) === true ? undefined : new BracketScan(text, syntax, from);
}
