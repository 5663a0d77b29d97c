import { isDeepStrictEqual } from 'node:util';
import type { Session, State, Step, World } from './model-state.ts';
import {
  found,
  isDone,
  isOpen,
  isResumable,
  lapsed,
  problemsIn,
  requirementsOf,
  stateOf,
} from './model-state.ts';
import type { Answers, StepKey } from './walk-rules.ts';
import { SKIPPABLE, STEPS, trimmed, unstorable } from './walk-rules.ts';

/**
 * One person's sessions as product.md has them: pure, in memory, with a clock of its own. Written from there and not
 * from the source. Where product.md leaves open which of several errors is told, it is in this order: the session's
 * state, a step that cannot be skipped, the order of steps, the version, the answers. Only what changes something
 * gives more time: repeating what was done already does not.
 */

const EXPIRES_AFTER = 7;
/** So that no two things happen at the same time: days, as everything here. */
const MOMENT = 1e-6;

export const newWorld = (): World => ({ now: 0, sessions: [], slugs: new Set() });

/** What an operation answers; sessions by their number. Problems are `[STEP] path CODE`. */
export type Outcome =
  | { readonly typename: 'OnboardingSession' | 'SessionStateError'; readonly session: number }
  | { readonly typename: 'StaleVersionError'; readonly step: Step; readonly conflicts: string[] }
  | { readonly typename: 'InvalidInputError'; readonly problems: string[] }
  | { readonly typename: 'RequirementsDueError'; readonly problems: string[] };

/** Days pass. */
export const pass = (world: World, days: number): void => void (world.now += days);

/** Marks what has expired. */
export function sweep(world: World): void {
  for (const session of world.sessions.filter((one) => lapsed(world, one))) {
    session.state = 'EXPIRED';
    session.endedAt = session.expiresAt;
    session.events.push('EXPIRED');
  }
}

export function start(world: World): Outcome {
  sweep(world);
  world.now += MOMENT;
  const open = world.sessions.findIndex(isOpen);
  if (open >= 0) return { typename: 'OnboardingSession', session: open };
  const pending: Step = { state: 'PENDING', version: 0, answers: null };
  const number = world.sessions.push({
    state: 'IN_PROGRESS',
    steps: Object.fromEntries(STEPS.map((key) => [key, pending])) as Record<StepKey, Step>,
    expiresAt: world.now + EXPIRES_AFTER,
    endedAt: null,
    events: ['STARTED'],
  });
  return { typename: 'OnboardingSession', session: number - 1 };
}

/** Moves a session on; only open ones have time left. */
function move(world: World, number: number, state: State, event: string = state): Outcome {
  const session = found(world, number);
  session.state = state;
  session.events.push(event);
  if (isOpen(session)) session.expiresAt = world.now + EXPIRES_AFTER;
  session.endedAt = isOpen(session) ? null : world.now;
  return { typename: 'OnboardingSession', session: number };
}

/** Pausing and abandoning: from these states; safe to repeat. */
function leave(world: World, number: number, to: State, from: readonly State[]): Outcome {
  world.now += MOMENT;
  const state = stateOf(world, found(world, number));
  if (state === to) return { typename: 'OnboardingSession', session: number };
  if (!from.includes(state)) return { typename: 'SessionStateError', session: number };
  return move(world, number, to);
}
export const pause = (world: World, number: number) =>
  leave(world, number, 'PAUSED', ['IN_PROGRESS']);
export const abandon = (world: World, number: number) =>
  leave(world, number, 'ABANDONED', ['IN_PROGRESS', 'PAUSED']);

export function resume(world: World, number: number): Outcome {
  world.now += MOMENT;
  const session = found(world, number);
  const state = stateOf(world, session);
  if (state === 'IN_PROGRESS') return { typename: 'OnboardingSession', session: number };
  const tooLate = state !== 'PAUSED' && !isResumable(world, session);
  if (state === 'COMPLETED' || tooLate) return { typename: 'SessionStateError', session: number };
  sweep(world);
  const other = world.sessions.findIndex((one) => isOpen(one) && one !== session);
  if (other >= 0) return { typename: 'SessionStateError', session: other };
  return move(world, number, 'IN_PROGRESS', 'RESUMED');
}

export function complete(world: World, number: number): Outcome {
  world.now += MOMENT;
  const session = found(world, number);
  const state = stateOf(world, session);
  if (state === 'COMPLETED') return { typename: 'OnboardingSession', session: number };
  if (state !== 'IN_PROGRESS') return { typename: 'SessionStateError', session: number };
  const requirements = requirementsOf(session);
  if (requirements.length > 0) {
    return { typename: 'RequirementsDueError', problems: requirements };
  }
  const slug = session.steps.COMPANY.answers?.['slug'];
  if (typeof slug === 'string') {
    if (world.slugs.has(slug)) {
      return { typename: 'RequirementsDueError', problems: ['COMPANY slug SLUG_TAKEN'] };
    }
    world.slugs.add(slug);
  }
  return move(world, number, 'COMPLETED');
}

/** What a write would make of a step. */
interface Write {
  readonly state: Exclude<Step['state'], 'PENDING'>;
  readonly answers: Answers;
  readonly sent: readonly string[];
  readonly problems: string[];
  /** Whether the steps before must be done. */
  readonly inOrder: boolean;
}

function write(
  world: World,
  number: number,
  key: StepKey,
  expectedVersion: number,
  plan: (session: Session) => Write,
): Outcome {
  world.now += MOMENT;
  const session = found(world, number);
  const refused: Outcome = { typename: 'SessionStateError', session: number };
  if (stateOf(world, session) !== 'IN_PROGRESS') return refused;
  const step = session.steps[key];
  const { state, answers, sent, problems, inOrder } = plan(session);
  if (problems.includes('step NOT_SKIPPABLE')) return { typename: 'InvalidInputError', problems };
  const before = STEPS.slice(0, STEPS.indexOf(key));
  if (inOrder && !before.every((one) => isDone(session.steps[one]))) return refused;
  if (step.version !== expectedVersion) {
    if (step.state === state && isDeepStrictEqual(step.answers, answers)) {
      return { typename: 'OnboardingSession', session: number };
    }
    const differs = (name: string) => !isDeepStrictEqual(step.answers?.[name], answers[name]);
    return { typename: 'StaleVersionError', step, conflicts: sent.filter(differs) };
  }
  if (problems.length > 0) return { typename: 'InvalidInputError', problems };
  session.steps = { ...session.steps, [key]: { state, version: step.version + 1, answers } };
  session.expiresAt = world.now + EXPIRES_AFTER;
  session.events.push(`STEP_${state}`);
  return { typename: 'OnboardingSession', session: number };
}

/** Saves some fields as typed; null clears one. */
export const draft = (
  world: World,
  number: number,
  key: StepKey,
  fields: Answers,
  version: number,
): Outcome =>
  write(world, number, key, version, ({ steps }) => {
    const merged = { ...steps[key].answers, ...fields };
    const answers = Object.fromEntries(
      Object.entries(merged).filter(([, value]) => value !== null),
    );
    const sent = Object.keys(fields);
    return { state: 'DRAFTED', answers, sent, problems: unstorable(answers), inOrder: false };
  });

export const submit = (
  world: World,
  number: number,
  key: StepKey,
  given: Answers,
  version: number,
): Outcome =>
  write(world, number, key, version, (session) => {
    const answers = trimmed(given);
    const taken = key === 'COMPANY' && world.slugs.has(String(answers['slug']));
    const problems = problemsIn(session, key, answers);
    if (taken) problems.push('slug SLUG_TAKEN');
    return { state: 'SUBMITTED', answers, sent: Object.keys(given), problems, inOrder: true };
  });

export const skip = (world: World, number: number, key: StepKey, version: number): Outcome =>
  write(world, number, key, version, ({ steps }) => ({
    state: 'SKIPPED',
    answers: steps[key].answers ?? {},
    sent: [],
    problems: SKIPPABLE.includes(key) ? [] : ['step NOT_SKIPPABLE'],
    inOrder: true,
  }));
