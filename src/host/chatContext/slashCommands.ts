import * as vscode from 'vscode';
import { bestFitting } from '../../core/context/fuzzy.ts';
import {
  chatCommands,
  codeCommands,
  type ChatCommand,
  type CodeCommand,
} from '../../core/prompts/slashCommand.ts';
import { pathFor } from '../context/path.ts';
import { inTheirLanguage, Refusal } from '../problems.ts';
import type { FaultyPromptFile, PromptFile, PromptFiles } from './promptFiles.ts';

/** What a `/name` stands for. */
export type SlashCommand =
  | { readonly type: 'code'; readonly command: CodeCommand }
  | { readonly type: 'chat'; readonly command: ChatCommand }
  | { readonly type: 'prompt'; readonly file: PromptFile };

/** A line of the list that opens after `/`. */
export interface SlashItem {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly insertText: string;
  /** The file to open when it is picked: there is something wrong with it. */
  readonly faulty?: FaultyPromptFile;
}

/** The built-in commands and the prompts, by the names that are typed. */
export class SlashCommands {
  readonly #prompts: PromptFiles;

  constructor(prompts: PromptFiles) {
    this.#prompts = prompts;
  }

  /** What fits a name that is being typed, the best first; files with faults come last. */
  async complete(query: string): Promise<readonly SlashItem[]> {
    const { prompts, faults } = await this.#prompts.list();
    const items = [
      ...codeCommands.map((name) => builtIn(name)),
      ...prompts.map((file) => promptItem(file, prompts)),
      ...chatCommands.map((name) => builtIn(name)),
    ];
    const fitting = bestFitting(query, items, ({ label }) => label.slice(1), items.length);
    return [...fitting, ...faults.map(faultyItem)];
  }

  /**
   * What a name stands for; undefined when it is none.
   * @throws Refusal when several prompts have it, naming what to type for each.
   */
  async find(name: string): Promise<SlashCommand | undefined> {
    const code = codeCommands.find((command) => command === name);
    if (code) return { type: 'code', command: code };
    const chat = chatCommands.find((command) => command === name);
    if (chat) return { type: 'chat', command: chat };
    const { prompts } = await this.#prompts.list();
    const named = prompts.filter((file) => file.prompt.name === name || qualifiedName(file) === name);
    if (named.length > 1)
      throw new Refusal(
        vscode.l10n.t(
          'There is more than one prompt named {0}. Type one of these: {1}',
          `/${name}`,
          named.map((file) => `/${qualifiedName(file)}`).join(', '),
        ),
      );
    const [file] = named;
    return file && { type: 'prompt', file };
  }
}

function qualifiedName({ origin, prompt }: PromptFile): string {
  return `${origin}:${prompt.name}`;
}

function promptItem(file: PromptFile, all: readonly PromptFile[]): SlashItem {
  const { prompt, isOwn } = file;
  const isTaken =
    all.some((other) => other !== file && other.prompt.name === prompt.name) ||
    [...codeCommands, ...chatCommands].some((name) => name === prompt.name);
  const name = isTaken ? qualifiedName(file) : prompt.name;
  const origin = isOwn ? vscode.l10n.t('Your prompt') : pathFor(file.uri);
  return {
    label: `/${name}`,
    description: prompt.description === '' ? origin : `${prompt.description} · ${origin}`,
    icon: isOwn ? 'account' : 'folder',
    insertText: `/${name} `,
  };
}

function faultyItem(faulty: FaultyPromptFile): SlashItem {
  const { uri, fault } = faulty;
  return {
    label: `${pathFor(uri)}:${fault.line}`,
    description: inTheirLanguage(fault.sentence),
    icon: 'warning',
    insertText: '',
    faulty,
  };
}

function builtIn(command: CodeCommand | ChatCommand): SlashItem {
  const [icon, description] = lookOf(command);
  return {
    label: `/${command}`,
    description,
    icon,
    insertText: `/${command} `,
  };
}

function lookOf(command: CodeCommand | ChatCommand): readonly [icon: string, description: string] {
  switch (command) {
    case 'explain':
      return ['question', vscode.l10n.t('Explain the code')];
    case 'fix':
      return ['wrench', vscode.l10n.t('Find what is wrong in the code, and fix it')];
    case 'tests':
      return ['beaker', vscode.l10n.t('Write tests for the code')];
    case 'docs':
      return ['note', vscode.l10n.t('Write documentation comments for the code')];
    case 'refactor':
      return ['edit', vscode.l10n.t('Make the code simpler, with the same behavior')];
    case 'new':
      return ['add', vscode.l10n.t('Start a new conversation')];
    case 'clear':
      return ['clear-all', vscode.l10n.t('Start a new conversation')];
    case 'model':
      return ['server-environment', vscode.l10n.t('Choose the model')];
  }
}
