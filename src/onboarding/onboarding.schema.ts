import { builder } from '../builder.ts';
import { idempotencyKeyDescription, inLocale } from '../errors.schema.ts';
import { signedIn } from '../context.ts';
import {
  IdempotencyError,
  InvalidInputError,
  NotFoundError,
  RequirementsDueError,
  SessionStateError,
} from '../errors.ts';
import { idOf } from '../global-id.ts';
import {
  expectedVersionDescription,
  sessionIdDescription,
  writeErrors,
} from '../steps/step.schema.ts';
import { DraftStep, draftOf } from './draft.schema.ts';
import { RequirementRef, REQUIREMENTS_COMPLEXITY } from './errors.schema.ts';
import type { CompleteInput } from './lifecycle.service.ts';
import type { Actor } from './locking.ts';
import {
  NextActionEnum,
  OnboardingFlowEnum,
  OnboardingStatusStateEnum,
  OnboardingStepEnum,
} from './enums.schema.ts';
import type { Onboarding } from './onboarding.service.ts';
import { OnboardingSessionRef } from './refs.schema.ts';
import type { Session } from './session.service.ts';
import type { OnboardingStatus } from './status.service.ts';

const StatusRef = builder.objectRef<OnboardingStatus>('OnboardingStatus').implement({
  description:
    'How a person stands with a flow, and what to do next. What a page load needs to know.',
  fields: (t) => ({
    state: t.expose('state', { type: OnboardingStatusStateEnum, description: 'How they stand.' }),
    nextAction: t.expose('nextAction', { type: NextActionEnum, description: 'What to do next.' }),
    session: t.field({
      type: OnboardingSessionRef,
      nullable: true,
      description: 'The open session, else the one that ended last.',
      resolve: ({ session }) => session,
    }),
    step: t.field({
      type: OnboardingStepEnum,
      nullable: true,
      description: 'The step to land on.',
      resolve: ({ step }) => step,
    }),
    requirements: t.field({
      type: [RequirementRef],
      complexity: REQUIREMENTS_COMPLEXITY,
      description: 'What is still due before the session can be completed.',
      resolve: ({ requirements, session }) => inLocale(requirements, session?.locale ?? null),
    }),
  }),
});

builder.queryFields((t) => ({
  onboardingStatus: t.field({
    type: StatusRef,
    description:
      'May this person use the app, or where do we send them? Right at once after any change; one SQL statement.',
    args: {
      flow: t.arg({
        type: OnboardingFlowEnum,
        required: true,
        defaultValue: 'ORGANIZATION',
        description: 'Which wizard.',
      }),
    },
    resolve: (_root, { flow }, { access, viewer, services }) =>
      services.onboarding.status(access, viewer?.userId ?? null, flow),
  }),
  onboardingSession: t.field({
    type: OnboardingSessionRef,
    nullable: true,
    description: 'A session by its id; null where there is none that the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'The id of an OnboardingSession.' }) },
    resolve: async (_root, { id }, { access, services }) => {
      const uuid = idOf('OnboardingSession', id);
      const [session] = uuid === null ? [] : await services.onboarding.load(access, [uuid]);
      return session ?? null;
    },
  }),
}));

const StartInput = builder.inputType('StartOnboardingInput', {
  description: 'What startOnboarding takes.',
  fields: (t) => ({
    flow: t.field({
      type: OnboardingFlowEnum,
      required: true,
      defaultValue: 'ORGANIZATION',
      description: 'Which wizard.',
    }),
    organizationId: t.id({
      required: false,
      description:
        'For MEMBER: the organization where a place waits; the one that waits longest if left out.',
    }),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('startOnboarding', (t) =>
  t.field({
    type: OnboardingSessionRef,
    nullable: true,
    description:
      'Starts a session of a flow, or gives the open one: starting twice, from two devices at once, gives the same session. MEMBER begins by accepting an invitation: without a place that waits in an organization, there is a NotFoundError.',
    authScopes: { signedIn: true },
    errors: {
      types: [NotFoundError, InvalidInputError, IdempotencyError],
      union: { name: 'StartOnboardingResult', description: 'What startOnboarding answers.' },
    },
    args: { input: t.arg({ type: StartInput, required: true, description: 'The flow.' }) },
    resolve: (_root, { input }, context) =>
      context.services.onboarding.start(signedIn(context), input),
  }),
);

const SaveDraftInput = builder.inputType('SaveOnboardingDraftInput', {
  description: 'What saveOnboardingDraft takes.',
  fields: (t) => ({
    sessionId: t.id({ required: true, description: sessionIdDescription }),
    expectedVersion: t.int({ required: true, description: expectedVersionDescription }),
    step: t.field({ type: DraftStep, required: true, description: 'The step and its fields.' }),
  }),
});

builder.mutationField('saveOnboardingDraft', (t) =>
  t.field({
    type: OnboardingSessionRef,
    nullable: true,
    description:
      'Saves a step half-way, as typed: an absent field stays as it is, null clears it, a list replaces the list. A step that was submitted or skipped becomes a draft again. Rules do not block a draft; see `issues` of the step for what they will say.',
    authScopes: { signedIn: true },
    errors: {
      types: writeErrors,
      union: {
        name: 'SaveOnboardingDraftResult',
        description: 'What saveOnboardingDraft answers.',
      },
    },
    args: {
      input: t.arg({
        type: SaveDraftInput,
        required: true,
        description: 'The session and the fields.',
      }),
    },
    resolve: (_root, { input }, context) => {
      const { sessionId, expectedVersion, step } = input;
      const { onboarding } = context.services;
      const target = { sessionId, expectedVersion };
      const { step: key, answers } = draftOf(step);
      return onboarding.saveDraft(signedIn(context), { ...target, step: key, answers });
    },
  }),
);

const SkipInput = builder.inputType('SkipOnboardingStepInput', {
  description: 'What skipOnboardingStep takes.',
  fields: (t) => ({
    sessionId: t.id({ required: true, description: sessionIdDescription }),
    step: t.field({
      type: OnboardingStepEnum,
      required: true,
      description: 'The step to pass over.',
    }),
    expectedVersion: t.int({ required: true, description: expectedVersionDescription }),
  }),
});

builder.mutationField('skipOnboardingStep', (t) =>
  t.field({
    type: OnboardingSessionRef,
    nullable: true,
    description:
      'Passes over a step that is `skippable`; every step before it must be submitted or skipped. What was typed is kept.',
    authScopes: { signedIn: true },
    errors: {
      types: writeErrors,
      union: { name: 'SkipOnboardingStepResult', description: 'What skipOnboardingStep answers.' },
    },
    args: {
      input: t.arg({ type: SkipInput, required: true, description: 'The session and the step.' }),
    },
    resolve: (_root, { input }, context) =>
      context.services.onboarding.skipStep(signedIn(context), input),
  }),
);

/** The mutations that move a session to another state take its id, and one that creates something a key. */
interface Move {
  readonly name: string;
  readonly description: string;
  readonly errors: readonly (
    | typeof NotFoundError
    | typeof SessionStateError
    | typeof RequirementsDueError
    | typeof InvalidInputError
    | typeof IdempotencyError
  )[];
  readonly creates?: true;
  run(onboarding: Onboarding, actor: Actor, input: CompleteInput): Promise<Session>;
}

const moves: readonly Move[] = [
  {
    name: 'pauseOnboarding',
    description: 'Puts a session aside: it takes no writes until it is resumed. Safe to repeat.',
    errors: [SessionStateError, NotFoundError],
    run: (onboarding, actor, { sessionId }) => onboarding.pause(actor, sessionId),
  },
  {
    name: 'resumeOnboarding',
    description:
      'Goes on with a session that is paused, or was abandoned or expired within 30 days. Where another session of the flow is open, the SessionStateError holds that one. Safe to repeat.',
    errors: [SessionStateError, NotFoundError],
    run: (onboarding, actor, { sessionId }) => onboarding.resume(actor, sessionId),
  },
  {
    name: 'abandonOnboarding',
    description: 'Gives a session up. It can be resumed for 30 days. Safe to repeat.',
    errors: [SessionStateError, NotFoundError],
    run: (onboarding, actor, { sessionId }) => onboarding.abandon(actor, sessionId),
  },
  {
    name: 'completeOnboarding',
    description:
      'Turns the answers into records, all or nothing. ORGANIZATION: the organization, its founder, departments, objectives, preferences and invitations, whose mails are queued. MEMBER: the place in the organization becomes active. Safe to repeat: it gives the same organization.',
    errors: [
      RequirementsDueError,
      SessionStateError,
      NotFoundError,
      InvalidInputError,
      IdempotencyError,
    ],
    creates: true,
    run: (onboarding, actor, input) => onboarding.complete(actor, input),
  },
];

for (const { name, description, errors, creates, run } of moves) {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const Input = builder.inputType(`${Name}Input`, {
    description: `What ${name} takes.`,
    fields: (t) => ({
      sessionId: t.id({ required: true, description: sessionIdDescription }),
      ...(creates && {
        idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
      }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: OnboardingSessionRef,
      nullable: true,
      description,
      authScopes: { signedIn: true },
      errors: {
        types: [...errors],
        union: { name: `${Name}Result`, description: `What ${name} answers.` },
      },
      args: { input: t.arg({ type: Input, required: true, description: 'The session.' }) },
      resolve: (_root, { input }, context) =>
        run(context.services.onboarding, signedIn(context), input as CompleteInput),
    }),
  );
}
