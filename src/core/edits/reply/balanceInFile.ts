import { checkBalance, createScan, openBrackets } from './balance.ts';
import type { ScanState } from './bracketScan.ts';

/** A selection with what stands around it, as far as that is known. */
export interface SelectionInFile {
  /** VS Code's id of the language. */
  readonly languageId: string;
  readonly before: string;
  readonly selection: string;
  readonly after: string;
}

/**
 * Whether brackets or quotes that were closed before are not with other text in place of the selection. The file is
 * looked at only for a selection that opens or closes other brackets than the text does, or begins within a line, and
 * then what is above it once.
 */
export function breaksBalance(file: SelectionInFile, text: string): boolean {
  const { before, selection, after, languageId } = file;
  const was = checkBalance(selection, languageId).kind;
  if (was === 'balanced' && checkBalance(text, languageId).kind === 'unbalanced') return true;
  const isWholeLines = before === '' || before.endsWith('\n');
  if (before + after === '' || (isWholeLines && was === 'balanced')) return false;
  const bracketsOfOld = openBrackets(selection, languageId);
  const isAlike =
    bracketsOfOld !== undefined &&
    endsOfTexts(selection) === endsOfTexts(text) &&
    bracketsOfOld === openBrackets(text, languageId);
  return !(isWholeLines && isAlike) && breaksFile(file, text);
}

/** Ends of comments, strings and templates that may have begun above. */
function endsOfTexts(text: string): string {
  const count = (mark: string): number => text.split(mark).length - 1;
  return [count('*/') - count('/*'), count('`') % 2, count('"""') % 2, count("'''") % 2].join(' ');
}

function breaksFile({ languageId, before, selection, after }: SelectionInFile, text: string): boolean {
  const old = createScan(before + selection + after, languageId);
  if (!old) return false;
  const start = old.advance(startOfLine(before));
  const rewritten = createScan(before + text + after, languageId, start);
  if (!rewritten) return false;
  const [end, other] = [before.length + selection.length, before.length + text.length];
  if (isSame(old.advance(end), end, rewritten.advance(other), other)) return false;
  return old.finish().kind === 'balanced' && rewritten.finish().kind === 'unbalanced';
}

/** Where the line that a selection may begin within starts: what is above does not depend on what follows. */
function startOfLine(before: string): number {
  return before.lastIndexOf('\n', before.length - 2) + 1;
}

/** Whether two walks have both come to the start of the same text, so that they end alike. */
function isSame(one: ScanState, end: number, other: ScanState, otherEnd: number): boolean {
  return (
    one.position === end &&
    other.position === otherEnd &&
    one.isAmbiguous === other.isAmbiguous &&
    one.awaited.join('') === other.awaited.join('')
  );
}
