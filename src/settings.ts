import * as v from 'valibot';
import * as vscode from 'vscode';
import { BaseUrlError, parseBaseUrl } from './core/workersAi/baseUrl.ts';
import { settingDefaults, type SettingId } from './manifest.ts';

const schemas = {
  'edgewise.service.baseUrl': v.pipe(text(), v.transform(parseBaseUrl)),
  'edgewise.service.model': v.pipe(
    text(),
    v.trim(),
    v.nonEmpty(() => vscode.l10n.t('must name a model')),
  ),
  'edgewise.service.idleTimeout': numberBetween(5, 300),
  'edgewise.reply.maxTokens': numberBetween(64, 8192),
  'edgewise.chat.keepConversations': onOrOff(),
  'edgewise.edits.accept': v.picklist(['ask', 'automatically'], () =>
    vscode.l10n.t('must be “ask” or “automatically”'),
  ),
  'edgewise.edits.checkProblems': onOrOff(),
  'edgewise.edits.repairRefusals': onOrOff(),
  'edgewise.menus.editorContext': onOrOff(),
  'edgewise.menus.lightbulb': onOrOff(),
} satisfies Record<SettingId, v.GenericSchema>;

type SettingValue<Id extends SettingId> = v.InferOutput<(typeof schemas)[Id]>;

function text(): v.GenericSchema<string> {
  return v.string(() => vscode.l10n.t('must be a text'));
}

function onOrOff(): v.GenericSchema<boolean> {
  return v.boolean(() => vscode.l10n.t('must be true or false'));
}

function numberBetween(least: number, most: number): v.GenericSchema<number> {
  const range = (): string => vscode.l10n.t('must be a whole number from {0} to {1}', least, most);
  return v.pipe(v.number(range), v.integer(range), v.minValue(least, range), v.maxValue(most, range));
}

/** Values that stand above what the person has set; only a development window has any. */
export type SettingOverrides = Readonly<Partial<Record<SettingId, unknown>>>;

/**
 * Reads Edgewise's settings, checked. A value that does not fit is answered by the default, and the person is told
 * once for each such value.
 */
export class Settings implements vscode.Disposable {
  readonly #overrides: SettingOverrides;
  readonly #tell: (sentence: string, id: SettingId) => void;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #told = new Set<string>();
  readonly #listener = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('edgewise')) this.#changed.fire();
  });

  /** Some setting of Edgewise may have changed. */
  readonly onDidChange = this.#changed.event;

  /** @param tell is given what is wrong with a setting, once. */
  constructor(overrides: SettingOverrides, tell: (sentence: string, id: SettingId) => void) {
    this.#overrides = overrides;
    this.#tell = tell;
  }

  /** The value in force: seconds, tokens or text as package.json says. */
  get<Id extends SettingId>(id: Id): SettingValue<Id> {
    const schema: v.GenericSchema<unknown, unknown> = schemas[id];
    const value = this.#overrides[id] ?? vscode.workspace.getConfiguration().get<unknown>(id);
    const result = safeParse(schema, value);
    if (result.success) return result.value as SettingValue<Id>;
    this.#tellOnce(id, result.problem);
    return settingDefaults[id];
  }

  /** Changes a setting for this person everywhere. */
  async set<Id extends SettingId>(id: Id, value: SettingValue<Id>): Promise<void> {
    await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  #tellOnce(id: SettingId, problem: string): void {
    const sentence = vscode.l10n.t(
      'The setting {0} cannot be used: it {1}. Its default, {2}, is used instead.',
      id,
      problem,
      String(settingDefaults[id]),
    );
    if (this.#told.has(sentence)) return;
    this.#told.add(sentence);
    this.#tell(sentence, id);
  }
}

/** Shows what is wrong with a setting, with the way to mend it. */
export async function showSettingProblem(sentence: string, id: SettingId): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  const choice = await vscode.window.showWarningMessage(sentence, open);
  if (choice === open) await vscode.commands.executeCommand('workbench.action.openSettings', id);
}

type ParseResult = { success: true; value: unknown } | { success: false; problem: string };

function safeParse(schema: v.GenericSchema<unknown, unknown>, value: unknown): ParseResult {
  try {
    const result = v.safeParse(schema, value);
    return result.success
      ? { success: true, value: result.output }
      : { success: false, problem: result.issues[0].message };
  } catch (error) {
    if (error instanceof BaseUrlError) return { success: false, problem: vscode.l10n.t(error.sentence.text) };
    throw error;
  }
}
