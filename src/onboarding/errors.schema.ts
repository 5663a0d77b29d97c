import { builder } from '../builder.ts';
import { RequirementsDueError, SessionStateError, StaleVersionError } from '../errors.ts';
import type { Requirement } from '../errors.ts';
import { ErrorInterface, inLocale, IssueCodeEnum, messageDescription } from '../errors.schema.ts';
import type { InLocale } from '../errors.schema.ts';
import { languageOf } from '../messages/language.ts';
import { message } from '../messages/messages.ts';
import { OnboardingStepEnum } from './enums.schema.ts';
import { OnboardingSessionRef, StepStateRef } from './refs.schema.ts';
import type { Session, StepState } from './session.service.ts';

/** The errors that only onboarding has. */

/** What a list of them weighs in an operation: it may have a few hundred items. */
export const REQUIREMENTS_COMPLEXITY = { field: 150, multiplier: 10 } as const;

export const RequirementRef = builder.objectRef<InLocale<Requirement>>('Requirement').implement({
  description: 'Something that is due before a session can be completed.',
  fields: (t) => ({
    step: t.field({
      type: OnboardingStepEnum,
      description: 'In which step.',
      resolve: ({ step }) => step,
    }),
    path: t.exposeStringList('path', {
      description: "In which field, relative to the step's answers; empty for the step as a whole.",
    }),
    code: t.expose('code', { type: IssueCodeEnum, description: 'What.' }),
    message: t.string({
      description: messageDescription,
      resolve: ({ code, params, locale }, _args, { language }) =>
        message(languageOf(locale, language), code, params),
    }),
  }),
});

builder.objectType(StaleVersionError<StepState>, {
  name: 'StaleVersionError',
  description:
    'Another device was first; nothing was overwritten. Show both, and send again with the new version.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    step: t.field({
      type: StepStateRef,
      description: 'The step as it is now.',
      resolve: ({ step }) => step,
    }),
    conflicts: t.exposeStringList('conflicts', {
      description: 'The top-level fields sent that differ from those stored.',
    }),
  }),
});

builder.objectType(SessionStateError<Session>, {
  name: 'SessionStateError',
  description:
    "The session's state does not allow this, or a step is out of order. The message says which.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    session: t.field({
      type: OnboardingSessionRef,
      description:
        'The session as it is now; when resuming is refused for another that is open, that one.',
      resolve: ({ session }) => session,
    }),
    message: t.string({
      description: messageDescription,
      resolve: ({ reason, locale }, _args, { language }) =>
        message(languageOf(locale, language), reason),
    }),
  }),
});

builder.objectType(RequirementsDueError, {
  name: 'RequirementsDueError',
  description: 'The session cannot be completed yet; nothing was created.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    requirements: t.field({
      type: [RequirementRef],
      description: 'What is due.',
      resolve: ({ requirements, locale }) => inLocale(requirements, locale),
    }),
  }),
});
