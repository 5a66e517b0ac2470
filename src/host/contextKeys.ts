import * as vscode from 'vscode';
import type { ContextKeys } from '../manifest.ts';

/** Sets a key that `when` clauses in package.json read. */
export async function setContextKey<Key extends keyof ContextKeys>(
  key: Key,
  value: ContextKeys[Key],
): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
