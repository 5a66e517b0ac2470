import * as vscode from 'vscode';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import { markdownIn, type PromptFiles, type PromptFolder } from './promptFiles.ts';

const validName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u;

/** Lets the person choose one of the folders that prompts are in, and opens it, or a file of it where it cannot be shown. */
export async function openPromptsFolder(prompts: PromptFiles): Promise<void> {
  const folder = await chooseFolder(prompts, vscode.l10n.t('Open Prompts Folder'));
  if (!folder) return;
  await vscode.workspace.fs.createDirectory(folder.uri);
  const isOnThisMachine = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (folder.uri.scheme === 'file' && isOnThisMachine) {
    await vscode.commands.executeCommand('revealFileInOS', folder.uri);
    return;
  }
  const files = await markdownIn(folder.uri);
  if (files.length === 0)
    throw new Refusal(vscode.l10n.t('There are no prompts here yet. New Prompt… makes the first one.'));
  const items = files.map((uri) => ({
    label: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    uri,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open Prompt'),
  });
  if (chosen) await vscode.window.showTextDocument(chosen.uri);
}

/** Asks for a name, makes a file for a prompt from a template, and opens it. A file that is there is opened as it is. */
export async function newPrompt(prompts: PromptFiles): Promise<void> {
  const folder = await chooseFolder(prompts, vscode.l10n.t('New Prompt'));
  if (!folder) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Prompt'),
    prompt: vscode.l10n.t('What is typed behind the / in a message, such as “review”.'),
    validateInput: (value) =>
      validName.test(value)
        ? undefined
        : vscode.l10n.t('Use letters, digits, “-”, “_” and “.”, at most 40, without blanks.'),
  });
  if (name === undefined) return;
  const uri = vscode.Uri.joinPath(folder.uri, `${name}.md`);
  await makePromptFile(uri, name);
  await vscode.window.showTextDocument(uri);
}

/** Writes the template, unless there is a file already. */
export async function makePromptFile(uri: vscode.Uri, name: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, {
    ignoreIfExists: true,
    contents: new TextEncoder().encode(template(name)),
  });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Refusal(vscode.l10n.t('{0} cannot be written.', pathFor(uri)));
}

function template(name: string): string {
  return [
    '---',
    `name: ${name}`,
    `description: ${vscode.l10n.t('What it does, for the list')}`,
    `# ${vscode.l10n.t('selection, file or none: what is added to the message')}`,
    'scope: selection',
    `# ${vscode.l10n.t('from 0 (always the same answer) to 5')}`,
    'temperature: 0.3',
    'max_tokens: 1000',
    '---',
    'Review this {{language}} code of {{file}} as a careful colleague would.',
    '',
    '{{input}}',
    '',
  ].join('\n');
}

async function chooseFolder({ folders }: PromptFiles, title: string): Promise<PromptFolder | undefined> {
  if (folders.length === 1) return folders[0];
  const items = folders.map((folder) => ({
    label: folder.isOwn ? vscode.l10n.t('Your Prompts') : folder.origin,
    description: folder.isOwn ? vscode.l10n.t('In every folder') : pathFor(folder.uri),
    folder,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.folder;
}
