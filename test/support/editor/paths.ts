import { resolve } from 'node:path';

/** The project's root folder: the one with package.json. */
export const projectFolder = resolve(import.meta.dirname, '../../..');

/** Where builds of tests, screenshots and scratch copies go; ignored by Git. */
export const outFolder = resolve(projectFolder, 'out');

/** The sample project that people and tests try the extension on. Copy it; don't edit it in place. */
export const sampleWorkspace = resolve(projectFolder, 'test/support/workspace');

/** The folder of the packages in test/support/toolchain/package.json. */
export const toolchainModules = resolve(projectFolder, 'test/support/toolchain/node_modules');

/** The entry of VS Code's own server, which the package code-server carries. */
export const serverMain = resolve(toolchainModules, 'code-server/lib/vscode/out/server-main.js');
