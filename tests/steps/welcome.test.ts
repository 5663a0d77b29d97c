import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import { welcome } from '../../src/steps/welcome.ts';
import { welcomeAnswers as valid } from './answers.ts';
import { context, isOneOf, isOptional, isText, problems, put, stored } from './kit.ts';

const place = (path: string) => ({ step: welcome, valid, path });
const other = { ...valid, role: 'OTHER', customRole: 'Poet' };

test('WELCOME takes what is right, and must not be skipped', () => {
  expect(checkStep(welcome, valid, context())).toEqual({ issues: [], value: valid });
  expect(checkStep(welcome, other, context())).toEqual({ issues: [], value: other });
  expect(welcome).toMatchObject({ key: 'WELCOME', skippable: false });
});

describe('fullName 2–100', () => {
  isText({ ...place('fullName'), min: 2, max: 100, name: true });

  test.each([
    ['Ñandú Pérez'],
    ["Conan O'Brien"],
    ['Conan O’Brien'],
    ['J. R. R. Tolkien'],
    ['Jean-Luc Picard'],
    ['李小龙'],
    ['أحمد زويل'],
    ['שרה'],
    ['क्षितिज'],
    ['q\u0301x\u0323'],
    ['𐐀𐐁'],
    ['ǅa'],
    ['ʻOkina'],
  ])("of letters, marks, spaces and ’ ' . -: takes %j", (name) => {
    expect(stored(welcome, { ...valid, fullName: name }, 'fullName')).toBe(name);
  });

  test('becomes NFC: a mark typed after its letter makes one character', () => {
    const typed = 'Jose\u0301 Nu\u0301n\u0303ez';
    expect(stored(welcome, { ...valid, fullName: typed }, 'fullName')).toBe('José Núñez');
    expect(problems(welcome, { ...valid, fullName: 'e\u0301' })).toEqual(['fullName TOO_SHORT']);
  });

  test.each([
    'R2D2',
    'Ada & Bob',
    'Ada, Countess',
    '<b>Ada</b>',
    'ada@acme.example',
    'Ada_Lovelace',
    'Ada "the" Great',
    'Ada 🦤',
    'Ada\u00a0Lovelace',
    'Ada\u2028Lovelace',
    'Ada\u200fLovelace',
    'Ada/Bob',
    'Ⅳ Ⅴ',
  ])('takes nothing else: %j', (name) => {
    expect(problems(welcome, { ...valid, fullName: name })).toEqual(['fullName INVALID_NAME']);
  });
});

describe('jobTitle 2–100', () => {
  isText({ ...place('jobTitle'), min: 2, max: 100 });
});

describe('role', () => {
  isOneOf(place('role'), 'CEO, MANAGER, TEAM_LEAD, INDIVIDUAL_CONTRIBUTOR, OTHER', 'OTHER');
});

describe('customRole? 2–100', () => {
  describe('where role is OTHER', () => {
    isText({ step: welcome, valid: other, path: 'customRole', min: 2, max: 100 });
  });

  describe.each(['CEO', 'MANAGER', 'TEAM_LEAD', 'INDIVIDUAL_CONTRIBUTOR'])(
    'where role is %s',
    (role) => {
      isOptional({ step: welcome, valid: { ...valid, role }, path: 'customRole' });

      test('is not allowed', () => {
        const answers = { ...valid, role, customRole: 'Poet' };
        expect(problems(welcome, answers)).toEqual(['customRole NOT_ALLOWED']);
      });
    },
  );

  test.each([undefined, 'NONSENSE'])('is neither due nor refused where role is %s', (role) => {
    const code = role === undefined ? 'REQUIRED' : 'INVALID_VALUE';
    expect(problems(welcome, put(other, 'role', role))).toEqual([`role ${code}`]);
    expect(problems(welcome, put(valid, 'role', role))).toEqual([`role ${code}`]);
  });
});

describe('okrExperience', () => {
  isOneOf(place('okrExperience'), 'NONE, BEGINNER, INTERMEDIATE, ADVANCED');
});

describe('primaryGoal 10–500', () => {
  isText({ ...place('primaryGoal'), min: 10, max: 500, multiline: true });
});

describe('urgency', () => {
  isOneOf(place('urgency'), 'LOW, MEDIUM, HIGH, CRITICAL');
});

test('tells all at once: each path, code, severity and limit', () => {
  const answers = {
    fullName: 'R2D2',
    jobTitle: 'x',
    role: 'OTHER',
    primaryGoal: 'a\0',
    urgency: 'NOW',
  };
  const { issues, value } = checkStep(welcome, answers, context());
  expect(value).toBeNull();
  expect(issues).toHaveLength(6);
  expect(issues).toEqual(
    expect.arrayContaining([
      { path: ['fullName'], code: 'INVALID_NAME', severity: 'ERROR' },
      { path: ['jobTitle'], code: 'TOO_SHORT', severity: 'ERROR', params: { min: 2 } },
      { path: ['customRole'], code: 'REQUIRED', severity: 'ERROR' },
      { path: ['okrExperience'], code: 'REQUIRED', severity: 'ERROR' },
      { path: ['primaryGoal'], code: 'NUL_CHARACTER', severity: 'ERROR' },
      {
        path: ['urgency'],
        code: 'INVALID_VALUE',
        severity: 'ERROR',
        params: { values: ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] },
      },
    ]),
  );
});

test('of no answers at all, tells every field that is required', () => {
  expect(problems(welcome, {})).toEqual(
    ['fullName', 'jobTitle', 'okrExperience', 'primaryGoal', 'role', 'urgency'].map(
      (field) => `${field} REQUIRED`,
    ),
  );
});

test('keeps nothing that it does not ask for', () => {
  expect(checkStep(welcome, { ...valid, isAdmin: true }, context()).value).toEqual(valid);
});

test('leaves the answers that it is given as they are', () => {
  const typed = Object.freeze({ ...valid, fullName: '  Jose\u0301  ', customRole: null });
  checkStep(welcome, typed, context());
  expect(typed).toEqual({ ...valid, fullName: '  Jose\u0301  ', customRole: null });
});
