import * as vscode from 'vscode';
import type { CommandId } from '../../manifest.ts';
import type { Account } from '../account/account.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';

/** The item at the bottom right: signed in or not, which model, and whether it is at work. */
export class StatusBar implements vscode.Disposable {
  readonly #account: Account;
  readonly #assistant: Assistant;
  readonly #item = vscode.window.createStatusBarItem('edgewise.status', vscode.StatusBarAlignment.Right, 100);
  readonly #listener: vscode.Disposable;
  #busy = false;

  constructor(account: Account, assistant: Assistant, log: Log) {
    this.#account = account;
    this.#assistant = assistant;
    this.#item.name = 'Edgewise';
    this.#item.command = 'edgewise.status.show' satisfies CommandId;
    this.#listener = assistant.onDidChangeBusy((busy) => {
      this.#busy = busy;
      log.watch(this.refresh());
    });
  }

  /** Shows things as they are now. */
  async refresh(): Promise<void> {
    const signedIn = (await this.#account.current()) !== undefined;
    const { name } = this.#assistant.model;
    this.#item.text = signedIn
      ? `${this.#busy ? '$(loading~spin)' : '$(sparkle)'} ${name}`
      : '$(account) Edgewise';
    this.#item.tooltip = tooltip(signedIn, this.#busy, name);
    this.#item.accessibilityInformation = { label: tooltip(signedIn, this.#busy, name), role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }
}

function tooltip(signedIn: boolean, busy: boolean, model: string): string {
  if (!signedIn) return vscode.l10n.t('Edgewise: not signed in');
  return busy
    ? vscode.l10n.t('Edgewise: {0} is answering', model)
    : vscode.l10n.t('Edgewise: signed in, answered by {0}', model);
}
