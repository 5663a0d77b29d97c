import { AsyncLocalStorage } from 'node:async_hooks';

/** As whom a statement runs: a database role and, for the app's role, the person on whose behalf. */
export interface Identity {
  readonly role: 'gangway_app' | 'gangway_system' | 'gangway_auth';
  /** A UUID; null when nobody is signed in. */
  readonly userId: string | null;
}

/** Carries the identity from the door to the connection. Only the door sets it; a statement without one is refused. */
export const identityStore = new AsyncLocalStorage<Identity>();

/** The identity of the running statement. Throws where code found a way around the door. */
export function currentIdentity(): Identity {
  const identity = identityStore.getStore();
  if (!identity)
    throw new Error('A statement was sent without an identity: go through the data door.');
  return identity;
}
