import type { Answers, StepKey } from './walk-rules.ts';
import { problemsOf, SKIPPABLE, STEPS } from './walk-rules.ts';

/** What the model holds, and what can be read of it. */

/** Days, as everything here, after which an ended session cannot be resumed. */
const RESUMABLE = 30;

export interface Step {
  readonly state: 'PENDING' | 'DRAFTED' | 'SUBMITTED' | 'SKIPPED';
  readonly version: number;
  readonly answers: Answers | null;
}
export type State = 'IN_PROGRESS' | 'PAUSED' | 'COMPLETED' | 'ABANDONED' | 'EXPIRED';
export interface Session {
  /** As it was last marked: see {@link stateOf}. */
  state: State;
  steps: Readonly<Record<StepKey, Step>>;
  expiresAt: number;
  endedAt: number | null;
  readonly events: string[];
}

/** What somebody's sessions are, in the order in which they began. */
export interface World {
  now: number;
  readonly sessions: Session[];
  /** The chosen slugs of their organizations. */
  readonly slugs: Set<string>;
}

export const found = (world: World, number: number): Session => {
  const session = world.sessions[number];
  if (!session) throw new Error(`There is no session ${number}.`);
  return session;
};
export const isOpen = ({ state }: Session) => state === 'IN_PROGRESS' || state === 'PAUSED';
export const lapsed = ({ now }: World, session: Session) =>
  isOpen(session) && session.expiresAt < now;
/** A session past its time is EXPIRED before anybody has marked it. */
export const stateOf = (world: World, session: Session): State =>
  lapsed(world, session) ? 'EXPIRED' : session.state;
export const isResumable = ({ now }: World, { endedAt, expiresAt }: Session) =>
  (endedAt ?? expiresAt) > now - RESUMABLE;
export const isDone = ({ state }: Step) => state === 'SUBMITTED' || state === 'SKIPPED';
const currentStep = ({ steps }: Session): StepKey =>
  STEPS.find((key) => !isDone(steps[key])) ?? 'REVIEW';
const indexOf = (world: World, session: Session) => world.sessions.indexOf(session);

export function problemsIn({ steps }: Session, key: StepKey, answers: Answers): string[] {
  return problemsOf(key, answers, steps.STRUCTURE.answers ?? {});
}

export function requirementsOf(session: Session): string[] {
  if (session.state === 'COMPLETED') return [];
  return STEPS.flatMap((key) => {
    const step = session.steps[key];
    const { state, answers } = step;
    const whole = isDone(step) ? [] : [`${key}  STEP_INCOMPLETE`];
    if (state === 'SKIPPED' || (state === 'PENDING' && SKIPPABLE.includes(key))) return whole;
    const fields = problemsIn(session, key, answers ?? {});
    return [...whole, ...fields.map((problem) => `${key} ${problem}`)];
  });
}

/** What can be read of a session. */
export function viewOf(world: World, number: number) {
  const session = found(world, number);
  const state = stateOf(world, session);
  const requirements = requirementsOf(session);
  return {
    session: number,
    state,
    progress: STEPS.filter((key) => isDone(session.steps[key])).length / STEPS.length,
    currentStep: currentStep(session),
    canComplete: state === 'IN_PROGRESS' && requirements.length === 0,
    steps: STEPS.map((key) => ({ key, ...session.steps[key] })),
    requirements,
    organization: state === 'COMPLETED',
  };
}

/** Where a page load sends the person. */
export function statusOf(world: World) {
  const open = world.sessions.find(isOpen);
  const [latest] = open
    ? [open]
    : world.sessions.toSorted((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0));
  if (!latest) {
    return {
      state: 'NOT_STARTED',
      nextAction: 'START',
      step: 'WELCOME',
      session: null,
      requirements: [],
    };
  }
  const state = stateOf(world, latest);
  const ended = state === 'ABANDONED' || state === 'EXPIRED';
  const next =
    state === 'COMPLETED'
      ? { nextAction: 'NONE', step: null }
      : ended && !isResumable(world, latest)
        ? { nextAction: 'RESTART', step: 'WELCOME' }
        : { nextAction: 'RESUME', step: currentStep(latest) };
  const requirements = requirementsOf(latest);
  return { state, ...next, session: indexOf(world, latest), requirements };
}
