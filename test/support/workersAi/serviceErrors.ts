/** An error as the service words it. */
export interface ServiceError {
  /** HTTP status; 200 is possible too. */
  readonly status: number;
  /** Cloudflare's own code; it has been missing. */
  readonly code?: number | undefined;
  readonly message: string;
  /** The `retry-after` header: seconds, or an HTTP date. */
  readonly retryAfter?: number | string | undefined;
}

/**
 * How the words of an error are wrapped: Cloudflare's envelope, or one of the forms that gateways and proxies use.
 * `page` is HTML, `empty` a body of no bytes.
 */
export type ErrorForm = 'envelope' | 'object' | 'text' | 'message' | 'page' | 'empty';

/** Every error of the service that a client has to tell apart, by a name of ours. */
export const serviceErrors = {
  noToken: { status: 400, code: 9106, message: 'Authentication failed (status: 400)' },
  wrongToken: { status: 401, code: 10000, message: 'Authentication error' },
  noPermission: { status: 403, code: 10000, message: 'Authentication error' },
  wrongAccount: { status: 403, code: 9109, message: 'Unauthorized to access requested resource' },
  invalidToken: { status: 401, code: 1000, message: 'Invalid API Token' },
  malformedAccount: {
    status: 404,
    code: 7003,
    message: 'Could not route to that URI, perhaps your object identifier is invalid?',
  },
  noRoute: { status: 404, code: 7000, message: 'No route for that URI' },
  wrongMethod: { status: 405, code: 7001, message: 'Method not allowed for that URI' },
  noSuchModel: { status: 400, code: 5007, message: 'No such model or task' },
  modelNotFound: { status: 404, code: 3042, message: 'Model not found' },
  modelRetired: {
    status: 410,
    code: 5028,
    message:
      'AiError: This model was deprecated on 2026-05-30: @cf/meta/infire-llama-3.1-8b-instruct. Use a newer model.',
  },
  paidModel: { status: 403, code: 5035, message: 'AiError: This model needs a paid plan' },
  licence: {
    status: 403,
    code: 5016,
    message: 'AiError: Model agreement: submit the prompt "agree" to accept the licence of this model',
  },
  accountNotAllowed: {
    status: 403,
    code: 5018,
    message: 'AiError: Account is not allowed to use this model',
  },
  accountBlocked: { status: 403, code: 3023, message: 'AiError: Account blocked' },
  accountForbidden: { status: 403, code: 3041, message: 'AiError: Account is not allowed to run this model' },
  badInput: { status: 400, code: 5006, message: 'AiError: Bad input' },
  invalidInput: { status: 400, code: 8001, message: 'AiError: Invalid input' },
  incompleteRequest: { status: 400, code: 3003, message: 'AiError: Incomplete request' },
  invalidData: { status: 400, code: 5004, message: 'AiError: Invalid data' },
  contextTooLong: {
    status: 413,
    code: 5021,
    message:
      'AiError: The estimated number of input and maximum output tokens (208406) exceeded this model context window limit (65536).',
  },
  contextTooLongElsewhere: {
    status: 400,
    code: 8007,
    message: 'AiError: Input is longer than the context window',
  },
  bodyTooLarge: { status: 413, code: 3006, message: 'AiError: Request is too large' },
  jsonModeWithStream: {
    status: 400,
    code: 5023,
    message: 'AiError: JSON Schema mode is not supported with stream mode.',
  },
  jsonModeUnsupported: {
    status: 400,
    code: 5025,
    message: "AiError: This model doesn't support JSON Schema",
  },
  jsonModeNotMet: { status: 400, message: "AiError: JSON Mode couldn't be met" },
  timeout: { status: 408, code: 3046, message: 'AiError: Request timeout' },
  upstreamTimeout: { status: 408, code: 3007, message: 'AiError: Timeout' },
  internalTimeout: { status: 408, code: 3008, message: 'AiError: Timeout' },
  tooManyRequests: { status: 429, code: 3021, message: 'AiError: Too many requests' },
  outOfCapacity: {
    status: 429,
    code: 3040,
    message: 'AiError: Capacity temporarily exceeded, please try again.',
  },
  freeAllocationUsed: {
    status: 429,
    code: 4006,
    message:
      'AiError: you have used up your daily free allocation of 10,000 neurons, please upgrade to a paid plan.',
  },
  freeAllocationUsedDocumented: { status: 429, code: 3036, message: 'AiError: Account limited' },
  apiRateLimit: { status: 429, message: 'More than 1200 requests per 300 seconds reached', retryAfter: 300 },
  internalError: { status: 500, code: 8004, message: 'AiError: Internal server error' },
  badGateway: { status: 502, message: 'Bad gateway' },
  unavailable: { status: 503, message: 'Service unavailable' },
} as const satisfies Record<string, ServiceError>;

export type ServiceErrorName = keyof typeof serviceErrors;

/** The body of an error answer, and its content type. */
export function errorBody(error: ServiceError, form: ErrorForm): { contentType: string; body: string } {
  const json = (value: unknown) => ({ contentType: 'application/json', body: JSON.stringify(value) });
  switch (form) {
    case 'envelope':
      return json(errorEnvelope(error));
    case 'object':
      return json({ error: { message: error.message, code: error.code } });
    case 'text':
      return json({ error: error.message });
    case 'message':
      return json({ message: error.message });
    case 'page':
      return {
        contentType: 'text/html; charset=UTF-8',
        body: `<!DOCTYPE html>\n<html><head><title>${error.status}</title></head><body>${error.message}</body></html>\n`,
      };
    case 'empty':
      return { contentType: 'text/plain', body: '' };
  }
}

/** Cloudflare's envelope around an error. */
export function errorEnvelope(error: ServiceError): object {
  const { code, message } = error;
  return { result: null, success: false, errors: [{ code, message }], messages: [] };
}
