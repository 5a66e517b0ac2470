import type { HostMessage } from '../protocol.ts';
import { AutoScroll } from './autoScroll.ts';
import { Composer } from './composer/composer.ts';
import { keepWaitingText, waitingTextOf } from './composer/drafts.ts';
import { element, iconButton } from './dom.ts';
import { FindWidget } from './findWidget.ts';
import type { HostConnection } from './hostConnection.ts';
import { CodeBlockFactory } from './markdown/codeBlock.ts';
import { Highlighter } from './markdown/highlighter.ts';
import { listenForLinks } from './markdown/links.ts';
import { Status } from './status.ts';
import { createTexts, type Texts } from './text.ts';
import { Transcript } from './transcript.ts';

type Snapshot = Extract<HostMessage, { type: 'snapshot' }>;

/** The whole page: transcript above, composer beneath. Built from a snapshot, then kept in step by messages. */
export class Panel {
  readonly #connection: HostConnection;
  readonly #texts: Texts;
  readonly #status = new Status();
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  readonly #scroll: AutoScroll;
  readonly #find: FindWidget;
  #conversationId = '';

  /** Fills `root` with the page. */
  constructor(root: HTMLElement, connection: HostConnection, snapshot: Snapshot) {
    this.#connection = connection;
    this.#texts = createTexts(snapshot.translations);
    this.#transcript = this.#createTranscript();
    this.#composer = this.#createComposer();
    this.#find = new FindWidget(this.#texts, this.#transcript.root);
    const title = element('h1', { attributes: { id: 'title' } }, this.#texts.conversation);
    const scroller = element(
      'div',
      { class: 'scroller', attributes: { role: 'region', 'aria-labelledby': 'title', tabindex: '0' } },
      this.#transcript.root,
    );
    const toBottom = iconButton('arrow-down', this.#texts.scrollToBottom, () => {
      this.#scroll.toBottom();
      this.#composer.focus();
    });
    toBottom.classList.add('to-bottom');
    toBottom.hidden = true;
    root.replaceChildren(
      element('div', { class: 'visually-hidden' }, title),
      element('div', { class: 'transcript-area' }, scroller, toBottom, this.#find.root),
      this.#composer.root,
      this.#status.root,
    );
    const { following, scrollTop } = connection.state;
    this.#scroll = new AutoScroll(scroller, this.#transcript.root, (isFollowing) => {
      toBottom.hidden = isFollowing;
      connection.updateState({ following: isFollowing });
    });
    scroller.addEventListener('scrollend', () => {
      connection.updateState({ scrollTop: scroller.scrollTop });
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#transcript.answering) connection.post({ type: 'stop' });
    });
    this.#show(snapshot);
    if (!following) this.#scroll.restore(scrollTop);
  }

  /** Takes a message that comes after the first snapshot. */
  receive(message: HostMessage): void {
    switch (message.type) {
      case 'snapshot':
        this.#show(message);
        break;
      case 'change':
        if (message.conversationId !== this.#conversationId) break;
        this.#transcript.apply(message.change);
        if (message.change.type === 'turnsShown') this.#scroll.toBottom();
        this.#showProgress(true);
        break;
      case 'account':
        this.#composer.setAccount(message.signedIn, message.model);
        break;
      case 'focus':
        if (message.target === 'composer') this.#composer.focus();
        else if (message.target === 'find') this.#find.open();
        break;
      case 'draft':
        this.#composer.showDraft(message.draft);
        break;
      case 'completions':
        this.#composer.showCompletions(message.request, message.items);
        break;
      case 'insertText':
        this.#composer.insertText(message.text);
        break;
      default:
        break;
    }
  }

  #show(snapshot: Snapshot): void {
    this.#conversationId = snapshot.conversationId;
    this.#transcript.show(snapshot.transcript);
    this.#composer.showConversation(
      waitingTextOf(this.#connection.state.waiting, snapshot.conversationId),
      snapshot.recall,
    );
    this.#composer.showDraft(snapshot.draft);
    this.#composer.setAccount(snapshot.signedIn, snapshot.model);
    this.#showProgress(false);
  }

  /** Turns Send into Stop and back; `aloud` also says that an answer has begun. */
  #showProgress(aloud: boolean): void {
    const began = this.#composer.setAnswering(this.#transcript.answering) === 'began';
    if (began && aloud) this.#status.announce(this.#texts.answering);
  }

  #createTranscript(): Transcript {
    const connection = this.#connection;
    const codeActions = {
      copy: (text: string) => {
        connection.post({ type: 'copy', text });
        this.#status.announce(this.#texts.copied);
      },
      insertAtCursor: (text: string, language: string) => {
        connection.post({ type: 'insertAtCursor', text, language });
      },
      newFile: () => undefined,
      applyToFile: () => undefined,
      runInTerminal: () => undefined,
    };
    const codeBlocks = new CodeBlockFactory(this.#texts, codeActions, new Highlighter());
    const transcript = new Transcript(
      { texts: this.#texts, codeBlocks, status: this.#status },
      {
        openAttachment: (questionId, attachmentId) => {
          connection.post({ type: 'openAttachment', questionId, attachmentId });
        },
        regenerate: (answerId) => {
          connection.post({ type: 'regenerate', answerId });
        },
        takeAction: (answerId, actionId) => {
          connection.post({ type: 'takeAction', answerId, actionId });
        },
      },
    );
    listenForLinks(transcript.root, {
      openAddress: (href) => {
        connection.post({ type: 'openLink', href });
      },
      openPlace: () => undefined,
    });
    return transcript;
  }

  #createComposer(): Composer {
    const connection = this.#connection;
    return new Composer({
      texts: this.#texts,
      status: this.#status,
      post: (message) => {
        connection.post(message);
      },
      keep: (waiting) => {
        connection.updateState({ waiting: keepWaitingText(connection.state.waiting, waiting) });
      },
    });
  }
}
