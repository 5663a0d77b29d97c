import { builder } from '../builder.ts';
import { FieldIssueRef, inLocale } from '../errors.schema.ts';
import { industriesByIds } from '../industries/lookup.service.ts';
import { IndustryRef } from '../industries/industries.schema.ts';
import { OrganizationRef } from '../organizations/organizations.schema.ts';
import { organizationsByIds } from '../organizations/organizations.service.ts';
import {
  OnboardingFlowEnum,
  OnboardingStateEnum,
  OnboardingStepEnum,
  StepProgressEnum,
} from './enums.schema.ts';
import { RequirementRef, REQUIREMENTS_COMPLEXITY } from './errors.schema.ts';
import { OnboardingSessionRef, StepStateRef } from './refs.schema.ts';
import { answersIn, currentStep, progressOf, stateOf } from './session.service.ts';
import { ANSWERS_COMPLEXITY, StepAnswers, typedAnswers } from './step-answers.schema.ts';

/** What can be read of a session. */

/**
 * What these may weigh beside a field of a few bytes: a step's answers have up to 256 KiB, and its issues a few hundred
 * items. One request may so ask for a few whole sessions, and not for a hundred times the same.
 */
const COMPLEXITY = {
  steps: { field: 1, multiplier: 7 },
  issues: { field: 30, multiplier: 10 },
} as const;

StepStateRef.implement({
  description: 'How a step of a session stands.',
  fields: (t) => ({
    key: t.field({
      type: OnboardingStepEnum,
      description: 'Which step it is.',
      resolve: ({ step }) => step.key,
    }),
    state: t.expose('state', { type: StepProgressEnum, description: 'How far it is.' }),
    version: t.exposeInt('version', {
      description: "How often it was written: what the next write's expectedVersion must be.",
    }),
    skippable: t.boolean({
      description: 'Whether skipOnboardingStep is allowed.',
      resolve: ({ step }) => step.skippable,
    }),
    answers: t.field({
      type: StepAnswers,
      complexity: ANSWERS_COMPLEXITY,
      nullable: true,
      description:
        'The latest answers, as drafted or submitted. Null where there are none, for an admin who may see how far somebody is but not what they wrote, and 30 days after the session was abandoned or expired.',
      resolve: ({ step, answers }) => answers && typedAnswers(step.key, answers),
    }),
    issues: t.field({
      type: [FieldIssueRef],
      complexity: COMPLEXITY.issues,
      description: 'What the latest answers still break, or deserve a second look for.',
      resolve: ({ issues, locale }) => inLocale(issues, locale),
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was submitted; null unless its state is SUBMITTED.',
    }),
  }),
});

builder.node(OnboardingSessionRef, {
  description: "One person's run through a flow.",
  id: { resolve: ({ id }) => id, description: 'A global id.' },
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'stepStates' in value,
  loadMany: (ids, { access, services }) => services.onboarding.load(access, ids),
  fields: (t) => ({
    flow: t.field({
      type: OnboardingFlowEnum,
      description: 'The wizard.',
      resolve: ({ flow }) => flow,
    }),
    flowVersion: t.exposeInt('flowVersion', {
      description: 'The version of the wizard that it began on, and stays on.',
    }),
    state: t.expose('state', { type: OnboardingStateEnum, description: 'How it stands.' }),
    currentStep: t.field({
      type: OnboardingStepEnum,
      description: 'The first step that is neither submitted nor skipped, else the last.',
      resolve: (session) => currentStep(session).key,
    }),
    progress: t.float({
      description: 'Steps submitted or skipped, over all steps: 0 to 1.',
      resolve: progressOf,
    }),
    steps: t.field({
      type: [StepStateRef],
      complexity: COMPLEXITY.steps,
      description: "All its steps, in the flow's order.",
      resolve: ({ stepStates }) => stepStates,
    }),
    step: t.field({
      type: StepStateRef,
      nullable: true,
      description: 'One of its steps; null where the flow has no such step.',
      args: {
        key: t.arg({ type: OnboardingStepEnum, required: true, description: 'Which step.' }),
      },
      resolve: (session, { key }) => stateOf(session, key) ?? null,
    }),
    requirements: t.field({
      type: [RequirementRef],
      complexity: REQUIREMENTS_COMPLEXITY,
      description: 'What is still due before it can be completed.',
      resolve: ({ requirements, locale }) => inLocale(requirements, locale),
    }),
    canComplete: t.boolean({
      description: 'Whether completeOnboarding would be accepted now.',
      resolve: ({ state, requirements }) => state === 'IN_PROGRESS' && requirements.length === 0,
    }),
    industry: t.loadable({
      type: IndustryRef,
      nullable: true,
      description:
        'The industry that the COMPANY step names. Null where it names none, and for an admin who may not see answers.',
      load: (ids: string[], { access }) => industriesByIds(access, ids),
      resolve: (session) =>
        session.own ? session.definition.industryIdOf?.((key) => answersIn(session, key)) : null,
    }),
    organization: t.loadable({
      type: OrganizationRef,
      nullable: true,
      description:
        'The organization that it made or joins. Its own person sees it once it is completed; null before.',
      load: (ids: string[], { access }) => organizationsByIds(access, ids),
      resolve: ({ organizationId }) => organizationId,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it expires if nothing is written: 7 days after the last write. Null once it is completed.',
      resolve: ({ state, expiresAt }) => (state === 'COMPLETED' ? null : expiresAt),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was started.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last written.',
    }),
  }),
});
