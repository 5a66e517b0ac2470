import * as vscode from 'vscode';
import { shownTurns } from '../../core/conversation/branches.ts';
import { findAnswer } from '../../core/conversation/conversation.ts';
import { plainTextOf } from '../../core/conversation/plainText.ts';
import type { Answer } from '../../core/conversation/turn.ts';
import { answerScheme } from '../../manifest.ts';
import type { ChatSession } from '../chat/chatSession.ts';
import type { Conversations } from '../chat/conversations.ts';
import { Pacer } from '../inlineEdit/pacer.ts';
import { Refusal } from '../problems.ts';

/** Milliseconds between two drawings of a document that grows with its answer. */
const drawingInterval = 250;

/** As Markdown, or as text to be read in its order. */
type Form = 'markdown' | 'text';

/** Answers as documents beside the code: read-only, and growing while the answer streams. */
export class AnswerDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #conversations: Pick<Conversations, 'current' | 'onDidChangeCurrent'>;
  /** What was last shown of each, which stays when its conversation is left. */
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #pacer = new Pacer(drawingInterval, () => {
    for (const { uri } of vscode.workspace.textDocuments) if (isOutdated(this, uri)) this.#changed.fire(uri);
  });
  readonly #listeners: readonly vscode.Disposable[];
  #sessionListener: vscode.Disposable | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(conversations: Pick<Conversations, 'current' | 'onDidChangeCurrent'>) {
    this.#conversations = conversations;
    this.#listeners = [
      vscode.workspace.registerTextDocumentContentProvider(answerScheme, this),
      conversations.onDidChangeCurrent((session) => {
        this.#follow(session);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#texts.delete(uri.toString());
      }),
    ];
    this.#follow(conversations.current);
  }

  /** The answer as it is; as it was last, where its conversation is not the one that is shown any more. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = this.textOf(uri) ?? this.#texts.get(uri.toString()) ?? '';
    this.#texts.set(uri.toString(), text);
    return text;
  }

  /** What was shown last; undefined for what was not. */
  lastTextOf(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  /** What is to be shown; undefined for an answer that is not in the conversation shown. */
  textOf(uri: vscode.Uri): string | undefined {
    const answer = findAnswer(this.#conversations.current.conversation, uri.query);
    if (!answer) return undefined;
    return formOf(uri) === 'markdown' ? answer.text : plainTextOf(answer.text, blockWords());
  }

  /**
   * Opens an answer as Markdown beside the code.
   * @param id without one, the last answer of the branch that is shown.
   * @throws Refusal when there is none.
   */
  async open(id?: string): Promise<void> {
    await this.#show(this.#find(id), 'markdown', { viewColumn: vscode.ViewColumn.Beside });
  }

  /** Opens the last answer as plain text, to be read line by line. @throws Refusal when there is none. */
  async openAsText(): Promise<void> {
    await this.#show(this.#find(undefined), 'text', {});
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#sessionListener?.dispose();
    this.#pacer.dispose();
    this.#changed.dispose();
  }

  #follow(session: ChatSession): void {
    this.#sessionListener?.dispose();
    this.#sessionListener = session.onDidChange(() => {
      this.#pacer.request();
    });
    this.#pacer.request();
  }

  #find(id: string | undefined): Answer {
    const { conversation } = this.#conversations.current;
    const answer =
      id === undefined
        ? shownTurns(conversation).findLast((turn) => turn.role === 'assistant')
        : findAnswer(conversation, id);
    if (answer) return answer;
    throw new Refusal(vscode.l10n.t('There is no answer to open. Ask something in the chat first.'));
  }

  async #show({ id }: Answer, form: Form, options: vscode.TextDocumentShowOptions): Promise<void> {
    const name = form === 'markdown' ? vscode.l10n.t('Answer') : vscode.l10n.t('Answer as Text');
    const path = `/${name}.${form === 'markdown' ? 'md' : 'txt'}`;
    const uri = vscode.Uri.from({ scheme: answerScheme, path, query: id });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), options);
  }
}

function isOutdated(documents: AnswerDocuments, uri: vscode.Uri): boolean {
  if (uri.scheme !== answerScheme) return false;
  const text = documents.textOf(uri);
  return text !== undefined && text !== documents.lastTextOf(uri);
}

function formOf({ path }: vscode.Uri): Form {
  return path.endsWith('.md') ? 'markdown' : 'text';
}

/** A reader hears where code begins and in which language, and where it ends. */
function blockWords(): Parameters<typeof plainTextOf>[1] {
  return {
    begin: (language) => (language === '' ? vscode.l10n.t('Code:') : vscode.l10n.t('Code in {0}:', language)),
    end: () => vscode.l10n.t('End of code.'),
  };
}
