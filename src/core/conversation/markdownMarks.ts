import type { Conversation } from './conversation.ts';

// An exported conversation is Markdown for people, with comments between the parts that hold the rest as JSON:
//
//   <!-- edgewise conversation {"version":1,"mark":"edgewise-1",…} -->
//   <!-- edgewise-1 turn {…} -->        a turn, then its text
//   <!-- edgewise-1 attachment {…} -->  an attachment of that turn, then its code in a fence
//   <!-- edgewise-1 end -->             the end of either; what follows is only for the reader
//
// The mark is one that no text of the conversation holds, so whatever stands between two comments is text.

/** The version of the form of exported files. */
export const exportVersion = 1;

/** How the first line of an exported file begins. */
export const headStart = '<!-- edgewise conversation ';

/** A name for the comments of a file that no text of the conversation could be taken for. */
export function unusedMark(conversation: Conversation): string {
  const everything = JSON.stringify(conversation);
  let number = 1;
  while (everything.includes(markName(number))) number += 1;
  return markName(number);
}

function markName(number: number): string {
  return `edgewise-${number}`;
}

/** JSON that ends no comment. */
export function commentJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('--', String.raw`-\u002d`);
}
