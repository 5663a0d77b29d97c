import { betterAuth } from 'better-auth/minimal'; // without Kysely, which takes a third of the loading time
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { jwt } from 'better-auth/plugins/jwt';
import { v7 as uuid } from 'uuid';
import type { Access, Db } from '../data/door.ts';
import { InvalidInputError } from '../errors.ts';
import { acceptedLanguage } from '../messages/language.ts';
import { message } from '../messages/messages.ts';
import { IP_HEADER } from './client.ts';
import { passwordHash } from './password-hash.ts';
import { PASSWORD_LENGTH } from './password.ts';
import type { Registration } from './registration.ts';
import { parseFields } from './registration.ts';
import type { SigningKeys } from './signing-keys.ts';
import { GRACE_SECONDS, ROTATION_SECONDS, SIGNING_ALGORITHM } from './signing-keys.ts';
import type { AccessClaims } from './tokens.ts';
import { accessClaims, ISSUER } from './tokens.ts';

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
  const auth = betterAuth({
    appName: 'Gangway',
    baseURL: new URL(options.baseUrl).origin,
    basePath: AUTH_PATH,
    // As a list, because a single secret would yield to BETTER_AUTH_SECRETS in the environment.
    secrets: [{ version: 1, value: options.secret }],
    trustedOrigins: [...options.trustedOrigins],
    database: prismaAdapter(clientOf(access), { provider: 'postgresql', transaction: true }),
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
      maxPasswordLength: PASSWORD_LENGTH.max * 2, // it counts code units, we code points: `rules` below
      password: passwordHash,
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
    ],
    hooks: { before: createAuthMiddleware(rules) },
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
function clientOf(access: Access) {
  const models = ({ authUser, authSession, authAccount, authVerification }: Db) => ({
    authUser,
    authSession,
    authAccount,
    authVerification,
  });
  return {
    ...models(access.db),
    $transaction: <T>(work: (tx: ReturnType<typeof models>) => Promise<T>) =>
      access.transaction((tx) => work(models(tx))),
  };
}

const RULES: Readonly<Record<string, Readonly<Record<string, keyof Registration>>>> = {
  '/sign-up/email': { email: 'email', password: 'password', name: 'name' },
  '/change-password': { newPassword: 'password' },
  '/update-user': { name: 'name' },
};

/** Holds better-auth's own routes to the rules of `register`. What is no text its own validation refuses. */
async function rules(context: { path: string; body?: unknown; headers?: Headers | undefined }) {
  const fields = RULES[context.path];
  if (!fields) return undefined;
  const body = { ...(context.body as Record<string, unknown> | undefined) };
  const language = acceptedLanguage(context.headers?.get('accept-language'));
  const issues: { path: readonly string[]; code: string; message: string }[] = [];
  for (const [sent, field] of Object.entries(fields)) {
    const value = body[sent];
    if (typeof value !== 'string') continue;
    try {
      const parsed: Partial<Registration> = await parseFields({ [field]: value });
      body[sent] = parsed[field];
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      for (const { code, params } of error.issues) {
        issues.push({ path: [sent], code, message: message(language, code, params) });
      }
    }
  }
  const { image } = body;
  if (
    typeof image === 'string' &&
    !(image.length <= 500 && /^https?:\/\//.test(image) && URL.canParse(image))
  ) {
    const text = message(language, 'INVALID_URL', { schemes: ['http://', 'https://'] });
    issues.push({ path: ['image'], code: 'INVALID_URL', message: text });
  }
  if (issues.length > 0) {
    throw new APIError('BAD_REQUEST', {
      code: 'INVALID_INPUT',
      message: issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' '),
      issues,
    });
  }
  return { context: { body } };
}
