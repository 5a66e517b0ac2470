import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { themes } from './themes.ts';

/** VS Code's settings, by full id such as "editor.fontSize". */
export type UserSettings = Readonly<Record<string, unknown>>;

/** What keeps the editor quiet and the same on every machine: no welcome, no news, no suggestions that pop up. */
export const quietSettings: UserSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.colorTheme': themes.light.id,
  'window.autoDetectColorScheme': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // A view that opens takes the focus, and a test may be in the palette by then.
  'workbench.quickOpen.closeOnFocusLost': false,
};

/**
 * Writes the user's settings where VS Code's server keeps them: `data/User/settings.json` in its data folder (the page
 * reads that file through the server, not the browser's own storage). To be called before a window opens: a running
 * window doesn't notice.
 */
export async function writeUserSettings(serverDataFolder: string, settings: UserSettings): Promise<void> {
  const file = join(serverDataFolder, 'data/User/settings.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}
