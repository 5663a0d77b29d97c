import type { RateLimit } from '../config.ts';
import type { Access, Door } from '../data/door.ts';
import type { Listener } from '../data/listener.ts';
import { InvalidCredentialsError } from '../errors.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import { handleAuthRequest } from './auth-handler.ts';
import type { Client } from './client.ts';
import { createAccount } from './create-account.ts';
import { checkCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { openSession } from './open-session.ts';
import type { OutsideIssuer, TokenBearer } from './outside-issuers.ts';
import { createOutsideIssuers, FORGET_MS, personKey } from './outside-issuers.ts';
import { createParts } from './parts.ts';
import type { Reauthenticate } from './reauthenticate.service.ts';
import { rotateRefreshToken } from './refresh-tokens.ts';
import type { SessionRow } from './refresh-tokens.ts';
import type { Registration } from './registration.ts';
import { parseFields } from './registration.ts';
import { createRevocations, LONGEST_TOKEN_MS } from './revocations.ts';
import { createSigningKeys } from './signing-keys.ts';
import { createTokens } from './tokens.ts';
import { createViewerAccounts } from './viewer-account.ts';
import type { ViewerAccounts } from './viewer-account.ts';
import { isOutside } from './viewer-end.service.ts';

const HOUSEKEEPING_MS = 10 * 60 * 1000;

/** What {@link createAccounts} needs. */
export interface AccountsOptions {
  readonly door: Door;
  /** Made for the channel `gangway_revocation`. */
  readonly listener: Listener;
  /** At least 32 random characters; the same on every instance. */
  readonly secret: string;
  /** Where the server is reached. */
  readonly baseUrl: string;
  /** Other origins whose pages may call /api/auth with cookies. */
  readonly trustedOrigins?: readonly string[];
  /** At most 720 (12 hours): so long are revocations kept. */
  readonly accessTokenMinutes: number;
  /** How long a session lasts after its last refresh; 30 if not given. */
  readonly sessionDays?: number;
  readonly issuers?: readonly OutsideIssuer[];
  /** Where mails are put; without one, or one that sends nothing, there are none. */
  readonly outbox?: Outbox;
  /** How many mails of a kind anybody can have sent to an address, registrations included; any number if not given. */
  readonly accountMails?: RateLimit | null;
  /** Told of what an operator should know, a line each. Never holds a secret. */
  readonly log?: (message: string) => void;
}

/** What signing in gives. */
export interface AuthTokens {
  readonly userId: string;
  /** A UUID: whose tokens they are. */
  readonly sessionId: string;
  /** The access token. */
  readonly token: string;
  /** When the access token ends. */
  readonly expiresAt: Date;
  /** Good for one refresh. */
  readonly refreshToken: string;
}

/** A person, as they see themselves. */
export interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly createdAt: Date;
}

/** Who people are, and the sessions that they are signed in with. */
export interface Accounts {
  /** Reads keys and revocations, and sees that tokens can be signed. Nothing else may be called before. */
  start(): Promise<void>;
  /**
   * Whose access token it is.
   * @throws InvalidTokenError, IssuerUnavailableError
   */
  readonly verify: (token: string) => Promise<TokenBearer>;
  /** Calls `handler` once, when this session or outside token is signed out; returns how to stop. */
  readonly onRevoked: (sessionKey: string, handler: () => void) => () => void;
  /**
   * @param input `invitationToken`: from a mail to this address, which verifies it at once; any other changes nothing.
   * @throws InvalidInputError, EmailTakenError
   */
  register(
    input: Registration & { readonly invitationToken?: string | null | undefined },
    client: Client,
  ): Promise<AuthTokens>;
  /** @throws InvalidCredentialsError, TooManyAttemptsError, TwoFactorRequiredError, InvalidInputError (`code`) */
  signIn(input: Credentials, client: Client): Promise<AuthTokens>;
  /** @throws InvalidRefreshTokenError */
  refresh(refreshToken: string): Promise<AuthTokens>;
  /** Ends the session, and with it its tokens: here at once, on other instances within a second. */
  signOut(bearer: TokenBearer): Promise<void>;
  /** Makes sure that it is the person themselves. */
  readonly reauthenticate: Reauthenticate;
  /** Somebody of an outside issuer is deleted: who comes with another token is somebody new, on other instances within a second. */
  forget(userId: string): Promise<void>;
  /** The person themselves; null when they are gone. */
  person(userId: string, access?: Access): Promise<Person | null>;
  /** What they see of their accounts besides. */
  readonly viewers: ViewerAccounts;
  /** Serves /api/auth. Never rejects. */
  readonly handle: (request: Request, client: Client) => Promise<Response>;
  /** Deletes a bounded number of expired rows. Called every ten minutes by itself. */
  dropExpired(): Promise<void>;
  /** Resolves when mails that were asked for are queued. */
  close(): Promise<void>;
}

/** Accounts on better-auth's tables. Call `start` first. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { door, accessTokenMinutes, sessionDays = 30, log = () => undefined } = options;
  if (!(accessTokenMinutes * 60_000 <= LONGEST_TOKEN_MS)) {
    throw new Error(
      'Access tokens may live for at most 720 minutes: so long are revocations kept.',
    );
  }
  const access = door.asAuth();
  const keys = createSigningKeys(access);
  const revocations = createRevocations({ access, listener: options.listener, log });
  const { auth, mails, lockOut, signingIn, reauthenticate, background } = createParts(options, {
    access,
    keys,
    sessionDays,
    log,
    onEnded(sessionIds) {
      for (const id of sessionIds) revocations.add(id);
    },
  });
  const isGone = (userId: string) => revocations.isRevoked(personKey(userId));
  const tokens = createTokens({
    sign: auth.sign,
    keys,
    revocations,
    outside: createOutsideIssuers(
      options.issuers ?? [],
      door.asSystem('admit outside identity'),
      revocations,
      isGone,
    ),
    isGone,
    accessTokenMinutes,
  });
  const handling = { auth, access, verify: tokens.verify, mail: mails.sends };
  let housekeeping: NodeJS.Timeout | undefined;

  const tokensOf = async (session: SessionRow, refreshToken: string): Promise<AuthTokens> => ({
    userId: session.userId,
    sessionId: session.id,
    ...(await tokens.issue(session)),
    refreshToken,
  });

  async function dropExpired(): Promise<void> {
    await revocations.dropExpired();
    await keys.dropExpired();
    await lockOut.dropExpired();
    await access.db.$executeRaw`
      delete from auth.verifications where id in (
        select id from auth.verifications where expires_at < now() limit 1000 for update skip locked
      )`;
    // Few at a time: each of them is notified to every instance.
    await access.db.$executeRaw`
      delete from auth.sessions where id in (
        select id from auth.sessions where expires_at < now() limit 200 for update skip locked
      )`;
  }

  return {
    async start() {
      await Promise.all([keys.load(), revocations.load()]);
      try {
        const now = Math.floor(Date.now() / 1000);
        await auth.sign({ sub: '', sid: '', iat: now, exp: now });
      } catch (error) {
        throw new Error(
          'Access tokens cannot be signed. If AUTH_SECRET was changed, set the former one. Without it empty the table auth.jwks; second factors then work no more, and mails that wait are not sent.',
          { cause: error },
        );
      }
      housekeeping = setInterval(() => {
        dropExpired().catch((error: unknown) => log(`Expired rows stay for now: ${String(error)}`));
      }, HOUSEKEEPING_MS).unref();
    },
    verify: tokens.verify,
    onRevoked: revocations.onRevoked,
    async register({ email, password, name, invitationToken = null }, client) {
      const registration = await parseFields({ email, password, name });
      const { session, token } = await createAccount(
        { access, mails, lockOut, sessionDays },
        registration,
        client,
        invitationToken,
      );
      return tokensOf(session, token);
    },
    async signIn(input, client) {
      const account = await checkCredentials(signingIn, input, client);
      const opened = await openSession(access.db, account, client, sessionDays);
      if (!opened) throw new InvalidCredentialsError();
      return tokensOf(opened.session, opened.refreshToken);
    },
    async refresh(refreshToken) {
      const onSessionEnd = (sessionId: string, why: string) => {
        revocations.add(sessionId);
        if (why === 'reused')
          log(`A refresh token of session ${sessionId} was used twice: the session was ended.`);
      };
      const { session, token } = await rotateRefreshToken(
        access,
        refreshToken,
        sessionDays,
        onSessionEnd,
      );
      return tokensOf(session, token);
    },
    reauthenticate,
    async signOut(bearer) {
      const { sessionKey, userId, expiresAt } = bearer;
      if (isOutside(bearer)) {
        await revocations.store(sessionKey, expiresAt);
        return;
      }
      await access.db.authSession.deleteMany({ where: { id: sessionKey, userId } });
      revocations.add(sessionKey);
    },
    async forget(userId) {
      await revocations.store(personKey(userId), new Date(Date.now() + FORGET_MS));
    },
    person: (userId, as = door.asViewer(userId)) =>
      as.db.user.findFirst({
        where: { id: userId },
        select: { id: true, email: true, emailVerified: true, name: true, createdAt: true },
      }),
    viewers: createViewerAccounts(door, access),
    handle: (request, client) => handleAuthRequest(handling, request, client),
    dropExpired,
    async close() {
      clearInterval(housekeeping);
      revocations.close();
      await background.idle();
    },
  };
}
