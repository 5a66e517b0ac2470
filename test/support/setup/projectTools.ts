import { join } from 'node:path';
import { projectFolder } from '../editor/paths.ts';

/** The programs of the project's packages, for Node to run. */
export const tools = {
  eslint: inModules('eslint/bin/eslint.js'),
  prettier: inModules('prettier/bin/prettier.cjs'),
  tsc: inModules('typescript/bin/tsc'),
  mocha: inModules('mocha/bin/mocha.js'),
  vsce: inModules('@vscode/vsce/vsce'),
  build: join(projectFolder, 'esbuild.mjs'),
};

function inModules(path: string): string {
  return join(projectFolder, 'node_modules', path);
}
