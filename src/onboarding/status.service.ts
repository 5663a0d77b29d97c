import type { Access } from '../data/door.ts';
import type { Requirement } from '../errors.ts';
import type { Flow } from '../flows/flow.ts';
import type { OnboardingDeps } from './locking.ts';
import { readStanding } from './places.ts';
import type { Standing } from './places.ts';
import type { Session, SessionState } from './session.service.ts';
import { currentStep, viewSession } from './session.service.ts';

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
  { registry, verifiesEmail }: OnboardingDeps,
  access: Access,
  userId: string | null,
  flowKey: string,
): Promise<OnboardingStatus> {
  const nothing = { session: null, step: null, requirements: [] };
  if (userId === null) return { ...nothing, state: 'NOT_STARTED', nextAction: 'SIGN_IN' };
  const { standing, row } = await readStanding(access.db, userId, flowKey);
  const flow = registry.latest(flowKey);
  const session = row ? viewSession(row, registry) : null;
  const nextAction =
    firstOf(standing, verifiesEmail) ?? (flow.joins ? joining(session, standing) : own(session));
  return {
    state: session?.state ?? 'NOT_STARTED',
    nextAction,
    session,
    step: landingOf(nextAction, flow, session),
    requirements: session?.requirements ?? [],
  };
}

/** What comes before any wizard, in the order in which it is asked for. */
function firstOf({ unproven, invited }: Standing, verifiesEmail: boolean): NextAction | null {
  if (verifiesEmail && unproven) return 'VERIFY_EMAIL';
  return invited ? 'ACCEPT_INVITATION' : null;
}

/** In a flow that anybody may begin. */
function own(session: Session | null): NextAction {
  switch (session?.state) {
    case undefined:
      return 'START';
    case 'IN_PROGRESS':
    case 'PAUSED':
      return 'RESUME';
    case 'ABANDONED':
    case 'EXPIRED':
      return session.resumable ? 'RESUME' : 'RESTART';
    case 'COMPLETED':
      return 'NONE';
  }
}

/** In a flow that joins an organization: there is something to do only while a place waits in one. */
function joining(session: Session | null, { joins }: Standing): NextAction {
  const isOpen = session?.state === 'IN_PROGRESS' || session?.state === 'PAUSED';
  if (isOpen || (session && session.organizationId === joins)) return own(session);
  return joins === null ? 'NONE' : 'START';
}

function landingOf(action: NextAction, flow: Flow, session: Session | null): string | null {
  if (action === 'RESUME' && session) return currentStep(session).key;
  return action === 'START' || action === 'RESTART' ? (flow.steps[0]?.key ?? null) : null;
}
