import { WorkersAiError, type ErrorDetails } from './errors.ts';
import { errorTable, type ServiceErrorKind } from './errorTable.ts';
import type { HttpRequest } from './transport.ts';

/** A call that costs nothing and says whether credentials work. */
export type FreeRequest = Pick<HttpRequest, 'path' | 'owner'>;

/** Needs account, token and permission: a search for a model that does not exist. */
export const modelSearch: FreeRequest = {
  path: 'ai/models/search?search=no-model-has-this-name&per_page=1',
};

/** Needs a sound token only. Tokens of an account, which begin with `cfat_`, are verified there; all others at the user. */
export function tokenVerification(token: string): FreeRequest {
  return { path: 'tokens/verify', owner: token.startsWith('cfat_') ? 'account' : 'user' };
}

/** Whether the service would not let the credentials in. */
export function isRefusal(error: unknown): error is WorkersAiError {
  return error instanceof WorkersAiError && error.kind === 'unauthorized';
}

/** An error of the table whose sentence needs no values. */
export function errorOfKind(kind: ServiceErrorKind, details: ErrorDetails): WorkersAiError {
  const { text, nextSteps } = errorTable[kind];
  return new WorkersAiError(kind, { text, values: [] }, nextSteps, details);
}
