import { z } from 'zod';
import { metricType } from './enums.ts';
import { isCurrency, text } from './fields.ts';
import type { Partially } from './step.ts';
import { defineStep, error, warning } from './step.ts';
import { exposeStep } from './step.schema.ts';

// Of longer lists only so many items are judged: lists in lists could hold hundreds of thousands.
const MOST_OBJECTIVES = 5;
const MOST_KEY_RESULTS = 5;
/** More than this many key results on one objective deserve a warning. */
const ENOUGH_KEY_RESULTS = 3;

const keyResult = z
  .object({
    title: text({ min: 5, max: 150 }).describe('What is to be reached, 5 to 150 characters.'),
    metricType,
    baseline: z.number().describe('Where it stands now. 0 or 1 for BOOLEAN.'),
    target: z.number().describe('Where it should stand at the end. 0 or 1 for BOOLEAN.'),
    unit: text({ min: 1, max: 30 })
      .optional()
      .describe('What is counted, at most 30 characters. For CURRENCY an ISO 4217 code, required.'),
  })
  .meta({ id: 'KeyResult', description: 'A measurable result of an objective.' });

const objective = z
  .object({
    title: text({ min: 5, max: 100 }).describe('What is to be achieved, 5 to 100 characters.'),
    description: text({ min: 10, max: 300, multiline: true })
      .optional()
      .describe('Why it matters, 10 to 300 characters.'),
    keyResults: z
      .array(keyResult)
      .min(1)
      .max(MOST_KEY_RESULTS)
      .describe('How one will know: 1 to 5; more than 3 give a warning TOO_MANY_KEY_RESULTS.'),
  })
  .meta({ id: 'Objective', description: 'Something to achieve within a cycle.' });

/** How long a cycle may be, in days. GraphQL enums cannot be numbers, so it is an Int. */
const CYCLE_DAYS = [30, 60, 90, 180, 365];

const schema = z.object({
  okrCycleDays: z
    .int()
    .refine((days) => CYCLE_DAYS.includes(days), {
      params: { code: 'INVALID_VALUE', params: { values: CYCLE_DAYS.map(String) } },
    })
    .describe('How many days a cycle lasts: 30, 60, 90, 180 or 365.'),
  objectives: z
    .array(objective)
    .min(1)
    .max(MOST_OBJECTIVES)
    .describe('The first objectives, 1 to 5.'),
});

/** What is wrong with a key result beyond its single fields; `path` leads to it. */
export function keyResultIssues(
  result: Partially<z.output<typeof keyResult>>,
  path: readonly string[],
) {
  const issues = [];
  if (result.metricType === 'CURRENCY') {
    if (result.unit === undefined) issues.push(error([...path, 'unit'], 'REQUIRED'));
    else if (!isCurrency(result.unit)) issues.push(error([...path, 'unit'], 'INVALID_CURRENCY'));
  }
  if (result.metricType === 'BOOLEAN') {
    for (const field of ['baseline', 'target'] as const) {
      const value = result[field];
      if (value !== undefined && value !== 0 && value !== 1) {
        issues.push(error([...path, field], 'INVALID_VALUE', { values: ['0', '1'] }));
      }
    }
  }
  return issues;
}

export const objectives = defineStep({
  key: 'OBJECTIVES',
  name: 'Objectives',
  description: 'What the company wants to achieve first.',
  skippable: true,
  schema,
  rules: ({ objectives: listed = [] }) =>
    listed.slice(0, MOST_OBJECTIVES).flatMap(({ keyResults = [] }, index) => {
      const path = ['objectives', String(index), 'keyResults'];
      return [
        ...keyResults
          .slice(0, MOST_KEY_RESULTS)
          .flatMap((result, at) => keyResultIssues(result, [...path, String(at)])),
        ...(keyResults.length > ENOUGH_KEY_RESULTS
          ? [warning(path, 'TOO_MANY_KEY_RESULTS', { max: ENOUGH_KEY_RESULTS })]
          : []),
      ];
    }),
});

exposeStep(objectives);
