import { builder } from '../builder.ts';
import { allSteps } from '../flows/index.ts';
import type { Answers } from '../steps/step.ts';
import { stepAnswers } from '../steps/step.types.ts';

/** What a step's answers weigh beside a field of a few bytes: they have up to 256 KiB. */
export const ANSWERS_COMPLEXITY = 150;

const types = new Map(allSteps.map((step) => [step.key, stepAnswers(step)]));
const names = new Map(allSteps.map(({ key, name }) => [key, `${name}Answers`]));

const typeOfAnswers = new WeakMap<object, string>();

export const StepAnswers = builder.unionType('StepAnswers', {
  description: "A step's answers, typed by the step.",
  types: [...types.values()],
  resolveType: (answers) => typeOfAnswers.get(answers) ?? '',
});

/** Answers of the step with this key, as the union wants them. */
export function typedAnswers(step: string, answers: Answers): Answers {
  const typed = { ...answers };
  typeOfAnswers.set(typed, names.get(step) ?? '');
  return typed;
}
