import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth/minimal'; // without Kysely, which takes a third of the loading time
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthMiddleware } from 'better-auth/api';
import { bearer } from 'better-auth/plugins/bearer';
import { jwt } from 'better-auth/plugins/jwt';
import type { BetterAuthPlugin } from 'better-auth/types';
import { v7 as uuid } from 'uuid';
import type { Access, Db } from '../data/door.ts';
import { keepRules } from './auth-rules.ts';
import type { Client } from './client.ts';
import { clientOf, IP_HEADER } from './client.ts';
import { passwordHash } from './password-hash.ts';
import { PASSWORD_LENGTH } from './password.ts';
import type { SigningKeys } from './signing-keys.ts';
import { GRACE_SECONDS, ROTATION_SECONDS, SIGNING_ALGORITHM } from './signing-keys.ts';
import type { AccessClaims } from './tokens.ts';
import { accessClaims, ISSUER } from './tokens.ts';
import { twoFactorPlugin } from './two-factor-plugin.ts';
import type { ConfirmPassword } from './two-factor-plugin.ts';

/** Where better-auth's own routes are. */
export const AUTH_PATH = '/api/auth';

/** What {@link createAuth} needs. */
export interface AuthOptions {
  /** The door's `asAuth()`. */
  readonly access: Access;
  readonly keys: SigningKeys;
  /** Signs cookies and encrypts the signing keys; the same on every instance. */
  readonly secret: string;
  /** Where the server is reached; `https` makes cookies secure. Only its origin counts. */
  readonly baseUrl: string;
  /** Other origins whose pages may call with cookies. */
  readonly trustedOrigins: readonly string[];
  readonly accessTokenMinutes: number;
  readonly sessionDays: number;
  /** Routes of ours; where better-auth has one of that name, ours takes its place. */
  readonly routes: NonNullable<BetterAuthPlugin['endpoints']>;
  /** What better-auth's sign-up does besides, in its transaction. */
  readonly onSignUp: (
    tx: Db,
    person: { readonly email: string; readonly name: string },
    client: Client,
  ) => Promise<void>;
  readonly confirmPassword: ConfirmPassword;
  readonly log?: (message: string) => void;
}

/** better-auth, as far as the rest of the product uses it. */
export interface Auth {
  /** Serves its routes. Unexpected failures reject. */
  handler(request: Request): Promise<Response>;
  /** Signs an access token with the current key, which is made when there is none. */
  readonly sign: (claims: AccessClaims) => Promise<string>;
}

/** Sets better-auth up on our tables, rules and ids. */
export function createAuth(options: AuthOptions): Auth {
  const { access, keys, log = () => undefined } = options;
  const database = databaseOf(access);
  const auth = betterAuth({
    appName: 'Gangway',
    baseURL: new URL(options.baseUrl).origin,
    basePath: AUTH_PATH,
    // As a list, because a single secret would yield to BETTER_AUTH_SECRETS in the environment.
    secrets: [{ version: 1, value: options.secret }],
    trustedOrigins: [...options.trustedOrigins],
    database: prismaAdapter(database.client, { provider: 'postgresql', transaction: true }),
    user: { modelName: 'authUser' },
    session: {
      modelName: 'authSession',
      expiresIn: options.sessionDays * 86_400,
      cookieCache: { enabled: false }, // it would outlive a session that ended
    },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max * 2, // it counts code units, we code points: auth-rules.ts
      password: passwordHash,
    },
    databaseHooks: {
      user: {
        create: {
          before: async ({ email, name }, context) => {
            const client = clientOf(context?.headers);
            await options.onSignUp(database.transaction() ?? access.db, { email, name }, client);
          },
        },
      },
    },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        adapter: {
          getJwks: () => keys.list(),
          createJwk: (key) => keys.add(key),
        },
        jwks: {
          keyPairConfig: { alg: SIGNING_ALGORITHM },
          rotationInterval: ROTATION_SECONDS,
          gracePeriod: GRACE_SECONDS,
        },
        jwt: {
          issuer: ISSUER,
          audience: ISSUER,
          // Without this the token would carry name and e-mail address.
          definePayload: ({ session }) => ({
            ...accessClaims(session, options.accessTokenMinutes),
          }),
        },
      }),
      bearer(), // auth-handler.ts hands it the sessions of access tokens, and nothing else
      twoFactorPlugin(options.confirmPassword),
      { id: 'gangway', endpoints: options.routes } as { id: 'gangway' }, // its routes in no type: any name would fit
    ],
    hooks: { before: createAuthMiddleware(keepRules) },
    rateLimit: { enabled: false }, // ours is in front of it
    telemetry: { enabled: false },
    onAPIError: { throw: true }, // answers stay answers; only what is unexpected is thrown
    logger: {
      level: 'error',
      log: (_level, text, ...details: unknown[]) => log([text, ...details].map(String).join(' ')),
    },
    advanced: {
      database: { generateId: () => uuid() },
      ipAddress: { ipAddressHeaders: [IP_HEADER], ipv6Subnet: 128 },
      disableOriginCheck: false, // also in tests, where it would default to true
      disableCSRFCheck: false,
    },
  });

  return {
    handler: (request) => auth.handler(request),
    sign: async (claims) => (await auth.api.signJWT({ body: { payload: { ...claims } } })).token,
  };
}

/** The part of a Prisma client that better-auth's adapter uses, running as gangway_auth. */
function databaseOf(access: Access) {
  const current = new AsyncLocalStorage<Db>();
  const models = ({ authUser, authSession, authAccount, authVerification, authTwoFactor }: Db) => ({
    authUser,
    authSession,
    authAccount,
    authVerification,
    authTwoFactor,
  });
  return {
    /** The transaction that better-auth is in, for what hooks of ours write. */
    transaction: () => current.getStore(),
    client: {
      ...models(access.db),
      $transaction: <T>(work: (tx: ReturnType<typeof models>) => Promise<T>) =>
        access.transaction((tx) => current.run(tx, () => work(models(tx)))),
    },
  };
}
