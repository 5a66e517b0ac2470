import * as vscode from 'vscode';
import { Account, credentialsFromEnvironment, type Credentials } from './host/account/account.ts';
import { signIn } from './host/account/signIn.ts';
import { registerCodeActions } from './host/actions/codeActions.ts';
import { ChatSession } from './host/chat/chatSession.ts';
import { ChatView } from './host/chat/chatView.ts';
import { explain } from './host/chat/explain.ts';
import { setContextKey } from './host/contextKeys.ts';
import { InlineEdits } from './host/inlineEdit/inlineEdits.ts';
import { WishHistory } from './host/inlineEdit/wishHistory.ts';
import { showProblem } from './host/problems.ts';
import { Assistant } from './host/service/assistant.ts';
import { chooseModel } from './host/service/chooseModel.ts';
import { Clients } from './host/service/clients.ts';
import { Log } from './host/service/log.ts';
import { StatusBar } from './host/status/statusBar.ts';
import { showStatusMenu } from './host/status/statusMenu.ts';
import { chatViewId, type CommandHandlers } from './manifest.ts';
import { Settings, showSettingProblem, type SettingOverrides } from './settings.ts';

/** Builds the parts, ties them together and registers them. */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  const settings = new Settings(developmentSettings(context), (sentence, id) => {
    log.watch(showSettingProblem(sentence, id));
  });
  const account = new Account(context.secrets, developmentCredentials(context), (problem) => {
    log.watch(vscode.window.showWarningMessage(problem));
  });
  const clients = new Clients(settings);
  const askToSignIn = (): Promise<Credentials | undefined> =>
    signIn(account, (credentials, signal) => clients.clientFor(credentials).checkConnection({ signal }));
  const assistant = new Assistant(settings, account, clients, askToSignIn, log);
  const session = new ChatSession(assistant, log);
  const view = new ChatView(context.extensionUri, session, assistant, account, log);
  const edits = new InlineEdits(assistant, new WishHistory(context.globalState), log);
  const statusBar = new StatusBar(account, assistant, log);

  const handlers: CommandHandlers = {
    'edgewise.account.signIn': async () => (await askToSignIn()) !== undefined,
    'edgewise.account.signOut': () => account.forget(),
    'edgewise.code.explain': () => explain(session, view, assistant),
    'edgewise.code.refactor': () => edits.refactor(),
    'edgewise.edit.accept': (thread) => edits.accept(thread),
    'edgewise.edit.reject': (thread) => {
      edits.reject(thread);
    },
    'edgewise.edit.retry': (thread) => {
      edits.retry(thread);
    },
    'edgewise.edit.stop': (thread) => {
      edits.stop(thread);
    },
    'edgewise.chat.open': () => view.focus(),
    'edgewise.chat.new': () => session.clear(),
    'edgewise.chat.stop': () => session.stop(),
    'edgewise.model.choose': () => chooseModel(settings),
    'edgewise.log.show': () => {
      log.show();
    },
    'edgewise.status.show': async () =>
      showStatusMenu((await account.current()) !== undefined, assistant.model.name),
  };

  const refresh = (): void => {
    log.watch(Promise.all([statusBar.refresh(), view.refreshAccount(), refreshSignedIn(account)]));
  };
  refresh();

  context.subscriptions.push(
    log,
    settings,
    account,
    assistant,
    session,
    edits,
    statusBar,
    account.onDidChange(refresh),
    settings.onDidChange(refresh),
    session.onDidChangeAnswering((answering) => {
      log.watch(setContextKey('edgewise.answering', answering));
    }),
    vscode.window.registerWebviewViewProvider(chatViewId, view),
    registerCodeActions(settings),
    ...registerCommands(handlers),
  );
}

/** Every command shows what goes wrong in it, with a way on. */
function registerCommands(handlers: CommandHandlers): vscode.Disposable[] {
  return Object.entries<(...parameters: [unknown?]) => unknown>(handlers).map(([id, handler]) => {
    const run = async (parameter?: unknown): Promise<unknown> => {
      try {
        return await handler(parameter);
      } catch (error) {
        await showProblem(error, () => run(parameter));
        return undefined;
      }
    };
    return vscode.commands.registerCommand(id, run);
  });
}

async function refreshSignedIn(account: Account): Promise<void> {
  await setContextKey('edgewise.signedIn', (await account.current()) !== undefined);
}

function developmentCredentials(context: vscode.ExtensionContext): Credentials | undefined {
  return isDevelopment(context) ? credentialsFromEnvironment(process.env) : undefined;
}

/** A development window may be pointed at another service, such as the stand-in, without touching any settings. */
function developmentSettings(context: vscode.ExtensionContext): SettingOverrides {
  const baseUrl = process.env['EDGEWISE_BASE_URL'];
  return isDevelopment(context) && baseUrl !== undefined ? { 'edgewise.service.baseUrl': baseUrl } : {};
}

function isDevelopment(context: vscode.ExtensionContext): boolean {
  return context.extensionMode === vscode.ExtensionMode.Development;
}
