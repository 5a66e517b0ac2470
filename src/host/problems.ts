import * as vscode from 'vscode';
import type { Problem } from '../core/conversation/turn.ts';
import { TooLarge } from '../core/prompts/prompt.ts';
import { WorkersAiError, type NextStep } from '../core/workersAi/errors.ts';
import { models, toModelId } from '../core/workersAi/models.ts';
import { ParameterError } from '../core/workersAi/parameters.ts';
import type { Sentence } from '../core/workersAi/sentence.ts';
import { formatNumber } from './numbers.ts';

/** Something that a person asked for cannot be done as things are. Nothing was sent. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
}

/** The person was asked to sign in and left. Not a fault: nothing needs to be shown. */
export class SignInDeclined extends Refusal {
  override readonly name = 'SignInDeclined';

  constructor() {
    super(vscode.l10n.t('This needs a Cloudflare account. Sign in and try again.'));
  }
}

/** Anything thrown, as a person reads it, with what to do next as buttons. */
export function describeProblem(error: unknown): Problem {
  return { message: messageOf(error), actions: nextStepsOf(error).map((id) => ({ id, label: labelOf(id) })) };
}

function messageOf(error: unknown): string {
  if (error instanceof WorkersAiError && error.resetsAt)
    return `${inTheirLanguage(error.sentence)} ${localTime(error.resetsAt)}`;
  if (error instanceof WorkersAiError || error instanceof TooLarge || error instanceof ParameterError)
    return inTheirLanguage(error.sentence);
  return error instanceof Error ? error.message : String(error);
}

function localTime(date: Date): string {
  const time = date.toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' });
  return vscode.l10n.t('That is {0} where you are.', time);
}

/** A sentence of core, translated and filled in. */
export function inTheirLanguage({ text, values }: Sentence): string {
  return vscode.l10n.t(
    text,
    ...values.map((value) => (typeof value === 'number' ? formatNumber(value) : value)),
  );
}

function nextStepsOf(error: unknown): readonly NextStep[] {
  if (error instanceof WorkersAiError) return error.nextSteps.filter((step) => step !== 'shorten');
  if (error instanceof SignInDeclined) return ['signIn'];
  return [];
}

function labelOf(step: NextStep): string {
  switch (step) {
    case 'signIn':
      return vscode.l10n.t('Sign In');
    case 'openTokenPage':
      return vscode.l10n.t('Open Token Page');
    case 'chooseModel':
      return vscode.l10n.t('Choose Model');
    case 'switchModel':
      return vscode.l10n.t('Switch Model');
    case 'retry':
      return vscode.l10n.t('Retry');
    case 'shorten':
      return vscode.l10n.t('Select Less');
    case 'openSettings':
      return vscode.l10n.t('Open Settings');
    case 'openDashboard':
      return vscode.l10n.t('Open Dashboard');
    case 'reportIssue':
      return vscode.l10n.t('Show Log');
  }
}

/**
 * Does what a problem's button says.
 * @param id the action's id as `describeProblem` gave it; an unknown one does nothing.
 * @param retry asks again for what failed.
 */
export async function takeAction(id: string, retry: () => unknown): Promise<void> {
  switch (id as NextStep) {
    case 'signIn':
      if (await vscode.commands.executeCommand('edgewise.account.signIn')) await retry();
      return;
    case 'chooseModel':
      if (await vscode.commands.executeCommand('edgewise.model.choose')) await retry();
      return;
    case 'switchModel':
      await switchModel();
      await retry();
      return;
    case 'retry':
      await retry();
      return;
    case 'openTokenPage':
      await vscode.env.openExternal(vscode.Uri.parse('https://dash.cloudflare.com/profile/api-tokens'));
      return;
    case 'openDashboard':
      await vscode.env.openExternal(
        vscode.Uri.parse('https://dash.cloudflare.com/?to=/:account/ai/workers-ai'),
      );
      return;
    case 'openSettings':
      await vscode.commands.executeCommand('workbench.action.openSettings', 'edgewise');
      return;
    case 'reportIssue':
      await vscode.commands.executeCommand('edgewise.log.show');
      return;
    case 'shorten':
      return;
  }
}

/** To the first living model that is not the one in use. */
async function switchModel(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const current = toModelId(configuration.get('edgewise.service.model', ''));
  const next = models.find(({ id, state }) => state === 'alive' && id !== current);
  await configuration.update('edgewise.service.model', next?.id, vscode.ConfigurationTarget.Global);
}

/** Shows a problem as a notification with its buttons. A sign-in that the person left is not shown. */
export async function showProblem(error: unknown, retry: () => unknown): Promise<void> {
  if (error instanceof SignInDeclined || isAbort(error)) return;
  const { message, actions } = describeProblem(error);
  const show =
    error instanceof Refusal ? vscode.window.showInformationMessage : vscode.window.showErrorMessage;
  const chosen = await show(message, ...actions.map(({ label }) => label));
  const action = actions.find(({ label }) => label === chosen);
  if (action) await takeAction(action.id, retry);
}

/** Whether a failure is only the echo of the person's own Stop. */
export function isAbort(error: unknown): boolean {
  return error instanceof WorkersAiError && error.kind === 'aborted';
}
