// The end-to-end tests, or those of the files named. They are slower than others: a whole editor starts for each file.
import { ensureChromium } from './ensureChromium.ts';
import { tools } from './projectTools.ts';
import { runNode } from './runNode.ts';

const named = process.argv.slice(2);
ensureChromium();
const files = named.length > 0 ? named : ['test/e2e/**/*.test.ts'];
process.exitCode = await runNode([tools.mocha, '--timeout', '60000', ...files]);
