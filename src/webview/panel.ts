import type { TranscriptChange } from '../core/conversation/transcriptChange.ts';
import type { HostMessage } from '../protocol.ts';
import { AutoScroll } from './autoScroll.ts';
import { Composer } from './composer/composer.ts';
import { keepWaitingText, waitingTextOf } from './composer/drafts.ts';
import { WaitingTextSender } from './composer/waitingTextSender.ts';
import { element } from './dom.ts';
import { FindWidget } from './findWidget.ts';
import type { HostConnection } from './hostConnection.ts';
import { LastFocus } from './lastFocus.ts';
import { Highlighter } from './markdown/highlighter.ts';
import { listenForLinks } from './markdown/links.ts';
import { ScrollButton } from './scrollButton.ts';
import { Status } from './status.ts';
import { createTexts, type Texts } from './text.ts';
import { QuestionDrafts } from './transcript/questionDrafts.ts';
import { Transcript, type Place } from './transcript/transcript.ts';

type Snapshot = Extract<HostMessage, { type: 'snapshot' }>;

/** The whole page: transcript above, composer beneath. Built from a snapshot, then kept in step by messages. */
export class Panel {
  readonly #connection: HostConnection;
  readonly #texts: Texts;
  readonly #status = new Status();
  readonly #transcript: Transcript;
  readonly #composer: Composer;
  readonly #scroll: AutoScroll;
  readonly #scroller: HTMLElement;
  readonly #scrollButton: ScrollButton;
  readonly #find: FindWidget;
  readonly #lastFocus = new LastFocus();
  #conversationId = '';
  /** As the extension said last: the answer may be in a branch that is not shown. */
  #answeringSomewhere = false;

  /** Fills `root` with the page. */
  constructor(root: HTMLElement, connection: HostConnection, snapshot: Snapshot) {
    this.#connection = connection;
    this.#texts = createTexts(snapshot.translations, document.documentElement.lang);
    this.#transcript = this.#createTranscript();
    this.#composer = this.#createComposer();
    this.#find = new FindWidget(this.#texts, this.#transcript.root, () => {
      this.#composer.focus();
    });
    const title = element('h1', { attributes: { id: 'title' } }, this.#texts.conversation);
    this.#scroller = element(
      'div',
      { class: 'scroller', attributes: { role: 'region', 'aria-labelledby': 'title', tabindex: '0' } },
      this.#transcript.root,
    );
    this.#scrollButton = new ScrollButton(this.#texts, () => {
      this.#scroll.toBottom();
      this.#composer.focus();
    });
    root.replaceChildren(
      element('div', { class: 'visually-hidden' }, title),
      element('div', { class: 'transcript-area' }, this.#scroller, this.#scrollButton.root, this.#find.root),
      this.#composer.root,
      this.#status.root,
    );
    const { following, place } = connection.state;
    this.#scroll = new AutoScroll(
      this.#scroller,
      this.#transcript.root,
      () => this.#transcript.endDrawn,
      (isFollowing) => {
        this.#scrollButton.setFollowing(isFollowing);
        connection.updateState({ following: isFollowing });
      },
    );
    this.#scroller.addEventListener('scrollend', () => {
      const seen = this.#transcript.placeAt(this.#scroller.getBoundingClientRect().top);
      if (seen) connection.updateState({ place: seen });
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#answering) connection.post({ type: 'stop' });
    });
    this.#show(snapshot, following ? undefined : place);
  }

  /** Takes a message that comes after the first snapshot. */
  receive(message: HostMessage): void {
    switch (message.type) {
      case 'snapshot':
        this.#show(
          message,
          message.conversationId === this.#conversationId && !this.#scroll.following
            ? this.#connection.state.place
            : undefined,
        );
        break;
      case 'change':
        if (message.conversationId === this.#conversationId) this.#follow(message.change);
        break;
      case 'answering':
        this.#answeringSomewhere = message.answering;
        this.#showProgress(false);
        break;
      case 'account':
        this.#composer.setAccount(message.signedIn, message.model);
        break;
      case 'focus':
        this.#focus(message.target);
        break;
      case 'codeBlockAction':
        this.#transcript.takeCodeBlock(message);
        break;
      case 'startEditing':
        this.#transcript.startEditing(message.questionId);
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

  /** Shows a conversation at its end, or at the reader's place. */
  #show(snapshot: Snapshot, place: Place | undefined): void {
    this.#conversationId = snapshot.conversationId;
    this.#answeringSomewhere = snapshot.answering;
    this.#transcript.show(snapshot.transcript, place?.turnId);
    const { session, waiting } = snapshot;
    if (this.#connection.state.session !== session) this.#connection.updateState({ session, waiting: [] });
    this.#composer.showConversation(
      waitingTextOf(this.#connection.state.waiting, snapshot.conversationId, waiting),
      snapshot.recall,
    );
    this.#composer.showDraft(snapshot.draft);
    this.#composer.setAccount(snapshot.signedIn, snapshot.model);
    this.#showProgress(false);
    const article = place && this.#transcript.articleOf(place.turnId);
    if (article)
      this.#scroll.moveBy(
        article.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top - place.offset,
      );
    else this.#scroll.toBottom();
  }

  #follow(change: TranscriptChange): void {
    const movement = this.#transcript.apply(change);
    if (movement === 'toBottom') this.#scroll.toBottom();
    else if (movement) this.#scroll.moveBy(movement.by);
    else if (!this.#scroll.following && change.type === 'textAppended') this.#scrollButton.addNews();
    this.#showProgress(typeof movement !== 'object');
  }

  #focus(target: Extract<HostMessage, { type: 'focus' }>['target']): void {
    switch (target) {
      case 'composer':
        this.#composer.focus();
        break;
      case 'find':
        this.#find.open(this.#lastFocus.element);
        break;
      case 'lastAnswer':
        this.#transcript.focusLastAnswer();
        break;
      case 'nextCodeBlock':
        this.#transcript.focusCodeBlock('next', this.#lastFocus.element);
        break;
      case 'previousCodeBlock':
        this.#transcript.focusCodeBlock('previous', this.#lastFocus.element);
        break;
    }
  }

  get #answering(): boolean {
    return this.#answeringSomewhere || this.#transcript.answering;
  }

  /** Turns Send into Stop and back; `aloud` also says that an answer has begun. */
  #showProgress(aloud: boolean): void {
    const began = this.#composer.setAnswering(this.#answering) === 'began';
    if (began && aloud) this.#status.announce(this.#texts.answering);
  }

  #createTranscript(): Transcript {
    const connection = this.#connection;
    const transcript = new Transcript({
      texts: this.#texts,
      status: this.#status,
      highlighter: new Highlighter(),
      drafts: new QuestionDrafts(connection.state.edits, (edits) => {
        connection.updateState({ edits });
      }),
      post: (message) => {
        connection.post(message);
      },
    });
    listenForLinks(transcript.root, {
      openAddress: (href) => {
        connection.post({ type: 'openLink', href });
      },
      openPlace: ({ path, line }) => {
        connection.post({ type: 'openPlace', path, line });
      },
    });
    return transcript;
  }

  #createComposer(): Composer {
    const connection = this.#connection;
    const sender = new WaitingTextSender((waiting) => {
      connection.post({ type: 'keepText', ...waiting });
    });
    return new Composer({
      texts: this.#texts,
      status: this.#status,
      post: (message) => {
        // What has been done to the text comes before what is done next.
        if (message.type !== 'complete') sender.flush();
        connection.post(message);
      },
      keep: (waiting) => {
        connection.updateState({ waiting: keepWaitingText(connection.state.waiting, waiting) });
        sender.put(waiting);
      },
    });
  }
}
