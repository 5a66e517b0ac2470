import type { Branch } from '../../core/conversation/branches.ts';
import type { Question } from '../../core/conversation/turn.ts';
import { element } from '../dom.ts';
import { createArticle } from './article.ts';
import { createAttachment } from './attachments.ts';
import { QuestionEditor } from './questionEditor.ts';
import { createBranchSwitch, createTurnBar, createTurnButtons, turnButton } from './turnBar.ts';
import type { TurnServices, TurnView } from './turnView.ts';

type ShownQuestion = Question & { readonly branch?: Branch };

/** A question in the transcript: the code it is about, if any, and the person's words, which can be edited in place. */
export class QuestionView implements TurnView {
  readonly id: string;
  readonly #question: ShownQuestion;
  readonly #number: number;
  readonly #services: TurnServices;
  readonly #text: HTMLElement;
  #root: HTMLElement | undefined;
  #editor: QuestionEditor | undefined;

  /** @param number Counted from 1 among the questions. */
  constructor(question: ShownQuestion, number: number, services: TurnServices) {
    this.id = question.id;
    this.#question = question;
    this.#number = number;
    this.#services = services;
    this.#text = element('p', { class: 'question-text', attributes: { dir: 'auto' } }, question.text);
  }

  get root(): HTMLElement | undefined {
    return this.#root;
  }

  draw(): HTMLElement {
    const { id, attachments } = this.#question;
    const { texts, post, drafts } = this.#services;
    this.#root = createArticle(`question-${id}`, texts.questionNumbered(this.#number), {
      webviewSection: 'question',
      questionId: id,
    });
    const shown = attachments.map((attachment) =>
      createAttachment(attachment, texts, () => {
        post({ type: 'openAttachment', questionId: id, attachmentId: attachment.id });
      }),
    );
    this.#root.append(element('div', { class: 'bubble' }, ...shown, this.#text), this.#createBar());
    const draft = drafts.get(id);
    if (draft !== undefined) this.#edit(draft);
    return this.#root;
  }

  dispose(): void {
    this.#root?.remove();
  }

  /** Turns the words into a box to edit them in, with the cursor in it. What was typed there before is kept. */
  startEditing(): void {
    if (!this.#editor) this.#edit(this.#question.text);
    this.#editor?.focus();
  }

  #createBar(): HTMLElement {
    const { texts, post } = this.#services;
    const { id, branch, text } = this.#question;
    const edit = turnButton('edit', 'edit', texts.edit, () => {
      this.startEditing();
    });
    const copy = turnButton('copy', 'copy', texts.copy, () => {
      post({ type: 'copy', text });
      this.#services.status.announce(texts.copied);
    });
    return createTurnBar(createBranchSwitch(id, branch, texts, post), createTurnButtons(edit, copy));
  }

  #edit(text: string): void {
    const { texts, post, drafts } = this.#services;
    this.#editor = new QuestionEditor(text, texts, {
      changed: (draft) => {
        drafts.set(this.id, draft);
      },
      send: (edited) => {
        drafts.delete(this.id);
        post({ type: 'editQuestion', questionId: this.id, text: edited });
      },
      cancel: () => {
        this.#stopEditing();
      },
    });
    this.#text.replaceWith(this.#editor.root);
    this.#root?.classList.add('editing');
  }

  #stopEditing(): void {
    this.#services.drafts.delete(this.id);
    this.#editor?.root.replaceWith(this.#text);
    this.#editor = undefined;
    this.#root?.classList.remove('editing');
    this.#root?.querySelector<HTMLElement>('[data-part=edit]')?.focus();
  }
}
