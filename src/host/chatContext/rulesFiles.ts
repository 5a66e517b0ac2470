import * as vscode from 'vscode';
import { cutRules } from '../../core/prompts/cutRules.ts';
import { rulesText, type Rule } from '../../core/prompts/rules.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import type { Chip } from '../../protocol.ts';
import type { RulesSource } from '../chat/answerStream.ts';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import type { Log } from '../service/log.ts';
import { refuseLink, refuseSecrets, textOnDisk } from './readableFiles.ts';
import type { Trust } from './trust.ts';

const places = ['AGENTS.md', '.github/copilot-instructions.md', '.edgewise/rules.md'];

/** A rules file as it was when it was last looked at. */
interface RulesFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly tokens: number;
  /** Why it is not sent. */
  readonly problem?: string;
}

/** The rules files at the root of the folder that the active file is in. In Restricted Mode there are none. */
export class RulesFiles implements RulesSource, vscode.Disposable {
  readonly #trust: Trust;
  readonly #log: Pick<Log, 'warn' | 'watch'>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable[];
  #watchers: vscode.Disposable[] = [];
  #found: readonly RulesFile[] = [];
  /** How often the files were looked for. */
  #looks = 0;
  #looking: Promise<void>;

  readonly onDidChange = this.#changed.event;

  constructor(trust: Trust, log: Pick<Log, 'warn' | 'watch'>) {
    this.#trust = trust;
    this.#log = log;
    const look = (): void => {
      this.#looking = this.#look();
      log.watch(this.#looking);
    };
    this.#listeners = [
      vscode.window.onDidChangeActiveTextEditor(look),
      trust.onDidGrant(look),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#watch(look);
        look();
      }),
    ];
    this.#watch(look);
    this.#looking = this.#look();
    log.watch(this.#looking);
  }

  /** The files that there are, as chips; those at some paths are left out. */
  chips(without: readonly string[]): readonly Chip[] {
    return this.#found
      .filter(({ path }) => !without.includes(path))
      .map(({ path, tokens, problem }) => ({
        id: chipIdOf(path),
        kind: 'rules',
        label: path,
        description: problem ?? vscode.l10n.t('The rules of this project join each question.'),
        tokens,
        state: problem === undefined ? 'ready' : 'refused',
        ...(problem === undefined ? {} : { problem }),
      }));
  }

  /** The paths of those that join a question that is asked now. */
  async paths(without: readonly string[]): Promise<readonly string[]> {
    await this.#looking;
    return this.#found
      .filter(({ path, problem }) => problem === undefined && !without.includes(path))
      .map(({ path }) => path);
  }

  /** The file that a chip of these stands for. */
  ofChip(chipId: string): { readonly path: string; readonly uri: vscode.Uri } | undefined {
    return this.#found.find(({ path }) => chipIdOf(path) === chipId);
  }

  /** The rules at some paths, in whichever folder, as they are now. Those that are gone are left out. */
  async current(paths: readonly string[]): Promise<readonly Rule[]> {
    if (!this.#trust.isTrusted()) return [];
    const uris = (vscode.workspace.workspaceFolders ?? []).flatMap(urisIn);
    const rules: Rule[] = [];
    for (const uri of uris.filter((candidate) => paths.includes(pathFor(candidate)))) {
      try {
        const rule = await read(uri);
        if (rule) rules.push(rule);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#log.warn(error.message);
      }
    }
    return rules;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#listeners, ...this.#watchers, this.#changed).dispose();
  }

  #watch(look: () => void): void {
    vscode.Disposable.from(...this.#watchers).dispose();
    this.#watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(folder, `{${places.join(',')}}`),
      );
      watcher.onDidCreate(look);
      watcher.onDidChange(look);
      watcher.onDidDelete(look);
      return watcher;
    });
  }

  async #look(): Promise<void> {
    const look = ++this.#looks;
    const folder = activeFolder();
    const found = await Promise.all(
      this.#trust.isTrusted() && folder ? urisIn(folder).map((uri) => this.#describe(uri)) : [],
    );
    // One that began later knows better.
    if (look !== this.#looks) return;
    const before = JSON.stringify(this.#found);
    this.#found = found.filter((file) => file !== undefined);
    if (JSON.stringify(this.#found) !== before) this.#changed.fire();
  }

  async #describe(uri: vscode.Uri): Promise<RulesFile | undefined> {
    const path = pathFor(uri);
    try {
      const rule = await read(uri);
      return rule && { uri, path, tokens: estimateTokens(rulesText([rule])) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { uri, path, tokens: 0, problem: error.message };
    }
  }
}

/** Undefined where there is no such file, or nothing in it. @throws Refusal when it must not be sent. */
async function read(uri: vscode.Uri): Promise<Rule | undefined> {
  if (!(await exists(uri))) return undefined;
  const path = pathFor(uri);
  await refuseLink(uri);
  const text = await textOnDisk(uri);
  refuseSecrets(text, path);
  return text.trim() === '' ? undefined : { path, text: cutRules(text) };
}

/** The folder of the active file, else the first. */
function activeFolder(): vscode.WorkspaceFolder | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  return (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
}

function urisIn({ uri }: vscode.WorkspaceFolder): readonly vscode.Uri[] {
  return places.map((place) => vscode.Uri.joinPath(uri, place));
}

/** Paths may be longer than an id may be. */
function chipIdOf(path: string): string {
  return `rules:${path.slice(-90)}`;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
