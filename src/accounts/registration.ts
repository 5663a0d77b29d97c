import { z } from 'zod';
import type { Issue } from '../errors.ts';
import { InvalidInputError } from '../errors.ts';
import { email, normalizeEmail, text } from '../steps/fields.ts';
import { passwordIssue } from './password.ts';

/** What a person registers with. */
export interface Registration {
  readonly email: string;
  readonly password: string;
  /** What others call them. */
  readonly name: string;
}

type Problem = Pick<Issue, 'code' | 'params'>;

const fields = {
  email: email().transform(normalizeEmail),
  password: z.string().superRefine(async (value, context) => {
    const params = await passwordIssue(value);
    if (params) context.addIssue({ code: 'custom', params });
  }),
  name: text({ min: 2, max: 100 }),
} as const;

/**
 * The given fields as they are stored: the address in lower case, the name trimmed and in NFC.
 * @throws InvalidInputError with everything that is wrong with them.
 */
export async function parseFields<Fields extends Partial<Registration>>(
  input: Fields,
): Promise<Fields> {
  const keys = (Object.keys(fields) as (keyof Registration)[]).filter((key) => key in input);
  const schema = z.object(Object.fromEntries(keys.map((key) => [key, fields[key]])));
  const parsed = await schema.safeParseAsync(input);
  if (parsed.success) return parsed.data as Fields;
  const place = ({ path }: { path: PropertyKey[] }) => keys.indexOf(path[0] as keyof Registration);
  // In the order of the form: checks that wait would come last.
  const found = parsed.error.issues.toSorted((a, b) => place(a) - place(b));
  throw new InvalidInputError(
    found.map((issue): Issue => {
      const problem: Problem =
        issue.code === 'custom' ? (issue.params as unknown as Problem) : { code: 'INVALID_TYPE' };
      return {
        path: issue.path.map(String),
        code: problem.code,
        severity: 'ERROR',
        ...(problem.params && { params: problem.params }),
      };
    }),
  );
}
