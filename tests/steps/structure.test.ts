import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import { structure } from '../../src/steps/structure.ts';
import { structureAnswers as valid } from './answers.ts';
import { context, isInteger, isOneOf, isSomeOf, isText, problems, put, stored } from './kit.ts';

const place = (path: string) => ({ step: structure, valid, path });
const solo = put(valid, 'departments', [{ key: 'eng', name: 'Engineering', type: 'ENGINEERING' }]);

/** Departments as `key`, or `key<parent`, each with a name of its own. */
const tree = (...departments: readonly string[]) =>
  departments.map((written, index) => {
    const [key, parentKey] = written.split('<');
    return { key, name: `Name ${String(index)}`, type: 'OTHER', ...(parentKey && { parentKey }) };
  });
const chain = (length: number) =>
  tree(...Array.from({ length }, (_, i) => (i === 0 ? 'd0' : `d${String(i)}<d${String(i - 1)}`)));
const of = (departments: unknown) => problems(structure, { ...valid, departments });
const named = (...names: readonly string[]) =>
  names.map((name, index) => ({ key: `k${String(index)}`, name, type: 'SALES' }));

test('STRUCTURE takes what is right, and must not be skipped', () => {
  const everything = { ...valid, successMetrics: ['Churn'], integrations: ['SLACK', 'JIRA'] };
  expect(checkStep(structure, valid, context())).toEqual({ issues: [], value: valid });
  expect(checkStep(structure, everything, context())).toEqual({ issues: [], value: everything });
  expect(structure).toMatchObject({ key: 'STRUCTURE', skippable: false });
});

describe('teamSize 1–10,000', () => {
  isInteger(place('teamSize'), 1, 10_000);
});
describe('structure', () => {
  isOneOf(place('structure'), 'HIERARCHICAL, FLAT, MATRIX');
});
describe('methodology', () => {
  isOneOf(place('methodology'), 'OKRS, KPIS, CUSTOM');
});
describe('collaborationStyle', () => {
  isOneOf(place('collaborationStyle'), 'CENTRALIZED, DISTRIBUTED, HYBRID');
});
describe('okrMaturity', () => {
  isOneOf(place('okrMaturity'), 'BEGINNER, INTERMEDIATE, ADVANCED');
});
describe('currentChallenges, 1–8', () => {
  isSomeOf(
    place('currentChallenges'),
    'ALIGNMENT, MEASUREMENT, FOCUS, COMMUNICATION, EXECUTION, CULTURE, RESOURCES, GROWTH',
    1,
  );
});
describe('businessGoals, 1–8', () => {
  isSomeOf(
    place('businessGoals'),
    'REVENUE_GROWTH, MARKET_EXPANSION, PRODUCT_DEVELOPMENT, OPERATIONAL_EFFICIENCY, CUSTOMER_SATISFACTION, TEAM_DEVELOPMENT, INNOVATION, SUSTAINABILITY',
    1,
  );
});
describe('integrations?', () => {
  isSomeOf(
    place('integrations'),
    'SLACK, TEAMS, EMAIL, JIRA, ASANA, TRELLO, NOTION, GITHUB',
    0,
    true,
  );
});

describe('successMetrics? ≤10', () => {
  const metrics = (count: number) => Array.from({ length: count }, (_, i) => `Metric ${String(i)}`);
  test.each([0, 1, 10])('takes %i', (count) => {
    expect(
      stored(structure, { ...valid, successMetrics: metrics(count) }, 'successMetrics'),
    ).toEqual(metrics(count));
  });
  test.each([11, 500, 501, 100_000])('refuses %i', (count) => {
    const { issues } = checkStep(
      structure,
      { ...valid, successMetrics: metrics(count) },
      context(),
    );
    expect(issues.filter(({ path }) => path.length > 0)).toEqual([
      { path: ['successMetrics'], code: 'TOO_MANY', severity: 'ERROR', params: { max: 10 } },
    ]);
  });
  test.each([undefined, null])('is optional: %j', (nothing) => {
    expect(problems(structure, { ...valid, successMetrics: nothing })).toEqual([]);
  });
  test('may name one metric twice', () => {
    expect(problems(structure, { ...valid, successMetrics: ['Churn', 'Churn'] })).toEqual([]);
  });
  describe('each of ≤100', () => {
    isText({
      step: structure,
      valid: { ...valid, successMetrics: ['Churn'] },
      path: 'successMetrics.0',
      min: 1,
      max: 100,
      item: true,
    });
  });
});

describe('departments, 0–20', () => {
  const many = (count: number) => tree(...Array.from({ length: count }, (_, i) => `d${String(i)}`));
  test.each([0, 1, 20])('takes %i', (count) => {
    expect(of(many(count))).toEqual([]);
  });
  test.each([21, 500, 501, 50_000])('refuses %i', (count) => {
    const { issues } = checkStep(structure, { ...valid, departments: many(count) }, context());
    expect(issues.filter(({ path }) => path.length > 0)).toEqual([
      { path: ['departments'], code: 'TOO_MANY', severity: 'ERROR', params: { max: 20 } },
    ]);
  });
  test.each([undefined, null])('is required, if empty: %j', (nothing) => {
    expect(of(nothing)).toEqual(['departments REQUIRED']);
  });
  test.each(['ENGINEERING', 7, { key: 'eng' }])('refuses %j', (value) => {
    expect(of(value)).toEqual(['departments INVALID_TYPE']);
  });
  test.each([null, 'eng', 7])('refuses the item %j', (item) => {
    expect(of([item])).toEqual(['departments.0 INVALID_TYPE']);
  });
  test('tells what each lacks', () => {
    expect(of([{}, { key: 'eng', name: 'Engineering', type: 'OTHER' }, { name: 'Web' }])).toEqual([
      'departments.0.key REQUIRED',
      'departments.0.name REQUIRED',
      'departments.0.type REQUIRED',
      'departments.2.key REQUIRED',
      'departments.2.type REQUIRED',
    ]);
  });

  describe('key', () => {
    isText({ step: structure, valid: solo, path: 'departments.0.key', min: 1, max: 100 });
  });
  describe('name 1–100', () => {
    isText({ ...place('departments.0.name'), min: 1, max: 100 });
  });
  describe('type', () => {
    isOneOf(
      place('departments.0.type'),
      'ENGINEERING, PRODUCT, DESIGN, MARKETING, SALES, OPERATIONS, FINANCE, HR, LEGAL, SUPPORT, OTHER',
    );
  });
});

describe('keys are unique', () => {
  test('each repetition is told where it stands', () => {
    expect(of(tree('a', 'b', 'a', 'c', 'a'))).toEqual([
      'departments.2.key DUPLICATE',
      'departments.4.key DUPLICATE',
    ]);
  });
  test.each([' a', 'a\n', '\u00a0a '])('%j is the key "a": keys are trimmed', (key) => {
    expect(of(tree('a', key))).toEqual(['departments.1.key DUPLICATE']);
  });
  test('a letter with its mark is one key, however typed', () => {
    expect(of(tree('n\u0303', 'ñ'))).toEqual(['departments.1.key DUPLICATE']);
  });
  test('"a" and "A" are two keys: no one reads them', () => {
    expect(of(tree('a', 'A', 'b<A'))).toEqual([]);
  });
  test('keys left out are not the same key', () => {
    expect(
      of([
        { name: 'A', type: 'OTHER' },
        { key: ' ', name: 'B', type: 'OTHER' },
        { key: '', name: 'C', type: 'OTHER' },
      ]),
    ).toEqual([0, 1, 2].map((index) => `departments.${String(index)}.key REQUIRED`));
  });
});

describe('names are unique', () => {
  test.each([
    ['Sales', 'Sales'],
    ['Sales', ' Sales\t'],
    ['Sales', 'sales'],
    ['Sales', 'SALES'],
    ['Diseño', 'DISEN\u0303O'],
    ['Дизайн', 'ДИЗАЙН'],
  ])('%j and %j are the same name to those who read them', (one, other) => {
    expect(of(named(one, 'HR', other))).toEqual(['departments.2.name DUPLICATE']);
  });
  test.each([
    ['Sales', 'Sales EU'],
    ['Diseno', 'Diseño'],
    ['R&D', 'R & D'],
  ])('%j and %j are not', (one, other) => {
    expect(of(named(one, other))).toEqual([]);
  });
  test('each repetition is told where it stands', () => {
    expect(of(named('A', 'a', 'B', 'A'))).toEqual([
      'departments.1.name DUPLICATE',
      'departments.3.name DUPLICATE',
    ]);
  });
});

describe('parentKey?', () => {
  test.each([undefined, null, '', ' '])('%j stands at the top', (parentKey) => {
    expect(problems(structure, put(valid, 'departments.1.parentKey', parentKey))).toEqual([]);
    expect(
      stored(
        structure,
        put(valid, 'departments.1.parentKey', parentKey),
        'departments.1.parentKey',
      ),
    ).toBeUndefined();
  });
  test('parents exist', () => {
    expect(of(tree('a', 'b<c', 'd<b', 'e<E'))).toEqual([
      'departments.1.parentKey UNKNOWN_PARENT',
      'departments.3.parentKey UNKNOWN_PARENT',
    ]);
  });
  test('has 1–100 characters, as keys have', () => {
    const key = 'x'.repeat(100);
    expect(of(tree(key, `b<${key}`))).toEqual([]);
  });
  test('parents may come after', () => {
    expect(of(tree('a<b', 'b<c', 'c'))).toEqual([]);
  });
  test.each([
    ['ñ', ' n\u0303 '],
    [' n\u0303 ', 'ñ'],
  ])('of the key %j is %j found: both are trimmed, in NFC', (key, parentKey) => {
    expect(of(tree(key, `b<${parentKey}`))).toEqual([]);
  });
  test.each([
    ['x'.repeat(101), 'TOO_LONG'],
    ['a\0', 'NUL_CHARACTER'],
    ['a\nb', 'INVALID_CHARACTERS'],
    [7, 'INVALID_TYPE'],
  ])('refuses %j: %s', (parentKey, code) => {
    expect(problems(structure, put(valid, 'departments.1.parentKey', parentKey))).toContain(
      `departments.1.parentKey ${code}`,
    );
  });
  test('may be among more departments than are allowed', () => {
    const late = tree('a<last', ...Array.from({ length: 30 }, (_, i) => `d${String(i)}`), 'last');
    expect(of(late)).toEqual(['departments TOO_MANY']);
  });

  describe('no cycles', () => {
    const cycle = (...indexes: readonly number[]) =>
      indexes.map((index) => `departments.${String(index)}.parentKey DEPARTMENT_CYCLE`);

    test.each([
      ['itself', ['a<a'], [0]],
      ['itself, after trimming', ['a<a '], [0]],
      ['two', ['a<b', 'b<a'], [0, 1]],
      ['three, in any order', ['c<b', 'x', 'a<c', 'b<a'], [0, 2, 3]],
      ['two at once', ['a<a', 'b<c', 'c<b'], [0, 1, 2]],
    ])('of %s: told of each in it', (_, departments, indexes) => {
      expect(of(tree(...departments))).toEqual(cycle(...indexes));
    });
    test('what hangs below a cycle is not in it', () => {
      expect(of(tree('a<b', 'b<a', 'c<b', 'd<c'))).toEqual(cycle(0, 1));
    });
    test('of all twenty', () => {
      const ring = tree(
        ...Array.from({ length: 20 }, (_, i) => `d${String(i)}<d${String((i + 1) % 20)}`),
      );
      expect(of(ring)).toEqual(cycle(...ring.keys()).sort());
    });
    test('a key that stands twice makes none by itself', () => {
      expect(of(tree('a', 'b<a', 'a<b'))).toEqual([
        'departments.2.key DUPLICATE',
        'departments.2.parentKey DEPARTMENT_CYCLE',
      ]);
      expect(of(tree('a', 'b', 'c<a', 'a<b'))).toEqual(['departments.3.key DUPLICATE']);
    });
  });

  describe('at most 10 deep', () => {
    const deep = (...indexes: readonly number[]) =>
      indexes.map((index) => `departments.${String(index)}.parentKey DEPARTMENT_TOO_DEEP`);

    test('10 is not too deep', () => {
      expect(of(chain(10))).toEqual([]);
      expect(of([...chain(10)].reverse())).toEqual([]);
    });
    test('11 is', () => {
      expect(of(chain(11))).toEqual(deep(10));
      expect(of([...chain(11)].reverse())).toEqual(deep(0));
      const { issues } = checkStep(structure, { ...valid, departments: chain(11) }, context());
      expect(issues.map(({ params }) => params)).toEqual([{ max: 10 }]);
    });
    test('each that is too deep is told', () => {
      expect(of(chain(13))).toEqual(deep(10, 11, 12));
    });
    test('depth is counted from the top, not by the number of departments', () => {
      expect(
        of([
          ...chain(10),
          ...tree('x', 'y<d8', 'z<d8')
            .slice(1)
            .map((each, i) => ({ ...each, name: `More ${String(i)}` })),
        ]),
      ).toEqual([]);
    });
  });

  test('answers soon for thousands in a row', () => {
    expect(of(chain(400))).toContain('departments TOO_MANY');
    expect(of(chain(20_000))).toContain('departments TOO_MANY');
  });
});

test('tells all at once', () => {
  const answers = {
    teamSize: 0,
    structure: 'ROUND',
    departments: [
      { key: 'a', name: 'Sales', type: 'NOISE' },
      { key: 'a', name: 'sales', type: 'SALES', parentKey: 'b' },
    ],
    okrMaturity: 'BEGINNER',
    currentChallenges: [],
    businessGoals: ['INNOVATION', 'INNOVATION'],
    successMetrics: ['', 'x\u0007y'],
  };
  expect(problems(structure, answers)).toEqual([
    'businessGoals.1 DUPLICATE',
    'collaborationStyle REQUIRED',
    'currentChallenges TOO_FEW',
    'departments.0.type INVALID_VALUE',
    'departments.1.key DUPLICATE',
    'departments.1.name DUPLICATE',
    'departments.1.parentKey UNKNOWN_PARENT',
    'methodology REQUIRED',
    'structure INVALID_VALUE',
    'successMetrics.0 REQUIRED',
    'successMetrics.1 INVALID_CHARACTERS',
    'teamSize TOO_SMALL',
  ]);
});
