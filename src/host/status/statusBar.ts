import * as vscode from 'vscode';
import type { CommandId } from '../../manifest.ts';
import type { Account } from '../account/account.ts';
import { modelFor } from '../../core/workersAi/models.ts';
import type { Settings } from '../../settings.ts';

/** The item at the bottom right: signed in or not, which model, and whether it is at work. */
export class StatusBar implements vscode.Disposable {
  readonly #account: Account;
  readonly #settings: Settings;
  readonly #item = vscode.window.createStatusBarItem('edgewise.status', vscode.StatusBarAlignment.Right, 100);
  #busy = false;

  constructor(account: Account, settings: Settings) {
    this.#account = account;
    this.#settings = settings;
    this.#item.name = 'Edgewise';
    this.#item.command = 'edgewise.status.show' satisfies CommandId;
  }

  /** Whether any request is under way. */
  async setBusy(busy: boolean): Promise<void> {
    this.#busy = busy;
    await this.refresh();
  }

  /** Shows things as they are now. */
  async refresh(): Promise<void> {
    const signedIn = (await this.#account.current()) !== undefined;
    const { name } = modelFor(this.#settings.get('edgewise.service.model'));
    this.#item.text = signedIn
      ? `${this.#busy ? '$(loading~spin)' : '$(sparkle)'} ${name}`
      : '$(account) Edgewise';
    this.#item.tooltip = tooltip(signedIn, this.#busy, name);
    this.#item.accessibilityInformation = { label: tooltip(signedIn, this.#busy, name), role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

function tooltip(signedIn: boolean, busy: boolean, model: string): string {
  if (!signedIn) return vscode.l10n.t('Edgewise: not signed in');
  return busy
    ? vscode.l10n.t('Edgewise: {0} is answering', model)
    : vscode.l10n.t('Edgewise: signed in, answered by {0}', model);
}
