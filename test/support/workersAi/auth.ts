import { serviceErrors, type ServiceError } from './serviceErrors.ts';

export interface Credentials {
  /** 32 hexadecimal digits. */
  readonly accountId: string;
  readonly token: string;
}

/** Checks the `authorization` header as the service does. Undefined when the token is the right one. */
export function checkToken(header: string | undefined, { token }: Credentials): ServiceError | undefined {
  const given = /^Bearer (.+)$/.exec(header ?? '')?.[1];
  if (given === undefined || !looksLikeToken(given)) return serviceErrors.noToken;
  return given === token ? undefined : serviceErrors.wrongToken;
}

/** Checks the account id of the path. Undefined when it is the token's own. */
export function checkAccount(account: string, { accountId }: Credentials): ServiceError | undefined {
  if (!/^[0-9a-f]{32}$/i.test(account)) return serviceErrors.malformedAccount;
  return account.toLowerCase() === accountId.toLowerCase() ? undefined : serviceErrors.wrongAccount;
}

/** Tokens have 40 characters, newer ones a prefix that names their owner. */
function looksLikeToken(text: string): boolean {
  return /^(?:[\w-]{40}|cf[ua]t_[\w-]{20,})$/.test(text);
}
