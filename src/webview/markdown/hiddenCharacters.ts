import { element } from '../dom.ts';

// Characters that change how text looks without being seen: the control characters except tab and line feed (a terminal
// obeys some of them), those that turn the direction of text, and those without width. Code that uses them can read
// differently from what it does (CVE-2021-42574), so the editor shows them, and so does the page. The joiner that emoji
// and many scripts need (U+200D) is left alone.
const hidden =
  '\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB';
const hiddenCharacter = new RegExp(`[${hidden}]`);
const textOrHidden = new RegExp(`[^${hidden}]+|[${hidden}]`, 'g');

/** Whether a text has characters that would not be seen. */
export function hasHiddenCharacter(text: string): boolean {
  return hiddenCharacter.test(text);
}

/** A text in parts, each of them one character that would not be seen or text without any. */
export function splitHidden(text: string): readonly string[] {
  return hasHiddenCharacter(text) ? (text.match(textOrHidden) ?? []) : [text];
}

/** A box in the place of a character that would not be seen. */
export function createHidden(character: string): HTMLElement {
  return element('span', { class: 'hidden-character' }, nameOf(character));
}

/** A text as nodes, with a box in the place of each character that would not be seen. */
export function visibleNodes(text: string): Node[] {
  return splitHidden(text).map((part) => (hasHiddenCharacter(part) ? createHidden(part) : new Text(part)));
}

/** U+2400 and after are pictures of the C0 characters, U+2421 that of delete. */
function nameOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
