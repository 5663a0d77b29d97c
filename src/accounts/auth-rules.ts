import { InvalidInputError } from '../errors.ts';
import type { Issue } from '../errors.ts';
import { acceptedLanguage } from '../messages/language.ts';
import { asApiError } from './auth-refusals.ts';
import type { Registration } from './registration.ts';
import { parseFields } from './registration.ts';

const RULES: Readonly<Record<string, Readonly<Record<string, keyof Registration>>>> = {
  '/sign-up/email': { email: 'email', password: 'password', name: 'name' },
  '/change-password': { newPassword: 'password' },
  '/reset-password': { newPassword: 'password' },
  '/update-user': { name: 'name' },
};

/** Holds the routes of /api/auth to the rules of `register`. What is no text their own validation refuses. */
export async function keepRules(context: {
  path: string;
  body?: unknown;
  headers?: Headers | undefined;
}) {
  const fields = RULES[context.path];
  if (!fields) return undefined;
  const body = { ...(context.body as Record<string, unknown> | undefined) };
  const issues: Issue[] = [];
  for (const [sent, field] of Object.entries(fields)) {
    const value = body[sent];
    if (typeof value !== 'string') continue;
    try {
      const parsed: Partial<Registration> = await parseFields({ [field]: value });
      body[sent] = parsed[field];
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, path: [sent] })));
    }
  }
  const { image } = body;
  if (
    typeof image === 'string' &&
    !(image.length <= 500 && /^https?:\/\//.test(image) && URL.canParse(image))
  ) {
    const params = { schemes: ['http://', 'https://'] };
    issues.push({ path: ['image'], code: 'INVALID_URL', severity: 'ERROR', params });
  }
  if (issues.length > 0) {
    const language = acceptedLanguage(context.headers?.get('accept-language'));
    throw asApiError(new InvalidInputError(issues), language);
  }
  return { context: { body } };
}
