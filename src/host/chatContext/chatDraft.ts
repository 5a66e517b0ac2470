import * as vscode from 'vscode';
import type { Attachment } from '../../core/conversation/attachment.ts';
import type { Question } from '../../core/conversation/turn.ts';
import { parseSlashMessage, type ChatCommand } from '../../core/prompts/slashCommand.ts';
import { attachmentText } from '../../core/prompts/attachmentText.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import type { Completion, Draft } from '../../protocol.ts';
import type { NewQuestion } from '../chat/chatSession.ts';
import { formatNumber } from '../numbers.ts';
import { Refusal } from '../problems.ts';
import type { Log } from '../service/log.ts';
import { ChipList } from './chipList.ts';
import { completeContext } from './contextCompletions.ts';
import type { DraftStore, KeptText } from './draftStore.ts';
import { droppedFile } from './droppedFile.ts';
import type { FileIndex } from './fileIndex.ts';
import { OfferedSelection } from './offeredSelection.ts';
import { openContext } from './openContext.ts';
import { pastedCode } from './pastedCode.ts';
import type { RulesFiles } from './rulesFiles.ts';
import type { SlashCommands } from './slashCommands.ts';
import { codeQuestion, promptQuestion, type SlashQuestion } from './slashQuestion.ts';
import { sourceKey, type ChipSource } from './source.ts';
import type { TakingTools } from './takenChip.ts';

/** Ids of completions stay good for this many more: the person may pick from a list that is being replaced. */
const mostPickable = 200;

/** The name under which the draft of a conversation is kept that nothing was asked in yet. */
const newConversation = 'new';

/** Which conversation the panel shows. */
export interface DraftPlace {
  current(): { readonly id: string; readonly isEmpty: boolean };
  readonly onDidChange: vscode.Event<unknown>;
}

/** What a draft is built from. */
export interface DraftParts {
  readonly place: DraftPlace;
  readonly store: DraftStore;
  readonly tools: TakingTools;
  readonly index: FileIndex;
  readonly rules: RulesFiles;
  readonly slash: SlashCommands;
  /** Does what `/new`, `/clear` and `/model` say. */
  readonly run: (command: ChatCommand) => Promise<unknown>;
  readonly log: Log;
}

/** The chips of a conversation and the text that waits with them, and the name under which they are kept. */
interface OpenDraft {
  readonly list: ChipList;
  waiting: KeptText | undefined;
  /** What was sent, while its chips are still being read. */
  sending: string;
  keptAs: string;
}

/** What will be sent with the next message besides its text, for each conversation its own. */
export class ChatDraft implements vscode.Disposable {
  readonly #parts: DraftParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #drafts = new Map<string, OpenDraft>();
  readonly #offered: OfferedSelection;
  readonly #listeners: readonly vscode.Disposable[];
  readonly #pickable = new Map<string, () => unknown>();

  readonly onDidChange = this.#changed.event;

  constructor(parts: DraftParts) {
    this.#parts = parts;
    this.#offered = new OfferedSelection(parts.tools, parts.log);
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#listeners = [
      this.#offered.onDidChange(changed),
      parts.rules.onDidChange(changed),
      parts.place.onDidChange(changed),
    ];
  }

  get draft(): Draft {
    const { chips, withoutRules } = this.#list;
    const offer = this.#offered.offer;
    const isThere = chips.some(({ source }) => offer && sourceKey(source) === sourceKey(offer.source));
    return {
      chips: [...this.#parts.rules.chips(withoutRules), ...chips.map(({ chip }) => chip)],
      ...(offer && !isThere ? { offered: offer.chip } : {}),
    };
  }

  /** What waits in the message box of the conversation that is shown, as the page told last. */
  get waiting(): KeptText | undefined {
    return this.#open.waiting;
  }

  /** Keeps what waits in the message box of a conversation; of one that was never shown nothing can wait. */
  keepText(conversationId: string, waiting: KeptText): void {
    const draft = this.#drafts.get(conversationId);
    if (!draft) return;
    draft.waiting = waiting;
    this.#keep(draft);
  }

  /** Forgets what is kept for later windows; this one still has it. */
  async forgetKept(): Promise<void> {
    await this.#parts.store.clear();
  }

  /** Follows the editor's selection while the panel is there: until what it returns is disposed of. */
  followSelection(): vscode.Disposable {
    return this.#offered.follow();
  }

  /** What fits behind an `@` or `/` that is being typed. */
  async complete(trigger: '@' | '/', query: string): Promise<readonly Completion[]> {
    if (trigger === '@') {
      const items = await completeContext(query, {
        ...this.#parts.tools,
        index: this.#parts.index,
      });
      return items.map(({ label, description, icon, source, more }) => ({
        id: this.#remember(() => {
          if (source) this.add(source);
        }),
        label,
        description,
        icon,
        insertText: more ?? '',
        continues: more !== undefined,
      }));
    }
    return (await this.#parts.slash.complete(query)).map(
      ({ label, description, icon, insertText, faulty }) => ({
        id: this.#remember(() => {
          if (!faulty) return undefined;
          const selection = new vscode.Range(faulty.fault.line - 1, 0, faulty.fault.line - 1, 0);
          return vscode.window.showTextDocument(faulty.uri, { selection });
        }),
        label,
        description,
        icon,
        insertText,
        continues: false,
      }),
    );
  }

  /** Does what a completion stands for: adds a chip, or opens a file that has a fault. */
  async attach(completionId: string): Promise<void> {
    await this.#pickable.get(completionId)?.();
  }

  attachOffered(): void {
    const { offer } = this.#offered;
    if (offer) this.add(offer.source);
  }

  add(source: ChipSource): void {
    this.#list.add(source);
  }

  /**
   * Adds files and folders by their URIs.
   * @throws Refusal naming those that are none; the others are added.
   */
  async drop(uris: readonly string[]): Promise<void> {
    const sources = await Promise.all(uris.map(droppedFile));
    for (const source of sources) if (source) this.add(source);
    const unknown = uris.filter((_, index) => !sources[index]);
    if (unknown.length > 0)
      throw new Refusal(vscode.l10n.t('These are no files or folders: {0}', unknown.join(', ')));
  }

  /** Makes a chip of code. @returns false when the text is none, and belongs into the message. */
  paste(text: string): boolean {
    const source = pastedCode(text);
    if (source) this.add(source);
    return source !== undefined;
  }

  /** Rules that are taken away stay away for the conversation. */
  detach(chipId: string): void {
    const rules = this.#parts.rules.ofChip(chipId);
    if (rules) this.#list.removeRules(rules.path);
    else this.#list.remove(chipId);
  }

  async refresh(chipId: string): Promise<void> {
    await this.#list.find(chipId)?.refresh();
  }

  /** Shows what a chip names. */
  async open(chipId: string): Promise<void> {
    const rules = this.#parts.rules.ofChip(chipId);
    if (rules) await vscode.window.showTextDocument(rules.uri);
    const chip = this.#list.find(chipId);
    if (!chip) return;
    if (chip.attachment) await openContext(chip.attachment);
    else if ('uri' in chip.source)
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(chip.source.uri, true));
  }

  /** Paths of the rules files that join a question asked now. */
  async rules(): Promise<readonly string[]> {
    return this.#parts.rules.paths(this.#list.withoutRules);
  }

  /**
   * Turns the message and the chips into a question, and empties the draft. Chips that are still being read are waited
   * for; refused ones are not sent.
   * @param begun told when the message was a command that may have begun another conversation, which is asked then.
   * @returns undefined when the message was a command that asks nothing.
   * @throws Refusal when the message cannot be sent as it is; the draft is as before.
   */
  async take(text: string, begun: () => void = () => undefined): Promise<NewQuestion | undefined> {
    const open = this.#open;
    const { id } = this.#parts.place.current();
    open.sending = text;
    this.#keep(open);
    try {
      return await this.#take(open, id, text, begun);
    } finally {
      open.sending = '';
      this.#keep(open);
    }
  }

  async #take(
    open: OpenDraft,
    id: string,
    text: string,
    begun: () => void,
  ): Promise<NewQuestion | undefined> {
    await Promise.all(open.list.chips.map((chip) => chip.settled()));
    const chips = open.list.chips.flatMap(({ attachment }) => attachment ?? []);
    const slash = parseSlashMessage(text);
    const command = slash && (await this.#parts.slash.find(slash.name));
    if (slash && command?.type === 'chat') {
      await this.#parts.run(command.command);
      begun();
      if (slash.rest === '') return undefined;
    }
    const asked = slash && command?.type === 'chat' ? slash.rest : text;
    const question = await this.#questionOf(asked, chips, open.list.withoutRules);
    this.#empty(open, id);
    return question;
  }

  /**
   * Turns an earlier question in other words into one that can be asked. What it was about stays.
   * @throws Refusal when it cannot be sent as it is.
   */
  async retake(earlier: Question, text: string): Promise<NewQuestion> {
    const question = await this.#questionOf(text, earlier.attachments, this.#list.withoutRules);
    return text === earlier.text ? { ...question, action: earlier.action } : question;
  }

  dispose(): void {
    const lists = [...this.#drafts.values()].map(({ list }) => list);
    vscode.Disposable.from(...lists, ...this.#listeners, this.#offered, this.#changed).dispose();
  }

  /** The chips of the conversation that is shown; what is kept of them is taken anew. */
  get #list(): ChipList {
    return this.#open.list;
  }

  get #open(): OpenDraft {
    const { id, isEmpty } = this.#parts.place.current();
    return this.#drafts.get(id) ?? this.#restore(id, isEmpty ? newConversation : id);
  }

  #restore(id: string, keptAs: string): OpenDraft {
    const { sources, withoutRules, waiting } = this.#parts.store.get(keptAs);
    const list = new ChipList(sources, withoutRules, this.#parts.tools, () => {
      this.#keep(draft);
      if (this.#parts.place.current().id === id) this.#changed.fire();
    });
    const draft: OpenDraft = { list, waiting, sending: '', keptAs };
    this.#drafts.set(id, draft);
    return draft;
  }

  #keep({ list, waiting, sending, keptAs }: OpenDraft): void {
    const sources = list.chips.map(({ source }) => source);
    const { withoutRules } = list;
    const text = [sending, waiting?.text ?? ''].filter((each) => each !== '').join('\n');
    this.#parts.log.watch(
      this.#parts.store.set(keptAs, {
        sources,
        withoutRules,
        waiting: { text, aside: waiting?.aside ?? '' },
      }),
    );
  }

  /** With its first question a conversation gets a name of its own, and takes the rules that were removed with it. */
  #empty(draft: OpenDraft, id: string): void {
    if (draft.keptAs === newConversation) {
      draft.keptAs = id;
      this.#parts.log.watch(
        this.#parts.store.set(newConversation, {
          sources: [],
          withoutRules: [],
        }),
      );
    }
    draft.list.clear();
    this.#keep(draft);
  }

  /** A message with what is added to it; where it is a command or a prompt of one's own, what that stands for. */
  async #questionOf(
    text: string,
    chips: readonly Attachment[],
    withoutRules: readonly string[],
  ): Promise<NewQuestion> {
    const slash = parseSlashMessage(text);
    const command = slash && (await this.#parts.slash.find(slash.name));
    const { tools } = this.#parts;
    let asked: SlashQuestion = { action: 'chat', attachments: [] };
    if (slash && command?.type === 'code')
      asked = await codeQuestion(command.command, slash.rest, chips.length > 0, tools);
    if (slash && command?.type === 'prompt')
      asked = await promptQuestion(command.file.prompt, slash.rest, chips.length > 0, tools);
    const attachments = [...chips, ...asked.attachments];
    const rules = await this.#parts.rules.paths(withoutRules);
    this.#refuseTooMuch([asked.sentText ?? text, ...attachments.map(attachmentText)]);
    return { ...asked, text, attachments, ...(rules.length > 0 ? { rules } : {}) };
  }

  /** @throws Refusal when all of it together is more than the model takes. */
  #refuseTooMuch(parts: readonly string[]): void {
    const room = this.#parts.tools.room();
    const tokens = parts.reduce((sum, part) => sum + estimateTokens(part), 0);
    if (tokens > room)
      throw new Refusal(
        vscode.l10n.t(
          'This message has about {0} tokens with all that is added to it, but the model takes {1} in a question. Remove some of it and send it again.',
          formatNumber(tokens),
          formatNumber(room),
        ),
      );
  }

  #remember(pick: () => unknown): string {
    const id = crypto.randomUUID();
    this.#pickable.set(id, pick);
    for (const oldest of [...this.#pickable.keys()].slice(0, -mostPickable)) this.#pickable.delete(oldest);
    return id;
  }
}
