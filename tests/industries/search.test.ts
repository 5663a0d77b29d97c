import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedIndustries } from '../../prisma/seed.ts';
import type { Access, Door } from '../../src/data/door.ts';
import { searchIndustries } from '../../src/industries/industries.service.ts';
import { industryQueries } from '../data/industry-queries.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { counted } from './statements.ts';

let database: TestDatabase;
let door: Door;
let access: Access;
beforeAll(async () => {
  database = await createDatabase();
  door = openTestDoor(database);
  await seedIndustries(door.asSystem('seed industries'));
  access = door.asViewer(null);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

async function find(search: string, by = access): Promise<string[]> {
  const page = { size: 5, backward: false, after: null, before: null };
  const { edges } = await searchIndustries(by, { search, page });
  return edges.map(({ node }) => node.key);
}

test('people find their industry', async () => {
  let first = 0;
  let firstFive = 0;
  const missed: string[] = [];
  for (const [query, ...acceptable] of industryQueries) {
    const found = await find(query);
    const position = found.findIndex((key) => acceptable.includes(key));
    if (position === 0) first += 1;
    if (position >= 0) firstFive += 1;
    if (position !== 0) missed.push(`  ${query}: ${found.join(', ') || 'nothing'}`);
  }
  const share = (hits: number) => hits / industryQueries.length;
  const percent = (hits: number) => `${(100 * share(hits)).toFixed(1)} %`;
  process.stdout.write(
    `Industry search over ${industryQueries.length} queries: hit@1 ${percent(first)}, hit@5 ${percent(firstFive)}. Not first:\n${missed.join('\n')}\n`,
  );
  expect(industryQueries.length).toBeGreaterThanOrEqual(150);
  expect(share(first)).toBeGreaterThanOrEqual(0.75);
  expect(share(firstFive)).toBeGreaterThanOrEqual(0.95);
});

describe('a search', () => {
  test('is one statement', async () => {
    expect((await counted(() => find('clinica dental'))).sent).toBe(1);
  });

  test.each([
    ['as upper case', 'CLÍNICA DENTAL'],
    ['with decomposed accents', 'clínica dental'.normalize('NFD')],
    ['with much space', '  clínica   dental  '],
    ['with little words', 'la clínica de los dental'],
    ['with punctuation', '"clínica", dental!'],
    ['run together', 'clinicadental'],
  ])('is the same %s', async (_how, search) => {
    expect((await find(search))[0]).toBe('dental-practices');
  });

  test('finds what a little word begins, as people type', async () => {
    expect(await find('in')).toContain('insurance');
    expect(await find('con')).toContain('construction');
  });

  test.each(['', '   ', '\n'])('for %j lists all by name', async (search) => {
    expect((await find(search))[0]).toBe('accounting-tax');
  });

  test.each([
    '!!!',
    '%%%',
    '___',
    '\\',
    '&',
    '🙂',
    '日本語',
    '\0',
    'bank\0',
    '\ud800',
    'bank\udfff',
    'x'.repeat(100),
    'qqqqq zzzzz',
  ])('for %j finds nothing and does not fail', async (search) => {
    expect(await find(search)).toEqual([]);
  });

  test.each([
    "'; drop table industries; --",
    '$1',
    '{}',
    'a'.repeat(100),
    'a '.repeat(50),
    "O'Brien \\' dentist",
  ])('survives %j', async (search) => {
    await expect(find(search)).resolves.toBeInstanceOf(Array);
  });

  test("does not depend on the server's own similarity threshold", async () => {
    const name = new URL(database.url).pathname.slice(1);
    await database.query(`alter database ${name} set pg_trgm.similarity_threshold = 0.99`);
    const other = openTestDoor(database);
    try {
      expect((await find('resturant', other.asViewer(null)))[0]).toBe('restaurants-cafes');
    } finally {
      await other.close();
      await database.query(`alter database ${name} reset pg_trgm.similarity_threshold`);
    }
  });
});
