// npm run bench lists the measurements; npm run bench -- NAME runs test/bench/NAME.ts.
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectFolder } from '../editor/paths.ts';
import { runNode } from './runNode.ts';

const folder = join(projectFolder, 'test/bench');
const files = await readdir(folder);
const names = files.filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));
const [name, ...parameters] = process.argv.slice(2);
if (name === undefined) {
  console.log(`npm run bench -- NAME, where NAME is one of:\n${names.map((each) => `  ${each}`).join('\n')}`);
} else if (names.includes(name)) {
  process.exitCode = await runNode([join(folder, `${name}.ts`), ...parameters]);
} else {
  console.error(`There is no measurement called "${name}". There are: ${names.join(', ')}.`);
  process.exitCode = 1;
}
