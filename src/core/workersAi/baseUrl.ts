import type { Sentence } from './sentence.ts';

/** An address that requests must not go to. */
export class BaseUrlError extends Error {
  readonly sentence: Sentence;

  constructor(text: string) {
    super(text);
    this.name = 'BaseUrlError';
    this.sentence = { text, values: [] };
  }
}

/**
 * Checks the address that requests, with code and token, go to: `https`, or `http` on this machine only.
 * @returns the address without a slash at its end.
 * @throws BaseUrlError saying what is wrong with it.
 */
export function parseBaseUrl(text: string): string {
  const url = URL.parse(text.trim());
  if (!url) throw new BaseUrlError('must be a whole address, such as https://api.cloudflare.com');
  if (url.username !== '' || url.password !== '')
    throw new BaseUrlError('must not hold a user name or password');
  if (url.search !== '' || url.hash !== '') throw new BaseUrlError('must end with its path');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new BaseUrlError('must begin with https:// (http:// only for this machine)');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
