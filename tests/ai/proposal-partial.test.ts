import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { KINDS, SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import { problemsIn } from '../../src/ai/making/proposal.ts';
import { versionsOf } from '../../src/ai/prompts/registry.ts';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers } from '../../src/steps/step.ts';
import { companyAnswers } from '../steps/answers.ts';
import { ANSWERS, asked, BASE, idOfKey } from './proposal-kit.ts';

/** What shows of an answer while it is written, and what is made of answers that are all wrong. */

describe('while it is written', () => {
  const { partial } = asked('DEPARTMENTS', { COMPANY: companyAnswers });

  test('a department shows once it has a key, a name and a type', () => {
    const first = { key: 'eng', name: 'Engineering', type: 'ENGINEERING', parentKey: null };
    const shown = (second: object) => partial({ departments: [first, second] }).proposal;
    const { parentKey: _, ...whole } = first;
    expect(partial({})).toEqual({});
    expect(partial({ departments: [{ key: 'eng', name: 'Engin' }] })).toEqual({});
    expect(shown({ key: 'web', name: 'Web', type: 'PROD' })).toEqual({ departments: [whole] });
    // What its parent's key begins with is no department yet.
    const web = { key: 'web', name: 'Web', type: 'PRODUCT' };
    expect(shown({ ...web, parentKey: 'en' })).toEqual({ departments: [whole, web] });
    expect(shown({ ...web, parentKey: 'eng' })).toEqual({
      departments: [whole, { ...web, parentKey: 'eng' }],
    });
  });

  test('an objective shows with the key results that are complete', () => {
    const result = { title: 'Orders', metricType: 'NUMBER', baseline: 1, target: 2, unit: null };
    expect(
      asked('OBJECTIVES').partial({
        okrCycleDays: 9,
        objectives: [{ title: 'Sell more', keyResults: [result, { title: 'Ret' }] }],
      }).proposal,
    ).toEqual({
      objectives: [
        {
          title: 'Sell more',
          keyResults: [{ title: 'Orders', metricType: 'NUMBER', baseline: 1, target: 2 }],
        },
      ],
    });
  });

  test('an industry shows once its key is one', () => {
    const { partial: of } = asked('INDUSTRY');
    expect(of({ industryKey: 'e-comm' })).toEqual({});
    expect(of({ industryKey: 'e-commerce' })).toEqual({
      proposal: { industryId: idOfKey('e-commerce') },
    });
  });

  test.each([
    'See https://evil.example/now',
    'See evil.example.com for more',
    '<script>',
    '[here](x)',
    'Write to a@b.example',
    'Ask [NAME] first',
    'hid\u200bden',
  ])('a text that may not be shown is left out: %j', (text) => {
    const department = { name: 'Web', type: 'PRODUCT', parentKey: null };
    expect(
      partial({
        rationale: text,
        departments: [
          { ...department, key: 'a', name: text },
          { ...department, key: 'b' },
        ],
      }),
    ).toEqual({ proposal: { departments: [{ key: 'b', name: 'Web', type: 'PRODUCT' }] } });
  });

  test('nothing shows where it tells the prompt, or is in another language', () => {
    const prompt = versionsOf('DEPARTMENTS').at(-1);
    const line = prompt?.locales.en.split('\n').find((one) => one.startsWith('- Propose')) ?? '';
    expect(partial({ rationale: line.slice(2) })).toEqual({});
    const rationale =
      'Hemos elegido estos departamentos porque la empresa vende sus productos por internet.';
    expect(partial({ rationale })).toEqual({});
    expect(asked('DEPARTMENTS', BASE, { locale: 'es' }).partial({ rationale })).toEqual({
      rationale,
    });
  });

  test.each(SUGGESTION_KINDS)('%s shows no less as it goes on', (kind) => {
    const { partial: of } = asked(kind);
    // What a parser of unfinished JSON gives: so many fields and items.
    const first = (value: unknown, left: { count: number }): unknown => {
      if (Array.isArray(value)) {
        return value.flatMap((item: unknown) => (left.count-- > 0 ? [first(item, left)] : []));
      }
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, item]) =>
          left.count-- > 0 ? [[key, first(item, left)]] : [],
        ),
      );
    };
    const lengths = Array.from(
      { length: 60 },
      (_, count) => JSON.stringify(of(first(ANSWERS[kind], { count }))).length,
    );
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths.at(-1)).toBe(JSON.stringify(of(ANSWERS[kind])).length);
    expect(lengths[0]).toBe('{}'.length);
  });
});

describe('whatever a model answers', () => {
  const names = [
    ...['industryKey', 'description', 'departments', 'objectives', 'keyResults', 'people'],
    ...['insights', 'actions', 'alternatives', 'rationale', 'confidence', 'key', 'name', 'type'],
    ...['title', 'text', 'topic', 'step', 'day', 'person', 'role', 'parentKey', '__proto__'],
  ];
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('e-commerce', 'SALES', 'eng', 'ADMIN', 'RISK', 'FOCUS', 'NUMBER', 'TEAM'),
  );
  const { json } = fc.letrec<{ json: unknown }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.double(),
      fc.integer({ min: -1, max: 100 }),
      fc.constantFrom(null, true, undefined),
      fc.array(tie('json'), { maxLength: 6 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...names), word), tie('json'), { maxKeys: 8 }),
    ),
  }));
  /** The value with others at these places, counted from the top. */
  const put = (
    value: unknown,
    places: readonly number[],
    other: unknown,
    at: { count: number },
  ): unknown => {
    if (places.includes(at.count++)) return other;
    if (Array.isArray(value)) return value.map((item) => put(item, places, other, at));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, put(item, places, other, at)]),
    );
  };
  /** An answer without mistakes of which some values are others. */
  const broken = (kind: SuggestionKind) =>
    fc
      .tuple(fc.array(fc.nat(40), { maxLength: 4 }), json)
      .map(([places, other]) => put(ANSWERS[kind], places, other, { count: 0 }));

  test.each(SUGGESTION_KINDS)('%s never throws, nor shows what has another type', (kind) => {
    const { situation, read, partial } = asked(kind);
    const step = situation.session.stepStates.find(
      (state) => state.step.key === KINDS[kind].step,
    )?.step;
    /** What of shown values is of another type than the step says; what is not there yet may be missing. */
    const mistyped = (shown: Answers) =>
      step === undefined
        ? []
        : checkStep(step, shown, { ownerEmail: null, answersOf: () => ({}) }).issues.filter(
            ({ path: [field = ''], code }) =>
              field in shown && (code === 'INVALID_TYPE' || code === 'INVALID_VALUE'),
          );
    fc.assert(
      fc.property(fc.oneof(json, broken(kind)), (output) => {
        const made = read(output);
        problemsIn(made, situation);
        expect(made.confidence).toBeGreaterThanOrEqual(0);
        expect(made.confidence).toBeLessThanOrEqual(0.95);
        const { proposal, alternatives = [], insights = [] } = partial(output);
        const shown = [...alternatives.map((one) => one.proposal), ...(proposal ? [proposal] : [])];
        expect(shown.flatMap(mistyped)).toEqual([]);
        for (const { topic, title, text } of insights ?? []) {
          expect([typeof topic, typeof title, typeof text]).toEqual(['string', 'string', 'string']);
        }
      }),
      { numRuns: 80 },
    );
  });
});
