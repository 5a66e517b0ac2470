import { readFence } from './fences.ts';

/** More of a line than this, in characters, is not shown. */
const longest = 80;

/** Far enough back to hold the last line with words of any reply that a person would watch. */
const searched = 1000;

/**
 * The line that a growing reply is at: its last one with words, whole or not, without a fence and without the space around
 * it. '' before there is any. Looks at the end of the reply only, so that it costs the same however long the reply is.
 */
export function lastLine(reply: string): string {
  const lines = reply.slice(-searched).split('\n');
  const last = lines.findLast((line) => line.trim() !== '' && !readFence(line) && !/^\s*[`~]+$/.test(line));
  const text = last?.trim() ?? '';
  return text.length > longest ? `…${text.slice(1 - longest)}` : text;
}
