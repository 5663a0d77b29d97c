import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../data/door.ts';
import { tellingLoss } from '../data/refusals.ts';
import { isUniqueViolation } from '../data/violations.ts';
import { idOf } from '../global-id.ts';
import { NotFoundError, RequirementsDueError, SessionStateError } from '../errors.ts';
import type { Completion, Flow } from '../flows/flow.ts';
import { once, rememberCall } from '../idempotency/idempotency.service.ts';
import { languageOf } from '../messages/language.ts';
import type { Step } from '../steps/step.ts';
import type { Actor, OnboardingDeps } from './locking.ts';
import { readLocked, withLockedSession } from './locking.ts';
import { findNewestIn, findWaitingPlace, hasWaitingPlace } from './places.ts';
import type { StateWrite } from './rows.ts';
import { findOpen, insertSession, lockSession, writeState } from './rows.ts';
import type { Session, SessionRow } from './session.service.ts';
import { stateOf, viewSession } from './session.service.ts';
import { refuseUnlessInProgress } from './steps.service.ts';

/** The state machine of a session: start, pause, resume, abandon, complete. Each is safe to repeat. */

/** What startOnboarding takes. */
export interface StartInput {
  /** The flow's key. */
  readonly flow: string;
  /** In a flow that joins: the organization's global id; the place that waits longest if not given. */
  readonly organizationId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Gives the open session of a flow, or starts one; from two devices at once it is the same one.
 * @throws NotFoundError where the flow joins an organization and no place waits in any.
 */
export function startSession(
  deps: OnboardingDeps,
  { access, viewer }: Actor,
  input: StartInput,
): Promise<Session> {
  const flow = deps.registry.latest(input.flow);
  const { userId } = viewer;
  const started = access.transaction(async (tx) => {
    let row: SessionRow | undefined;
    const id = await once(tx, userId, { mutation: 'startOnboarding', input }, async () => {
      const organizationId = flow.joins ? await placeToStartAt(tx, userId, input) : null;
      row = await openOrInsert(tx, { userId, organizationId, flow });
      return row.id;
    });
    return viewSession(row ?? (await readLocked(tx, id)), deps.registry);
  });
  return flow.joins ? tellingLoss(started) : started;
}

async function placeToStartAt(tx: Db, userId: string, input: StartInput): Promise<string> {
  const { organizationId: globalId } = input;
  if (!globalId) {
    const longest = await findWaitingPlace(tx, userId);
    if (longest === null) throw new NotFoundError();
    return longest;
  }
  const organizationId = idOf('Organization', globalId);
  if (!(await hasWaitingPlace(tx, { userId, organizationId })) || organizationId === null) {
    throw new NotFoundError();
  }
  return organizationId;
}

/**
 * The session in which the viewer walks the MEMBER wizard of an organization: the open one, a new one where their place
 * waits, else the newest that they had. Gives its id (UUID).
 */
export async function openMemberSession(
  deps: OnboardingDeps,
  tx: Db,
  { viewer }: Actor,
  organizationId: string,
): Promise<string> {
  const { userId } = viewer;
  const flow = deps.registry.latest('MEMBER');
  if (await hasWaitingPlace(tx, { userId, organizationId })) {
    return (await openOrInsert(tx, { userId, organizationId, flow })).id;
  }
  const newest = await findNewestIn(tx, userId, flow.key, organizationId);
  if (newest === null) throw new NotFoundError();
  return newest;
}

async function openOrInsert(
  tx: Db,
  { userId, organizationId, flow }: Pick<SessionRow, 'userId' | 'organizationId'> & { flow: Flow },
): Promise<SessionRow> {
  // Another device may start or end one between looking and inserting: then look again.
  for (;;) {
    const openId = await findOpen(tx, { userId, flow: flow.key, organizationId });
    const open = openId === null ? null : await readOpen(tx, userId, openId);
    if (open) return open;
    const id = uuidv7();
    const session = { id, userId, organizationId, flow: flow.key, flowVersion: flow.version };
    if (await insertSession(tx, session)) return readLocked(tx, id);
  }
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
    // Whose place is gone, or active by now, has nothing to resume.
    const { joins } = session.definition;
    if (joins && !(await hasWaitingPlace(tx, row))) throw new NotFoundError();
    if (row.lapsed) await markExpired(tx, row);
    const openId = await findOpen(tx, row);
    const open = openId === null ? null : await readOpen(tx, row.userId, openId);
    if (open) throw new SessionStateError(viewSession(open, deps.registry), 'ANOTHER_SESSION_OPEN');
  }
  return move(deps, tx, row, { state: 'IN_PROGRESS', event: 'RESUMED' });
}

/** What completeOnboarding takes. */
export interface CompleteInput {
  /** The session's global id. */
  readonly sessionId: string;
  readonly idempotencyKey?: string | null | undefined;
}

/** Turns the answers into records, once: a second or concurrent call finds it COMPLETED. */
export function completeSession(
  deps: OnboardingDeps,
  actor: Actor,
  input: CompleteInput,
): Promise<Session> {
  return withLockedSession(deps, actor, input.sessionId, async (row, tx) => {
    const session = viewSession(row, deps.registry);
    const call = { mutation: 'completeOnboarding', input };
    await rememberCall(tx, row.userId, call, row.id);
    if (row.state === 'COMPLETED') return session;
    refuseUnlessInProgress(session);
    if (session.requirements.length > 0) throw new RequirementsDueError(session.requirements);
    const organizationId = await session.definition.complete(
      completionOf(deps, actor, session),
      tx,
    );
    return move(deps, tx, row, { state: 'COMPLETED', event: 'COMPLETED', organizationId });
  });
}

function completionOf({ outbox }: OnboardingDeps, actor: Actor, session: Session): Completion {
  const answersOf = (step: Step): unknown => {
    const stored = stateOf(session, step.key);
    return stored?.state === 'SUBMITTED' ? step.schema.parse(stored.answers) : null;
  };
  return {
    doer: actor,
    organizationId: session.organizationId,
    outbox,
    language: languageOf(session.locale, actor.language),
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
