import { importsOf } from '../../prompts/imports.ts';
import { readComments } from '../reply/comments.ts';

/** What a line may be that stands over a definition or at the top of a file. */
export interface HeadLines {
  /** Comments, and what decorates a definition. */
  readonly isOverDefinition: (line: number) => boolean;
  /** Those, imports and blank lines. */
  readonly isAtTop: (line: number) => boolean;
}

const decoration = /^(?:@[\w.]|#!?\[|\[[A-Z]\w*)/;

/** Finds comments, decorations and imports. Linear. */
export function headLinesOf(lines: readonly string[], languageId: string): HeadLines {
  const comments = readComments(lines, languageId);
  const imports = new Set(importsOf(languageId, lines.join('\n')).map(({ index }) => index));
  const isOverDefinition = (line: number): boolean =>
    comments[line]?.isWhole === true || decoration.test(lines[line]?.trim() ?? '');
  return {
    isOverDefinition,
    isAtTop: (line) => imports.has(line) || lines[line]?.trim() === '' || isOverDefinition(line),
  };
}
