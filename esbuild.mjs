// The bundles: the extension in two parts (Node), the panel's page (browser), the tests that run inside VS Code.
//   node esbuild.mjs [--watch | --production [FOLDER]]
// --production: minified, without source maps and without the tests; into FOLDER instead of dist where it is named.
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const dist = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'dist';

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  metafile: true,
};

const forNode = {
  ...common,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha'],
};

/** Activation reads extension.cjs alone; features.cjs is read with the first command. */
const featuresApart = {
  name: 'features-apart',
  setup(build) {
    build.onResolve({ filter: /\/features\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './features.cjs', external: true } : undefined,
    );
  },
};

const shipped = [
  {
    ...forNode,
    entryPoints: { extension: 'src/extension.ts', features: 'src/features.ts' },
    outdir: dist,
    supported: { 'dynamic-import': false },
    plugins: [featuresApart],
  },
  {
    ...common,
    entryPoints: { page: 'src/webview/main.ts' },
    outdir: dist,
    platform: 'browser',
    target: 'es2024',
    format: 'iife',
  },
];

const tests = {
  ...forNode,
  minify: false,
  entryPoints: { 'host-tests': 'test/host/index.ts' },
  outdir: 'out',
};

/** The licences of everything that ended up in the bundles, as those licences ask. */
async function writeNotices(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const names = [...new Set([...packages, '@vscode/codicons'])].sort();
  const notices = await Promise.all(names.map(noticeOf));
  await writeFile(`${dist}/third-party-notices.txt`, notices.join(`\n\n${'-'.repeat(80)}\n\n`));
}

async function noticeOf(name) {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${(await readFile(`${folder}/${file}`, 'utf8')).trim()}`;
  return `${name} ${version} (${license})${text}`;
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
for (const file of ['codicon.css', 'codicon.ttf'])
  await cp(`node_modules/@vscode/codicons/dist/${file}`, `${dist}/${file}`);

const wanted = production ? shipped : [...shipped, tests];
if (watch) {
  const contexts = await Promise.all(wanted.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(wanted.map((options) => esbuild.build(options)));
  await writeNotices(results.slice(0, shipped.length));
}
