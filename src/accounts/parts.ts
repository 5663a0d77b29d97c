import type { Access } from '../data/door.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import { createNameless } from '../nameless.ts';
import { createAccountMails } from './account-mails.ts';
import type { AccountsOptions } from './accounts.service.ts';
import { createAddressProof } from './address-proof.ts';
import { AUTH_PATH, createAuth } from './auth.ts';
import { createBackground } from './background.ts';
import { languageOf } from './client.ts';
import { createLockOut } from './lock-out.ts';
import { createMailBudget } from './mail-budget.ts';
import { confirmPassword } from './password-change.ts';
import { createReauthentication } from './reauthenticate.service.ts';
import { recoveryRoutes } from './recovery-routes.ts';
import { createSecondFactor } from './second-factor.ts';
import { signInRoutes } from './sign-in-routes.ts';
import type { SigningKeys } from './signing-keys.ts';
import { twoFactorRoutes } from './two-factor-routes.ts';
import { verificationRoutes } from './verification-routes.ts';

/** What {@link createParts} needs beside the options of accounts. */
interface PartsDeps {
  readonly access: Access;
  readonly keys: SigningKeys;
  readonly sessionDays: number;
  readonly log: (message: string) => void;
  /** Told of sessions that ended. */
  readonly onEnded: (sessionIds: readonly string[]) => void;
}

const NO_OUTBOX: Outbox = { sends: false, queue: () => Promise.resolve() };

/** What accounts are made of, put together: better-auth with routes of ours, mails, lock-out, second factors. */
export function createParts(options: AccountsOptions, deps: PartsDeps) {
  const { secret, baseUrl, outbox = NO_OUTBOX } = options;
  const { access, keys, sessionDays, log, onEnded } = deps;
  const nameless = createNameless(secret, 'gangway sign-in failures');
  const lockOut = createLockOut(access, nameless);
  const secondFactor = createSecondFactor(access, nameless, secret);
  const budget = createMailBudget(nameless, options.accountMails ?? null);
  const authUrl = `${baseUrl.replace(/\/$/, '')}${AUTH_PATH}`;
  const mails = createAccountMails(outbox, budget, secret, authUrl);
  const background = createBackground(log);
  const signingIn = { access, lockOut, secondFactor, sessionDays };
  const proveAddress = createAddressProof({ access, lockOut, onEnded });
  const auth = createAuth({
    access,
    keys,
    secret,
    baseUrl,
    trustedOrigins: options.trustedOrigins ?? [],
    accessTokenMinutes: options.accessTokenMinutes,
    sessionDays,
    routes: {
      ...signInRoutes(signingIn),
      ...twoFactorRoutes(signingIn),
      ...verificationRoutes({ mails, proveAddress }),
      ...recoveryRoutes({ access, mails, lockOut, onEnded, background }),
    },
    async onSignUp(tx, { email, name }, client) {
      await lockOut.welcome(tx, email, client);
      await mails.verification(tx, { email, name, language: languageOf(client) });
    },
    confirmPassword: (person, password, client) =>
      confirmPassword(signingIn, person, password, client),
    log,
  });
  const reauthenticate = createReauthentication(signingIn);
  return { auth, mails, lockOut, signingIn, reauthenticate, background };
}
