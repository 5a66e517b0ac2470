import * as vscode from 'vscode';
import type { Chip } from '../../../src/protocol.ts';
import { ChatDraft } from '../../../src/host/chatContext/chatDraft.ts';
import { DraftStore } from '../../../src/host/chatContext/draftStore.ts';
import { FileIndex } from '../../../src/host/chatContext/fileIndex.ts';
import type { GitAccess } from '../../../src/host/chatContext/git.ts';
import { OpenEditors } from '../../../src/host/chatContext/openEditors.ts';
import { PromptFiles } from '../../../src/host/chatContext/promptFiles.ts';
import { ReadableFiles } from '../../../src/host/chatContext/readableFiles.ts';
import { RulesFiles } from '../../../src/host/chatContext/rulesFiles.ts';
import { SlashCommands } from '../../../src/host/chatContext/slashCommands.ts';
import type { Trust } from '../../../src/host/chatContext/trust.ts';
import { Refusal } from '../../../src/host/problems.ts';
import type { Log } from '../../../src/host/service/log.ts';
import { MemoryMemento } from './memoryMemento.ts';
import { until } from './until.ts';

/** The folder that the tests have open. */
export function openFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri;
}

/** Writes a file of the open folder, with the folders that it is in. */
export async function writeFile(path: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(openFolder(), path);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** Deletes what is there of a path of the open folder. */
export async function remove(path: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(openFolder(), path), {
      recursive: true,
    });
  } catch {
    // It was not there.
  }
}

/** A draft with all around it that is not VS Code's own in the test's hands. */
export class DraftDesk implements vscode.Disposable {
  readonly memento: MemoryMemento;
  readonly commands: string[] = [];
  /** What the log is told. */
  readonly warnings: string[] = [];
  readonly draft: ChatDraft;
  readonly rules: RulesFiles;
  readonly prompts: PromptFiles;
  readonly #moved = new vscode.EventEmitter<void>();
  readonly #granted = new vscode.EventEmitter<void>();
  readonly #owned: { dispose(): unknown }[];
  conversation = { id: 'first', isEmpty: false };
  trusted: boolean;
  keeps = true;
  room = 20_000;
  terminal: string | undefined;

  constructor(
    log: Log,
    {
      memento = new MemoryMemento(),
      git = () => Promise.resolve(undefined),
      trusted = true,
    }: { memento?: MemoryMemento; git?: GitAccess; trusted?: boolean } = {},
  ) {
    this.memento = memento;
    this.trusted = trusted;
    const trust: Trust = {
      isTrusted: () => this.trusted,
      onDidGrant: this.#granted.event,
    };
    const files = new ReadableFiles(git);
    const editors = new OpenEditors();
    const index = new FileIndex();
    this.rules = new RulesFiles(trust, {
      watch: (promise) => {
        log.watch(promise);
      },
      warn: (line) => {
        this.warnings.push(line);
      },
    });
    this.prompts = new PromptFiles(vscode.Uri.joinPath(openFolder(), 'own-prompts'), trust);
    this.draft = new ChatDraft({
      place: {
        current: () => this.conversation,
        onDidChange: this.#moved.event,
      },
      store: new DraftStore(
        memento,
        () => this.keeps,
        (problem) => {
          throw new Error(problem);
        },
      ),
      tools: {
        files,
        git,
        editors,
        terminal: () =>
          this.terminal === undefined
            ? Promise.reject(new Refusal('Nothing is selected.'))
            : Promise.resolve(this.terminal),
        room: () => this.room,
      },
      index,
      rules: this.rules,
      slash: new SlashCommands(this.prompts),
      run: (command) => {
        this.commands.push(command);
        return Promise.resolve();
      },
      log,
    });
    this.#owned = [this.draft, this.rules, index, editors, this.#moved, this.#granted];
  }

  get chips(): readonly Chip[] {
    return this.draft.draft.chips.filter(({ kind }) => kind !== 'rules');
  }

  /** The only chip, once it is read. */
  async onlyChip(): Promise<Chip> {
    await until(() => this.chips.length === 1 && this.chips[0]?.state !== 'loading');
    const [chip] = this.chips;
    if (!chip) throw new Error('There is no chip.');
    return chip;
  }

  show(id: string, isEmpty = false): void {
    this.conversation = { id, isEmpty };
    this.#moved.fire();
  }

  grantTrust(): void {
    this.trusted = true;
    this.#granted.fire();
  }

  dispose(): void {
    for (const owned of this.#owned) owned.dispose();
  }
}
