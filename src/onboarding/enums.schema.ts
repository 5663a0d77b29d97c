import { enumOf } from '../builder.ts';
import { allSteps, registry } from '../flows/index.ts';
import type { EventKind } from './progress.service.ts';
import type { NextAction } from './status.service.ts';
import type { SessionState, StepProgress } from './session.service.ts';

/** The enums of onboarding. What names flows and steps is made from the registry. */

export const OnboardingFlowEnum = enumOf(
  'OnboardingFlow',
  'A wizard: an ordered list of steps and what completing it makes.',
  Object.fromEntries(registry.flows.map(({ key, description }) => [key, description])),
);

export const OnboardingStepEnum = enumOf(
  'OnboardingStep',
  'A page of a wizard.',
  Object.fromEntries(allSteps.map(({ key, description }) => [key, description])),
);

const states: Record<SessionState, string> = {
  IN_PROGRESS: 'Being filled in.',
  PAUSED: 'Put aside: resume it to go on.',
  COMPLETED: 'Done: its organization exists. Final.',
  ABANDONED: 'Given up. Can be resumed for 30 days.',
  EXPIRED: 'Nothing was written for 7 days. Can be resumed for 30 days.',
};

export const OnboardingStateEnum = enumOf('OnboardingState', 'How a session stands.', states);

export const OnboardingStatusStateEnum = enumOf(
  'OnboardingStatusState',
  "How a person stands with a flow: their session's state, or that they have none.",
  { NOT_STARTED: 'There is no session yet.', ...states },
);

export const StepProgressEnum = enumOf<StepProgress>(
  'OnboardingStepProgress',
  'How far a step is.',
  {
    PENDING: 'Nothing was written yet.',
    DRAFTED: 'Has answers that were not submitted.',
    SUBMITTED: 'Its answers passed all rules when they were submitted.',
    SKIPPED: 'Passed over.',
  },
);

export const NextActionEnum = enumOf<NextAction>('NextAction', 'What a front end should do next.', {
  SIGN_IN: 'Nobody is signed in: send them to register or sign in.',
  VERIFY_EMAIL: 'The e-mail address must be verified first. Only where the server sends mail.',
  ACCEPT_INVITATION: 'An invitation waits for this address. Only where the server sends mail.',
  START: 'Call startOnboarding.',
  RESUME: 'Go to `step` of `session`; call resumeOnboarding first unless it is IN_PROGRESS.',
  RESTART: 'The last session ended too long ago: call startOnboarding.',
  NONE: 'All is done: let them in.',
});

export const EventKindEnum = enumOf<EventKind>(
  'OnboardingEventKind',
  'What happened to a session.',
  {
    SNAPSHOT: 'Nothing: the session as it was when the subscription began.',
    STARTED: 'It was started.',
    STEP_DRAFTED: 'A step was saved half-way.',
    STEP_SUBMITTED: 'A step was submitted.',
    STEP_SKIPPED: 'A step was skipped.',
    PAUSED: 'It was paused.',
    RESUMED: 'It was resumed.',
    ABANDONED: 'It was abandoned.',
    EXPIRED: 'It expired.',
    COMPLETED: 'It was completed. The last event.',
  },
);
