import type { Changer } from '../audit/audit.service.ts';
import type { Db } from '../data/door.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { FlowRegistry } from '../flows/flow.ts';
import { idOf } from '../global-id.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import type { Language } from '../messages/language.ts';
import { lockSession, readSessions } from './rows.ts';
import type { SessionRow } from './session.service.ts';
import { localeOf } from './session.service.ts';

/** Who writes: a request's context will do. */
export interface Actor extends Changer {
  /** What the client prefers to read. */
  readonly language: Language;
}

/** What the onboarding functions share. */
export interface OnboardingDeps {
  readonly registry: FlowRegistry;
  /** Takes the mails that completions ask for. */
  readonly outbox: Outbox;
  /** Whether people are sent to prove their address first: only where mail reaches them. */
  readonly verifiesEmail: boolean;
}

/**
 * Runs `work` on a session of the viewer's, as it is while nobody else can write to it. The lock comes in a statement
 * of its own: one that had waited for it would still read the steps as they were before the wait.
 */
export function withLockedSession<T>(
  { registry }: Pick<OnboardingDeps, 'registry'>,
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
