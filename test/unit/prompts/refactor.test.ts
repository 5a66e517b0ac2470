import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';
import { estimatePrompt, TooLarge } from '../../../src/core/prompts/prompt.ts';
import { refactorPrompt, type RefactorInput } from '../../../src/core/prompts/refactor.ts';
import { answer } from '../../support/workersAi/answers.ts';
import { findFences } from '../../support/workersAi/fences.ts';

const input: RefactorInput = {
  languageId: 'typescript',
  path: 'src/queue.ts',
  selection: 'var a = 1;\nvar b = 2;',
  before: "import { x } from 'y';\n",
  after: '\nexport { a };\n',
  wish: '  use const ',
  contextWindow: 16_000,
};

/** The smallest context window, in tokens, that a request fits into. */
const leastWindow = (change: Partial<RefactorInput>): number => {
  let needed = 0;
  assert.throws(
    () => refactorPrompt({ ...input, ...change, contextWindow: 1 }),
    (error) => {
      if (error instanceof TooLarge) ({ needed } = error);
      return needed > 0;
    },
  );
  return needed;
};

const userText = (change: Partial<RefactorInput>): string =>
  refactorPrompt({ ...input, ...change }).messages.find(({ role }) => role === 'user')!.content;

describe('refactorPrompt', () => {
  it('names the file, the wish, the lines around and, last, the selection', () => {
    const text = userText({});
    const places = ['src/queue.ts', 'import { x }', 'export { a };', 'use const', 'var a = 1;'].map((part) =>
      text.indexOf(part),
    );
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(text.endsWith('```typescript\nvar a = 1;\nvar b = 2;\n```'));
  });

  it('asks for a general tidy-up when there is no wish', () => {
    assert.match(userText({ wish: '' }), /Tidy this code up/);
  });

  it('leaves out surroundings that hold nothing', () => {
    assert.doesNotMatch(userText({ before: '\n', after: '' }), /lines (before|after) the selection/);
  });

  it('stays within the context window, whatever stands around', () => {
    const line = 'const value = compute(1, 2, 3);\n';
    const prompt = refactorPrompt({
      ...input,
      before: line.repeat(5000),
      after: line.repeat(5000),
      contextWindow: 1500,
    });
    assert.ok(estimatePrompt(prompt.messages) + prompt.maxTokens <= 1500);
  });

  it('gives the reply room for more than the selection', () => {
    const selection = 'const value = compute(1, 2, 3);\n'.repeat(100);
    const { maxTokens } = refactorPrompt({ ...input, selection });
    assert.ok(maxTokens > refactorPrompt(input).maxTokens);
  });

  it('gives one line room to be documented, as far as the window goes', () => {
    assert.equal(refactorPrompt({ ...input, selection: 'a' }).maxTokens, 1024);
    const asked = estimatePrompt(refactorPrompt({ ...input, before: '', after: '' }).messages);
    const { maxTokens } = refactorPrompt({ ...input, contextWindow: asked + 500 });
    assert.equal(maxTokens, 500);
  });

  it('refuses a selection that does not fit, naming both sizes', () => {
    const selection = 'const value = compute(1, 2, 3);\n'.repeat(5000);
    assert.throws(
      () => refactorPrompt({ ...input, selection }),
      (error) =>
        error instanceof TooLarge &&
        error.needed > 16_000 &&
        error.sentence.values.includes(error.contextWindow),
    );
  });

  it('sends the selection dedented and with line feeds, the lines around as they stand', () => {
    const text = userText({
      before: 'if (x) {\r\n',
      selection: '    var a = 1;\r\n      b();',
      after: '\r\n    c();\r\n}\r\n',
    });
    assert.ok(text.endsWith('```typescript\nvar a = 1;\n  b();\n```'));
    assert.match(text, /```typescript\n {4}c\(\);\n}\n```/);
  });

  it('shows imports and the blocks around only where the lines before do not reach', () => {
    const before = "import { x } from 'y';\n\nclass A {\n  b() {\n";
    const filled = `${before}${'    c();\n'.repeat(80)}`;
    const near = userText({ before, selection: '    d();' });
    assert.doesNotMatch(near, /imports of the file|hold the selection/);
    const far = userText({ before: filled, selection: '    d();' });
    assert.match(far, /imports of the file:\n```typescript\nimport { x } from 'y';\n```/);
    assert.match(far, /hold the selection:\n```typescript\nclass A {\n {2}b\(\) {\n```/);
  });

  it('is rewritten by the simple rules of the stand-in', () => {
    const reply = (change: Partial<RefactorInput>): string =>
      answer(refactorPrompt({ ...input, ...change }).messages);
    const rewritten = '```typescript\nconst a = 1;\nconst b = 2;\n```';
    const refusal = { reply: 'Sure!\n```ts\nvar c;', detail: 'It is cut.' };
    assert.equal(reply({}), rewritten);
    assert.equal(reply({ problems: ["line 2: Cannot find name 'x'."] }), rewritten);
    assert.equal(reply({ refusal }), rewritten);
  });

  it('has headings that the gate knows when a model repeats them', () => {
    const before = `import { x } from 'y';\nclass A {\n${'    c();\n'.repeat(80)}`;
    const selection = '    const a = [1];\n    b(a);';
    const asked = userText({ before, selection, after: '\n}\n' });
    const headings = asked.split('\n').filter((line) => line.endsWith(':'));
    assert.equal(headings.length, 5);
    for (const heading of headings) {
      const reply = `${heading}\nconst a = [2];\nb(a);`;
      const verdict = judgeReply({
        ...input,
        before,
        selection,
        after: '\n}\n',
        reply,
        finishReason: 'stop',
      });
      assert.ok(verdict.kind === 'rejected' || !verdict.text.includes(heading), heading);
    }
  });

  it('always asks in the same way: cold, with one seed', () => {
    const { temperature, seed } = refactorPrompt(input);
    assert.deepEqual([temperature, seed], [0.1, 1]);
  });
});

describe('refactorPrompt for problems of an accepted rewrite', () => {
  const problems = ["line 2: Cannot find name 'x'.\n  Did you mean 'y'?", 'line 3: Unused.'];

  it('names each in one line, the wish, and the lines of the selection', () => {
    const text = userText({ problems });
    assert.match(text, /\n- line 2: Cannot find name 'x'\. Did you mean 'y'\?\n- line 3: Unused\.\n/);
    assert.match(text, /Wish, already carried out: use const\n/);
    assert.match(text, /selected code, which is now lines 2 to 3 of the file\./);
  });

  it('names a single line as one', () => {
    assert.match(userText({ problems, selection: 'x' }), /selected code, which is now line 2 of the file\./);
  });

  it('names ten at most, and long ones by their beginning', () => {
    const text = userText({ problems: Array.from({ length: 30 }, () => 'p'.repeat(1000)) });
    assert.deepEqual(text.match(/p{100,}/g), Array(10).fill('p'.repeat(300)));
  });

  it('is the plain question when there are none', () => {
    assert.equal(userText({ problems: [] }), userText({}));
  });
});

describe('refactorPrompt after a refusal', () => {
  const refusal = { reply: 'Sure, here it is.', detail: 'The reply holds\nno code.' };

  it('asks the same, shows the refused reply, names the fault and asks again for the whole selection', () => {
    const { messages } = refactorPrompt({ ...input, refusal });
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'user'],
    );
    assert.deepEqual(messages.slice(0, 2), refactorPrompt(input).messages);
    assert.equal(messages[2]!.content, 'Sure, here it is.');
    assert.match(messages[3]!.content, /The reply holds no code\./);
    assert.ok(messages[3]!.content.endsWith('```typescript\nvar a = 1;\nvar b = 2;\n```'));
  });

  it('shows the whole lines at the start of a long reply', () => {
    const reply = 'const value = compute(1, 2, 3);\n'.repeat(500);
    const shown = refactorPrompt({ ...input, refusal: { ...refusal, reply } }).messages[2]!.content;
    assert.ok(shown.length > 1000 && shown.length < 10_000);
    assert.ok(reply.startsWith(`${shown}\n`));
  });

  it('never sends an empty message, whatever the reply was', () => {
    for (const reply of ['', ' \n', 'word'.repeat(10_000)]) {
      const { messages } = refactorPrompt({ ...input, refusal: { ...refusal, reply } });
      assert.match(messages[2]!.content, /not shown/);
    }
  });

  it('leaves the reply out rather than refuse to ask', () => {
    const selection = 'const value = compute(1, 2, 3);\n'.repeat(20);
    const reply = 'some words of a reply\n'.repeat(200);
    const bare = { ...input, before: '', after: '', selection };
    const window = leastWindow({ ...bare, refusal: { reply: '', detail: 'x' } });
    const prompt = refactorPrompt({ ...bare, contextWindow: window, refusal: { reply, detail: 'x' } });
    assert.match(prompt.messages[2]!.content, /not shown/);
    assert.ok(estimatePrompt(prompt.messages) + prompt.maxTokens <= window);
  });

  it('gives all the room there is after a reply that was too long, and says what was wrong', () => {
    const tooLong = refactorPrompt({ ...input, refusal: { ...refusal, hasReachedLimit: true } });
    assert.equal(refactorPrompt({ ...input, refusal }).maxTokens, 1024);
    assert.ok(tooLong.maxTokens > 14_000);
    assert.match(tooLong.messages[3]!.content, /too long/);
  });

  it('gives that room before lines around the selection get any', () => {
    const around = { before: 'const value = compute(1, 2, 3);\n'.repeat(60), contextWindow: 3000 };
    const once = refactorPrompt({ ...input, ...around, refusal });
    const again = refactorPrompt({ ...input, ...around, refusal: { ...refusal, hasReachedLimit: true } });
    assert.ok(again.maxTokens > 2 * once.maxTokens);
    assert.ok(again.messages[1]!.content.length < once.messages[1]!.content.length);
  });
});

describe('every rewrite request', () => {
  const code = (maxLength: number): fc.Arbitrary<string> =>
    fc
      .array(
        fc.constantFrom(
          'import a\n',
          'def b():\n',
          '    ',
          'c = 1',
          '\n',
          '```',
          '`'.repeat(60),
          '日本',
          '\t',
        ),
        { maxLength },
      )
      .map((pieces) => pieces.join(''));
  const requests: fc.Arbitrary<RefactorInput> = fc.record(
    {
      languageId: fc.constantFrom('python', 'markdown'),
      path: fc.constant('src/a.py'),
      selection: code(30),
      before: code(300).map((text) => (text === '' ? '' : `${text}\n`)),
      after: code(200).map((text) => `\n${text}`),
      wish: fc.constantFrom('', 'use const'),
      contextWindow: fc.integer({ min: 900, max: 6000 }),
      problems: fc.array(fc.constantFrom('line 1: Wrong.', 'x'.repeat(500)), { maxLength: 3 }),
      refusal: fc.record({
        reply: code(300),
        detail: fc.constant('It is cut.'),
        hasReachedLimit: fc.boolean(),
      }),
    },
    {
      requiredKeys: ['languageId', 'path', 'selection', 'before', 'after', 'wish', 'contextWindow'],
    },
  );
  const options = { seed: 1, numRuns: 300 };

  /** The prompt, or undefined where the request is too large for its window. */
  const promptOf = (request: RefactorInput): ReturnType<typeof refactorPrompt> | undefined => {
    try {
      return refactorPrompt(request);
    } catch (error) {
      if (error instanceof TooLarge) return undefined;
      throw error;
    }
  };

  it('fits the context window by estimate', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const prompt = promptOf(request);
        if (prompt) assert.ok(estimatePrompt(prompt.messages) + prompt.maxTokens <= request.contextWindow);
      }),
      options,
    );
  });

  it('ends with the selection in one fence, all of it, whatever fences it holds', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const last = promptOf(request)?.messages.at(-1)?.content;
        if (last === undefined) return;
        const sent = findFences(last).at(-1)!.code.split('\n');
        const lines = request.selection.replace(/\n$/, '').split('\n');
        assert.deepEqual(
          sent.map((line) => line.trim()),
          lines.map((line) => line.trim()),
        );
      }),
      options,
    );
  });

  it('shows whole lines of the file only', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const asked = promptOf(request)?.messages[1]?.content ?? '';
        const lines = new Set([request.before, request.after].join('\n').split('\n'));
        for (const fence of findFences(asked).slice(0, -1))
          for (const line of fence.code.split('\n')) assert.ok(lines.has(line));
      }),
      options,
    );
  });
});
