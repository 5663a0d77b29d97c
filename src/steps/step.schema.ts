import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import {
  InvalidInputError,
  NotFoundError,
  SessionStateError,
  StaleVersionError,
} from '../errors.ts';
import { OnboardingSessionRef } from '../onboarding/refs.schema.ts';
import type { Step } from './step.ts';
import { stepInput } from './step.types.ts';

/** What every write to a step may answer instead of the session. */
export const writeErrors = [InvalidInputError, StaleVersionError, SessionStateError, NotFoundError];

export const sessionIdDescription = 'The id of an OnboardingSession of yours.';
export const expectedVersionDescription =
  'The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError.';

/** Puts a step into the API: its submit mutation, with the types that its schema makes. */
export function exposeStep(step: Step): void {
  const SubmitInput = builder.inputType(`Submit${step.name}StepInput`, {
    description: `What submit${step.name}Step takes.`,
    fields: (t) => ({
      sessionId: t.id({ required: true, description: sessionIdDescription }),
      expectedVersion: t.int({ required: true, description: expectedVersionDescription }),
      answers: t.field({
        type: stepInput(step),
        required: true,
        description: 'The whole step: what is left out counts as not answered.',
      }),
    }),
  });

  builder.mutationField(`submit${step.name}Step`, (t) =>
    t.field({
      type: OnboardingSessionRef,
      nullable: true,
      description:
        `Submits the ${step.key} step. ${step.description} All that is wrong comes back at once as InvalidInputError; ` +
        'every step before it must be submitted or skipped.',
      authScopes: { signedIn: true },
      errors: {
        types: writeErrors,
        union: {
          name: `Submit${step.name}StepResult`,
          description: `What submit${step.name}Step answers.`,
        },
      },
      args: {
        input: t.arg({
          type: SubmitInput,
          required: true,
          description: 'The session and the answers.',
        }),
      },
      resolve: (_root, { input }, context) =>
        context.services.onboarding.submitStep(signedIn(context), { ...input, step: step.key }),
    }),
  );
}
