import { v7 as uuidv7 } from 'uuid';
import type { Access } from '../src/data/door.ts';
import { Prisma } from '../src/generated/prisma/client.ts';
import { industries } from './industries.ts';
import type { IndustrySeed } from './industries/industry.ts';

/**
 * Brings the industries of the database to what this version ships, by key: new ones get an id that they keep, changed
 * ones are updated, and what is not in the list is left alone. One statement, which only reads when nothing changed.
 * Any number of servers may run it at once: whoever comes second finds nothing left to do.
 */
export async function seedIndustries(
  access: Access,
  seeds: readonly IndustrySeed[] = industries,
): Promise<{ changed: number }> {
  const rows = seeds.map(({ keywords, ...seed }) => ({
    ...seed,
    id: uuidv7(),
    keywords_en: keywords.en,
    keywords_es: keywords.es,
  }));
  const changed = await access.db.$executeRaw(upsert(JSON.stringify(rows)));
  return { changed };
}

const CONTENT = [
  'name',
  'category',
  'description',
  'keywords_en',
  'keywords_es',
  'metrics',
  'departments',
  'objectives',
];

function upsert(rows: string): Prisma.Sql {
  const columns = (prefix = '') => Prisma.raw(CONTENT.map((name) => prefix + name).join(', '));
  // In the order of keys, so that two servers that insert at once wait for each other and never in a circle.
  return Prisma.sql`
    with seed as (
      select * from jsonb_to_recordset(${rows}::jsonb) as seed (
        id uuid, key text, name text, category text, description text, keywords_en text[], keywords_es text[],
        metrics text[], departments jsonb, objectives jsonb
      )
    )
    insert into industries as known (id, key, ${columns()})
      select seed.id, seed.key, ${columns('seed.')}
      from seed left join industries current using (key)
      where current.key is null or (${columns('current.')}) is distinct from (${columns('seed.')})
      order by seed.key
      on conflict (key) do update
        set (${columns()}, updated_at) = row (${columns('excluded.')}, now())
        where (${columns('known.')}) is distinct from (${columns('excluded.')})`;
}
