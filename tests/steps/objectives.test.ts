import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import { objectives } from '../../src/steps/objectives.ts';
import { objectivesAnswers as valid } from './answers.ts';
import { context, isOneOf, isText, problems, put, stored } from './kit.ts';

const RESULT = 'objectives.0.keyResults.0';
const place = (path: string) => ({ step: objectives, valid, path });
const of = (path: string, value: unknown) => problems(objectives, put(valid, path, value));

/** Answers with one key result that differs from the valid one so. */
const measured = (different: object) => put(valid, RESULT, { ...keyResult, ...different });
const keyResult = { title: 'Raise NPS', metricType: 'NUMBER', baseline: 20, target: 40 };
const objective = { title: 'Delight customers', keyResults: [keyResult] };
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

test('OBJECTIVES takes what is right, and may be skipped', () => {
  const everything = put(valid, 'objectives.0.description', 'So that\n\tthey come back');
  expect(checkStep(objectives, valid, context())).toEqual({ issues: [], value: valid });
  expect(checkStep(objectives, everything, context())).toEqual({ issues: [], value: everything });
  expect(objectives).toMatchObject({ key: 'OBJECTIVES', skippable: true });
});

describe('okrCycleDays 30, 60, 90, 180, 365', () => {
  test.each([30, 60, 90, 180, 365])('takes %i', (days) => {
    expect(stored(objectives, put(valid, 'okrCycleDays', days), 'okrCycleDays')).toBe(days);
  });
  test.each([0, -0, -30, 1, 29, 31, 59, 61, 91, 179, 181, 364, 366, 2 ** 31])(
    'refuses %d',
    (okrCycleDays) => {
      expect(checkStep(objectives, { ...valid, okrCycleDays }, context()).issues).toEqual([
        {
          path: ['okrCycleDays'],
          code: 'INVALID_VALUE',
          severity: 'ERROR',
          params: { values: ['30', '60', '90', '180', '365'] },
        },
      ]);
    },
  );
  test.each([30.5, NaN, Infinity, '30', true, [30]])(
    'refuses %s, which is no whole number',
    (days) => {
      expect(of('okrCycleDays', days)).toContain('okrCycleDays INVALID_TYPE');
    },
  );
  test.each([undefined, null])('is required: %j', (nothing) => {
    expect(of('okrCycleDays', nothing)).toEqual(['okrCycleDays REQUIRED']);
  });
});

describe('objectives 1–5', () => {
  test.each([1, 5])('takes %i, which may be alike', (count) => {
    expect(of('objectives', times(count, objective))).toEqual([]);
  });
  test.each([
    [0, 'TOO_FEW', { min: 1 }],
    [6, 'TOO_MANY', { max: 5 }],
    [500, 'TOO_MANY', { max: 5 }],
    [501, 'TOO_MANY', { max: 5 }],
    [20_000, 'TOO_MANY', { max: 5 }],
  ])('refuses %i', (count, code, params) => {
    const answers = { ...valid, objectives: times(count, objective) };
    const { issues } = checkStep(objectives, answers, context());
    expect(issues.filter(({ path }) => path.length > 0)).toEqual([
      { path: ['objectives'], code, severity: 'ERROR', params },
    ]);
  });
  test.each([undefined, null])('are required: %j', (nothing) => {
    expect(of('objectives', nothing)).toEqual(['objectives REQUIRED']);
  });
  test.each(['Delight', 7, {}])('refuses %j', (value) => {
    expect(of('objectives', value)).toContain('objectives INVALID_TYPE');
  });
  test.each([null, 'Delight', 7])('refuses the item %j', (item) => {
    expect(of('objectives', [item])).toEqual(['objectives.0 INVALID_TYPE']);
  });

  describe('title 5–100', () => {
    isText({ ...place('objectives.0.title'), min: 5, max: 100 });
  });
  describe('description? 10–300', () => {
    isText({
      ...place('objectives.0.description'),
      min: 10,
      max: 300,
      optional: true,
      multiline: true,
    });
  });
});

describe('keyResults 1–5', () => {
  const path = 'objectives.0.keyResults';
  test.each([1, 2, 3])('takes %i without a warning', (count) => {
    expect(of(path, times(count, keyResult))).toEqual([]);
  });
  test.each([4, 5])('takes %i with a warning, which does not block', (count) => {
    const answers = put(valid, path, times(count, keyResult));
    expect(checkStep(objectives, answers, context())).toEqual({
      issues: [
        {
          path: ['objectives', '0', 'keyResults'],
          code: 'TOO_MANY_KEY_RESULTS',
          severity: 'WARNING',
          params: { max: 3 },
        },
      ],
      value: answers,
    });
  });
  test('warns of each objective by itself', () => {
    const many = { ...objective, keyResults: times(4, keyResult) };
    const two = { ...objective, keyResults: times(2, keyResult) };
    expect(of('objectives', [two, many, two, many])).toEqual([
      'objectives.1.keyResults TOO_MANY_KEY_RESULTS?',
      'objectives.3.keyResults TOO_MANY_KEY_RESULTS?',
    ]);
  });
  test.each([
    [0, 'TOO_FEW', { min: 1 }],
    [6, 'TOO_MANY', { max: 5 }],
    [501, 'TOO_MANY', { max: 5 }],
  ])('refuses %i', (count, code, params) => {
    const { issues } = checkStep(objectives, put(valid, path, times(count, keyResult)), context());
    expect(issues.filter(({ severity }) => severity === 'ERROR')).toEqual([
      { path: ['objectives', '0', 'keyResults'], code, severity: 'ERROR', params },
    ]);
  });
  test.each([undefined, null])('are required: %j', (nothing) => {
    expect(of(path, nothing)).toEqual([`${path} REQUIRED`]);
  });
  test.each([null, 'NPS', 7])('refuses the item %j', (item) => {
    expect(of(path, [item])).toEqual([`${path}.0 INVALID_TYPE`]);
  });

  describe('title 5–150', () => {
    isText({ ...place(`${RESULT}.title`), min: 5, max: 150 });
  });
  describe('metricType', () => {
    // CURRENCY asks for a unit, BOOLEAN for 0 and 1.
    const unitless = put(
      put(measured({ unit: 'EUR' }), `${RESULT}.baseline`, 0),
      `${RESULT}.target`,
      1,
    );
    isOneOf(
      { step: objectives, valid: unitless, path: `${RESULT}.metricType` },
      'NUMBER, PERCENTAGE, BOOLEAN, CURRENCY',
    );
  });
});

describe.each(['baseline', 'target'])('%s, a finite number', (field) => {
  const path = `${RESULT}.${field}`;
  test.each([0, -0, 1, -1, 0.1, 12.5, -273.15, 1e308, -1e308, Number.MAX_VALUE, 5e-324, 2 ** 53])(
    'takes %d',
    (value) => {
      for (const metricType of ['NUMBER', 'PERCENTAGE', 'CURRENCY']) {
        const answers = put(measured({ metricType, unit: 'EUR' }), path, value);
        expect(stored(objectives, answers, path), metricType).toBe(value);
      }
    },
  );
  test.each([NaN, Infinity, -Infinity, '7', '', true, [7], {}])('refuses %s', (value) => {
    for (const metricType of ['NUMBER', 'PERCENTAGE', 'BOOLEAN', 'CURRENCY']) {
      const answers = put(
        measured({ metricType, unit: 'EUR', baseline: 0, target: 1 }),
        path,
        value,
      );
      expect(problems(objectives, answers), metricType).toEqual([
        `${path} ${value === '' ? 'REQUIRED' : 'INVALID_TYPE'}`,
      ]);
    }
  });
  test.each([undefined, null])('is required: %j', (nothing) => {
    expect(of(path, nothing)).toEqual([`${path} REQUIRED`]);
  });

  describe('for BOOLEAN', () => {
    const boolean = measured({ metricType: 'BOOLEAN', baseline: 0, target: 1 });
    test.each([0, 1, -0])('takes %d', (value) => {
      expect(problems(objectives, put(boolean, path, value))).toEqual([]);
    });
    test.each([2, -1, 0.5, 1.0000001, 100, 1e308])('refuses %d', (value) => {
      expect(checkStep(objectives, put(boolean, path, value), context()).issues).toEqual([
        {
          path: path.split('.'),
          code: 'INVALID_VALUE',
          severity: 'ERROR',
          params: { values: ['0', '1'] },
        },
      ]);
    });
  });
});

describe('unit?', () => {
  describe.each(['NUMBER', 'PERCENTAGE', 'BOOLEAN'])('of a %s is any text', (metricType) => {
    const answers = measured({ metricType, unit: 'points', baseline: 0, target: 1 });
    isText({
      step: objectives,
      valid: answers,
      path: `${RESULT}.unit`,
      min: 1,
      max: 30,
      optional: true,
    });
  });

  describe('of a CURRENCY is an ISO 4217 code', () => {
    const money = (unit: unknown) => measured({ metricType: 'CURRENCY', unit });
    test.each(['EUR', 'USD', 'MXN', 'JPY', 'KWD', 'XOF', 'VES', 'VED', 'CLF', 'UYI', ' EUR '])(
      'takes %j',
      (unit) => {
        expect(stored(objectives, money(unit), `${RESULT}.unit`)).toBe(unit.trim());
      },
    );
    test.each([undefined, null, '', '  '])('is required: %j', (unit) => {
      expect(problems(objectives, money(unit))).toEqual([`${RESULT}.unit REQUIRED`]);
    });
    test.each([
      'eur',
      'Eur',
      'EURO',
      'EU',
      '€',
      '$',
      'euros',
      '978',
      'ZZZ',
      'ABC',
      'BTC',
      'ＥＵＲ',
      'E UR',
    ])('refuses %j', (unit) => {
      expect(problems(objectives, money(unit))).toEqual([`${RESULT}.unit INVALID_CURRENCY`]);
    });
    test('only of a CURRENCY', () => {
      expect(problems(objectives, measured({ metricType: 'NUMBER', unit: 'euros' }))).toEqual([]);
      expect(problems(objectives, measured({ metricType: undefined, unit: 'euros' }))).toEqual([
        `${RESULT}.metricType REQUIRED`,
      ]);
    });
  });
});

test('tells all at once, each with where it is', () => {
  const answers = {
    okrCycleDays: 45,
    objectives: [
      { title: 'Grow', description: 'Too short', keyResults: times(4, keyResult) },
      {
        title: 'Delight customers',
        keyResults: [
          { title: 'Done', metricType: 'BOOLEAN', baseline: 0, target: 100 },
          { title: 'Earn more', metricType: 'CURRENCY', baseline: NaN },
        ],
      },
    ],
  };
  expect(problems(objectives, answers)).toEqual([
    'objectives.0.description TOO_SHORT',
    'objectives.0.keyResults TOO_MANY_KEY_RESULTS?',
    'objectives.0.title TOO_SHORT',
    'objectives.1.keyResults.0.target INVALID_VALUE',
    'objectives.1.keyResults.0.title TOO_SHORT',
    'objectives.1.keyResults.1.baseline INVALID_TYPE',
    'objectives.1.keyResults.1.target REQUIRED',
    'objectives.1.keyResults.1.unit REQUIRED',
    'okrCycleDays INVALID_VALUE',
  ]);
});

test('tells what is wrong with the first items of a list that is too long, and no more', () => {
  const one = { title: 'x', keyResults: [{ title: 'Enough', metricType: 'NUMBER' }] };
  const { issues } = checkStep(
    objectives,
    { okrCycleDays: 90, objectives: Array(400).fill({ ...one, keyResults: Array(400).fill({}) }) },
    { ownerEmail: null, answersOf: () => ({}) },
  );
  const places = issues.map(({ path, code }) => `${path.join('.')} ${code}`);
  expect(places).toContain('objectives TOO_MANY');
  expect(places).toContain('objectives.0.title TOO_SHORT');
  expect(places).toContain('objectives.4.keyResults TOO_MANY');
  expect(places).toContain('objectives.4.keyResults.4.title REQUIRED');
  expect(places.some((place) => place.startsWith('objectives.5'))).toBe(false);
  expect(places.length).toBeLessThan(200);
});
