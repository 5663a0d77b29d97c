import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, mapAsyncIterator } from 'graphql-yoga';
import { PasswordQueueError } from '../accounts/password-hash.ts';
import { IssuerUnavailableError } from '../accounts/token-errors.ts';
import { isDatabaseUnavailable } from '../data/unavailable.ts';
import { NotFoundError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { message } from '../messages/messages.ts';
import type { GangwayPlugin, RequestState } from './request.ts';

/** Makes a result's errors fit to be sent. */
export type FinishResult = (
  result: ExecutionResult,
  context: Pick<RequestState, 'requestId' | 'operation' | 'language'>,
) => ExecutionResult;

/**
 * Every error that leaves has a code. One that was not raised on purpose is logged, and the client gets a request id
 * to quote instead of what happened.
 *
 * @param options.suggestions Whether "Did you mean …?" may name what the schema has.
 */
export function createErrorMask(options: {
  readonly log: Logger;
  readonly suggestions: boolean;
}): FinishResult {
  const { log, suggestions } = options;
  return (result, context) => {
    if (!result.errors?.length) return result;
    const { requestId, operation, language } = context;
    // Nothing was achieved, so that the status may say so too.
    const empty = Object.values(result.data ?? {}).every((value) => value === null);
    const errors = result.errors.map((error) => {
      if (isDeliberate(error)) return suggestions ? error : withoutSuggestion(error);
      const requestMistake = asRequestMistake(error);
      if (requestMistake) return suggestions ? requestMistake : withoutSuggestion(requestMistake);
      const err = rootCause(error);
      // Removed, or the right to see it, while the answer was put together.
      if (err instanceof NotFoundError) {
        return copy(error, message(language, 'NOT_FOUND'), { code: err.code });
      }
      const unavailable = isUnavailable(err);
      const fields = { requestId, operation: operation?.name, path: error.path?.join('.'), err };
      log.error(fields, unavailable ? 'Cannot answer now' : 'Unexpected error');
      return mask(error, { requestId, language }, unavailable, empty);
    });
    return { ...result, errors };
  };
}

/** Whether a failure passes by itself, so that it is worth trying again. */
export const isUnavailable = (error: unknown): boolean =>
  isDatabaseUnavailable(error) ||
  error instanceof IssuerUnavailableError ||
  error instanceof PasswordQueueError;

/** Masks whatever is to be sent over HTTP, streams included. Comes last, so that it sees every plugin's errors. */
export function useMaskedErrors(finish: FinishResult): GangwayPlugin {
  return {
    onResultProcess(hook) {
      const { result, request, serverContext } = hook;
      if (Array.isArray(result)) return;
      const accept = request.headers.get('accept') ?? '';
      const streamed = accept.includes('text/event-stream') && !/json|\*\/\*/.test(accept);
      const apply = (one: ExecutionResult) => {
        const finished = finish(one, serverContext);
        return streamed ? withoutStatus(finished) : finished;
      };
      hook.setResult(isAsyncIterable(result) ? mapAsyncIterator(result, apply) : apply(result));
    },
  };
}

/** Raised by somebody who knew what they said: a GraphQLError, wrapped by nothing but its place, with a code. */
function isDeliberate(error: GraphQLError): boolean {
  const { originalError } = error;
  return (
    error instanceof GraphQLError &&
    typeof error.extensions['code'] === 'string' &&
    error.extensions['unexpected'] !== true &&
    (!originalError || (originalError instanceof GraphQLError && isDeliberate(originalError)))
  );
}

/** What graphql-js says of a request without a code: an unknown operation, a variable or argument of a wrong kind. */
function asRequestMistake(error: GraphQLError): GraphQLError | undefined {
  const wrapped =
    error.originalError !== undefined && !(error.originalError instanceof GraphQLError);
  if (!(error instanceof GraphQLError) || wrapped) return undefined;
  if (error.path && !/^Arguments? "/.test(error.message)) return undefined;
  const extensions = { code: 'BAD_USER_INPUT', http: { spec: true, status: 400 } };
  return copy(error, shortened(error.message), { ...error.extensions, ...extensions });
}

/** What is wrong stands at the end of a message; the value before it may be as long as the request. */
const shortened = (message: string): string =>
  message.length <= 500 ? message : `${message.slice(0, 200)} … ${message.slice(-250)}`;

function mask(
  error: GraphQLError,
  { requestId, language }: Pick<RequestState, 'requestId' | 'language'>,
  unavailable: boolean,
  empty: boolean,
): GraphQLError {
  const [code, status] = unavailable
    ? (['SERVICE_UNAVAILABLE', 503] as const)
    : (['INTERNAL_SERVER_ERROR', 500] as const);
  const headers = unavailable ? { 'Retry-After': '5' } : {};
  return copy(error, message(language, code, { requestId }), {
    code,
    requestId,
    http: { status: empty ? status : 200, headers },
  });
}

const SUGGESTION = /\s*Did you mean [^]*\?/g;

function withoutSuggestion(error: GraphQLError): GraphQLError {
  if (!error.message.includes('Did you mean')) return error;
  return copy(error, error.message.replace(SUGGESTION, ''), error.extensions);
}

/** An event stream that was accepted carries its errors as events: a browser could not read the body of a 4xx. */
function withoutStatus(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    const { http: _status, ...extensions } = error.extensions;
    return copy(error, error.message, { ...extensions, http: { status: 200 } });
  });
  return { ...result, errors };
}

function copy(
  error: GraphQLError,
  message: string,
  extensions: GraphQLError['extensions'],
): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    extensions,
    ...(nodes && { nodes }),
    ...(source && { source }),
    ...(positions && { positions }),
    ...(path && { path }),
  });
}

function rootCause(error: Error): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
