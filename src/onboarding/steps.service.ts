import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../data/door.ts';
import {
  InvalidInputError,
  NotFoundError,
  SessionStateError,
  StaleVersionError,
} from '../errors.ts';
import type { SessionStateReason } from '../errors.ts';
import { checkStep, withoutNulls } from '../steps/check.ts';
import type { Answers } from '../steps/step.ts';
import { error } from '../steps/step.ts';
import { storageIssues } from '../steps/storage.ts';
import type { Actor, OnboardingDeps } from './locking.ts';
import { withLockedSession } from './locking.ts';
import { writeStep } from './rows.ts';
import type { Session, SessionRow, SessionState, StepRow, StepState } from './session.service.ts';
import { isDone, stateOf, stepContext, viewSession } from './session.service.ts';

/** Writes to steps: draft, submit, skip. All of one shape: lock, check, change, append the event. */

/** Which step, and what the writer last saw of it. */
export interface StepTarget {
  /** Global id. */
  readonly sessionId: string;
  /** The step's key. */
  readonly step: string;
  readonly expectedVersion: number;
}

/** A target with answers to write. */
export interface StepAnswersInput extends StepTarget {
  readonly answers: Answers;
}

/** What the step would be after the write, and the top-level fields that the writer sent. */
interface Change {
  readonly state: StepRow['state'];
  readonly answers: Answers;
  readonly sent: readonly string[];
  readonly event: 'STEP_DRAFTED' | 'STEP_SUBMITTED' | 'STEP_SKIPPED';
}

/** What happens together with a write. */
export type Also = (tx: Db) => Promise<'DONE_NOW' | 'DONE_BEFORE'>;

/**
 * Saves any subset of a step's fields as typed; a step that was submitted or skipped is a draft again.
 *
 * @param also What happens in the same transaction, under the session's lock, before the draft is looked at; where it
 * finds that all was done before, nothing is written, and the session is answered as it is.
 */
export function saveDraft(
  deps: OnboardingDeps,
  actor: Actor,
  input: StepAnswersInput,
  also?: Also,
): Promise<Session> {
  const plan = ({ target }: Situation): Plan => {
    const sent = Object.entries(plain(input.answers));
    const answers = withoutNulls({ ...target.answers, ...Object.fromEntries(sent) }) as Answers;
    const unstorable = storageIssues(plain(input.answers));
    const issues = unstorable.length > 0 ? unstorable : storageIssues(answers);
    return {
      issues,
      change: { state: 'DRAFTED', answers, sent: sent.map(([key]) => key), event: 'STEP_DRAFTED' },
    };
  };
  return write(deps, actor, input, plan, also);
}

/** Submits a whole step. Throws InvalidInputError with all that is wrong, SessionStateError when out of order. */
export function submitStep(
  deps: OnboardingDeps,
  actor: Actor,
  input: StepAnswersInput,
): Promise<Session> {
  return write(deps, actor, input, ({ session, target }) => {
    refuseOutOfOrder(session, target);
    const given = plain(input.answers);
    const { issues, value } = checkStep(target.step, given, stepContext(session));
    const answers = value === null ? given : plain(value);
    return {
      issues: value === null ? issues : [],
      change: { state: 'SUBMITTED', answers, sent: Object.keys(given), event: 'STEP_SUBMITTED' },
    };
  });
}

/** Passes over a step that may be; what was typed is kept. */
export function skipStep(deps: OnboardingDeps, actor: Actor, input: StepTarget): Promise<Session> {
  return write(deps, actor, input, ({ session, target }) => {
    if (!target.step.skippable) throw new InvalidInputError([error(['step'], 'NOT_SKIPPABLE')]);
    refuseOutOfOrder(session, target);
    return {
      issues: [],
      change: { state: 'SKIPPED', answers: target.answers ?? {}, sent: [], event: 'STEP_SKIPPED' },
    };
  });
}

interface Situation {
  readonly session: Session;
  readonly target: StepState;
}
interface Plan {
  readonly issues: InvalidInputError['issues'];
  readonly change: Change;
}

function write(
  deps: OnboardingDeps,
  actor: Actor,
  { sessionId, step, expectedVersion }: StepTarget,
  plan: (situation: Situation) => Plan,
  also?: Also,
): Promise<Session> {
  const { registry } = deps;
  return withLockedSession(deps, actor, sessionId, async (row, tx) => {
    const session = viewSession(row, registry);
    const target = stateOf(session, step);
    if (!target) throw new NotFoundError();
    if ((await also?.(tx)) === 'DONE_BEFORE') return session;
    refuseUnlessInProgress(session);
    const { issues, change } = plan({ session, target });
    if (target.version !== expectedVersion) {
      if (isRetry(target, change)) return session;
      throw new StaleVersionError(target, conflictsOf(target, change));
    }
    const found =
      change.state === 'SUBMITTED' ? await verified(target, change, issues, tx) : issues;
    if (found.length > 0) throw new InvalidInputError(found);
    const written = await apply(tx, row, target, change);
    if (change.state === 'SUBMITTED') {
      await target.step.submitted?.(change.answers, { tx, userId: row.userId });
    }
    return viewSession(written, registry);
  });
}

/** JSON's view of a value: no undefined, no prototypes, which comparing would see. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A write that was acknowledged to nobody and comes again finds what it wanted already there. */
const isRetry = (target: StepState, { state, answers }: Change): boolean =>
  target.state === state && isDeepStrictEqual(target.answers, answers);

const conflictsOf = (target: StepState, { sent, answers }: Change): string[] =>
  sent.filter((key) => !isDeepStrictEqual(target.answers?.[key], answers[key]));

/** The issues with what only the database knows of the fields that have none: all that is wrong comes back at once. */
async function verified(
  { step }: StepState,
  { answers }: Change,
  issues: InvalidInputError['issues'],
  tx: Db,
): Promise<InvalidInputError['issues']> {
  if (!step.verify) return issues;
  const wrong = new Set(
    issues.filter(({ severity }) => severity === 'ERROR').map(({ path }) => path[0]),
  );
  const sound = Object.entries(answers).filter(([key]) => !wrong.has(key));
  return [...issues, ...(await step.verify(Object.fromEntries(sound), tx))];
}

async function apply(
  tx: Db,
  row: SessionRow,
  target: StepState,
  change: Change,
): Promise<SessionRow> {
  const { state, answers, event } = change;
  const { key } = target.step;
  const version = target.version + 1;
  const written = await writeStep(tx, {
    sessionId: row.id,
    userId: row.userId,
    key,
    state,
    version,
    answers,
    event,
  });
  const submittedAt = state === 'SUBMITTED' ? written.updatedAt : null;
  const others = row.steps.filter((stored) => stored.key !== key);
  return { ...row, ...written, steps: [...others, { key, state, version, submittedAt, answers }] };
}

const REFUSALS: Readonly<Record<Exclude<SessionState, 'IN_PROGRESS'>, SessionStateReason>> = {
  PAUSED: 'SESSION_PAUSED',
  COMPLETED: 'SESSION_COMPLETED',
  ABANDONED: 'SESSION_ABANDONED',
  EXPIRED: 'SESSION_EXPIRED',
};

/** Throws SessionStateError where the session takes no writes. */
export function refuseUnlessInProgress(session: Session): void {
  if (session.state !== 'IN_PROGRESS') {
    throw new SessionStateError(session, REFUSALS[session.state]);
  }
}

function refuseOutOfOrder(session: Session, target: StepState): void {
  const before = session.stepStates.slice(0, session.stepStates.indexOf(target));
  if (!before.every(isDone)) throw new SessionStateError(session, 'STEP_OUT_OF_ORDER');
}
