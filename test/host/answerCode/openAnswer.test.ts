import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultModelId, findModel } from '../../../src/core/workersAi/models.ts';
import type { StreamEvent } from '../../../src/core/workersAi/stream.ts';
import { AnswerDocuments } from '../../../src/host/answerCode/answerDocuments.ts';
import { Conversations } from '../../../src/host/chat/conversations.ts';
import { Refusal } from '../../../src/host/problems.ts';
import { Log } from '../../../src/host/service/log.ts';
import { until } from '../support/until.ts';
import { unkept } from '../support/unkept.ts';

const first = '## Sum\n\nUse **this**:\n\n```ts\nconst a = `b`;\n```\n';

describe('an answer as a document', () => {
  const log = new Log();
  let goOn: () => void;
  let conversations: Conversations;
  let documents: AnswerDocuments;

  beforeEach(() => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    goOn = () => {
      resolve(undefined);
    };
    conversations = new Conversations(
      {
        model: findModel(defaultModelId)!,
        maxTokens: 500,
        ask: async function* (): AsyncGenerator<StreamEvent> {
          yield { type: 'text', text: first };
          await promise;
          yield { type: 'text', text: '\nDone.' };
          yield { type: 'end', finishReason: 'stop', lossy: false };
        },
      },
      { current: () => Promise.resolve([]) },
      log,
      unkept(log),
    );
    documents = new AnswerDocuments(conversations);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    documents.dispose();
    conversations.dispose();
  });
  after(() => {
    log.dispose();
  });

  const shown = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
  const ask = (): Promise<void> =>
    conversations.current.ask({ action: 'chat', text: 'Why?', attachments: [] });

  it('is Markdown that grows while the answer streams, and cannot be written', async () => {
    const asked = ask();
    await until(() => conversations.current.conversation.turns.at(-1)?.text === first);
    await documents.open();
    assert.equal(shown(), first);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'markdown');
    goOn();
    await asked;
    await until(() => shown() === `${first}\nDone.`);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('edgewise-answer'), undefined);
  });

  it('is text in its order, with the language of its code', async () => {
    const asked = ask();
    goOn();
    await asked;
    await documents.openAsText();
    await until(() => shown() === 'Sum\n\nUse this:\n\nCode in ts:\nconst a = `b`;\nEnd of code.\n\nDone.');
  });

  it('stays when another conversation is shown', async () => {
    const asked = ask();
    goOn();
    await asked;
    await documents.open(conversations.current.conversation.turns.at(-1)?.id);
    conversations.startNew();
    assert.equal(shown(), `${first}\nDone.`);
  });

  it('says that there is none yet', async () => {
    await assert.rejects(documents.open(), Refusal);
    await assert.rejects(documents.openAsText(), Refusal);
    await assert.rejects(documents.open('gone'), Refusal);
  });
});
