import type * as vscode from 'vscode';
import type { Account, Credentials } from './host/account/account.ts';
import { signIn } from './host/account/signIn.ts';
import { AnswerDocuments } from './host/answerCode/answerDocuments.ts';
import { panelCommands } from './host/answerCode/panelCommands.ts';
import { ChatView } from './host/chat/chatView.ts';
import { Conversations } from './host/chat/conversations.ts';
import { explain } from './host/chat/explain.ts';
import { pageMessageHandler } from './host/chat/pageMessages.ts';
import { createContextParts, createDraft } from './host/chatContext/createDraft.ts';
import { newPrompt, openPromptsFolder } from './host/chatContext/promptCommands.ts';
import { conversationCommands } from './host/conversations/conversationCommands.ts';
import { openKept, watchKeeping } from './host/conversations/keeping.ts';
import { setContextKey } from './host/contextKeys.ts';
import { InlineEdits } from './host/inlineEdit/inlineEdits.ts';
import { OpenProposalRecord, rememberProposals } from './host/inlineEdit/lostProposals.ts';
import { WishHistory } from './host/inlineEdit/wishHistory.ts';
import { showProblem } from './host/problems.ts';
import { Assistant } from './host/service/assistant.ts';
import { chooseModel } from './host/service/chooseModel.ts';
import { Clients } from './host/service/clients.ts';
import type { Log } from './host/service/log.ts';
import type { StatusBar } from './host/status/statusBar.ts';
import { showStatusMenu } from './host/status/statusMenu.ts';
import type { CommandHandlers, CommandId } from './manifest.ts';
import type { Settings } from './settings.ts';

/** What activation has built already. */
export interface Foundation {
  readonly log: Log;
  readonly settings: Settings;
  readonly account: Account;
  readonly statusBar: StatusBar;
}

/** What is loaded with the first command, or when the panel is first shown. */
export interface Features {
  readonly view: vscode.WebviewViewProvider;
  /** Runs a command. What goes wrong in it is shown, with a way on. */
  run(id: CommandId, parameter: unknown): Promise<unknown>;
  /** Ends what is under way and waits until everything is kept: the window closes. */
  close(): Promise<void>;
}

/** Builds the parts that answer and edit, and ties them together. */
export function createFeatures(
  context: vscode.ExtensionContext,
  { log, settings, account, statusBar }: Foundation,
): Features {
  const clients = new Clients(settings);
  // Whoever needs an account meanwhile waits for the same dialogue.
  let signingIn: Promise<Credentials | undefined> | undefined;
  const askToSignIn = (): Promise<Credentials | undefined> =>
    (signingIn ??= signIn(account, (credentials, signal) =>
      clients.clientFor(credentials).checkConnection({ signal }),
    ).finally(() => {
      signingIn = undefined;
    }));
  const assistant = new Assistant(settings, account, clients, askToSignIn, log);
  const kept = openKept(context, settings, log);
  const parts = createContextParts(context, log);
  const conversations = new Conversations(assistant, parts.rules, log, kept);
  const draft = createDraft(context, parts, conversations, kept.keeps, assistant, log);
  const wishes = new WishHistory(context.globalState, (problem) => {
    log.warn(problem);
  });
  const edits = new InlineEdits(assistant, settings, wishes, log);
  const documents = new AnswerDocuments(conversations);
  const handle = pageMessageHandler({ conversations, draft, edits, documents }, (message) => {
    view.post(message);
  });
  const view: ChatView = new ChatView(
    context.extensionUri,
    { conversations, draft, assistant, account, handle },
    log,
  );
  log.watch(
    rememberProposals(
      edits,
      new OpenProposalRecord(context.workspaceState, (problem) => {
        log.warn(problem);
      }),
      log,
    ),
  );

  const handlers: CommandHandlers = {
    'edgewise.account.signIn': async () => (await askToSignIn()) !== undefined,
    'edgewise.account.signOut': async () => {
      await conversations.stop();
      await account.forget();
    },
    'edgewise.code.explain': () => explain(conversations, view, assistant, draft),
    'edgewise.code.refactor': () => edits.refactor(),
    'edgewise.edit.accept': (target) => edits.accept(target),
    'edgewise.edit.reject': (target) => {
      edits.reject(target);
    },
    'edgewise.edit.acceptChange': (target) => edits.acceptChange(target),
    'edgewise.edit.rejectChange': (target) => {
      edits.rejectChange(target);
    },
    'edgewise.edit.useModels': (target) => edits.useModels(target),
    'edgewise.edit.keepMine': (target) => {
      edits.keepMine(target);
    },
    'edgewise.edit.nextChange': (target) => edits.goToChange(1, target),
    'edgewise.edit.previousChange': (target) => edits.goToChange(-1, target),
    'edgewise.edit.openDiff': (target) => edits.openDiff(target),
    'edgewise.edit.retry': (target) => {
      edits.retry(target);
    },
    'edgewise.edit.retryWith': (target) => edits.retryWith(target),
    'edgewise.edit.previousVersion': (target) => {
      edits.step(-1, target);
    },
    'edgewise.edit.nextVersion': (target) => {
      edits.step(1, target);
    },
    'edgewise.edit.compareVersions': (target) => edits.compareVersions(target),
    'edgewise.edit.list': () => edits.list(),
    'edgewise.edit.stop': (target) => {
      edits.stop(target);
    },
    'edgewise.edit.repair': (target) => edits.repair(target),
    'edgewise.edit.undoAccepted': (target) => edits.undoAccepted(target),
    'edgewise.edit.keepAccepted': (target) => {
      edits.keepAccepted(target);
    },
    'edgewise.chat.open': () => view.focus(),
    'edgewise.chat.find': () => view.focus('find'),
    'edgewise.chat.stop': () => conversations.current.stop(),
    ...conversationCommands(conversations, view, account, log),
    ...panelCommands({ conversations, view, documents }),
    'edgewise.prompts.openFolder': () => openPromptsFolder(parts.prompts),
    'edgewise.prompts.new': () => newPrompt(parts.prompts),
    'edgewise.model.choose': () => chooseModel(settings),
    'edgewise.log.show': () => {
      log.show();
    },
    'edgewise.status.show': async () =>
      showStatusMenu((await account.current()) !== undefined, assistant.model.name),
  };

  const refresh = (): void => {
    log.watch(view.refreshAccount());
  };
  context.subscriptions.push(
    assistant,
    kept.store,
    conversations,
    watchKeeping(settings, conversations, kept, draft, log),
    view,
    edits,
    documents,
    account.onDidChange(refresh),
    settings.onDidChange(refresh),
    assistant.onDidChangeBusy((busy) => {
      log.watch(statusBar.setBusy(busy));
    }),
    conversations.onDidChangeAnswering((answering) => {
      log.watch(setContextKey('edgewise.answering', answering));
    }),
  );

  const run: Features['run'] = async (id, parameter) => {
    const handler: (parameter: unknown) => unknown = handlers[id];
    try {
      await conversations.restored;
      return await handler(parameter);
    } catch (error) {
      await showProblem(error, () => run(id, parameter));
      return undefined;
    }
  };
  return { view, run, close: () => conversations.close() };
}
