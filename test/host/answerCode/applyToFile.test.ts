import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Attachment } from '../../../src/core/conversation/attachment.ts';
import {
  applyChange,
  emptyConversation,
  type Conversation,
} from '../../../src/core/conversation/conversation.ts';
import { applyToFile, type ApplyDecisions } from '../../../src/host/answerCode/applyToFile.ts';
import type { Choice } from '../../../src/host/answerCode/choosePlace.ts';
import type { Place } from '../../../src/host/answerCode/findPlace.ts';
import { Refusal } from '../../../src/host/problems.ts';
import { EditingWindow } from '../support/editingWindow.ts';
import { until } from '../support/until.ts';

const code = `first();

function one() {
  var a = 1;
  var b = 2;
  return a + b;
}

function two() {
  return 2;
}
`;
const answer = 'function one() {\n  const a = 1;\n  const b = 2;\n  return a + b;\n}';
const applied = code.replaceAll('var', 'const');

describe('applying code of an answer to a file', () => {
  let window: EditingWindow;
  let asked: (readonly Place[])[];
  let refusals: string[];
  let choice: Choice | undefined;
  let instead: 'cursor' | 'newFile' | undefined;

  const decisions: ApplyDecisions = {
    choosePlace: (places) => {
      asked.push(places);
      return Promise.resolve(choice);
    },
    offerInstead: (reason) => {
      refusals.push(reason);
      return Promise.resolve(instead);
    },
  };

  beforeEach(async () => {
    window = await EditingWindow.open(code, [0, 0]);
    asked = [];
    refusals = [];
    choice = undefined;
    instead = undefined;
  });
  afterEach(() => window.close());

  function attach(first: number, last: number): Attachment {
    const { document } = window;
    const range = new vscode.Range(first, 0, last, document.lineAt(last).text.length);
    return {
      id: 'attachment',
      kind: 'selection',
      label: 'test.js',
      reference: { uri: document.uri.toString(), path: 'test.js', startLine: first + 1, endLine: last + 1 },
      languageId: 'javascript',
      code: document.getText(range),
      before: '',
      after: '',
    };
  }

  function conversation(...attachments: readonly Attachment[]): Conversation {
    return applyChange(emptyConversation('c', 0), {
      type: 'turnsAdded',
      turns: [
        { role: 'user', id: 'q', parentId: null, time: 0, action: 'chat', text: 'Use const.', attachments },
        {
          role: 'assistant',
          id: 'a',
          parentId: 'q',
          time: 0,
          text: '',
          model: 'Llama',
          state: { kind: 'done' },
        },
      ],
    });
  }

  const apply = (text: string, ...attachments: readonly Attachment[]): Promise<void> =>
    applyToFile(
      { text, language: 'js', answerId: 'a' },
      conversation(...attachments),
      window.edits,
      decisions,
    );

  it('proposes it at the attached lines, without a request, and one undo takes it out', async () => {
    await apply('const a = 1;\nconst b = 2;', attach(3, 4));
    assert.equal(window.text, code);
    assert.deepEqual(window.phases, ['ready']);
    assert.equal(window.proposal.version.isFromChat, true);
    assert.equal(window.proposal.modelName, 'Llama');
    await window.edits.accept();
    assert.equal(window.text, applied);
    await window.undo();
    assert.equal(window.text, code);
    assert.equal(window.asker.requests.length, 0);
    assert.deepEqual(asked, []);
  });

  it('follows the attached lines to where they stand now', async () => {
    const attached = attach(3, 4);
    await window.insert(0, 0, '// new\n\n');
    await apply('const a = 1;\nconst b = 2;', attached);
    await window.edits.accept();
    assert.equal(window.text, `// new\n\n${applied}`);
  });

  it('proposes a whole function of which only lines were attached', async () => {
    await apply(answer, attach(3, 3));
    assert.deepEqual(window.proposal.ranges, [new vscode.Range(2, 0, 6, 1)]);
    await window.edits.accept();
    assert.equal(window.text, applied);
  });

  it('finds a function by its name in the active editor, and indents it as there', async () => {
    await window.insert(0, 0, 'class A {}\n');
    await apply('    function two() {\n      return 1 + 1;\n    }');
    await window.edits.accept();
    assert.equal(window.text, `class A {}\n${code}`.replace('return 2;', 'return 1 + 1;'));
  });

  it('puts the cursor where the proposal is, so that its keys work', async () => {
    await apply(answer);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
  });

  it('replaces a whole file change by change', async () => {
    await apply(code.replace('first', 'start').replace('return 2', 'return 1 + 1'));
    assert.equal(window.proposal.hunks.length, 2);
    await window.edits.accept();
    assert.equal(window.text, code.replace('first', 'start').replace('return 2', 'return 1 + 1'));
  });

  it('asks where two places are as good, and takes the one that is chosen', async () => {
    await window.insert(11, 0, code);
    await apply(answer);
    assert.deepEqual(window.phases, []);
    assert.deepEqual(
      asked[0]?.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [2, 7],
        [13, 18],
      ],
    );
    choice = { kind: 'place', place: asked[0][1]! };
    await apply(answer);
    await window.edits.accept();
    assert.equal(window.text, code + applied);
  });

  it('asks where nothing is like it, and puts it at the cursor', async () => {
    choice = { kind: 'cursor' };
    await apply('last();\n');
    assert.deepEqual(asked, [[]]);
    assert.equal(window.text, code.replace('first();', 'last();\n'));
  });

  it('offers the end of the file for a new function', async () => {
    await apply('function three() {\n  return 3;\n}');
    const [place] = asked[0] ?? [];
    assert.ok(place);
    choice = { kind: 'place', place };
    await apply('function three() {\n  return 3;\n}');
    await window.edits.accept();
    assert.equal(window.text, `${code}\nfunction three() {\n  return 3;\n}\n`);
  });

  it('does nothing when the person leaves the list', async () => {
    await apply('last();\n');
    assert.equal(window.text, code);
    assert.deepEqual(window.phases, []);
  });

  it('refuses code with a comment for what was left out, says why, and opens it as a new file instead', async () => {
    instead = 'newFile';
    const partial = 'function one() {\n  const a = 1;\n  // ... rest of the code\n}';
    await apply(partial, attach(2, 6));
    assert.match(refusals[0] ?? '', /left code out/);
    assert.deepEqual(window.phases, []);
    const opened = vscode.window.activeTextEditor?.document;
    assert.equal(opened?.getText(), `${partial}\n`);
    assert.equal(opened.languageId, 'javascript');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('says that a file has the code already', async () => {
    await apply(answer.replaceAll('const', 'var'));
    assert.match(refusals[0] ?? '', /has this code already/);
  });

  it('refuses an empty block', async () => {
    await assert.rejects(apply('\n'), Refusal);
  });

  it('does not take code of another language for a form of it', async () => {
    await applyToFile(
      { text: answer, language: 'python', answerId: 'a' },
      conversation(),
      window.edits,
      decisions,
    );
    assert.deepEqual(asked, [[]]);
  });

  it('keeps an open proposal for these lines when the person wants that', async () => {
    await apply(answer);
    window.mayReplace = false;
    const first = window.proposal;
    await apply(answer);
    assert.equal(window.proposal, first);
    window.mayReplace = true;
    await apply(answer);
    assert.notEqual(window.proposal, first);
  });

  it('has no Retry, and with another wish asks the model as a second version', async () => {
    await apply(answer);
    await assert.rejects(window.proposal.retry(), Refusal);
    window.wish = 'use let';
    await window.edits.retryWith();
    await until(() => window.asker.requests.length === 1);
    window.asker.reply(`\`\`\`js\n${answer.replaceAll('const', 'let')}\n\`\`\``);
    await window.ready();
    assert.equal(window.proposal.versions.length, 2);
    assert.equal(window.proposal.modelName, 'Scripted');
    await window.edits.accept();
    assert.equal(window.text, code.replaceAll('var', 'let'));
  });
});
