import * as vscode from 'vscode';
import type { Features } from './features.ts';
import { Account, credentialsFromEnvironment, type Credentials } from './host/account/account.ts';
import { registerCodeActions } from './host/actions/codeActions.ts';
import { setContextKey } from './host/contextKeys.ts';
import { Log } from './host/service/log.ts';
import { StatusBar } from './host/status/statusBar.ts';
import { chatViewId, commandIds, openProposalsKey } from './manifest.ts';
import { Settings, showSettingProblem, type SettingOverrides } from './settings.ts';

let closeFeatures: (() => Promise<void>) | undefined;

/** Registers everything, and loads what answers and edits only when it is first wanted (features.ts). */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  const settings = new Settings(developmentSettings(context), (sentence, id) => {
    log.watch(showSettingProblem(sentence, id));
  });
  const account = new Account(context.secrets, developmentCredentials(context), (problem) => {
    log.watch(vscode.window.showWarningMessage(problem));
  });
  const statusBar = new StatusBar(account, settings);

  let loading: Promise<Features> | undefined;
  const features = (): Promise<Features> =>
    (loading ??= import('./features.ts').then(({ createFeatures }) =>
      createFeatures(context, { log, settings, account, statusBar }),
    ));

  closeFeatures = async () => {
    await (await loading)?.close();
  };

  // Proposals that went with an earlier window: the person is told at once.
  if (context.workspaceState.get(openProposalsKey) !== undefined) log.watch(features());

  const refresh = (): void => {
    log.watch(Promise.all([statusBar.refresh(), refreshSignedIn(account)]));
  };
  refresh();

  context.subscriptions.push(
    log,
    settings,
    account,
    statusBar,
    account.onDidChange(refresh),
    settings.onDidChange(refresh),
    registerCodeActions(settings),
    vscode.window.registerWebviewViewProvider(chatViewId, {
      resolveWebviewView: async (...parameters) => (await features()).view.resolveWebviewView(...parameters),
    }),
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(id, async (parameter: unknown) =>
        (await features()).run(id, parameter),
      ),
    ),
  );
}

/** VS Code waits for this, a few seconds at most, before the window goes. */
export async function deactivate(): Promise<void> {
  await closeFeatures?.();
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
