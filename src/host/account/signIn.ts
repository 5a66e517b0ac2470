import * as vscode from 'vscode';
import { classifyToken, parseAccountId } from '../../core/workersAi/account.ts';
import { WorkersAiError } from '../../core/workersAi/errors.ts';
import { describeProblem, inTheirLanguage } from '../problems.ts';
import type { Account, Credentials } from './account.ts';
import { askForText } from './inputStep.ts';

const accountPage = 'https://dash.cloudflare.com/?to=/:account/ai/workers-ai';
const tokenPage = 'https://dash.cloudflare.com/profile/api-tokens';

/** Makes the free call that tells whether credentials work; throws WorkersAiError when they do not. */
export type CheckCredentials = (credentials: Credentials, signal: AbortSignal) => Promise<void>;

interface Draft {
  readonly accountId: string;
  readonly token: string;
  /** What was wrong with this draft, and which part to mend. */
  readonly fault?: { readonly part: 'accountId' | 'token'; readonly message: string };
}

/**
 * Asks for account id and token, checks the pair with the service and keeps it. A pair that fails is shown again at the
 * part that is wrong, with what was typed.
 * @returns the credentials now kept, or undefined when the person left.
 */
export async function signIn(account: Account, check: CheckCredentials): Promise<Credentials | undefined> {
  const known = await account.current();
  let draft: Draft = { accountId: known?.accountId ?? '', token: '' };
  for (;;) {
    const typed = await askForPair(draft);
    if (!typed) return undefined;
    const outcome = await checkWithProgress(typed, check);
    if (outcome === 'cancelled') return undefined;
    if (outcome === 'valid') {
      await account.keep(typed);
      return typed;
    }
    draft = { ...typed, fault: outcome };
  }
}

async function askForPair(draft: Draft): Promise<Credentials | undefined> {
  let accountId: string | undefined = draft.accountId;
  if (draft.fault?.part !== 'token') {
    accountId = await askForAccountId(draft);
    if (accountId === undefined) return undefined;
  }
  for (;;) {
    const token = await askForToken(draft);
    if (token === undefined) return undefined;
    if (token !== 'back') return { accountId, token };
    const again = await askForAccountId({ accountId, token: draft.token });
    if (again === undefined) return undefined;
    accountId = again;
  }
}

async function askForAccountId(draft: Draft): Promise<string | undefined> {
  const typed = await askForText({
    title: vscode.l10n.t('Edgewise: Sign In'),
    step: 1,
    totalSteps: 2,
    prompt: vscode.l10n.t('Cloudflare account ID, or the address of any page of your dashboard'),
    placeholder: vscode.l10n.t('32 digits, 0–9 and a–f'),
    value: draft.accountId,
    password: false,
    fault: draft.fault?.part === 'accountId' ? draft.fault.message : undefined,
    page: { url: accountPage, tooltip: vscode.l10n.t('Open the Cloudflare dashboard to find it') },
    validate: (text) =>
      parseAccountId(text) === undefined
        ? vscode.l10n.t(
            'An account ID has 32 digits, 0–9 and a–f. It is in the address of every dashboard page.',
          )
        : undefined,
  });
  return typed === undefined || typed === 'back' ? undefined : parseAccountId(typed);
}

async function askForToken(draft: Draft): Promise<string | undefined> {
  const typed = await askForText({
    title: vscode.l10n.t('Edgewise: Sign In'),
    step: 2,
    totalSteps: 2,
    prompt: vscode.l10n.t('API token with the permissions Workers AI Read and Workers AI Edit'),
    placeholder: vscode.l10n.t('The token is kept in the secret storage of VS Code only'),
    value: draft.token,
    password: true,
    fault: draft.fault?.part === 'token' ? draft.fault.message : undefined,
    page: { url: tokenPage, tooltip: vscode.l10n.t('Open the Cloudflare page where tokens are made') },
    validate: tokenFault,
  });
  if (typed === undefined || typed === 'back') return typed;
  const token = classifyToken(typed);
  return token.kind === 'token' ? token.token : undefined;
}

function tokenFault(text: string): string | undefined {
  const token = classifyToken(text);
  return token.kind === 'token' ? undefined : inTheirLanguage(token.reason);
}

type Outcome = 'valid' | 'cancelled' | NonNullable<Draft['fault']>;

async function checkWithProgress(credentials: Credentials, check: CheckCredentials): Promise<Outcome> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Checking the account and token with Cloudflare…'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, cancellation) => {
    const controller = new AbortController();
    const listener = cancellation.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      await check(credentials, controller.signal);
      return 'valid';
    } catch (error) {
      if (controller.signal.aborted) return 'cancelled';
      return { part: wrongPart(error), message: describeProblem(error).message };
    } finally {
      listener.dispose();
    }
  });
}

/** Only a malformed account is told apart by the service; anything else may be mended with another token. */
function wrongPart(error: unknown): 'accountId' | 'token' {
  return error instanceof WorkersAiError && error.kind === 'malformedAccount' ? 'accountId' : 'token';
}
