import {
  APICallError,
  InvalidResponseDataError,
  JSONParseError,
  NoObjectGeneratedError,
  NoOutputGeneratedError,
  TypeValidationError,
} from 'ai';
import type { Failure } from './attempt-error.ts';
import { TooLongError } from './guarded-fetch.ts';

/** What an error of the SDK, of fetch or of a provider's stream means. Nothing of its text is kept. */
export function failureOf(error: unknown): Failure {
  const causes = causesOf(error);
  if (causes.some((each) => each instanceof TooLongError))
    return INVALID('the answer was too long');
  // Gateways wrap it.
  const call = causes.find((each) => APICallError.isInstance(each));
  if (call) return failureOfCall(call);
  if (NoObjectGeneratedError.isInstance(error)) {
    return TypeValidationError.isInstance(error.cause)
      ? INVALID('the answer was not as the schema wants it')
      : INVALID('the answer was not JSON');
  }
  if (NoOutputGeneratedError.isInstance(error)) return INVALID('the answer was empty');
  if (TypeValidationError.isInstance(error) || JSONParseError.isInstance(error)) {
    return INVALID('the stream was not as its protocol wants it');
  }
  // The SDK's word for a stream that ends before it says that it does.
  if (InvalidResponseDataError.isInstance(error)) return LOST('the answer was cut off');
  if (error instanceof Error) return LOST(`the connection was lost${codeOf(error)}`);
  return UNAVAILABLE('the provider reported an error within its answer');
}

function failureOfCall(error: APICallError): Failure {
  const { statusCode: status } = error;
  if (status === undefined) return LOST(`there was no connection${codeOf(error)}`);
  // It came back well, and broke on the way.
  if (status < 300) {
    const { cause } = error;
    return TypeValidationError.isInstance(cause) || JSONParseError.isInstance(cause)
      ? INVALID('the answer was not as its protocol wants it')
      : LOST(`the connection was lost${codeOf(error)}`);
  }
  const failure = { ...UNAVAILABLE(`the answer was status ${status}`), status };
  // What is wrong with one request says nothing of the next.
  if (status === 400 || status === 413 || status === 422) return { ...failure, blame: false };
  const passing = status === 408 || status === 429 || status >= 500;
  return { ...failure, retry: passing, retryAfterMs: retryAfterMs(error.responseHeaders) };
}

const INVALID = (reason: string): Failure => ({ failure: 'INVALID_OUTPUT', reason });
const UNAVAILABLE = (reason: string): Failure => ({
  failure: 'MODEL_UNAVAILABLE',
  reason,
  blame: true,
});
const LOST = (reason: string): Failure => ({ ...UNAVAILABLE(reason), retry: true });

/** Seconds, or a date (RFC 9110, 10.2.3), in milliseconds. */
function retryAfterMs(headers: Readonly<Record<string, string>> | undefined): number {
  const text = headers?.['retry-after']?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

/** The code of an error of the network, such as ECONNREFUSED, for the log. */
function codeOf(error: Error): string {
  for (const each of causesOf(error)) {
    const { code } = each as { code?: unknown };
    if (typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code)) return ` (${code})`;
  }
  return '';
}

/** An error and its causes, no more than five. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < 5; each = each.cause) {
    chain.push(each);
  }
  return chain;
}
