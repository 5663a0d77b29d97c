import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ISSUE_CODES } from '../../src/errors.ts';
import { allSteps } from '../../src/flows/index.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { message } from '../../src/messages/messages.ts';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers, Step } from '../../src/steps/step.ts';
import { storageIssues } from '../../src/steps/storage.ts';
import { carried, fieldsOf, nearly, runs, unwrapped } from '../endurance/input/hostile.ts';
import { asSubmitted, isStorable, leadsSomewhere, readBack } from '../endurance/input/oracles.ts';
import { scaled } from '../helpers/scale.ts';
import * as answers from './answers.ts';
import { context, put } from './kit.ts';

/** What checkStep and storageIssues owe to any input, over many more runs than HTTP would allow. */

vi.setConfig({ testTimeout: scaled(30_000, 600_000) });

const VALID: Readonly<Record<string, Answers>> = {
  WELCOME: answers.welcomeAnswers,
  COMPANY: answers.companyAnswers,
  STRUCTURE: answers.structureAnswers,
  OBJECTIVES: answers.objectivesAnswers,
  TEAM: answers.teamAnswers,
  PREFERENCES: answers.preferencesAnswers,
  REVIEW: answers.reviewAnswers,
  PROFILE: answers.profileAnswers,
};
const steps = allSteps.map((step): [string, Step, Answers] => [
  step.key,
  step,
  VALID[step.key] ?? {},
]);
const about = context({ STRUCTURE: answers.structureAnswers });

const found = (step: Step, value: Answers): string[] =>
  checkStep(step, value, about).issues.map(({ path, code }) => `${path.join('.')} ${code}`);

describe.each(steps)('%s', (_key, step, valid) => {
  const sent = fc.oneof(
    nearly(step, valid, 'submit'),
    nearly(step, valid, 'draft'),
    carried(step.schema, 'draft') as fc.Arbitrary<Answers>,
  );

  test('judges whatever it is given, and tells where each issue is, in words that are complete', () => {
    const keys = fc.constantFrom(...Object.keys(step.schema.shape), '__proto__', 'constructor');
    fc.assert(
      fc.property(fc.oneof(sent, fc.dictionary(keys, fc.jsonValue())), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Answers;
        const { issues, value: passed } = checkStep(step, plain, about);
        expect(passed === null).toBe(issues.some(({ severity }) => severity === 'ERROR'));
        for (const { path, code, params } of issues.slice(0, 20)) {
          expect(ISSUE_CODES).toContain(code);
          expect(leadsSomewhere(plain, path), path.join('.')).toBe(true);
          for (const language of LANGUAGES) {
            expect(message(language, code, params)).toMatch(/^[^{}]+$/);
          }
        }
        expect(new Set(found(step, plain)).size).toBe(issues.length);
      }),
      runs(scaled(150, 20_000)),
    );
  });

  test('passes on what was sent, trimmed and in NFC, and nothing else; and passes that again', () => {
    let passed = 0;
    fc.assert(
      fc.property(sent, (value) => {
        const { value: kept } = checkStep(step, value, about);
        if (kept === null) return;
        passed += 1;
        expect(readBack(step.schema, kept, (text) => text)).toEqual(
          readBack(step.schema, value, asSubmitted),
        );
        expect(checkStep(step, kept, about).value).toEqual(kept);
      }),
      runs(scaled(150, 20_000)),
    );
    expect(passed).toBeGreaterThan(0);
  });

  test('tells of two fields together what it tells of each alone', () => {
    const pairs = placesIn(step.schema, valid).flatMap((one, index, places) =>
      places.slice(index + 1).flatMap((other) => (areApart(one, other) ? [[one, other]] : [])),
    );
    const values = fc
      .constantFrom(...(pairs as [Place, Place][]))
      .chain(([one, other]) =>
        fc.tuple(
          fc.constant([one.path, other.path] as const),
          fc.tuple(carried(one.schema, 'draft'), carried(other.schema, 'draft')),
        ),
      );
    // That the whole is too large says nothing of either.
    const of = (value: Answers) => found(step, value).filter((issue) => !issue.startsWith(' '));
    fc.assert(
      fc.property(values, ([[one, other], [first, second]]) => {
        const together = of(put(put(valid, one, first), other, second));
        const apart = [...of(put(valid, one, first)), ...of(put(valid, other, second))];
        expect(together.sort()).toEqual([...new Set(apart)].sort());
      }),
      runs(scaled(150, 20_000)),
    );
    expect(of(valid)).toEqual([]);
  });

  test('can store just what Postgres can hold', () => {
    fc.assert(
      fc.property(sent, (value) => {
        expect(storageIssues(value).length === 0).toBe(isStorable(value));
      }),
      runs(scaled(100, 10_000)),
    );
  });
});

test.each([
  [
    'departments',
    'STRUCTURE',
    21,
    { key: 'k', name: 'N', type: 'HR' },
    { name: '' },
    'name REQUIRED',
  ],
  [
    'invitations',
    'TEAM',
    101,
    { email: 'a@b.cd', role: 'ADMIN' },
    { email: 'a' },
    'email INVALID_EMAIL',
  ],
] as const)(
  'of too many %s tells what is wrong with one too',
  (field, key, many, item, defect, issue) => {
    const [, step, valid] = steps.find(([known]) => known === key) ?? [];
    if (!step || !valid) throw new Error(`No step ${key}.`);
    const items = Array.from({ length: many }, (_, index) => ({
      ...item,
      ...(index === 3 && defect),
    }));
    const issues = found(step, { ...valid, [field]: items });
    expect(issues).toContain(`${field} TOO_MANY`);
    expect(issues).toContain(`${field}.3.${issue}`);
  },
);

interface Place {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** The fields of answers, and those of the items of their lists. */
function placesIn(schema: z.ZodObject, value: Answers, above = ''): Place[] {
  return fieldsOf(schema).flatMap(([key, field]) => {
    const path = above + key;
    const type = unwrapped(field);
    const items = value[key];
    const nested =
      type instanceof z.ZodArray && type.element instanceof z.ZodObject && Array.isArray(items)
        ? items.map((item, index) => [type.element, item, `${path}.${index}.`] as const)
        : [];
    return [
      { path, schema: field },
      ...nested.flatMap(([element, item, at]) =>
        placesIn(element as z.ZodObject, item as Answers, at),
      ),
    ];
  });
}

/** What rules look at together. */
const TOGETHER = [
  ['role', 'customRole'],
  ['name', 'slug', 'name'],
  ['size', 'employeeCount'],
  ['key', 'parentKey', 'key', 'parentKey'],
  ['metricType', 'unit'],
  ['metricType', 'baseline'],
  ['metricType', 'target'],
];

function areApart(one: Place, other: Place): boolean {
  if (other.path.startsWith(`${one.path}.`)) return false;
  const names = [one, other].map(({ path }) => path.slice(path.lastIndexOf('.') + 1));
  return !TOGETHER.some((fields) => {
    const rest = [...fields];
    return names.every((name) => {
      const at = rest.indexOf(name);
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
  });
}
