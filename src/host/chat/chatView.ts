import * as v from 'valibot';
import * as vscode from 'vscode';
import { chatViewId } from '../../manifest.ts';
import { pageMessageSchema, type HostMessage, type PageMessage } from '../../protocol.ts';
import type { Account } from '../account/account.ts';
import { showCode } from '../context/showCode.ts';
import { showProblem, takeAction } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';
import type { ChatSession } from './chatSession.ts';
import { insertAtCursor } from './insertAtCursor.ts';
import { pageHtml, pageRoots } from './pageHtml.ts';

/**
 * The panel in the side bar. The session owns the conversation; a page that is made, hidden and made again says `ready`
 * and gets a snapshot, and each change after that.
 */
export class ChatView implements vscode.WebviewViewProvider {
  readonly #extensionUri: vscode.Uri;
  readonly #session: ChatSession;
  readonly #assistant: Assistant;
  readonly #account: Account;
  readonly #log: Log;
  #view: vscode.WebviewView | undefined;
  #focusWhenReady = false;

  constructor(
    extensionUri: vscode.Uri,
    session: ChatSession,
    assistant: Assistant,
    account: Account,
    log: Log,
  ) {
    this.#extensionUri = extensionUri;
    this.#session = session;
    this.#assistant = assistant;
    this.#account = account;
    this.#log = log;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: pageRoots(this.#extensionUri) };
    view.webview.html = pageHtml(view.webview, this.#extensionUri);
    const listeners = [
      view.webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(message);
      }),
      this.#session.onDidChange((change) => {
        this.#post({ type: 'change', change });
      }),
    ];
    view.onDidDispose(() => {
      this.#view = undefined;
      for (const listener of listeners) listener.dispose();
    });
  }

  /** Shows the panel and leaves the focus where it is. */
  async reveal(): Promise<void> {
    this.#focusWhenReady = false;
    if (this.#view) this.#view.show(true);
    else await vscode.commands.executeCommand(`${chatViewId}.focus`, { preserveFocus: true });
  }

  /** Shows the panel with the cursor in its message box. */
  async focus(): Promise<void> {
    this.#focusWhenReady = this.#view?.visible !== true;
    await vscode.commands.executeCommand(`${chatViewId}.focus`);
    this.#post({ type: 'focusComposer' });
  }

  /** Tells the page who is signed in and which model answers, as they are now. */
  async refreshAccount(): Promise<void> {
    this.#post({ type: 'account', ...(await this.#accountState()) });
  }

  #receive(message: unknown): void {
    const result = v.safeParse(pageMessageSchema, message);
    if (result.success) this.#log.watch(this.#handle(result.output));
    else this.#log.warn(`The panel sent a message that does not parse: ${result.issues[0].message}`);
  }

  async #handle(message: PageMessage): Promise<void> {
    try {
      await this.#do(message);
    } catch (error) {
      await showProblem(error, () => this.#handle(message));
    }
  }

  async #do(message: PageMessage): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        return this.#sendSnapshot();
      case 'send':
        return this.#session.ask({ action: 'chat', text: message.text });
      case 'stop':
        return this.#session.stop();
      case 'retry':
        return this.#session.retry(message.answerId);
      case 'takeAction':
        return takeAction(message.actionId, () => this.#session.retry(message.answerId));
      case 'openReference':
        return this.#openReference(message.questionId);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'insertAtCursor':
        return insertAtCursor(message.text);
      case 'openLink':
        return vscode.env.openExternal(vscode.Uri.parse(message.href));
      case 'signIn':
        return vscode.commands.executeCommand('edgewise.account.signIn');
    }
  }

  async #sendSnapshot(): Promise<void> {
    const account = await this.#accountState();
    this.#post({
      type: 'snapshot',
      conversation: this.#session.conversation,
      ...account,
      translations: vscode.l10n.bundle ?? {},
    });
    if (this.#focusWhenReady) this.#post({ type: 'focusComposer' });
    this.#focusWhenReady = false;
  }

  async #accountState(): Promise<{ signedIn: boolean; model: string }> {
    return { signedIn: (await this.#account.current()) !== undefined, model: this.#assistant.model.name };
  }

  async #openReference(questionId: string): Promise<void> {
    const reference = this.#session.question(questionId)?.attachment?.reference;
    if (reference) await showCode(reference);
  }

  #post(message: HostMessage): void {
    if (this.#view) this.#log.watch(this.#view.webview.postMessage(message));
  }
}
