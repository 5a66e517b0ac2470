import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { projectFolder } from '../editor/paths.ts';

/** Runs a program of Node's in the project's folder, showing what it prints. Resolves with its exit code. */
export async function runNode(parameters: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, parameters, { cwd: projectFolder, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** The same, and also resolves with what it printed, without colours. */
export async function runNodeAndListen(
  parameters: readonly string[],
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const child = spawn(process.execPath, parameters, {
    cwd: projectFolder,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stderr.write(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { exitCode: code ?? 1, output: stripVTControlCharacters(output) };
}
