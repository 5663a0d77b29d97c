import { APIError } from 'better-auth/api';
import { InvalidCredentialsError, InvalidInputError, TooManyAttemptsError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { message } from '../messages/messages.ts';

/** Our errors as the routes of /api/auth answer them: `{ code, message }` and what else there is; others as they are. */
export function asApiError(error: unknown, language: Language): unknown {
  if (error instanceof InvalidInputError) {
    const issues = error.issues.map(({ path, code, params }) => ({
      path,
      code,
      message: message(language, code, params),
    }));
    return new APIError('BAD_REQUEST', {
      code: error.code,
      message: issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' '),
      issues,
    });
  }
  if (error instanceof InvalidCredentialsError) {
    // better-auth's own code for it, which its clients know.
    const text = message(language, error.code);
    return new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: text });
  }
  if (error instanceof TooManyAttemptsError) {
    const { code, retryAfter, params } = error;
    return new APIError(
      'TOO_MANY_REQUESTS',
      { code, message: message(language, code, params), retryAfter },
      { 'retry-after': String(retryAfter) },
    );
  }
  return error;
}

/** Waits for work whose errors a route has to answer. */
export async function answering<T>(work: Promise<T>, language: Language): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asApiError(error, language);
  }
}

/** A refusal that only routes have. */
export const refusal = (
  status: 'BAD_REQUEST' | 'UNAUTHORIZED',
  code: string,
  text: string,
): Error => new APIError(status, { code, message: text });
