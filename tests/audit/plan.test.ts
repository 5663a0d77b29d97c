import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditCursor, readAuditLogs } from '../../src/audit/audit-log.service.ts';
import type { Db, Door } from '../../src/data/door.ts';
import { pageOf } from '../../src/pagination.ts';
import { addIndustry, addPerson, addTenant } from '../data/world.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';

/**
 * A page of the log costs what is on it, however much there is: the plan of the statement that really runs, for an
 * organization in which nothing happened of late, beside one in which much did.
 */

let database: TestDatabase;
let door: Door;
beforeAll(async () => {
  database = await createDatabase();
  door = openTestDoor(database, 1);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

test('a page is read from the index, in its order', async () => {
  const owner = await addPerson(database);
  const { id } = await addTenant(database, await addIndustry(database), [
    { userId: owner, role: 'OWNER' },
  ]);
  await database.query(
    `insert into audit_log (id, organization_id, actor_id, action, target_type, target_id, occurred_at)
     select gen_random_uuid(), case when n > 39000 then $1::uuid else $2::uuid end, $2, 'MEMBER_LEFT',
       'Membership', $2, now() - make_interval(secs => n) from generate_series(1, 40000) n`,
    [id, owner],
  );
  await database.query(
    `insert into audit_origins (entry_id, user_id) select id, actor_id from audit_log where organization_id = $1`,
    [id],
  );
  await database.query('analyze audit_log, audit_origins, memberships');
  const { db } = door.asViewer(owner);
  let plan = '';
  const explaining = {
    $queryRaw: async (strings: TemplateStringsArray, ...values: unknown[]) => {
      const [begin = '', ...rest] = strings;
      const statement = [`explain (analyze, buffers off, timing off) ${begin}`, ...rest];
      const template = Object.assign(statement, { raw: statement });
      const lines = await db.$queryRaw<Record<string, string>[]>(template, ...values);
      plan = lines.flatMap((line) => Object.values(line)).join('\n');
      return [];
    },
  } as unknown as Db;
  const access = { db: explaining, transaction: () => Promise.reject(new Error('None.')) };
  const place = auditCursor.encode([new Date(Date.now() - 39_500_000).toISOString(), id]);
  for (const args of [{ first: 20 }, { last: 20 }, { first: 20, after: place }]) {
    await readAuditLogs(access, [id], pageOf(args, auditCursor));
    expect(plan).toMatch(/audit_log_organization_id_occurred_at_id_idx/);
    expect(plan).not.toMatch(/Seq Scan on audit_(log|origins)/);
    // No more rows than the page has, and one to see whether there are more.
    expect(plan).toMatch(/audit_log_organization_id_occurred_at_id_idx.*actual rows=2[12]\b/);
  }
});
