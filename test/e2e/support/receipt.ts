import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Editor } from './editor.ts';
import { openFile } from './quickInput.ts';

/** A file with one error of its own, in line 6, so that a test can tell when the language is awake. */
export const receiptPath = 'src/receipt.ts';
export const receiptLines = [8, 14] as const;
export const receipt = `export interface Line {
  name: string;
  price: number;
}

export const currency: string = 978;

export function receipt(lines: Line[]): string {
  var text = '';
  for (var i = 0; i < lines.length; i++) {
    text = text + lines[i].name + ' ' + lines[i].price + '\\n';
  }
  return text;
}

export function thanks(name: string): string {
  return 'Thank you, ' + name;
}
`;

/** Three rewrites of the function in those lines: sound, and with one and two names that nobody declared. */
export const sound = inFunction(["return lines.map(({ name, price }) => `${name} ${price}\\n`).join('');"]);
export const withOneProblem = inFunction([
  "return lines.map(({ name, price }) => `${name} ${formatPrice(price)}\\n`).join('');",
]);
export const withTwoProblems = inFunction([
  'const rows = lines.map(({ name, price }) => `${name} ${formatPrice(price)}`);',
  'return rows.join(lineBreak);',
]);

function inFunction(body: readonly string[]): readonly string[] {
  return ['export function receipt(lines: Line[]): string {', ...body.map((line) => `  ${line}`), '}'];
}

/** Puts the file into the open folder and shows it, and waits until TypeScript reports its error. */
export async function openReceipt(editor: Editor): Promise<void> {
  await writeFile(join(editor.folder, receiptPath), receipt);
  await openFile(editor, receiptPath);
  await editor.page.locator('.squiggly-error').waitFor({ timeout: 60_000 });
}
