import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Access, Door } from '../../src/data/door.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { addIndustry, addPerson, addSession, addTenant } from './world.ts';
import type { Tenant } from './world.ts';

/** Policies cost a look into an index, and not a look at every row: plans, over tables filled so that it matters. */

let database: TestDatabase;
let door: Door;
let asOwner: Access;
let tenant: Tenant;
let colleaguesSession: string;

beforeAll(async () => {
  database = await createDatabase();
  const industryId = await addIndustry(database);
  const owner = await addPerson(database);
  const colleague = await addPerson(database);
  tenant = await addTenant(database, industryId, [
    { userId: owner, role: 'OWNER' },
    { userId: colleague, role: 'MEMBER' },
  ]);
  colleaguesSession = await addSession(database, colleague, tenant.id);
  // Others, whom none of it concerns.
  await database.query(
    `with other as (select gen_random_uuid() as id, n from generate_series(1, 5000) n),
     people as (insert into users (id, name) select id, 'P' || n from other returning id),
     organizations as (
       insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure,
         methodology, collaboration_style, okr_maturity, created_by_id)
       select id, 'O' || n, 'other-' || n, '${industryId}', 'S', 'D', 'ES', 1, 'F', 'O', 'H', 'B', id from other
       returning id
     ), memberships as (
       insert into memberships (id, organization_id, user_id, role) select id, id, id, 'OWNER' from other returning id
     ), profiles as (
       insert into member_profiles (organization_id, user_id, full_name, job_title, role, okr_experience)
       select id, id, 'N', 'J', 'CEO', 'NONE' from other returning 1
     ), departments as (
       insert into departments (id, organization_id, name, type) select id, id, 'D', 'HR' from other returning id
     ), objectives as (
       insert into objectives (id, organization_id, title, position, starts_at, ends_at)
       select id, id, 'T', 0, now(), now() from other returning id
     ), results as (
       insert into key_results (id, organization_id, objective_id, title, position, metric_type, baseline, target, current)
       select id, id, id, 'T', 0, 'NUMBER', 0, 1, 0 from other returning id
     ), invitations as (
       insert into invitations (id, organization_id, email, role) select id, id, 'e', 'MEMBER' from other returning id
     ), sessions as (
       insert into onboarding_sessions (id, user_id, flow, flow_version, state, ended_at, organization_id, expires_at)
       select id, id, 'ORGANIZATION', 1, 'COMPLETED', now(), id, now() from other returning id
     ), steps as (
       insert into onboarding_steps (session_id, key, user_id, state, version)
       select id, key, id, 'SUBMITTED', 1 from other, unnest(array['WELCOME', 'COMPANY', 'STRUCTURE']) key returning 1
     ), events as (
       insert into onboarding_events (session_id, cursor, user_id, kind)
       select id, cursor, id, 'STEP_DRAFTED' from other, generate_series(1, 5) cursor returning 1
     )
     insert into onboarding_answers (session_id, key, user_id, answers) select id, 'WELCOME', id, '{}' from other`,
  );
  await database.query('analyze');
  door = openDoor({
    connectionString: database.url,
    max: 1,
    statementTimeoutMs: 10_000,
    preparedStatements: true,
  });
  asOwner = door.asViewer(owner);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

/** The tables that a statement would read from end to end. */
async function scannedBy(statement: string): Promise<string[]> {
  const lines = await asOwner.db.$queryRawUnsafe<Record<string, string>[]>(`explain ${statement}`);
  return lines
    .flatMap((line) => Object.values(line))
    .flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? []);
}

test.each([
  'organizations',
  'memberships',
  'member_profiles',
  'departments',
  'objectives',
  'key_results',
  'invitations',
  'onboarding_sessions',
  'onboarding_answers',
])('all of %s that one may see', async (table) => {
  expect(await scannedBy(`select * from ${table}`)).toEqual([]);
});

test('a colleague’s session, with its steps and events', async () => {
  for (const [table, column] of [
    ['onboarding_sessions', 'id'],
    ['onboarding_steps', 'session_id'],
    ['onboarding_events', 'session_id'],
  ] as const) {
    const statement = `select * from ${table} where ${column} = '${colleaguesSession}'`;
    expect(await scannedBy(statement)).toEqual([]);
    expect(await asOwner.db.$queryRawUnsafe(statement)).toHaveLength(1);
  }
});

test('people by their ids', async () => {
  const ids = tenant.members.map(({ userId }) => userId);
  const statement = `select * from users where id in ('${[...ids, randomUUID()].join("','")}')`;
  expect(await scannedBy(statement)).toEqual([]);
  expect(await asOwner.db.$queryRawUnsafe(statement)).toHaveLength(ids.length);
});
