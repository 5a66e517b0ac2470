import type { Range, Uri } from 'vscode';

/** Lines between a range and a line; 0 for a line within it. */
export function distanceTo({ start, end }: Range, line: number): number {
  return Math.max(start.line - line, line - end.line, 0);
}

/** Whether two ranges of whole lines share a line. */
export function overlaps(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}

/** Whether a file is the one named, or lies in the folder named. */
export function isSameFile(fileOrFolder: Uri, file: Uri): boolean {
  const name = fileOrFolder.toString();
  return file.toString() === name || file.toString().startsWith(`${name}/`);
}

/** A file's name after its folder, or it itself, got another one. */
export function renamed(file: Uri, from: Uri, to: Uri): Uri {
  return to.with({ path: to.path + file.path.slice(from.path.length) });
}
