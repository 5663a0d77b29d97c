import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers } from '../../src/steps/step.ts';
import { storageIssues } from '../../src/steps/storage.ts';
import { structure } from '../../src/steps/structure.ts';
import { welcome } from '../../src/steps/welcome.ts';
import { structureAnswers, welcomeAnswers } from './answers.ts';
import { context, problems } from './kit.ts';

/** What even a draft may not hold; and that a draft may hold everything else. */

const refused = (answers: Answers) => storageIssues(answers);
const tooLong = (...path: string[]) => ({
  path,
  code: 'TOO_LONG',
  severity: 'ERROR',
  params: { max: 10_000 },
});
const tooMany = (...path: string[]) => ({
  path,
  code: 'TOO_MANY',
  severity: 'ERROR',
  params: { max: 500 },
});
const tooLarge = { path: [], code: 'STEP_TOO_LARGE', severity: 'ERROR', params: { max: 262_144 } };
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('a draft may hold', () => {
  test.each<[string, Answers]>([
    ['nothing', {}],
    ['cleared and blank fields', { fullName: null, jobTitle: '', primaryGoal: ' \n ' }],
    [
      'text that no submission would take',
      { fullName: 'R2D2 \u0007\u001b[0m', description: '\u0001', slug: 'Not A Slug!' },
    ],
    ['text of any script', { name: 'Ñandú 🦤 שלום \u200fمرحبا 株式会社 q\u0301 n\u0303 👩‍👩‍👧' }],
    ['markup', { description: '<script>alert("R&D")</script> &amp; \'; drop table users' }],
    ['noncharacters and private use', { description: '\uffff\ufffe\ue000\u{10ffff}' }],
    ['paired surrogates', { description: '\ud83d\ude00\ud83d\ude00' }],
    ['numbers out of bounds', { teamSize: -7, foundedYear: 1e308, baseline: 0.1 }],
    ['half-filled lists', { departments: [{}, { key: 'a', parentKey: 'b' }], focusAreas: [] }],
    ['words that are no words of a list', { role: 'KING', focusAreas: ['A', 'A'] }],
  ])('%s', (_, answers) => {
    expect(refused(answers)).toEqual([]);
  });
});

describe('strings of at most 10,000 code points', () => {
  test.each(['a', '𐐀', 'é', '\u0301', ' '])('of %j', (character) => {
    expect(refused({ description: character.repeat(10_000) })).toEqual([]);
    expect(refused({ description: character.repeat(10_001) })).toEqual([tooLong('description')]);
  });
  test('as typed: neither trimmed nor composed', () => {
    expect(refused({ description: `x${' '.repeat(10_000)}` })).toEqual([tooLong('description')]);
    expect(refused({ description: 'e\u0301'.repeat(5001) })).toEqual([tooLong('description')]);
  });
  test('wherever they are', () => {
    const long = 'x'.repeat(10_001);
    expect(refused({ a: [{ b: ['', long] }], c: long })).toEqual([
      tooLong('a', '0', 'b', '1'),
      tooLong('c'),
    ]);
  });
});

describe('lists of at most 500 items', () => {
  test.each(['x', {}, null, 7, []])('of %j', (item) => {
    expect(refused({ departments: times(500, item) })).toEqual([]);
    expect(refused({ departments: times(501, item) })).toEqual([tooMany('departments')]);
  });
  test('wherever they are', () => {
    const answers = { objectives: [{}, { keyResults: times(501, {}) }] };
    expect(refused(answers)).toEqual([tooMany('objectives', '1', 'keyResults')]);
  });
  test('what is in a list that is too long is not told one by one', () => {
    expect(refused({ successMetrics: times(501, '\0') })).toEqual([tooMany('successMetrics')]);
  });
});

describe('a step of at most 256 KiB', () => {
  // 27 fields of text that may be stored each, and one that fills up to so many bytes of JSON.
  const sized = (bytes: number, character: string) => {
    const fields = Object.fromEntries(
      Array.from({ length: 27 }, (_, index) => [`f${String(index)}`, '']),
    );
    const empty = Buffer.byteLength(JSON.stringify(fields));
    const each = Math.floor((bytes - empty) / Buffer.byteLength(character) / 27);
    const filled = Object.fromEntries(
      Object.keys(fields).map((key) => [key, character.repeat(each)]),
    );
    const rest = bytes - Buffer.byteLength(JSON.stringify(filled));
    return { ...filled, f0: `${filled['f0'] ?? ''}${'x'.repeat(rest)}` };
  };

  test.each(['x', 'é', '株', '🦤'])('counted in bytes: of %j', (character) => {
    expect(Buffer.byteLength(JSON.stringify(sized(262_144, character)))).toBe(262_144);
    expect(refused(sized(262_144, character))).toEqual([]);
    expect(refused(sized(262_145, character))).toEqual([tooLarge]);
  });
});

describe("what Postgres' jsonb cannot hold", () => {
  test.each([
    ['U+0000', '\0', 'NUL_CHARACTER'],
    ['U+0000 inside', 'a\0b', 'NUL_CHARACTER'],
    ['a high surrogate', 'a\ud83d', 'UNPAIRED_SURROGATE'],
    ['a low surrogate', '\ude00a', 'UNPAIRED_SURROGATE'],
    ['surrogates in the wrong order', '\ude00\ud83d', 'UNPAIRED_SURROGATE'],
    ['one too many', '\ud83d\ud83d\ude00', 'UNPAIRED_SURROGATE'],
  ])('%s', (_, text, code) => {
    expect(refused({ customRole: text })).toEqual([
      { path: ['customRole'], code, severity: 'ERROR' },
    ]);
    expect(refused({ departments: [{ key: 'a' }, { key: text }] })).toEqual([
      { path: ['departments', '1', 'key'], code, severity: 'ERROR' },
    ]);
    expect(refused({ integrations: ['SLACK', text] })).toEqual([
      { path: ['integrations', '1'], code, severity: 'ERROR' },
    ]);
  });
});

test('everything that cannot be stored is told at once', () => {
  const answers = {
    a: 'x\0',
    b: ['\ud800', 'fine', 'x'.repeat(10_001)],
    c: times(501, 'x'),
    d: times(30, 'y'.repeat(9_999)),
  };
  expect(refused(answers)).toEqual([
    { path: ['a'], code: 'NUL_CHARACTER', severity: 'ERROR' },
    { path: ['b', '0'], code: 'UNPAIRED_SURROGATE', severity: 'ERROR' },
    tooLong('b', '2'),
    tooMany('c'),
    tooLarge,
  ]);
});

describe('a submission', () => {
  test('hears of a field what its own rules say, once', () => {
    const answers = {
      ...welcomeAnswers,
      fullName: 'x'.repeat(20_000),
      jobTitle: 'Poet\0',
      primaryGoal: '\ud800'.repeat(20),
      urgency: '\0',
    };
    const { issues } = checkStep(welcome, answers, context());
    expect(issues).toHaveLength(4);
    expect(issues).toEqual(
      expect.arrayContaining([
        { path: ['fullName'], code: 'TOO_LONG', severity: 'ERROR', params: { max: 100 } },
        { path: ['jobTitle'], code: 'NUL_CHARACTER', severity: 'ERROR' },
        { path: ['primaryGoal'], code: 'UNPAIRED_SURROGATE', severity: 'ERROR' },
        expect.objectContaining({ path: ['urgency'], code: 'INVALID_VALUE' }),
      ]),
    );
  });
  test('is refused for space that could not be stored, though it would be trimmed', () => {
    const padded = `Poet${' '.repeat(10_000)}`;
    expect(problems(welcome, { ...welcomeAnswers, jobTitle: padded })).toEqual([
      'jobTitle TOO_LONG',
    ]);
  });
  test('is refused for more than 256 KiB, though each field is right', () => {
    const space = ' '.repeat(9_000);
    const departments = Array.from({ length: 20 }, (_, index) => ({
      key: `${space}k${String(index)}`,
      name: `${space}n${String(index)}`,
      type: 'OTHER',
    }));
    expect(problems(structure, { ...structureAnswers, departments })).toEqual([' STEP_TOO_LARGE']);
    expect(
      problems(structure, { ...structureAnswers, departments: departments.slice(0, 12) }),
    ).toEqual([]);
  });
  test('is refused for what cannot be stored in fields that it does not know', () => {
    expect(problems(welcome, { ...welcomeAnswers, nickname: 'a\0' })).toEqual([
      'nickname NUL_CHARACTER',
    ]);
  });
});
