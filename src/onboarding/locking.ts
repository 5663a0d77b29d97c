import type { Access, Db } from '../data/door.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { FlowRegistry } from '../flows/flow.ts';
import { idOf } from '../global-id.ts';
import { lockSession, readSessions } from './rows.ts';
import type { SessionRow } from './session.ts';
import { localeOf } from './session.ts';

/** Who writes: a request's context will do. */
export interface Actor {
  readonly access: Access;
  readonly viewer: { readonly userId: string };
}

/** What the onboarding functions share. */
export interface OnboardingDeps {
  readonly registry: FlowRegistry;
}

/**
 * Runs `work` on a session of the viewer's, as it is while nobody else can write to it. The lock comes in a statement
 * of its own: one that had waited for it would still read the steps as they were before the wait.
 */
export function withLockedSession<T>(
  { registry }: OnboardingDeps,
  { access, viewer }: Actor,
  globalId: string,
  work: (row: SessionRow, tx: Db) => Promise<T>,
): Promise<T> {
  const id = idOf('OnboardingSession', globalId);
  if (id === null) return Promise.reject(new NotFoundError());
  return access.transaction(async (tx) => {
    if (!(await lockSession(tx, viewer.userId, id))) throw new NotFoundError();
    const row = await readLocked(tx, id);
    try {
      return await work(row, tx);
    } catch (error) {
      // What is wrong is told in the session's language.
      if (error instanceof DomainError) error.locale = localeOf(row, registry);
      throw error;
    }
  });
}

/** A session that is there for certain. */
export async function readLocked(tx: Db, id: string): Promise<SessionRow> {
  const [row] = await readSessions(tx, [id]);
  if (!row) throw new NotFoundError();
  return row;
}
