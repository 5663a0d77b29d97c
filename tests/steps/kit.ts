import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers, Step, StepContext } from '../../src/steps/step.ts';

/** Steps' rules as tables: what each kind of field must do, seen through `checkStep` alone. */

/** The other steps' answers, and whose session it is. */
export const context = (
  others: Readonly<Record<string, Answers>> = {},
  ownerEmail: string | null = 'ada@acme.example',
): StepContext => ({ ownerEmail, answersOf: (key) => others[key] ?? {} });

/** What is wrong, as `path CODE`; warnings end with a question mark. In the order of their paths. */
export function problems(step: Step, answers: Answers, about = context()): string[] {
  const { issues, value } = checkStep(step, answers, about);
  const errors = issues.filter(({ severity }) => severity === 'ERROR');
  // What is wrong has no value to submit, and what is not has one: warnings never block.
  expect(value === null).toBe(errors.length > 0);
  return issues
    .map(({ path, code, severity }) => {
      return `${path.join('.')} ${code}${severity === 'WARNING' ? '?' : ''}`;
    })
    .sort();
}

/** The answers with something else at a path such as `departments.0.name`; undefined takes the field away. */
export function put<T>(answers: T, path: string, value: unknown): T {
  const copy = structuredClone(answers) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy as T;
}

/** What a submission would store at a path. */
export function stored(step: Step, answers: Answers, path: string, about = context()): unknown {
  let at: unknown = checkStep(step, answers, about).value;
  for (const key of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[key];
  return at;
}

/** A step, answers without anything wrong, and where in them the field is. */
export interface Place {
  readonly step: Step;
  readonly valid: Answers;
  readonly path: string;
}
const at = ({ step, valid, path }: Place) => ({
  problems: (value: unknown) => problems(step, put(valid, path, value)),
  stored: (value: unknown) => stored(step, put(valid, path, value), path),
  wrong: (code: string) => [`${path} ${code}`],
});

const NOTHING = [undefined, null, '', ' ', ' \n\t\u00a0 '];

/** A field that must be answered: left out, cleared and blank are all the same. */
export function isRequired(place: Place, nothings: readonly unknown[] = NOTHING): void {
  test.each(nothings)('is required: %j is no answer', (nothing) => {
    expect(at(place).problems(nothing)).toEqual(at(place).wrong('REQUIRED'));
  });
}

/** A field that may be left out, cleared or blank: it is absent then. */
export function isOptional(place: Place): void {
  test.each(NOTHING)('is optional: %j is taken as absent', (nothing) => {
    expect(at(place).problems(nothing)).toEqual([]);
    expect(at(place).stored(nothing)).toBeUndefined();
  });
}

/** A field that takes text and nothing else. */
export function isOfText(place: Place): void {
  test.each([7, true, ['text'], { text: 'text' }])('is text, which %j is not', (value) => {
    expect(at(place).problems(value)).toContain(`${place.path} INVALID_TYPE`);
  });
}

/** What the table says of a text field. */
export interface TextField extends Place {
  readonly min: number;
  readonly max: number;
  readonly optional?: boolean;
  /** Whether it is an item of a list, which cannot be absent. */
  readonly item?: boolean;
  readonly multiline?: boolean;
  /** Whether only names of people are taken, which have neither digits nor signs. */
  readonly name?: boolean;
}

// Each is one code point, once in NFC: of one code unit, of two, and of two and four code points as typed.
const LETTERS = ['a', '𐐀', 'e\u0301', 'α\u0313\u0300\u0345'];
// One too many of either kind, wherever it stands.
const CONTROLS = ['\u0001', '\u0007', '\u001b', '\u007f', '\u0085', '\u009f', '\r'];
const BROKEN = [
  ['\0', 'NUL_CHARACTER'],
  ['\ud83d', 'UNPAIRED_SURROGATE'],
  ['\ude00', 'UNPAIRED_SURROGATE'],
  ['\ude00\ud83d', 'UNPAIRED_SURROGATE'],
] as const;
const AS_TYPED = [
  'R&D and more',
  "O'Brien & O’Neill",
  'Ñandú, corazón',
  '<b>bold</b> &amp; "quoted"',
  "'; drop table users; --",
  '🦤 and 👩‍👩‍👧 family',
  'שלום עולם, everyone',
  'مرحبا \u200fبالعالم\u200e',
  'q\u0301 and x\u0323 stay two',
  'two  spaces \u00a0 inside',
  'ﬁ stays, ² stays, Ⅳ stays',
];

/** All that every text field of the table promises. */
export function isText(field: TextField): void {
  const { min, max, multiline = false, optional = false, item = false, name = false } = field;
  const { problems: of, stored: kept, wrong } = at(field);
  const fill = (length: number, inside: string) => {
    const before = Math.max(1, Math.ceil((length - inside.length) / 2));
    return 'a'.repeat(before) + inside + 'a'.repeat(Math.max(1, length - before - inside.length));
  };

  describe.each(LETTERS)('in %j', (letter) => {
    const nfc = letter.normalize('NFC');
    test.each([min, max].filter((length) => length > 0))('takes %i characters', (length) => {
      expect(of(letter.repeat(length))).toEqual([]);
      expect(kept(letter.repeat(length))).toBe(nfc.repeat(length));
    });
    test(`refuses ${String(max + 1)} characters`, () => {
      expect(of(letter.repeat(max + 1))).toEqual(wrong('TOO_LONG'));
    });
    if (min > 1) {
      test(`refuses ${String(min - 1)} characters`, () => {
        expect(of(letter.repeat(min - 1))).toEqual(wrong('TOO_SHORT'));
      });
    }
  });

  test('counts what is left after trimming', () => {
    expect(kept(` \n\t${'a'.repeat(max)}\u00a0\r\n `)).toBe('a'.repeat(max));
    if (min > 1) expect(of(`${'a'.repeat(min - 1)}      `)).toEqual(wrong('TOO_SHORT'));
  });

  test.each(CONTROLS)('refuses the control character %j', (control) => {
    expect(of(fill(min, control))).toEqual(wrong('INVALID_CHARACTERS'));
  });
  test.each(['\n', '\t'])(`${multiline ? 'takes' : 'refuses'} %j inside`, (space) => {
    const typed = fill(min, space);
    expect(of(typed)).toEqual(multiline ? [] : wrong('INVALID_CHARACTERS'));
    if (multiline) expect(kept(typed)).toBe(typed);
  });
  test.each(BROKEN)('refuses %j', (broken, code) => {
    expect(of(fill(min, broken))).toEqual(wrong(code));
  });

  if (!name) {
    const long = AS_TYPED.map((typed) => `${typed} ${'x'.repeat(min)}`);
    test.each(long.filter((typed) => typed.length <= max))('keeps %j as typed', (typed) => {
      expect(kept(typed)).toBe(typed);
    });
  }

  isOfText(field);
  if (optional) isOptional(field);
  else isRequired(field, item ? NOTHING.filter((nothing) => typeof nothing === 'string') : NOTHING);

  test('answers soon where it is a quarter of a megabyte', () => {
    for (const huge of ['a', '\u0301\u0323', 'ñ', '.', '-a', ' a', '@']) {
      const typed = huge.repeat(250_000 / huge.length);
      expect(
        checkStep(field.step, put(field.valid, field.path, typed), context()).value,
      ).toBeNull();
    }
  });
}

/** A field that takes one of these words, as written, and no other. What goes with `except` is tested elsewhere. */
export function isOneOf(place: Place, words: string, except = ''): void {
  const values = words.split(', ').filter((value) => value !== except);
  const { problems: of, stored: kept, wrong } = at(place);
  test.each(values)('takes %s', (value) => {
    expect(kept(value)).toBe(value);
  });
  test.each([
    ...['NONSENSE', words, 'toString', '__proto__', 7, true, {}, [values[0]]],
    ...values.flatMap((value) => [value.toLowerCase(), ` ${value}`, `${value}\0`]),
  ])('refuses %j', (value) => {
    expect(of(value)).toEqual(wrong('INVALID_VALUE'));
  });
  test('says which there are', () => {
    const { issues } = checkStep(place.step, put(place.valid, place.path, 'NONSENSE'), context());
    expect(issues.map(({ params }) => params)).toEqual([{ values: words.split(', ') }]);
  });
  isRequired(place);
}

/** A list of some of these words, each once. */
export function isSomeOf(place: Place, words: string, least: number, optional = false): void {
  const values = words.split(', ');
  const { problems: of, stored: kept } = at(place);
  test.each(values)('takes %s alone', (value) => {
    expect(kept([value])).toEqual([value]);
  });
  test('takes all of them, in any order', () => {
    expect(kept([...values].reverse())).toEqual([...values].reverse());
  });
  test(`${least > 0 ? 'refuses' : 'takes'} an empty list`, () => {
    expect(of([])).toEqual(least > 0 ? [`${place.path} TOO_FEW`] : []);
  });
  test('refuses every repetition, where it stands', () => {
    const [a, b] = values;
    expect(of([a, b, a, a])).toEqual([`${place.path}.2 DUPLICATE`, `${place.path}.3 DUPLICATE`]);
  });
  test('refuses more than there are', () => {
    const [a] = values;
    expect(of([...values, a])).toEqual(
      [`${place.path} TOO_MANY`, `${place.path}.${String(values.length)} DUPLICATE`].sort(),
    );
  });
  test.each(['NONSENSE', '', 7, null, ...values.map((value) => value.toLowerCase())])(
    'refuses %j in the list',
    (value) => {
      expect(of([values[0], value])).toEqual([`${place.path}.1 INVALID_VALUE`]);
    },
  );
  test.each(['NONSENSE', values[0], 7, {}])('refuses %j for the list', (value) => {
    expect(of(value)).toContain(`${place.path} INVALID_TYPE`);
  });
  test.each([undefined, null])(`is ${optional ? 'optional' : 'required'}: %j`, (nothing) => {
    expect(of(nothing)).toEqual(optional ? [] : [`${place.path} REQUIRED`]);
  });
}

/** A whole number between bounds. */
export function isInteger(place: Place, least: number, most: number, optional = false): void {
  const { problems: of, stored: kept, wrong } = at(place);
  test.each([least, least + 1, most - 1, most])('takes %d', (value) => {
    expect(kept(value)).toBe(value);
  });
  test.each([least - 1, -0, -1, -1e308].filter((value) => value < least))('refuses %d', (value) => {
    expect(of(value)).toEqual(wrong('TOO_SMALL'));
    const { issues } = checkStep(place.step, put(place.valid, place.path, value), context());
    expect(issues[0]?.params).toEqual({ min: least });
  });
  test.each([most + 1, 2 ** 31, 2 ** 53, 1e308])('refuses %d', (value) => {
    expect(of(value)).toEqual(wrong('TOO_LARGE'));
    const { issues } = checkStep(place.step, put(place.valid, place.path, value), context());
    expect(issues[0]?.params).toEqual({ max: most });
  });
  test.each([least + 0.5, NaN, Infinity, -Infinity, String(least), true, [least], {}])(
    'refuses %s, which is no whole number',
    (value) => {
      expect(of(value)).toEqual(wrong('INVALID_TYPE'));
    },
  );
  test.each([undefined, null])(`is ${optional ? 'optional' : 'required'}: %j`, (nothing) => {
    expect(of(nothing)).toEqual(optional ? [] : wrong('REQUIRED'));
  });
}
