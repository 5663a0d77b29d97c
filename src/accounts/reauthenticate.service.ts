import { InvalidInputError, SignInAgainError } from '../errors.ts';
import type { IssueCode } from '../errors.ts';
import type { Client } from './client.ts';
import { proveSecondFactor } from './credentials.ts';
import type { CredentialsDeps } from './credentials.ts';
import type { TokenBearer } from './outside-issuers.ts';
import { passwordHash } from './password-hash.ts';
import { PASSWORD_LENGTH } from './password.ts';

/** What somebody who is signed in proves with that they are still the one who signed in. */
export interface Proof {
  readonly password?: string | null | undefined;
  /** Of the authenticator app, or a backup code. */
  readonly code?: string | null | undefined;
}

/** How long ago somebody may have signed in who has no password here. */
const RECENT_MS = 5 * 60_000;

interface AccountRow {
  readonly email: string;
  readonly password: string | null;
  readonly twoFactor: boolean;
}

/**
 * Makes sure that it is the person, before what a stolen token must not do. Wrong passwords and codes count like those
 * of sign-ins. Who signs in with an outside issuer has no password here, and must have signed in just now.
 * @throws InvalidInputError (REQUIRED or WRONG_PASSWORD on password, WRONG_CODE on code), TwoFactorRequiredError,
 * TooManyAttemptsError, SignInAgainError
 */
export type Reauthenticate = (
  bearer: Pick<TokenBearer, 'userId' | 'signedInAt'>,
  proof: Proof,
  client: Client,
) => Promise<void>;

/** Of what signing in is made of, so that failures at both add up. */
export function createReauthentication(deps: CredentialsDeps): Reauthenticate {
  const { access, lockOut, secondFactor } = deps;
  return async ({ userId, signedInAt }, { password, code }, client) => {
    const [account] = await access.db.$queryRaw<AccountRow[]>`
      select u.email, a.password, u.two_factor_enabled as "twoFactor"
      from auth.users u join auth.accounts a on a.user_id = u.id and a.provider_id = 'credential'
      where u.id = ${userId}::uuid`;
    if (!account?.password) {
      if (signedInAt && signedInAt.getTime() > Date.now() - RECENT_MS) return;
      throw new SignInAgainError();
    }
    if (!password) throw invalid('REQUIRED');
    const { email, password: hash, twoFactor } = account;
    const attempt = await lockOut.admit(email, client);
    const right =
      password.length <= PASSWORD_LENGTH.max * 2 && (await passwordHash.verify({ hash, password }));
    if (!right) {
      await attempt.failed();
      throw invalid('WRONG_PASSWORD');
    }
    await proveSecondFactor(secondFactor, attempt, { userId, passwordHash: hash, twoFactor }, code);
  };
}

const invalid = (code: IssueCode): InvalidInputError =>
  new InvalidInputError([{ path: ['password'], code, severity: 'ERROR' }]);
