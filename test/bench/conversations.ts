/**
 * Searching 1,000 conversations of 20 messages, several hundred characters each, against a plain loop over all turns that
 * lowers their case and looks for each word. Both find the same conversations; the index also makes the snippets of the
 * first hundred, which is more than a list shows at once.
 */
import assert from 'node:assert/strict';
import type { Conversation } from '../../src/core/conversation/conversation.ts';
import { SearchIndex } from '../../src/core/conversation/searchIndex.ts';
import type { Turn } from '../../src/core/conversation/turn.ts';
import { claim, compare, finish } from '../support/bench.ts';
import { seededRandom } from '../support/changedCode.ts';

const conversations = 1000;
const messages = 20;
const random = seededRandom(20_261_125);

/** Words as frequent as those of a language: the first often, the last hardly ever. */
const words = Array.from({ length: 20_000 }, (_, index) => wordOf(index));

function wordOf(index: number): string {
  const syllables = Array.from('bdfghklmnprstvwz').flatMap((first) =>
    Array.from('aeiou', (second) => first + second),
  );
  let word = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return index % 97 === 0 ? `${word}é` : word;
}

function sentence(): string {
  const length = 6 + Math.floor(random() * 12);
  const said = Array.from({ length }, () => words[Math.floor(words.length * random() ** 6)] ?? '');
  const text = said.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function message(sentences: number): string {
  return Array.from({ length: sentences }, sentence).join(' ');
}

function conversation(number: number): Conversation {
  const turns = Array.from({ length: messages }, (_, index): Turn => {
    const place = {
      id: `${number}-${index}`,
      parentId: index === 0 ? null : `${number}-${index - 1}`,
      time: number * 100 + index,
    };
    return index % 2 === 0
      ? { role: 'user', ...place, action: 'chat', text: message(4), attachments: [] }
      : { role: 'assistant', ...place, text: message(12), state: { kind: 'done' }, model: 'Llama' };
  });
  return {
    id: String(number),
    createdAt: number * 100,
    updatedAt: number * 100 + messages,
    turns,
    chosen: {},
  };
}

const all = Array.from({ length: conversations }, (_, number) => conversation(number));
const characters = all.flatMap(({ turns }) => turns).reduce((sum, { text }) => sum + text.length, 0);
const index = new SearchIndex();
const start = performance.now();
for (const each of all) index.update(each);
console.log(
  `${String(conversations)} conversations of ${String(messages)} messages, ${(characters / conversations / messages).toFixed(0)} characters each; taken in within ${(performance.now() - start).toFixed(0)} ms\n`,
);

function search(query: string): readonly string[] {
  return index
    .search(query)
    .slice(0, 100)
    .map(({ snippet }) => snippet);
}

function plainLoop(query: string): readonly string[] {
  const wanted = query.toLowerCase().split(' ');
  return all
    .filter(({ turns }) =>
      wanted.every((word) => turns.some(({ text }) => text.toLowerCase().includes(word))),
    )
    .map(({ id }) => id);
}

// As a person types: a letter, words that are everywhere, one that is hardly anywhere or nowhere, several.
const queries = [
  'k',
  words[3],
  words[150],
  words[19_000],
  'nowhere',
  `${words[40]} ${words[900]}`,
  `${words[2]} ${words[5]} ${words[7]}`,
];
for (const query of queries.map(String)) {
  const found = index.search(query).map(({ id }) => id);
  assert.deepEqual(found.toReversed(), plainLoop(query));
  const times = await compare({ index: () => search(query), loop: () => plainLoop(query) });
  console.log(
    `“${query}”, ${String(found.length)} found: ${times.index.toFixed(1)} ms; plain loop ${times.loop.toFixed(1)} ms, ${(times.loop / times.index).toFixed(1)} times as long`,
  );
  claim(`“${query}”: median, ms`, times.index, '<=', 50);
}
finish();
