import { describe, expect, test } from 'vitest';
import { industries } from '../../prisma/industries.ts';
import { spanishTexts } from '../../prisma/industries/es/texts.ts';
import { sharedUnits, spanishUnits } from '../../prisma/industries/es/units.ts';
import { withSpanish } from '../../prisma/industries/spanish.ts';
import { checkStep } from '../../src/steps/check.ts';
import { objectives } from '../../src/steps/objectives.ts';
import { structure } from '../../src/steps/structure.ts';
import { inSpanish } from './languages.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const repeated = (texts: readonly string[]) =>
  texts.filter((text, index) => texts.indexOf(text) < index);
const context = { answersOf: () => ({}), ownerEmail: null };
/** Words that are the same in both languages. */
const SAME = ['Marketing'];

const keyResults = industries.flatMap((industry) =>
  industry.objectives.flatMap((objective) => objective.keyResults),
);

describe('the Spanish of the industries', () => {
  test('has objectives that the OBJECTIVES step takes as they are, without a warning', () => {
    for (const { key, objectives: models } of industries) {
      const answers = { okrCycleDays: 90, objectives: models.map(inSpanish) };
      expect(checkStep(objectives, answers, context), key).toEqual({ issues: [], value: answers });
    }
  });

  test('has departments that the STRUCTURE step takes, with names of their own', () => {
    const list = structure.schema.shape.departments;
    for (const { key, departments } of industries) {
      const answers = departments.map(({ nameEs, type }) => ({ key: nameEs, name: nameEs, type }));
      expect(list.parse(answers), key).toEqual(answers);
      expect(repeated(departments.map(({ nameEs }) => fold(nameEs))), key).toEqual([]);
    }
  });

  test('is for exactly the texts that the English has', () => {
    expect(Object.keys(spanishTexts).sort()).toEqual(industries.map(({ key }) => key).sort());
    for (const { key, departments, objectives: models } of industries) {
      const english = new Set([
        ...departments.map(({ name }) => name),
        ...models.flatMap(({ title, description, keyResults: results }) => [
          title,
          description,
          ...results.map((result) => result.title),
        ]),
      ]);
      expect(Object.keys(spanishTexts[key] ?? {}).sort(), key).toEqual([...english].sort());
    }
  });

  test('is not the English, but for words that are the same', () => {
    for (const [key, texts] of Object.entries(spanishTexts)) {
      for (const [english, spanish] of Object.entries(texts)) {
        if (!SAME.includes(english)) expect(fold(spanish), key).not.toBe(fold(english));
        expect(spanish, key).not.toMatch(/\b(the|and|of|with|per|for)\b/i);
      }
    }
  });

  test('ends descriptions as sentences, and titles and names as neither', () => {
    for (const { departments, objectives: models } of industries) {
      for (const { titleEs, descriptionEs, keyResults: results } of models) {
        expect(descriptionEs).toMatch(/^\p{Lu}.*\.$/u);
        for (const title of [titleEs, ...results.map((result) => result.titleEs)]) {
          expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
        }
      }
      for (const { nameEs } of departments) expect(nameEs).toMatch(/^\p{Lu}.*[^.]$/u);
    }
  });

  test('names units that are words, and neither currencies nor signs', () => {
    for (const { titleEs, metricType, unit, unitEs } of keyResults) {
      const isWord = unit !== undefined && metricType !== 'CURRENCY' && !sharedUnits.has(unit);
      expect(unitEs !== undefined, titleEs).toBe(isWord);
      expect(unitEs, titleEs).not.toBe(isWord ? unit : '');
    }
    const used = new Set(keyResults.map(({ unit }) => unit));
    expect(
      [...Object.keys(spanishUnits), ...sharedUnits].filter((unit) => !used.has(unit)),
    ).toEqual([]);
  });

  test('does not copy an objective or a key result from one industry to another', () => {
    const models = industries.flatMap(({ objectives: each }) => each);
    expect(repeated(models.map(({ titleEs }) => fold(titleEs)))).toEqual([]);
    expect(repeated(keyResults.map(({ titleEs }) => fold(titleEs)))).toEqual([]);
  });

  test('is refused where anything of it is missing', () => {
    const [industry] = industries;
    const texts = spanishTexts[industry?.key ?? ''];
    if (!industry || !texts) throw new Error('There are no industries.');
    for (const english of Object.keys(texts)) {
      const { [english]: left, ...others } = texts;
      expect(left).toBeDefined();
      expect(() => withSpanish(industry, { [industry.key]: others })).toThrow(english);
    }
    expect(() => withSpanish({ ...industry, key: 'other' }, spanishTexts)).toThrow('other');
  });
});
