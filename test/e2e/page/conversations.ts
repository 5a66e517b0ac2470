import type { ShownTurn } from '../../../src/core/conversation/branches.ts';
import type { Answer, AnswerState, Question } from '../../../src/core/conversation/turn.ts';

// Conversations for the page's tests: the states that a person can meet, with texts like the model's.

export const question: Question = {
  role: 'user',
  id: 'q1',
  parentId: null,
  time: 1,
  action: 'explain',
  text: 'Explain this code.',
  attachments: [
    {
      id: 'x1',
      kind: 'symbol',
      label: 'src/queue.ts',
      reference: { uri: 'file:///work/src/queue.ts', path: 'src/queue.ts', startLine: 12, endLine: 30 },
      languageId: 'typescript',
      code: 'async drain(): Promise<void> {\n  while (this.#tasks.length > 0) {\n    await this.#tasks.shift()?.();\n  }\n}',
      before: '',
      after: '',
      symbol: 'drain',
    },
  ],
};

export const followUp: Question = {
  role: 'user',
  id: 'q2',
  parentId: 'a1',
  time: 3,
  action: 'chat',
  text: 'What happens if a task throws? Show me how to carry on with the rest.',
  attachments: [],
};

export const explanation = `The \`drain\` method runs the tasks that wait in the queue, **one after another**, until none is left.

1. It looks at \`this.#tasks.length\` before each round, so tasks added *while it runs* are run too.
2. \`shift()\` takes the oldest task off the front.
3. \`await\` waits for it before the next one starts.

### What to watch for

- A task that throws ends the loop, and the rest stay queued.
- Two calls of \`drain\` at once share the queue and interleave.

\`\`\`typescript
// Carries on after a failure and reports all of them at the end.
async drain(): Promise<void> {
  const errors: unknown[] = [];
  while (this.#tasks.length > 0) {
    try {
      await this.#tasks.shift()?.();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, \`\${errors.length} tasks failed\`);
}
\`\`\`

| Call | Order | On a failure |
| --- | --- | :-: |
| \`drain()\` | first in, first out | stops |
| \`Promise.allSettled\` | all at once | goes on |

> See also [Promise.allSettled](https://developer.mozilla.org/docs/Web/JavaScript) for running them at once.
`;

/** An answer in a given state. */
export function answer(state: AnswerState, text = explanation, id = 'a1'): Answer {
  const running = state.kind === 'waiting' || state.kind === 'streaming' || state.kind === 'failed';
  return {
    role: 'assistant',
    id,
    parentId: 'q1',
    time: 2,
    text,
    state,
    model: 'Llama 3.1 8B',
    ...(running
      ? {}
      : { usage: { promptTokens: 278, completionTokens: 134, totalTokens: 412 }, dollars: 0.000_081 }),
  };
}

export const failedState: AnswerState = {
  kind: 'failed',
  problem: {
    message:
      'Cloudflare did not accept the API token. It may have been revoked, or lack the permission for Workers AI.',
    actions: [
      { id: 'signIn', label: 'Sign In Again' },
      { id: 'openTokenPage', label: 'Open Token Page' },
    ],
  },
};

const arabicAnswer = `الدالة \`drain\` تنفّذ المهام المنتظرة **واحدةً بعد أخرى** حتى لا يبقى منها شيء.

1. تنظر إلى \`this.#tasks.length\` قبل كل جولة.
2. تأخذ \`shift()\` أقدم مهمة من أول الصف.

\`\`\`typescript
while (this.#tasks.length > 0) {
  await this.#tasks.shift()?.(); // المهمة التالية
}
\`\`\`

> إذا فشلت مهمة توقفت الحلقة، وبقيت المهام الأخرى في الصف.

This paragraph is English, and stands on its own side.
`;

/** A conversation written right to left, with code in it. */
export const arabicTurns: readonly ShownTurn[] = [
  { ...question, text: 'اشرح هذه الدالة: ماذا تفعل drain()؟' },
  answer({ kind: 'done' }, arabicAnswer),
];

/** A question and an answer of which there are others. */
export const branchedTurns: readonly ShownTurn[] = [
  { ...question, branch: { index: 0, count: 2 } },
  { ...answer({ kind: 'done' }, explanation.slice(0, 420)), branch: { index: 1, count: 3 } },
];

/** What an answer says that waits for room at the service. `at` in milliseconds since 1970. */
export function waitingRetry(at: number): AnswerState {
  return { kind: 'waiting', retry: { message: 'No room at Cloudflare.', at } };
}

/**
 * A long conversation: questions and answers in turn, answers of about 600 characters with a list and code, each a little
 * different.
 */
export function longConversation(messages: number): readonly ShownTurn[] {
  return Array.from({ length: messages }, (_, index): ShownTurn => {
    const place = { parentId: index === 0 ? null : `t${index - 1}`, id: `t${index}`, time: index };
    return index % 2 === 0
      ? { ...followUp, ...place, text: `Question ${index}: what happens if a task throws?` }
      : { ...answer({ kind: 'done' }, answerText(index)), ...place };
  });
}

function answerText(index: number): string {
  return `Answer **${index}**: a task that throws ends the loop, and the rest stay queued. That is \`drain\` as it is written.

- It looks at \`this.#tasks.length\` before each round, so tasks added *while it runs* are run too.
- Two calls at once share the queue and [interleave](https://example.com/${index}).

\`\`\`typescript
async drain${index}(): Promise<void> {
  const errors: unknown[] = [];
  while (this.#tasks.length > 0) {
    try {
      await this.#tasks.shift()?.();
    } catch (error) {
      errors.push(error);
    }
  }
}
\`\`\`

Call it once, and wait for its end before you add more: line ${index} is where it begins.
`;
}
