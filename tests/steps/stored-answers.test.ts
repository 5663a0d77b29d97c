import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import { company } from '../../src/steps/company.ts';
import { objectives } from '../../src/steps/objectives.ts';
import { preferences } from '../../src/steps/preferences.ts';
import { review } from '../../src/steps/review.ts';
import type { Answers, Step } from '../../src/steps/step.ts';
import { structure } from '../../src/steps/structure.ts';
import { team } from '../../src/steps/team.ts';
import { welcome } from '../../src/steps/welcome.ts';
import * as valid from './answers.ts';
import { context, put } from './kit.ts';

/** Stored answers may be of an older version of a step: whatever they are, judging them reports and never throws. */

const steps: readonly [Step, Answers][] = [
  [welcome, { ...valid.welcomeAnswers, role: 'OTHER', customRole: 'Poet' }],
  [
    company,
    {
      ...valid.companyAnswers,
      employeeCount: 12,
      website: 'https://acme.example',
      foundedYear: 1999,
    },
  ],
  [structure, { ...valid.structureAnswers, successMetrics: ['Churn'], integrations: ['SLACK'] }],
  [objectives, put(valid.objectivesAnswers, 'objectives.0.keyResults.0.unit', 'EUR')],
  [team, put(valid.teamAnswers, 'invitations.0.departmentKey', 'eng')],
  [preferences, valid.preferencesAnswers],
  [review, valid.reviewAnswers],
];
const about = context({ STRUCTURE: valid.structureAnswers });

/** Every path in the answers: of fields, of items, and of fields of items. */
const pathsOf = (value: unknown, path: readonly string[] = []): string[] => [
  ...(path.length > 0 ? [path.join('.')] : []),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
    : []),
];
// None of these is right for any field of any step.
const STRANGE = [NaN, [null], [[]], [7], ['\0'], [{ a: 1 }], { a: { b: null } }, { length: 3 }];

describe.each(steps.map(([step, answers]) => ({ key: step.key, step, answers })))(
  '$key',
  ({ step, answers }) => {
    test('is right as it is', () => {
      expect(checkStep(step, answers, about).issues).toEqual([]);
    });
    test.each(pathsOf(answers))('with anything at %s is refused there', (path) => {
      for (const strange of STRANGE) {
        const { issues, value } = checkStep(step, put(answers, path, strange), about);
        expect(value, JSON.stringify(strange)).toBeNull();
        expect(issues.some((issue) => issue.path.join('.').startsWith(path))).toBe(true);
      }
    });
    test('of nothing is judged, whatever the other steps hold', () => {
      for (const strange of [null, 7, 'text', []]) {
        const others = { STRUCTURE: { departments: strange }, COMPANY: { name: strange } };
        expect(checkStep(step, {}, context(others, null)).value).toBeNull();
        expect(() => checkStep(step, answers, context(others, null))).not.toThrow();
      }
    });
  },
);
