import type { Logger } from '../log.ts';
import { message } from '../messages/messages.ts';
import { problem } from './problem.ts';
import type { RequestFacts } from './request.ts';
import { isUnavailable } from './use-masked-errors.ts';

/** What was thrown outside GraphQL's execution: logged, and answered without its text or stack, as Yoga would not. */
export function failure(
  err: unknown,
  path: string,
  { language, requestId }: RequestFacts,
  log: Logger,
): Response {
  log.error({ requestId, path, err }, 'Unexpected error');
  const unavailable = isUnavailable(err);
  const code = unavailable ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  const headers: Readonly<Record<string, string>> = unavailable ? { 'retry-after': '5' } : {};
  const text = message(language, code, { requestId });
  return problem(unavailable ? 503 : 500, code, text, headers, { requestId });
}
