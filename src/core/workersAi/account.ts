import type { Sentence } from './sentence.ts';

const accountIdPattern = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i;

/**
 * The account id in what a person typed or pasted: 32 hex digits, or the address of any page of the Cloudflare dashboard.
 * @returns it in lower case, or undefined when there is none.
 */
export function parseAccountId(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length === 32) return accountIdPattern.exec(trimmed)?.[0].toLowerCase();
  const url = URL.parse(trimmed.includes('://') ? trimmed : `https://${trimmed}`);
  const isCloudflare = url !== null && /(^|\.)cloudflare\.com$/.test(url.hostname);
  return isCloudflare ? accountIdPattern.exec(url.pathname)?.[0].toLowerCase() : undefined;
}

/** `globalKey`: the key that opens everything in an account, which must never be used where a token will do. */
type TypedToken =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'globalKey'; readonly reason: Sentence }
  | { readonly kind: 'invalid'; readonly reason: Sentence };

/**
 * What a person gave as API token. White space around it and a leading "Bearer" are forgiven. Tokens have 40 characters,
 * or begin with `cfut_` (a user's) or `cfat_` (an account's); the global key begins with `cfk_`, or has 37 hex digits.
 */
export function classifyToken(text: string): TypedToken {
  const token = text
    .trim()
    .replace(/^(authorization:\s*)?bearer\s+/i, '')
    .replace(/\s+/g, '');
  if (/^cfk_/i.test(token) || /^[0-9a-f]{37}$/.test(token))
    return { kind: 'globalKey', reason: sentence(globalKeyRefused) };
  const isToken = /^[\w-]{40}$/.test(token) || /^cf[ua]t_[\w-]+$/.test(token);
  return isToken ? { kind: 'token', token } : { kind: 'invalid', reason: faultOf(token) };
}

const globalKeyRefused =
  'This is the Global API Key, which opens everything in your account. Create a token with Workers AI permissions instead.';

function faultOf(token: string): Sentence {
  if (token === '') return sentence('Paste an API token.');
  if (parseAccountId(token) !== undefined) return sentence('This is an account ID and not an API token.');
  if (/[^\w-]/.test(token))
    return sentence('An API token has letters, digits, hyphens and underscores only.');
  return sentence(
    'An API token has 40 characters, or begins with cfut_ or cfat_. This has {0}.',
    token.length,
  );
}

function sentence(text: string, ...values: number[]): Sentence {
  return { text, values };
}
