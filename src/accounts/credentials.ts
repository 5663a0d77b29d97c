import type { Access } from '../data/door.ts';
import { InvalidCredentialsError, InvalidInputError, TwoFactorRequiredError } from '../errors.ts';
import { isEmail, normalizeEmail } from '../steps/fields.ts';
import type { Client } from './client.ts';
import type { Attempt, LockOut } from './lock-out.ts';
import { passwordHash } from './password-hash.ts';
import { PASSWORD_LENGTH } from './password.ts';
import type { SecondFactor } from './second-factor.ts';

/** What somebody signs in with. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a backup code. */
  readonly code?: string | null | undefined;
}

/** An account whose password was given. */
export interface ProvenAccount {
  readonly userId: string;
  /** The hash that the password was checked against: by the time a session opens it may be another. */
  readonly passwordHash: string;
}

/** What {@link checkCredentials} needs. */
export interface CredentialsDeps {
  readonly access: Access;
  readonly lockOut: LockOut;
  readonly secondFactor: SecondFactor;
}

interface AccountRow {
  readonly userId: string;
  readonly password: string | null;
  readonly twoFactor: boolean;
}

/**
 * Whose account it is, where everything given is right. A wrong password and an unknown address take the same time and
 * count the same. A wrong code is told as what it is: that the password is right is known by then.
 * @throws InvalidCredentialsError, TooManyAttemptsError, InvalidInputError (WRONG_CODE), and TwoFactorRequiredError (a
 * {@link SecondFactorDue}) where a code is needed and none was given.
 */
export async function checkCredentials(
  { access, lockOut, secondFactor }: CredentialsDeps,
  { email, password, code }: Credentials,
  client: Client,
): Promise<ProvenAccount> {
  const address = normalizeEmail(email);
  // Nobody can have registered with these; whether others exist takes a hash to learn.
  if (!isEmail(address) || password.length > PASSWORD_LENGTH.max * 2) {
    throw new InvalidCredentialsError();
  }
  const attempt = await lockOut.admit(address, client);
  const [account] = await access.db.$queryRaw<AccountRow[]>`
    select a.user_id as "userId", a.password, u.two_factor_enabled as "twoFactor"
    from auth.users u join auth.accounts a on a.user_id = u.id and a.provider_id = 'credential'
    where u.email = ${address}`;
  const hash = account?.password;
  const right = hash ? await passwordHash.verify({ hash, password }) : await takeAsLong(password);
  if (!account || !hash || !right) {
    await attempt.failed();
    throw new InvalidCredentialsError();
  }
  const proven = { userId: account.userId, passwordHash: hash };
  await proveSecondFactor(secondFactor, attempt, { ...proven, twoFactor: account.twoFactor }, code);
  return proven;
}

/**
 * Ends an attempt whose password was right: it succeeds where the account has no second factor, or the code is right.
 * @throws InvalidInputError (WRONG_CODE), SecondFactorDue, TooManyAttemptsError
 */
export async function proveSecondFactor(
  secondFactor: SecondFactor,
  attempt: Attempt,
  { twoFactor, ...proven }: ProvenAccount & { readonly twoFactor: boolean },
  code: Credentials['code'],
): Promise<void> {
  if (twoFactor) {
    if (!code) {
      await attempt.pending();
      throw new SecondFactorDue(proven);
    }
    if (!(await secondFactor.accept(proven.userId, code))) {
      await attempt.failed();
      throw new InvalidInputError([{ path: ['code'], code: 'WRONG_CODE', severity: 'ERROR' }]);
    }
  }
  await attempt.succeeded();
}

/** The password was right: whoever can ask for the code in a second request goes on from here. */
export class SecondFactorDue extends TwoFactorRequiredError {
  readonly account: ProvenAccount;
  constructor(account: ProvenAccount) {
    super();
    this.account = account;
  }
}

async function takeAsLong(password: string): Promise<false> {
  await passwordHash.hash(password);
  return false;
}
