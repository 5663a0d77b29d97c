import type { Access } from '../data/door.ts';
import type { Requirement } from '../errors.ts';
import type { OnboardingDeps } from './locking.ts';
import { readLatest } from './rows.ts';
import type { Session, SessionState } from './session.ts';
import { currentStep, viewSession } from './session.ts';

/** What a page load should do next; the API's NextAction. */
export const NEXT_ACTIONS = [
  'SIGN_IN',
  'VERIFY_EMAIL',
  'ACCEPT_INVITATION',
  'START',
  'RESUME',
  'RESTART',
  'NONE',
] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

/** The answer to "may this person use the app, or where do we send them?". */
export interface OnboardingStatus {
  readonly state: SessionState | 'NOT_STARTED';
  readonly nextAction: NextAction;
  readonly session: Session | null;
  /** The key of the step to land on; null where there is nothing to do or to sign in first. */
  readonly step: string | null;
  readonly requirements: readonly Requirement[];
}

/** Reads a person's status in a flow: one statement; none for somebody who is signed out. */
export async function readStatus(
  { registry }: OnboardingDeps,
  access: Access,
  userId: string | null,
  flowKey: string,
): Promise<OnboardingStatus> {
  const nothing = { session: null, step: null, requirements: [] };
  if (userId === null) return { ...nothing, state: 'NOT_STARTED', nextAction: 'SIGN_IN' };
  const row = await readLatest(access.db, userId, flowKey);
  const first = registry.latest(flowKey).steps[0]?.key ?? null;
  if (!row) return { ...nothing, state: 'NOT_STARTED', nextAction: 'START', step: first };
  const session = viewSession(row, registry);
  const nextAction = nextActionOf(session);
  const steps: Partial<Record<NextAction, string | null>> = {
    RESUME: currentStep(session).key,
    RESTART: first,
  };
  return {
    state: session.state,
    nextAction,
    session,
    step: steps[nextAction] ?? null,
    requirements: session.requirements,
  };
}

function nextActionOf({ state, resumable }: Session): NextAction {
  switch (state) {
    case 'IN_PROGRESS':
    case 'PAUSED':
      return 'RESUME';
    case 'ABANDONED':
    case 'EXPIRED':
      return resumable ? 'RESUME' : 'RESTART';
    case 'COMPLETED':
      return 'NONE';
  }
}
