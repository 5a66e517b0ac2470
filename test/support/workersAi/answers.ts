import { findFences, writeFence, type Fence } from './fences.ts';
import { tidy } from './tidy.ts';
import type { Message } from './validate.ts';

/**
 * An answer by simple rules: tidied code where the system message speaks of a rewrite, an explanation where the last
 * user message brings code or asks for one, else a sentence. It never pretends to be a model's.
 */
export function answer(messages: readonly Message[]): string {
  const asked = messages.findLast((message) => message.role === 'user')?.content ?? '';
  const fence = findFences(asked).at(-1);
  if (fence !== undefined && asksForRewrite(messages)) return writeFence({ ...fence, code: tidy(fence) });
  if (fence !== undefined) return explain(fence);
  return `${disclaimer} It got ${count(messages.length, 'message')}; the last one from the user was:\n\n${quote(asked)}`;
}

const disclaimer = 'This is the stand-in service, not a model.';

function asksForRewrite(messages: readonly Message[]): boolean {
  return messages.some((message) => message.role === 'system' && /rewrite/i.test(message.content));
}

function explain(fence: Fence): string {
  const lines = fence.code.split('\n');
  const names = findNames(fence.code);
  const language = fence.language === '' ? 'plain text' : fence.language;
  return [
    '### What it was given',
    `${disclaimer} It can count and copy:`,
    [
      `- **Language:** ${language}`,
      `- **Length:** ${count(lines.length, 'line')}`,
      `- **Names:** ${names.length === 0 ? 'none seen' : names.map((name) => `\`${name}\``).join(', ')}`,
    ].join('\n'),
    'It begins like this:',
    writeFence({ language: fence.language, code: lines.slice(0, 3).join('\n') }),
  ].join('\n\n');
}

/** The functions and classes that a few common forms of declaration give away. */
function findNames(code: string): string[] {
  const declared =
    /\b(?:function\*?|class|def|fn|func|interface|struct|enum|trait)\s+([A-Za-z_$][\w$]*)|\b(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)/g;
  const names = Array.from(code.matchAll(declared), (match) => match[1] ?? match[2] ?? '');
  return [...new Set(names)];
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
