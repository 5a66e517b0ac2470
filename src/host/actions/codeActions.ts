import * as vscode from 'vscode';
import type { CommandId } from '../../manifest.ts';
import type { Settings } from '../../settings.ts';

const explainKind = vscode.CodeActionKind.Empty.append('explain');
const rewriteKind = vscode.CodeActionKind.RefactorRewrite;

/**
 * The entries in the lightbulb: for a selection, where there is a problem, and whenever the person asks for actions. A
 * cursor that merely rests in code brings up no bulb.
 */
export function registerCodeActions(settings: Settings): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (_document, range, { triggerKind, diagnostics }) => {
      const isAskedFor =
        !range.isEmpty || diagnostics.length > 0 || triggerKind === vscode.CodeActionTriggerKind.Invoke;
      if (!isAskedFor || !settings.get('edgewise.menus.lightbulb')) return [];
      return [
        action(vscode.l10n.t('Explain with Edgewise'), explainKind, 'edgewise.code.explain'),
        action(vscode.l10n.t('Refactor with Edgewise…'), rewriteKind, 'edgewise.code.refactor'),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider({ pattern: '**' }, provider, {
    providedCodeActionKinds: [explainKind, rewriteKind],
  });
}

function action(title: string, kind: vscode.CodeActionKind, command: CommandId): vscode.CodeAction {
  const result = new vscode.CodeAction(title, kind);
  result.command = { command, title };
  return result;
}
