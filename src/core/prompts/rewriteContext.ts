import { enclosingLines } from './enclosing.ts';
import { importsOf } from './imports.ts';
import { estimateLines, type SourceLine } from './sourceLine.ts';
import { trimSurroundings, type Surroundings } from './surroundings.ts';

/** What a model is shown besides the selection. Empty texts where there is nothing, or no room. */
export interface RewriteContext extends Surroundings {
  /** Opening lines of the blocks around the selection, as far as `before` does not hold them; likewise the imports. */
  readonly enclosing: string;
  readonly imports: string;
}

/** A file around a selection of whole lines, with line feeds as endings. */
export interface FileAround extends Surroundings {
  readonly languageId: string;
  readonly selection: string;
}

export const noContext: RewriteContext = { before: '', after: '', enclosing: '', imports: '' };

/** Enclosing blocks above the lines shown, the nearest ones. */
const mostEnclosing = 4;

/**
 * What fits into a number of tokens: the lines that open the blocks around the selection first, then imports, then the
 * lines before and after. Lines are whole, and none is shown twice.
 */
export function fitContext(file: FileAround, tokens: number): RewriteContext {
  const allImports = importsOf(file.languageId, file.before);
  const enclosing = fitEnclosing(
    withoutImports(enclosingLines(file.before, file.selection), allImports),
    tokens,
  );
  const costOfEnclosing = estimateLines(enclosing.flat());
  const imports = fitLines(allImports, tokens - costOfEnclosing);
  // These are paid for even where the lines before turn out to hold them: what is shown of those depends on the rest.
  const around = trimSurroundings(file, tokens - costOfEnclosing - estimateLines(imports));
  const firstShown = countLines(file.before) - countLines(around.before);
  const outside = enclosing.filter(([first]) => first !== undefined && first.index < firstShown);
  return {
    ...around,
    enclosing: join(outside.slice(-mostEnclosing).flat(), firstShown),
    imports: join(imports, firstShown),
  };
}

/** An import at the left edge looks like the opening of a block where nothing else stands above an indented selection. */
function withoutImports(
  signatures: readonly (readonly SourceLine[])[],
  imports: readonly SourceLine[],
): readonly (readonly SourceLine[])[] {
  const indices = new Set(imports.map(({ index }) => index));
  return signatures.filter((lines) => !lines.some(({ index }) => indices.has(index)));
}

/** The nearest ones that fit. */
function fitEnclosing(
  all: readonly (readonly SourceLine[])[],
  tokens: number,
): readonly (readonly SourceLine[])[] {
  let left = tokens;
  const start = all.findLastIndex((lines) => {
    left -= estimateLines(lines);
    return left < 0;
  });
  return all.slice(start + 1);
}

function fitLines(lines: readonly SourceLine[], tokens: number): readonly SourceLine[] {
  let left = tokens;
  const end = lines.findIndex((line) => {
    left -= estimateLines([line]);
    return left < 0;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

function join(lines: readonly SourceLine[], firstShown: number): string {
  return lines
    .filter(({ index }) => index < firstShown)
    .map(({ text }) => text)
    .join('\n');
}

function countLines(text: string): number {
  const breaks = text.split('\n').length - 1;
  return text === '' || text.endsWith('\n') ? breaks : breaks + 1;
}
