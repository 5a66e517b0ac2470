import * as vscode from 'vscode';
import { shownTurns } from '../../core/conversation/branches.ts';
import type { Conversation } from '../../core/conversation/conversation.ts';
import { SearchIndex } from '../../core/conversation/searchIndex.ts';
import { oneLine, titleOf } from '../../core/conversation/title.ts';
import type { Conversations, ListedConversation } from '../chat/conversations.ts';
import { Refusal, showProblem } from '../problems.ts';
import type { Log } from '../service/log.ts';
import { ageOf, relativeTime, type Age } from './ages.ts';

/** Most matches that are listed: nobody reads on, they write another word. */
const mostMatches = 200;

interface Item extends vscode.QuickPickItem {
  readonly id?: string;
}

type ItemAction = 'rename' | 'export' | 'delete';
interface ItemButton extends vscode.QuickInputButton {
  readonly action: ItemAction;
}

/** What the buttons of the list do. */
export interface ListActions {
  readonly rename: (id: string) => Promise<void>;
  readonly export: (conversation: Conversation) => Promise<void>;
  readonly delete: (id: string) => Promise<void>;
}

/** The list of conversations: by their age, or by what is typed among all that was said. */
export class ConversationList {
  readonly #conversations: Conversations;
  readonly #actions: ListActions;
  readonly #log: Log;
  readonly #index = new SearchIndex();
  readonly #indexed = new Map<string, Conversation>();

  constructor(conversations: Conversations, actions: ListActions, log: Log) {
    this.#conversations = conversations;
    this.#actions = actions;
    this.#log = log;
  }

  /** Shows the list until one is opened or the person leaves. */
  async show(): Promise<void> {
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = vscode.l10n.t('Conversations');
    pick.placeholder = vscode.l10n.t('Search in what was said');
    pick.busy = true;
    let listed: readonly ListedConversation[] = [];
    const draw = (): void => {
      pick.items = this.#items(listed, pick.value);
    };
    const refresh = async (): Promise<void> => {
      listed = await this.#conversations.list();
      this.#follow(listed);
      pick.busy = false;
      const active = pick.activeItems[0]?.id;
      draw();
      const stays = pick.items.filter(({ id }) => id !== undefined && id === active);
      // Without one VS Code makes the first line active; an empty list of active items would make it none.
      if (stays.length > 0) pick.activeItems = stays;
    };
    const listeners = [
      pick.onDidChangeValue(draw),
      this.#conversations.onDidChangeList(() => {
        this.#log.watch(refresh());
      }),
      pick.onDidAccept(() => {
        const id = pick.activeItems[0]?.id;
        if (id === undefined) return;
        pick.hide();
        this.#try(() => this.#conversations.open(id));
      }),
      pick.onDidTriggerItemButton(({ item, button }) => {
        this.#try(() => this.#press(item.id, button, pick, listed));
      }),
    ];
    const hidden = new Promise<void>((resolve) => {
      listeners.push(pick.onDidHide(resolve));
    });
    pick.show();
    try {
      await refresh();
      await hidden;
    } finally {
      for (const listener of listeners) listener.dispose();
      pick.dispose();
    }
  }

  /** The list is a command of its own; what is chosen in it fails by itself, and says so. */
  #try(work: () => Promise<unknown>): void {
    this.#log.watch(work().catch((error: unknown) => showProblem(error, work)));
  }

  async #press(
    id: string | undefined,
    button: vscode.QuickInputButton,
    pick: vscode.QuickPick<Item>,
    listed: readonly ListedConversation[],
  ): Promise<void> {
    const conversation = listed.find((each) => each.conversation.id === id)?.conversation;
    if (!conversation || !isItemButton(button)) return;
    switch (button.action) {
      case 'delete':
        // Ends with its notification, when the list has long gone.
        await this.#actions.delete(conversation.id);
        return;
      case 'rename':
        pick.hide();
        await this.#actions.rename(conversation.id);
        await this.show();
        return;
      case 'export':
        pick.hide();
        await this.#actions.export(conversation);
    }
  }

  /** Takes into the index what is new or has changed. */
  #follow(listed: readonly ListedConversation[]): void {
    const ids = new Set(listed.map(({ conversation }) => conversation.id));
    for (const id of this.#indexed.keys())
      if (!ids.has(id)) {
        this.#index.remove(id);
        this.#indexed.delete(id);
      }
    for (const { conversation } of listed) {
      if (this.#indexed.get(conversation.id) === conversation) continue;
      this.#index.update(conversation);
      this.#indexed.set(conversation.id, conversation);
    }
  }

  #items(listed: readonly ListedConversation[], query: string): readonly Item[] {
    if (query.trim() === '')
      return listed.length === 0 ? [nothing(vscode.l10n.t('No conversations yet'))] : byAge(listed);
    const byId = new Map(listed.map((each) => [each.conversation.id, each]));
    const found = this.#index.search(query).slice(0, mostMatches);
    if (found.length === 0) return [nothing(vscode.l10n.t('Nobody said this in any conversation'))];
    return found.flatMap(({ id, snippet }) => {
      const each = byId.get(id);
      return each ? [{ ...itemOf(each), ...(snippet === '' ? {} : { detail: snippet }) }] : [];
    });
  }
}

function byAge(listed: readonly ListedConversation[]): readonly Item[] {
  const now = new Date();
  const items: Item[] = [];
  let last: Age | undefined;
  for (const each of listed) {
    const age = ageOf(each.conversation.updatedAt, now);
    if (age !== last) items.push({ label: labelOf(age), kind: vscode.QuickPickItemKind.Separator });
    last = age;
    items.push(itemOf(each));
  }
  return items;
}

function labelOf(age: Age): string {
  switch (age) {
    case 'today':
      return vscode.l10n.t('Today');
    case 'yesterday':
      return vscode.l10n.t('Yesterday');
    case 'week':
      return vscode.l10n.t('Last 7 Days');
    case 'older':
      return vscode.l10n.t('Older');
  }
}

function itemOf({ conversation, isCurrent, isAnswering }: ListedConversation): Item {
  const count = shownTurns(conversation).length;
  return {
    id: conversation.id,
    // In a label, $(name) is an icon.
    label: titleOf(conversation).replaceAll('$(', '$\u200b('),
    ...(isAnswering
      ? { iconPath: new vscode.ThemeIcon('loading~spin') }
      : { iconPath: new vscode.ThemeIcon(isCurrent ? 'check' : 'comment') }),
    description: [
      relativeTime(conversation.updatedAt, Date.now(), vscode.env.language),
      count === 1 ? vscode.l10n.t('1 message') : vscode.l10n.t('{0} messages', count),
      ...(isAnswering ? [vscode.l10n.t('answering')] : []),
      ...(isCurrent ? [vscode.l10n.t('current')] : []),
    ].join(' · '),
    alwaysShow: true,
    buttons: [
      itemButton('rename', 'edit', vscode.l10n.t('Rename…')),
      itemButton('export', 'export', vscode.l10n.t('Export…')),
      itemButton('delete', 'trash', vscode.l10n.t('Delete')),
    ],
  };
}

function itemButton(action: ItemAction, icon: string, tooltip: string): ItemButton {
  return { action, iconPath: new vscode.ThemeIcon(icon), tooltip };
}

function isItemButton(button: vscode.QuickInputButton): button is ItemButton {
  return 'action' in button;
}

function nothing(label: string): Item {
  return { label, alwaysShow: true };
}

/**
 * Asks for another name of a conversation; left empty, it is called by its first question again.
 * @throws Refusal when it is gone.
 */
export async function renameConversation(conversations: Conversations, id: string): Promise<void> {
  const found = (await conversations.list()).find(({ conversation }) => conversation.id === id);
  if (!found) throw new Refusal(vscode.l10n.t('There is nothing in this conversation yet.'));
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Conversation'),
    value: titleOf(found.conversation),
    prompt: vscode.l10n.t('Left empty, the conversation is called by its first question.'),
  });
  if (title !== undefined) await conversations.rename(id, oneLine(title));
}
