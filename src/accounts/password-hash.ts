import { AsyncLocalStorage } from 'node:async_hooks';
import { availableParallelism } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import pLimit from 'p-limit';

/**
 * How many passwords are hashed at once. Each takes a thread of Node's pool (4 of them) for a tenth of a second, and
 * logging in to Postgres needs one as well: with all taken, a rush of registrations would keep everybody else waiting.
 */
const AT_ONCE = Math.min(3, Math.max(2, availableParallelism() - 1));
/** How many may wait their turn: some ten or twenty seconds' worth. Who comes later is told to come back. */
const WAITING = 200;

/** Too many people register or sign in at this moment. */
export class PasswordQueueError extends Error {
  constructor() {
    super('Too many passwords wait to be hashed.');
  }
}

/** better-auth's own hashing (scrypt), a few at a time. Both reject with {@link PasswordQueueError} in a rush. */
export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(of: { hash: string; password: string }): Promise<boolean>;
  /**
   * Waits for a turn before `work`, and hashes within it at once: for work that would else wait with a connection in
   * hand, which everybody else then lacks.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export function createPasswordHash(waiting = WAITING): PasswordHash {
  const turn = pLimit(AT_ONCE);
  const holding = new AsyncLocalStorage<true>();
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    if (holding.getStore()) return work();
    return turn.pendingCount < waiting ? turn(work) : Promise.reject(new PasswordQueueError());
  };
  return {
    hash: (password) => queued(() => hashPassword(password)),
    verify: (of) => queued(() => verifyPassword(of)),
    inTurn: (work) => queued(() => holding.run(true, work)),
  };
}

/** One queue for the whole process, as its threads are. */
export const passwordHash = createPasswordHash();
