import type { IssueCode } from '../errors.ts';
import type { MessageParameters } from '../messages/messages.ts';
import { isLonger } from '../steps/shape.ts';

/** How long a password may be, in code points. */
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

/**
 * What is wrong with a password that somebody chooses, or null. Nothing is asked of its composition: length and not
 * being guessed first are what helps (NIST SP 800-63B, 3.1.1.2).
 */
export async function passwordIssue(
  password: string,
): Promise<{ code: IssueCode; params?: MessageParameters } | null> {
  if (password === '') return { code: 'REQUIRED' };
  if (/\p{Surrogate}/u.test(password)) return { code: 'UNPAIRED_SURROGATE' };
  if (password.includes('\0')) return { code: 'NUL_CHARACTER' };
  const { min, max } = PASSWORD_LENGTH;
  if (isLonger(password, max)) return { code: 'TOO_LONG', params: PASSWORD_LENGTH };
  if (Array.from(password).length < min) return { code: 'TOO_SHORT', params: PASSWORD_LENGTH };
  // Hashing normalizes to NFKC as well: what is common after that is common.
  const common = (await commonPasswords()).has(password.normalize('NFKC').toLowerCase());
  return common ? { code: 'PASSWORD_TOO_COMMON' } : null;
}

let loading: Promise<ReadonlySet<string>> | undefined;

/**
 * The 17,950 most common passwords of at least 8 characters, in lower case: those of the `passwords-common` dictionary
 * of `@zxcvbn-ts/language-common` (49,233 in all, from leaked lists). Loaded at first use, which takes about 60 ms.
 */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(dictionary['passwords-common'].filter(({ length }) => length >= PASSWORD_LENGTH.min)),
  );
  return loading;
}
