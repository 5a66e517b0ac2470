import * as vscode from 'vscode';
import type { TakenCode } from '../context/takeCode.ts';

export function rangesOf(codes: readonly TakenCode[]): readonly vscode.Range[] {
  return codes.map(({ range }) => range);
}

/** The symbol, or the lines, that the wish is about. */
export function nameOf(codes: readonly TakenCode[]): string {
  const [only, ...others] = codes;
  return only?.symbol !== undefined && others.length === 0 ? only.symbol : nameOfLines(rangesOf(codes));
}

/** Lines, counted from 1, or how many runs of them. */
export function nameOfLines(ranges: readonly vscode.Range[]): string {
  const [range] = ranges;
  if (!range || ranges.length > 1) return vscode.l10n.t('{0} selections', ranges.length);
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  return first === last ? vscode.l10n.t('line {0}', first) : vscode.l10n.t('lines {0} to {1}', first, last);
}
