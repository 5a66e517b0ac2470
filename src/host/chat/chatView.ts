import * as v from 'valibot';
import * as vscode from 'vscode';
import { shownTurns } from '../../core/conversation/branches.ts';
import { titleOf } from '../../core/conversation/title.ts';
import { chatViewId } from '../../manifest.ts';
import { pageMessageSchema, type HostMessage, type PageMessage } from '../../protocol.ts';
import type { Account } from '../account/account.ts';
import { setContextKey } from '../contextKeys.ts';
import { showProblem } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';
import type { ChatDraft } from '../chatContext/chatDraft.ts';
import type { Conversations } from './conversations.ts';
import { pageHtml, pageRoots } from '../page/pageHtml.ts';

/** What is not about the page itself. */
type AskingMessage = Exclude<PageMessage, { type: 'ready' | 'pageFocus' }>;

/** Does what a message of the page asks for; what it gives back is the page's to know. */
export type MessageHandler = (message: AskingMessage) => Promise<unknown>;

export type FocusTarget = Extract<HostMessage, { type: 'focus' }>['target'];

/**
 * The panel in the side bar. The sessions own the conversations; a page that is made, hidden and made again says `ready`
 * and gets a snapshot, and each change after that.
 */
export class ChatView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #conversations: Conversations;
  readonly #draft: ChatDraft;
  readonly #assistant: Assistant;
  readonly #account: Account;
  readonly #handle: MessageHandler;
  readonly #log: Log;
  readonly #listeners: vscode.Disposable[];
  #sessionListener: vscode.Disposable | undefined;
  #view: vscode.WebviewView | undefined;
  #focusWhenReady: FocusTarget | undefined;
  readonly #session = crypto.randomUUID();
  #isFocused = false;

  constructor(
    extensionUri: vscode.Uri,
    parts: {
      readonly conversations: Conversations;
      readonly draft: ChatDraft;
      readonly assistant: Assistant;
      readonly account: Account;
      readonly handle: MessageHandler;
    },
    log: Log,
  ) {
    this.#extensionUri = extensionUri;
    this.#conversations = parts.conversations;
    this.#draft = parts.draft;
    this.#assistant = parts.assistant;
    this.#account = parts.account;
    this.#handle = parts.handle;
    this.#log = log;
    this.#listeners = [
      this.#conversations.onDidChangeCurrent(() => {
        this.#follow();
        log.watch(this.#sendSnapshot());
      }),
      this.#conversations.onDidChangeAnswering((answering) => {
        this.post({ type: 'answering', answering });
      }),
      this.#draft.onDidChange(() => {
        this.post({ type: 'draft', draft: this.#draft.draft });
      }),
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: pageRoots(this.#extensionUri) };
    view.webview.html = pageHtml(view.webview, this.#extensionUri, {
      title: 'Edgewise',
      script: 'page',
      styles: ['panel', 'composer'],
    });
    const listener = view.webview.onDidReceiveMessage((message: unknown) => {
      this.#receive(message);
    });
    this.#follow();
    const selection = this.#draft.followSelection();
    // A page that goes away with the focus in it says no more.
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.#setFocused(false);
    });
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#setFocused(false);
      listener.dispose();
      selection.dispose();
      this.#sessionListener?.dispose();
    });
  }

  /** Shows the panel and leaves the focus where it is. */
  async reveal(): Promise<void> {
    this.#focusWhenReady = undefined;
    if (this.#view) this.#view.show(true);
    else await vscode.commands.executeCommand(`${chatViewId}.focus`, { preserveFocus: true });
  }

  /** Shows the panel with the focus on one of its parts. */
  async focus(target: FocusTarget = 'composer'): Promise<void> {
    this.#focusWhenReady = this.#view?.visible === true ? undefined : target;
    // VS Code would take the focus from the page and give it back to none of its parts.
    if (!this.#isFocused) await vscode.commands.executeCommand(`${chatViewId}.focus`);
    this.post({ type: 'focus', target });
  }

  /** Tells the page who is signed in and which model answers, as they are now. */
  async refreshAccount(): Promise<void> {
    this.post({ type: 'account', ...(await this.#accountState()) });
  }

  /** Says something to the page, where there is one. */
  post(message: HostMessage): void {
    if (this.#view) this.#log.watch(this.#view.webview.postMessage(message));
  }

  dispose(): void {
    this.#sessionListener?.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Passes on what changes in the conversation that is shown, and nothing of any other. */
  #follow(): void {
    const session = this.#conversations.current;
    const conversationId = session.conversation.id;
    this.#sessionListener?.dispose();
    this.#sessionListener = vscode.Disposable.from(
      session.onDidChangeTranscript((change) => {
        this.post({ type: 'change', conversationId, change });
      }),
      session.onDidChange(({ type }) => {
        if (type === 'renamed' || type === 'turnsAdded') this.#showTitle();
      }),
    );
    this.#showTitle();
  }

  /** The conversation's title beside the view's own. */
  #showTitle(): void {
    if (this.#view) this.#view.description = titleOf(this.#conversations.current.conversation);
  }

  #receive(message: unknown): void {
    const result = v.safeParse(pageMessageSchema, message);
    if (!result.success)
      this.#log.warn(`The panel sent a message that does not parse: ${result.issues[0].message}`);
    else if (result.output.type === 'ready') this.#log.watch(this.#sendSnapshot());
    else if (result.output.type === 'pageFocus') this.#setFocused(result.output.focused);
    else this.#log.watch(this.#answer(result.output));
  }

  /** For the panel's keys: VS Code's own `focusedView` loses a webview's view as soon as the page has the focus. */
  #setFocused(focused: boolean): void {
    this.#isFocused = focused;
    this.#log.watch(setContextKey('edgewise.chatFocused', focused));
  }

  async #answer(message: AskingMessage): Promise<void> {
    try {
      await this.#handle(message);
    } catch (error) {
      await showProblem(error, () => this.#answer(message));
    }
  }

  async #sendSnapshot(): Promise<void> {
    await this.#conversations.restored;
    const account = await this.#accountState();
    const { conversation, isAnswering } = this.#conversations.current;
    const { waiting } = this.#draft;
    this.post({
      type: 'snapshot',
      conversationId: conversation.id,
      transcript: shownTurns(conversation),
      draft: this.#draft.draft,
      session: this.#session,
      ...(waiting ? { waiting } : {}),
      recall: this.#conversations.recall(),
      answering: isAnswering,
      ...account,
      translations: vscode.l10n.bundle ?? {},
    });
    if (this.#focusWhenReady) this.post({ type: 'focus', target: this.#focusWhenReady });
    this.#focusWhenReady = undefined;
  }

  async #accountState(): Promise<{ signedIn: boolean; model: string }> {
    return { signedIn: (await this.#account.current()) !== undefined, model: this.#assistant.model.name };
  }
}
