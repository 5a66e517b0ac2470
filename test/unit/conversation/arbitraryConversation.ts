import fc from 'fast-check';
import type { Attachment } from '../../../src/core/conversation/attachment.ts';
import { attachmentKinds } from '../../../src/core/conversation/attachment.ts';
import { firstTurn, type Conversation } from '../../../src/core/conversation/conversation.ts';
import type { Answer, AnswerState, Question, Turn } from '../../../src/core/conversation/turn.ts';

// Conversations of any shape, with the texts that are hardest to put into Markdown.

const hostile = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '```',
  '````ts\n',
  '~~~\n',
  '# Title\n',
  '## Question\n',
  '## Answer',
  '<!--',
  '-->',
  '<!-- edgewise-1 end -->\n',
  '<!-- edgewise-2 turn {} -->',
  '<!-- edgewise conversation {"version":1} -->',
  'edgewise-3',
  '</details>',
  '---',
  '*',
  '\u2028',
  '\uFEFF',
  '\uD800',
  ' ',
  '\t',
);
export const anyText = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.lorem({ maxCount: 4 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

const whole = fc.nat({ max: 2_000_000_000 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const attachment: fc.Arbitrary<Attachment> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...attachmentKinds),
    label: anyText,
    reference: maybe(
      fc.record({ uri: anyText, path: anyText, startLine: whole, endLine: whole }, { noNullPrototype: true }),
    ),
    symbol: maybe(anyText),
    languageId: fc.oneof(fc.constantFrom('typescript', 'c++', ''), anyText),
    code: anyText,
    before: anyText,
    after: anyText,
  })
  .map(withoutUndefined<Attachment>);

const state: fc.Arbitrary<AnswerState> = fc.oneof(
  fc.constantFrom<AnswerState>(
    { kind: 'done' },
    { kind: 'stopped' },
    { kind: 'cut', reason: 'length' },
    { kind: 'cut', reason: 'connection' },
  ),
  anyText.map((message): AnswerState => ({
    kind: 'failed',
    problem: { message: `!${message}`, actions: [{ id: 'retry', label: 'Retry' }] },
  })),
);

const questionParts = fc.record({
  action: fc.constantFrom('explain', 'chat'),
  text: anyText,
  sentText: maybe(anyText),
  attachments: fc.array(attachment, { maxLength: 2 }),
  rules: maybe(fc.array(anyText, { maxLength: 2 })),
  options: maybe(fc.constantFrom({ temperature: 0.5 }, { maxTokens: 5 }, {})),
});
const answerParts = fc.record({
  text: anyText,
  continuedFrom: maybe(whole),
  state,
  model: anyText,
  usage: maybe(
    fc.record(
      { promptTokens: whole, completionTokens: whole, totalTokens: whole },
      { noNullPrototype: true },
    ),
  ),
  dollars: maybe(fc.constantFrom(0, 0.000_081, 1e-9)),
  seed: maybe(whole),
  temperature: maybe(fc.constantFrom(0, 0.3)),
  maxTokens: maybe(whole),
});

/** A turn before it has its place: `parent` picks among the turns that it can follow. */
const step = fc.record({
  isQuestion: fc.boolean(),
  parent: fc.nat(),
  question: questionParts,
  answer: answerParts,
});

/** A conversation of at most so many turns in whatever branches, with no answer under way. */
export function anyConversation(mostTurns = 8): fc.Arbitrary<Conversation> {
  return fc
    .record({
      id: fc.uuid(),
      title: maybe(anyText),
      createdAt: whole,
      updatedAt: whole,
      steps: fc.array(step, { maxLength: mostTurns }),
      chosen: fc.nat(),
    })
    .map(({ steps, chosen, ...rest }) => {
      const turns: Turn[] = [];
      for (const { isQuestion, parent, question, answer } of steps) {
        const place = { id: `turn-${turns.length}`, time: turns.length };
        const questions = turns.filter(({ role }) => role === 'user');
        const followed = isQuestion ? [undefined, ...turns] : questions;
        if (followed.length === 0) continue;
        const parentId = followed[parent % followed.length]?.id ?? null;
        turns.push(
          isQuestion
            ? withoutUndefined<Question>({ role: 'user', ...place, parentId, ...question })
            : withoutUndefined<Answer>({ role: 'assistant', ...place, parentId, ...answer }),
        );
      }
      const picked = turns[chosen % Math.max(1, turns.length)];
      return withoutUndefined<Conversation>({
        ...rest,
        turns,
        chosen: picked ? { [picked.parentId ?? firstTurn]: picked.id } : {},
      });
    });
}

/** The object without the entries that are undefined: an optional property is there or not. */
function withoutUndefined<T extends object>(value: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
