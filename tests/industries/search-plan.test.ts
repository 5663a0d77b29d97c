import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedIndustries } from '../../prisma/seed.ts';
import { listStatement, searchStatement } from '../../src/industries/industries.statements.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
  const door = openTestDoor(database, 1);
  await seedIndustries(door.asSystem('seed industries'));
  await door.close();
  // Filling is much faster without the index, which is then made as it was.
  const [index] = await database.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where indexname = 'industry_terms_term_trgm_idx'",
  );
  await database.query('drop index industry_terms_term_trgm_idx');
  // The seeded industries over and over, under numbered names and with a few of their keywords each.
  await database.query(`
    insert into industries (id, key, name, category, description, keywords_en, keywords_es, metrics, departments, objectives)
    select gen_random_uuid(), key || '-' || n, name || ' ' || n, category, description,
      keywords_en[1 + n % 10:3 + n % 10], keywords_es[1 + n % 10:3 + n % 10], metrics, departments, objectives
    from industries, generate_series(1, 120) n
    limit 10000 - (select count(*) from industries)`);
  await database.query(index?.indexdef ?? '');
  await database.query('analyze industries, industry_terms');
}, 120_000);
afterAll(() => database.drop());

async function planOf({ text, values }: Prisma.Sql): Promise<string> {
  const rows = await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
const page = { size: 20, backward: false, after: null, before: null };

test('there are 10,000 industries', async () => {
  expect(await database.query('select count(*)::int as count from industries')).toEqual([
    { count: 10_000 },
  ]);
});

test.each(['fintec', 'rest', 'clinica dental', 'we sell shoes online'])(
  'searching %j uses the trigram index and scans no terms',
  async (search) => {
    const plan = await planOf(searchStatement(search, null, page));
    expect(plan).toContain('Bitmap Index Scan on industry_terms_term_trgm_idx');
    expect(plan).not.toContain('Seq Scan');
  },
);

test('so does searching within a category', async () => {
  const plan = await planOf(searchStatement('fintec', 'Finance', page));
  expect(plan).toContain('Bitmap Index Scan on industry_terms_term_trgm_idx');
  expect(plan).not.toContain('Seq Scan on industry_terms');
});

test.each([null, 'Health'])(
  'a page of the list reads no more than it returns (category %j)',
  async (category) => {
    const after = [0, 'Hospitals', '018f0000-0000-7000-8000-000000000000'] as const;
    const plan = await planOf(listStatement(category, { ...page, after }));
    expect(plan).toContain('Index Scan');
    expect(plan).not.toContain('Seq Scan');
  },
);
