import { describe, expect, test } from 'vitest';
import { en } from '../../src/ai/rules/texts.en.ts';
import { es } from '../../src/ai/rules/texts.es.ts';
import type { RuleTexts } from '../../src/ai/rules/texts.ts';
import { checkStep } from '../../src/steps/check.ts';
import { objectives } from '../../src/steps/objectives.ts';

describe.each<[string, RuleTexts, RuleTexts]>([
  ['en', en, es],
  ['es', es, en],
])('the texts in %s', (_, texts, others) => {
  const said = ({ insights, week }: RuleTexts) =>
    [insights, week].flatMap((group) =>
      Object.values(group).flatMap((value: unknown) => {
        const one: unknown =
          typeof value === 'function'
            ? (value as (...counts: number[]) => unknown)(100_000, 100_000)
            : value;
        return typeof one === 'string'
          ? []
          : [one as { readonly title: string; readonly text: string }];
      }),
    );

  test('fit their places, and are not those of the other language', () => {
    const foreign = new Set(said(others).map(({ text }) => text));
    for (const { title, text } of said(texts)) {
      expect(title.length).toBeLessThanOrEqual(100);
      expect(text.length).toBeLessThanOrEqual(500);
      expect(foreign.has(text)).toBe(false);
    }
  });

  test('have general objectives that pass the step', () => {
    for (const objective of Object.values(texts.objectives.general)) {
      const answers = { okrCycleDays: 90, objectives: [objective] };
      const { issues } = checkStep(objectives, answers, {
        answersOf: () => ({}),
        ownerEmail: null,
      });
      expect(issues).toEqual([]);
    }
  });
});
