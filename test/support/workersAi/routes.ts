import { serviceErrors, type ServiceError } from './serviceErrors.ts';

/** The calls that the stand-in knows. */
export type Route =
  | { readonly kind: 'verify'; readonly account: string | undefined }
  | { readonly kind: 'search'; readonly account: string }
  | { readonly kind: 'run'; readonly account: string; readonly model: string }
  | { readonly kind: 'chat'; readonly account: string };

/** Finds the call behind a method and a decoded path, or the error for there being none. */
export function findRoute(method: string, path: string): Route | ServiceError {
  const [, account, rest] = /^\/client\/v4\/(?:user|accounts\/([^/]+))\/(.+)$/.exec(path) ?? [];
  if (rest === undefined) return serviceErrors.noRoute;
  if (rest === 'tokens/verify') return forMethod(method, 'GET', { kind: 'verify', account });
  if (account === undefined) return serviceErrors.noRoute;
  const model = /^ai\/run\/(.+)$/.exec(rest)?.[1];
  if (model !== undefined) return forMethod(method, 'POST', { kind: 'run', account, model });
  if (rest === 'ai/models/search') return forMethod(method, 'GET', { kind: 'search', account });
  if (rest === 'ai/v1/chat/completions') return forMethod(method, 'POST', { kind: 'chat', account });
  return rest === 'ai/v1/models' ? serviceErrors.wrongMethod : serviceErrors.noRoute;
}

function forMethod(method: string, wanted: 'GET' | 'POST', route: Route): Route | ServiceError {
  return method === wanted ? route : serviceErrors.wrongMethod;
}
