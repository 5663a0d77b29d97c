import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { industries } from '../../prisma/industries.ts';
import { seedIndustries } from '../../prisma/seed.ts';
import type { Door } from '../../src/data/door.ts';
import { objectives } from '../../src/steps/objectives.ts';
import { structure } from '../../src/steps/structure.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { inEnglish } from './languages.ts';
import { counted } from './statements.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const repeated = (texts: readonly string[]) =>
  texts.filter((text, index) => texts.indexOf(text) < index);

describe('the list', () => {
  test('has at least 60 industries, each with a key and a name of its own', () => {
    expect(industries.length).toBeGreaterThanOrEqual(60);
    expect(repeated(industries.map(({ key }) => key))).toEqual([]);
    expect(repeated(industries.map(({ name }) => fold(name)))).toEqual([]);
    for (const { key } of industries) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('gives every industry what a founder needs, and nothing blank or untrimmed', () => {
    for (const { key, name, category, description, keywords, metrics } of industries) {
      expect(description.length, key).toBeGreaterThanOrEqual(40);
      expect(description.length, key).toBeLessThanOrEqual(300);
      expect(keywords.en.length, key).toBeGreaterThanOrEqual(10);
      expect(keywords.es.length, key).toBeGreaterThanOrEqual(10);
      expect(metrics.length, key).toBeGreaterThanOrEqual(3);
      for (const text of [
        name,
        category,
        description,
        ...keywords.en,
        ...keywords.es,
        ...metrics,
      ]) {
        expect(text, key).toBe(text.trim().normalize('NFC'));
        expect(text, key).not.toBe('');
      }
      for (const list of [keywords.en, keywords.es, metrics])
        expect(repeated(list), key).toEqual([]);
    }
  });

  test('gives no keyword to two industries', () => {
    const owned = industries.flatMap(({ keywords }) => [
      ...new Set([...keywords.en, ...keywords.es].map(fold)),
    ]);
    expect(repeated(owned)).toEqual([]);
  });

  test('has departments that the STRUCTURE step takes', () => {
    const list = structure.schema.shape.departments;
    for (const { key, departments } of industries) {
      expect(departments.length, key).toBeGreaterThanOrEqual(3);
      expect(repeated(departments.map(({ name }) => name)), key).toEqual([]);
      expect(
        list.safeParse(departments.map((each) => ({ ...each, key: each.name }))).error,
        key,
      ).toBeUndefined();
    }
  });

  test('has two or more objectives that the OBJECTIVES step takes as they are, without a warning', () => {
    for (const { key, objectives: models } of industries) {
      expect(models.length, key).toBeGreaterThanOrEqual(2);
      expect(repeated(models.map(({ title }) => title)), key).toEqual([]);
      const answers = { okrCycleDays: 90, objectives: models.map(inEnglish) };
      const parsed = objectives.schema.parse(answers);
      expect(parsed, key).toEqual(answers);
      expect(objectives.rules?.(parsed, { answersOf: () => ({}), ownerEmail: null }), key).toEqual(
        [],
      );
      for (const { title, metricType, baseline, target, unit } of models.flatMap(
        (m) => m.keyResults,
      )) {
        expect(baseline, title).not.toBe(target);
        if (metricType === 'PERCENTAGE') expect(unit, title).toBeUndefined();
      }
    }
  });

  test('does not copy an objective or a key result from one industry to another', () => {
    const models = industries.flatMap(({ objectives: each }) => each);
    expect(repeated(models.map(({ title }) => fold(title)))).toEqual([]);
    expect(
      repeated(models.flatMap((each) => each.keyResults.map(({ title }) => fold(title)))),
    ).toEqual([]);
  });
});

describe('seeding', () => {
  let database: TestDatabase;
  let door: Door;
  beforeAll(async () => {
    database = await createDatabase();
    door = openTestDoor(database, 10);
  });
  afterAll(async () => {
    await door.close();
    await database.drop();
  });
  const seed = (list = industries) => seedIndustries(door.asSystem('seed industries'), list);
  const rows = () =>
    database.query<{ id: string; key: string; name: string }>(
      'select id, key, name from industries order by key',
    );

  const terms = async (key: string) => {
    const found = await database.query<{ term: string }>(
      'select term from industry_terms join industries on id = industry_id where key = $1',
      [key],
    );
    return found.map(({ term }) => term);
  };

  test('ten servers at once make each industry once', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => seed()));
    expect(results.reduce((sum, { changed }) => sum + changed, 0)).toBe(industries.length);
    expect((await rows()).map(({ key }) => key)).toEqual(industries.map(({ key }) => key).sort());
    for (const { id } of await rows()) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('keeps departments and objectives in both languages', async () => {
    await seed();
    const stored = await database.query(
      'select key, departments, objectives from industries order by key',
    );
    expect(stored).toEqual(
      industries
        .map(({ key, departments, objectives: models }) => ({
          key,
          departments,
          objectives: models,
        }))
        .sort((one, other) => (one.key < other.key ? -1 : 1)),
    );
  });

  test('again, it is one statement that changes and locks nothing', async () => {
    const before = await database.query(
      'select xmin::text, xmax::text, id from industries order by id',
    );
    expect(await counted(() => seed())).toEqual({ result: { changed: 0 }, sent: 1 });
    expect(
      await database.query('select xmin::text, xmax::text, id from industries order by id'),
    ).toEqual(before);
  });

  test('changes what differs, by key, with its search terms, and leaves the rest alone', async () => {
    const before = await rows();
    const [first, ...others] = industries;
    if (!first) throw new Error('There are no industries.');
    await database.query(
      `insert into industries (id, key, name, category, description, metrics, departments, objectives)
       values (gen_random_uuid(), 'zz-local', 'Local', 'Local', 'Made here', '{}', '[]', '[]')`,
    );
    const renamed = {
      ...first,
      name: 'Quixotry',
      keywords: { ...first.keywords, en: ['windmills'] },
    };
    expect(await seed([renamed, ...others])).toEqual({ changed: 1 });
    expect((await rows()).filter(({ key }) => key !== 'zz-local').map(({ id }) => id)).toEqual(
      before.map(({ id }) => id),
    );
    expect((await rows()).find(({ key }) => key === first.key)?.name).toBe('Quixotry');
    expect(await terms(first.key)).toContain('windmills');
    expect(await seed()).toEqual({ changed: 1 });
    expect(await terms(first.key)).not.toContain('windmills');
    expect((await rows()).map(({ key }) => key)).toContain('zz-local');
  });
});
