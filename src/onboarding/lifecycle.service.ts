import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../data/door.ts';
import { isUniqueViolation } from '../data/violations.ts';
import { RequirementsDueError, SessionStateError } from '../errors.ts';
import type { Completion } from '../flows/flow.ts';
import type { Step } from '../steps/step.ts';
import type { Actor, OnboardingDeps } from './locking.ts';
import { readLocked, withLockedSession } from './locking.ts';
import type { StateWrite } from './rows.ts';
import { findOpen, insertSession, lockSession, writeState } from './rows.ts';
import type { Session, SessionRow } from './session.ts';
import { stateOf, viewSession } from './session.ts';
import { refuseUnlessInProgress } from './steps.service.ts';

/** The state machine of a session: start, pause, resume, abandon, complete. Each is safe to repeat. */

/** Gives the open session of a flow, or starts one; from two devices at once it is the same one. */
export function startSession(
  deps: OnboardingDeps,
  { access, viewer }: Actor,
  flowKey: string,
): Promise<Session> {
  const flow = deps.registry.latest(flowKey);
  const { userId } = viewer;
  return access.transaction(async (tx) => {
    // Another device may start or end one between looking and inserting: then look again.
    for (;;) {
      const openId = await findOpen(tx, { userId, flow: flow.key, organizationId: null });
      const open = openId === null ? null : await readOpen(tx, userId, openId);
      if (open) return viewSession(open, deps.registry);
      const id = uuidv7();
      if (await insertSession(tx, { id, userId, flow: flow.key, flowVersion: flow.version })) {
        return viewSession(await readLocked(tx, id), deps.registry);
      }
    }
  });
}

/** An open session under lock; null, and marked, where its time was up. */
async function readOpen(tx: Db, userId: string, id: string): Promise<SessionRow | null> {
  await lockSession(tx, userId, id);
  const row = await readLocked(tx, id);
  if (row.lapsed) await markExpired(tx, row);
  return row.state === 'IN_PROGRESS' || row.state === 'PAUSED' ? row : null;
}

const markExpired = (tx: Db, { id, userId }: SessionRow) =>
  writeState(tx, { sessionId: id, userId, state: 'EXPIRED', event: 'EXPIRED' });

/** IN_PROGRESS → PAUSED. */
export function pauseSession(
  deps: OnboardingDeps,
  actor: Actor,
  sessionId: string,
): Promise<Session> {
  return withLockedSession(deps, actor, sessionId, async (row, tx) => {
    if (row.state === 'PAUSED') return viewSession(row, deps.registry);
    refuseUnlessInProgress(viewSession(row, deps.registry));
    return move(deps, tx, row, { state: 'PAUSED', event: 'PAUSED' });
  });
}

/** IN_PROGRESS or PAUSED → ABANDONED. */
export function abandonSession(
  deps: OnboardingDeps,
  actor: Actor,
  sessionId: string,
): Promise<Session> {
  return withLockedSession(deps, actor, sessionId, async (row, tx) => {
    const session = viewSession(row, deps.registry);
    if (row.state === 'ABANDONED') return session;
    if (row.state !== 'PAUSED') refuseUnlessInProgress(session);
    return move(deps, tx, row, { state: 'ABANDONED', event: 'ABANDONED' });
  });
}

/** How often others would have to open and end a session within one call to make it fail. */
const RESUME_ATTEMPTS = 5;

/** PAUSED, or within 30 days ABANDONED or EXPIRED, → IN_PROGRESS. */
export async function resumeSession(
  deps: OnboardingDeps,
  actor: Actor,
  sessionId: string,
): Promise<Session> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withLockedSession(deps, actor, sessionId, (row, tx) => resume(deps, tx, row));
    } catch (error) {
      // Another session was opened at this very moment; now it can be seen, and refused for, unless it is gone again.
      if (!isUniqueViolation(error) || attempt === RESUME_ATTEMPTS) throw error;
    }
  }
}

async function resume(deps: OnboardingDeps, tx: Db, row: SessionRow): Promise<Session> {
  const session = viewSession(row, deps.registry);
  if (row.state === 'IN_PROGRESS') return session;
  if (row.state === 'COMPLETED') throw new SessionStateError(session, 'SESSION_COMPLETED');
  if (row.state !== 'PAUSED') {
    if (!row.resumable) throw new SessionStateError(session, 'RESUME_TOO_LATE');
    if (row.lapsed) await markExpired(tx, row);
    const openId = await findOpen(tx, row);
    const open = openId === null ? null : await readOpen(tx, row.userId, openId);
    if (open) throw new SessionStateError(viewSession(open, deps.registry), 'ANOTHER_SESSION_OPEN');
  }
  return move(deps, tx, row, { state: 'IN_PROGRESS', event: 'RESUMED' });
}

/** Turns the answers into records, once: a second or concurrent call finds it COMPLETED. */
export function completeSession(
  deps: OnboardingDeps,
  actor: Actor,
  sessionId: string,
): Promise<Session> {
  return withLockedSession(deps, actor, sessionId, async (row, tx) => {
    const session = viewSession(row, deps.registry);
    if (row.state === 'COMPLETED') return session;
    refuseUnlessInProgress(session);
    if (session.requirements.length > 0) throw new RequirementsDueError(session.requirements);
    const organizationId = await session.definition.complete(completionOf(session), tx);
    return move(deps, tx, row, { state: 'COMPLETED', event: 'COMPLETED', organizationId });
  });
}

function completionOf(session: Session): Completion {
  const answersOf = (step: Step): unknown => {
    const stored = stateOf(session, step.key);
    return stored?.state === 'SUBMITTED' ? step.schema.parse(stored.answers) : null;
  };
  return {
    userId: session.userId,
    ownerEmail: session.ownerEmail,
    answersOf: answersOf as Completion['answersOf'],
  };
}

/** Writes the state and gives the session as it is then. */
async function move(
  { registry }: OnboardingDeps,
  tx: Db,
  row: SessionRow,
  to: Omit<StateWrite, 'sessionId' | 'userId'>,
): Promise<Session> {
  const written = await writeState(tx, { sessionId: row.id, userId: row.userId, ...to });
  const organizationId = to.organizationId ?? row.organizationId;
  const moved = {
    ...row,
    ...written,
    state: to.state,
    lapsed: false,
    resumable: true,
    organizationId,
  };
  return viewSession(moved, registry);
}
