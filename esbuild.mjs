// Three bundles: the extension (Node), the panel's page (browser) and the tests that run inside VS Code.
//   node esbuild.mjs [--watch] [--production]
import { cp, mkdir, rm } from 'node:fs/promises';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: { page: 'src/webview/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    target: 'es2024',
    format: 'iife',
  },
];

const hostTests = {
  ...common,
  minify: false,
  entryPoints: { 'host-tests': 'test/host/index.ts' },
  outdir: 'out',
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['vscode', 'mocha'],
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
await cp('node_modules/@vscode/codicons/dist/codicon.css', 'dist/codicon.css');
await cp('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/codicon.ttf');

const wanted = production ? bundles : [...bundles, hostTests];
if (watch) {
  const contexts = await Promise.all(wanted.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(wanted.map((options) => esbuild.build(options)));
}
