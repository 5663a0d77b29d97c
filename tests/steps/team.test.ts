import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers } from '../../src/steps/step.ts';
import { team } from '../../src/steps/team.ts';
import { teamAnswers as valid } from './answers.ts';
import { context, isOneOf, isRequired, problems, put, stored } from './kit.ts';

const EMAIL = 'invitations.0.email';
const DEPARTMENT = 'invitations.0.departmentKey';
const invite = (...addresses: readonly unknown[]) => ({
  invitations: addresses.map((email) => ({ email, role: 'MEMBER' })),
});
const to = (...addresses: readonly unknown[]) => problems(team, invite(...addresses));
const many = (count: number) =>
  invite(...Array.from({ length: count }, (_, index) => `p${String(index)}@acme.example`));

test('TEAM takes what is right, and may be skipped', () => {
  expect(checkStep(team, valid, context())).toEqual({ issues: [], value: valid });
  expect(team).toMatchObject({ key: 'TEAM', skippable: true });
});

describe('invitations 1–100', () => {
  test.each([1, 100])('takes %i', (count) => {
    expect(problems(team, many(count))).toEqual([]);
  });
  test.each([
    [0, 'TOO_FEW', { min: 1 }],
    [101, 'TOO_MANY', { max: 100 }],
    [500, 'TOO_MANY', { max: 100 }],
    [501, 'TOO_MANY', { max: 100 }],
    [50_000, 'TOO_MANY', { max: 100 }],
  ])('refuses %i', (count, code, params) => {
    const { issues } = checkStep(team, many(count), context());
    expect(issues.filter(({ path }) => path.length > 0)).toEqual([
      { path: ['invitations'], code, severity: 'ERROR', params },
    ]);
  });
  test.each([undefined, null])('are required: %j', (nothing) => {
    expect(problems(team, { invitations: nothing })).toEqual(['invitations REQUIRED']);
  });
  test.each(['grace@acme.example', 7, {}])('refuses %j', (value) => {
    expect(problems(team, { invitations: value })).toContain('invitations INVALID_TYPE');
  });
  test.each([null, 'grace@acme.example', 7])('refuses the item %j', (item) => {
    expect(problems(team, { invitations: [item] })).toEqual(['invitations.0 INVALID_TYPE']);
  });
});

describe('email', () => {
  isRequired({ step: team, valid, path: EMAIL });

  test.each([
    'a@b.co',
    'grace.hopper+navy@mail.acme.example',
    "o'brien_x-1@acme.example",
    '!#$%&*/=?^`{|}~@acme.example',
    'Grace@Acme.EXAMPLE',
    '1@123.example',
    'a@xn--and-6ma2c.example',
    `${'l'.repeat(64)}@acme.example`,
    `a@${'d'.repeat(63)}.example`,
    ' grace@acme.example\n',
  ])('takes %j, as typed but for space around it', (address) => {
    expect(stored(team, invite(address), EMAIL)).toBe(address.trim());
  });
  test('takes 254 characters, and not 255', () => {
    const address = (length: number) => {
      const domain = `${'d.'.repeat(100)}co`;
      return `${'l'.repeat(length - domain.length - 1)}@${domain}`;
    };
    expect(to(address(254))).toEqual([]);
    expect(to(address(255))).toEqual([`${EMAIL} TOO_LONG`]);
  });
  test.each([
    'grace',
    'grace@',
    '@acme.example',
    'grace@localhost',
    'grace@acme',
    'grace@acme.',
    'grace@.example',
    'grace@acme..example',
    'grace@-acme.example',
    'grace@acme-.example',
    'grace@acme_x.example',
    'grace@@acme.example',
    'grace@hopper@acme.example',
    'grace hopper@acme.example',
    'Grace <grace@acme.example>',
    'mailto:grace@acme.example',
    '"grace"@acme.example',
    'grace,ada@acme.example',
    'grace@acme.example, ada@acme.example',
    'grace@[192.0.2.7]',
    'gräce@acme.example',
    'grace@ñandú.example',
    'grace@acme.example\u200b',
    `${'l'.repeat(65)}@acme.example`,
    `a@${'d'.repeat(64)}.example`,
  ])('refuses %j', (address) => {
    expect(to(address)).toEqual([`${EMAIL} INVALID_EMAIL`]);
  });
  test.each([
    ['grace@acme.example\0', 'NUL_CHARACTER'],
    ['gr\ud800ace@acme.example', 'UNPAIRED_SURROGATE'],
    ['grace@acme.example\nBcc: ada@acme.example', 'INVALID_CHARACTERS'],
    [7, 'INVALID_TYPE'],
    [['grace@acme.example'], 'INVALID_TYPE'],
  ])('refuses %j: %s', (address, code) => {
    expect(to(address)).toEqual([`${EMAIL} ${code}`]);
  });
  test('answers soon where it is a quarter of a megabyte', () => {
    for (const huge of ['.', 'a.', '@', 'a', '\u0301\u0323', '-']) {
      expect(to(`a@${huge.repeat(250_000 / huge.length)}`)).toContain(`${EMAIL} TOO_LONG`);
    }
  });
});

describe('addresses are unique', () => {
  test.each([
    ['grace@acme.example', 'grace@acme.example'],
    ['grace@acme.example', ' grace@acme.example '],
    ['grace@acme.example', 'GRACE@acme.example'],
    ['Grace@Acme.Example', 'grace@acme.example'],
  ])('%j and %j are one', (one, other) => {
    expect(to(one, 'x@acme.example', other)).toEqual(['invitations.2.email DUPLICATE']);
  });
  test('each repetition is told where it stands', () => {
    expect(to('a@b.co', 'c@b.co', 'A@b.co', 'a@B.co')).toEqual([
      'invitations.2.email DUPLICATE',
      'invitations.3.email DUPLICATE',
    ]);
  });
  test('grace and grace+navy are two', () => {
    expect(to('grace@acme.example', 'grace+navy@acme.example')).toEqual([]);
  });
  test('addresses left out are not the same address', () => {
    expect(to(undefined, '', null)).toEqual(
      [0, 1, 2].map((index) => `invitations.${String(index)}.email REQUIRED`),
    );
  });
});

describe("not one's own", () => {
  test.each([
    ['ada@acme.example', 'ada@acme.example'],
    ['ADA@Acme.Example', 'ada@acme.example'],
    [' ada@acme.example', 'Ada@ACME.example'],
  ])('%j is of %j', (address, ownerEmail) => {
    expect(problems(team, invite('x@y.co', address), context({}, ownerEmail))).toEqual([
      'invitations.1.email OWN_EMAIL',
    ]);
  });
  test.each([
    ['grace@acme.example', 'ada@acme.example'],
    ['ada@acme.example', null],
  ])('%j is not of %j', (address, ownerEmail) => {
    expect(problems(team, invite(address), context({}, ownerEmail))).toEqual([]);
  });
});

describe('a disposable-mail domain', () => {
  test.each([
    'a@mailinator.com',
    'a@MAILINATOR.com',
    'a@x.y.mailinator.com',
    'a@guerrillamail.com',
  ])('of %j: a warning, which does not block', (address) => {
    expect(checkStep(team, invite(address), context())).toEqual({
      issues: [{ path: EMAIL.split('.'), code: 'DISPOSABLE_EMAIL', severity: 'WARNING' }],
      value: invite(address),
    });
  });
  test.each([
    'mailinator.com@acme.example',
    'a@mailinator.com.acme.example',
    'a@mymailinator.example',
    'a@gmail.com',
    'a@acme.co.uk',
  ])('is not that of %j', (address) => {
    expect(to(address)).toEqual([]);
  });
  test('is not told of what is no address', () => {
    expect(to('@mailinator.com')).toEqual([`${EMAIL} INVALID_EMAIL`]);
  });
});

describe('role', () => {
  isOneOf({ step: team, valid, path: 'invitations.0.role' }, 'ADMIN, MANAGER, MEMBER, VIEWER');
  test('is never OWNER', () => {
    expect(problems(team, put(valid, 'invitations.0.role', 'OWNER'))).toEqual([
      'invitations.0.role INVALID_VALUE',
    ]);
  });
});

describe('departmentKey?', () => {
  const STRUCTURE = { departments: [{ key: 'eng' }, { key: 'ñ' }, { name: 'Keyless' }] };
  const about = (structure: Answers) => context({ STRUCTURE: structure });
  const of = (key: unknown, structure: Answers = STRUCTURE) =>
    problems(team, put(valid, DEPARTMENT, key), about(structure));

  test.each([undefined, null, '', ' \n'])('is optional: %j', (nothing) => {
    expect(of(nothing)).toEqual([]);
    expect(of(nothing, {})).toEqual([]);
    expect(stored(team, put(valid, DEPARTMENT, nothing), DEPARTMENT)).toBeUndefined();
  });
  test.each(['eng', ' eng ', 'ñ', 'n\u0303'])('%j is in STRUCTURE, as drafted', (key) => {
    expect(of(key)).toEqual([]);
    expect(stored(team, put(valid, DEPARTMENT, key), DEPARTMENT, about(STRUCTURE))).toBe(
      key.trim().normalize('NFC'),
    );
  });
  test.each(['web', 'ENG', 'en', 'undefined', 'Keyless'])('%j is not', (key) => {
    expect(of(key)).toEqual([`${DEPARTMENT} UNKNOWN_DEPARTMENT`]);
  });
  test.each([
    ['nothing', {}],
    ['no departments', { departments: [] }],
    ['departments without keys', { departments: [{}, { key: null }] }],
    ['what no version stored', { departments: 'eng' }],
    ['what no version stored', { departments: [null, 'eng', 7] }],
    ['what no version stored', { departments: { key: 'eng' } }],
  ])('of a STRUCTURE with %s has none', (_, structure) => {
    expect(of('eng', structure)).toEqual([`${DEPARTMENT} UNKNOWN_DEPARTMENT`]);
  });
  test('is told of each invitation', () => {
    const invitations = ['a', 'eng', 'b'].map((departmentKey, index) => ({
      email: `p${String(index)}@acme.example`,
      role: 'VIEWER',
      departmentKey,
    }));
    expect(problems(team, { invitations }, about(STRUCTURE))).toEqual([
      'invitations.0.departmentKey UNKNOWN_DEPARTMENT',
      'invitations.2.departmentKey UNKNOWN_DEPARTMENT',
    ]);
  });
  test.each(['a', '𐐀', 'e\u0301'])('has 1–100 characters, as keys have: of %j', (letter) => {
    const long = { departments: [{ key: letter.normalize('NFC').repeat(100) }] };
    expect(of(letter.repeat(100), long)).toEqual([]);
    expect(of(letter.repeat(101), long)).toContain(`${DEPARTMENT} TOO_LONG`);
  });
  test.each([
    ['eng\0', 'NUL_CHARACTER'],
    ['eng\udc00', 'UNPAIRED_SURROGATE'],
    ['e\tng', 'INVALID_CHARACTERS'],
    [7, 'INVALID_TYPE'],
  ])('refuses %j: %s', (key, code) => {
    expect(of(key)).toContain(`${DEPARTMENT} ${code}`);
  });
});

test('tells all at once, errors and warnings', () => {
  const answers = {
    invitations: [
      { email: 'Ada@acme.example', role: 'BOSS', departmentKey: 'web' },
      { email: 'a@mailinator.com', role: 'MEMBER' },
      { email: 'A@mailinator.com' },
      { role: 'ADMIN', departmentKey: 'eng' },
    ],
  };
  const about = context({ STRUCTURE: { departments: [{ key: 'eng' }] } });
  expect(problems(team, answers, about)).toEqual([
    'invitations.0.departmentKey UNKNOWN_DEPARTMENT',
    'invitations.0.email OWN_EMAIL',
    'invitations.0.role INVALID_VALUE',
    'invitations.1.email DISPOSABLE_EMAIL?',
    'invitations.2.email DISPOSABLE_EMAIL?',
    'invitations.2.email DUPLICATE',
    'invitations.2.role REQUIRED',
    'invitations.3.email REQUIRED',
  ]);
});
