import type { Access } from './data/door.ts';
import type { Accounts, Person } from './accounts/accounts.service.ts';
import type { Ai } from './ai/ai.service.ts';
import type { Outbox } from './mail/outbox.service.ts';
import type { Language } from './messages/language.ts';
import type { Onboarding } from './onboarding/onboarding.service.ts';
import type { Privacy } from './privacy/privacy.service.ts';
import type { ProgressStreams } from './onboarding/progress.service.ts';

/** The signed-in person of a request, as their access token says. */
export interface Viewer {
  /** The person's id (UUID). */
  readonly userId: string;
  /** What ends when they sign out: the session's id, or the SHA-256 of an outside issuer's token. */
  readonly sessionKey: string;
  /** When the token ends. */
  readonly expiresAt: Date;
  /** Of an outside issuer's token: when they signed in there, where it tells (`auth_time`). */
  readonly signedInAt?: Date;
}

/** The services, made once by server.ts. */
export interface Services {
  readonly accounts: Accounts;
  readonly ai: Ai;
  readonly outbox: Outbox;
  readonly onboarding: Onboarding;
  readonly privacy: Privacy;
  readonly progress: ProgressStreams;
}

/** What every resolver gets. */
export interface Context {
  /** Also in the response's `x-request-id` header and in masked errors. */
  readonly requestId: string;
  /** Null when nobody is signed in. */
  readonly viewer: Viewer | null;
  /** What the client prefers to read, of the languages that messages have. */
  readonly language: Language;
  /** The client's address, for rate limits and session lists. */
  readonly ip: string;
  /** The client's `User-Agent`, at most 500 characters. */
  readonly userAgent: string | null;
  /** The database, as the viewer. */
  readonly access: Access;
  /**
   * The database as the person of a Viewer object, for that object's own fields and nothing else: in what signIn answers
   * it is the one who signs in, while the request came from nobody, or with somebody else's token.
   */
  readonly accessOf: (person: Person) => Access;
  readonly services: Services;
}

/** A context of which it is known that somebody is signed in. */
export type SignedInContext = Context & { readonly viewer: Viewer };

/** Narrows the context in resolvers whose `authScopes` ask for `signedIn`. */
export function signedIn(context: Context): SignedInContext {
  if (!context.viewer) throw new Error('This resolver needs authScopes: { signedIn: true }.');
  return context as SignedInContext;
}
