import { builder } from '../builder.ts';
import { InvalidInputError } from '../errors.ts';
import { allSteps } from '../flows/index.ts';
import type { Answers } from '../steps/step.ts';
import { error } from '../steps/step.ts';
import { stepDraft } from '../steps/step.types.ts';

/** `WELCOME` as a field's name: `welcome`. */
const fieldName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** One step, with some of its fields. */
export const DraftStep = builder.inputType('OnboardingStepDraft', {
  description: 'Exactly one step with the fields to save.',
  isOneOf: true,
  fields: (t) =>
    Object.fromEntries(
      allSteps.map((step) => [
        fieldName(step.name),
        t.field({ type: stepDraft(step), description: `Fields of the ${step.key} step.` }),
      ]),
    ),
});

/** The step's key, the name of its field in the input, and its fields as given. */
export function draftOf(input: object): {
  readonly step: string;
  readonly field: string;
  readonly answers: Answers;
} {
  const drafts = input as Readonly<Record<string, Answers | undefined>>;
  const step = allSteps.find(({ name }) => drafts[fieldName(name)]);
  const answers = step && drafts[fieldName(step.name)];
  if (!step || !answers) throw new InvalidInputError([error(['step'], 'REQUIRED')]);
  return { step: step.key, field: fieldName(step.name), answers };
}
