// npm test: every check there is, one after the other, whatever becomes of the others, and the totals in the last line.
import { ensureChromium } from './ensureChromium.ts';
import { tools } from './projectTools.ts';
import { runNode, runNodeAndListen } from './runNode.ts';
import { nothing, sum, totalsOfMocha, totalsOfStep, type Totals } from './totals.ts';

interface Step {
  readonly name: string;
  readonly run: () => Promise<Totals>;
}

const steps: readonly Step[] = [
  { name: 'lint', run: () => check(tools.eslint, '.') },
  { name: 'format', run: () => check(tools.prettier, '--check', '.') },
  { name: 'types', run: () => check(tools.tsc) },
  { name: "types of the panel's page", run: () => check(tools.tsc, '-p', 'src/webview') },
  { name: 'types of the end-to-end tests', run: () => check(tools.tsc, '-p', 'test/e2e') },
  { name: 'build', run: () => check(tools.build) },
  { name: 'unit tests', run: () => mocha(tools.mocha, 'test/unit/**/*.test.ts') },
  { name: 'tests in the extension host', run: () => mocha('test/support/setup/hostTests.ts') },
  { name: 'end-to-end tests', run: () => mocha('test/support/setup/endToEndTests.ts') },
];

ensureChromium();
const results: string[] = [];
let totals = nothing;
for (const { name, run } of steps) {
  console.log(`\n=== ${name} ===`);
  const start = Date.now();
  const result = await run();
  totals = sum(totals, result);
  const seconds = Math.round((Date.now() - start) / 1000);
  results.push(`${result.failed === 0 ? '✔' : '✘'} ${name}: ${describe(result)} (${seconds} s)`);
}
console.log(`\n${results.join('\n')}\n\n${describe(totals)}`);
process.exitCode = totals.failed === 0 ? 0 : 1;

async function check(...parameters: readonly string[]): Promise<Totals> {
  return totalsOfStep(await runNode(parameters));
}

async function mocha(...parameters: readonly string[]): Promise<Totals> {
  const { exitCode, output } = await runNodeAndListen(parameters);
  return totalsOfMocha(exitCode, output);
}

function describe({ passed, failed }: Totals): string {
  return `${passed} passed, ${failed} failed`;
}
