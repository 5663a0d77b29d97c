import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access, Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { suggestionRow } from './ai-rows.ts';
import { addIndustry, addPerson, addSession, addTenant, insertRows } from './world.ts';
import type { Tenant } from './world.ts';

/** Policies cost a look into an index, and not a look at every row: plans, over tables filled so that it matters. */

let database: TestDatabase;
let door: Door;
let asOwner: Access;
let tenant: Tenant;
let owner: string;
let colleague: string;
let colleaguesSession: string;
let client: pg.Client;

beforeAll(async () => {
  database = await createDatabase();
  const industryId = await addIndustry(database);
  owner = await addPerson(database);
  colleague = await addPerson(database);
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
     ), entries as (
       insert into audit_log (id, organization_id, actor_id, action, target_type, target_id)
       select id, id, id, 'MEMBER_LEFT', 'User', id from other returning id
     ), origins as (
       insert into audit_origins (entry_id, user_id) select id, id from other returning 1
     ), requests as (
       insert into join_requests (id, organization_id, user_id) select id, id, id from other returning id
     ), domains as (
       insert into organization_domains (id, organization_id, domain, claimed_by_id)
       select id, id, n || '.example', id from other returning id
     ), keys as (
       insert into idempotency_keys (user_id, key, mutation, input_hash) select id, 'k', 'm', 'h' from other returning 1
     ), mails as (
       insert into outbox_mails (id, kind, recipient, locale) select id, 'VERIFICATION', n || '@x.example', 'en' from other
       returning 1
     ), identities as (
       insert into external_identities (issuer, subject, user_id) select 'issuer', n, id from other returning 1
     ), accounts as (
       insert into auth.users (id, name, email) select gen_random_uuid(), 'P' || n, n || '@y.example' from other returning 1
     ), verifications as (
       insert into auth.verifications (id, identifier, value, expires_at) select id, n, id, now() from other returning 1
     ), staff as (
       insert into platform_staff (user_id) select id from other returning 1
     ), preferences as (
       insert into preferences (user_id, communication_style, locale, timezone, notification_frequency)
       select id, 'FORMAL', 'en', 'UTC', 'DAILY' from other returning 1
     ), sessions as (
       insert into onboarding_sessions (id, user_id, flow, flow_version, state, ended_at, organization_id, expires_at)
       select id, id, 'ORGANIZATION', 1, 'COMPLETED', now(), id, now() from other returning id
     ), choices as (
       insert into ai_preferences (user_id) select id from other returning 1
     ), consents as (
       insert into ai_consents (id, user_id, text_version, origin, choice) select id, id, '1', 'SETTINGS', '{}' from other
       returning 1
     ), switches as (
       insert into organization_ai_settings (organization_id, models_allowed) select id, true from other returning 1
     ), suggestions as (
       insert into ai_suggestions (id, user_id, session_id, kind, state, locale, lease_until, created_at, expires_at)
       select id, id, id, 'INDUSTRY', case n % 3 when 0 then 'PENDING' else 'READY' end, 'en', now(),
         now() - n * interval '1 hour', now() from other returning 1
     ), cache as (
       insert into ai_cache (scope_id, key, user_id, organization_id, result, expires_at)
       select id, '\\x01', id, id, '{}', now() from other returning 1
     ), usage as (
       insert into ai_usage (day, scope_id, user_id) select current_date, id, id from other returning 1
     ), steps as (
       insert into onboarding_steps (session_id, key, user_id, state, version)
       select id, key, id, 'SUBMITTED', 1 from other, unnest(array['WELCOME', 'COMPANY', 'STRUCTURE']) key returning 1
     ), events as (
       insert into onboarding_events (session_id, cursor, user_id, kind)
       select id, cursor, id, 'STEP_DRAFTED' from other, generate_series(1, 5) cursor returning 1
     )
     insert into onboarding_answers (session_id, key, user_id, answers) select id, 'WELCOME', id, '{}' from other`,
  );
  // By the organization's id, as functions are called below.
  await insertRows(database, 'ai_suggestions', [
    {
      ...suggestionRow(colleague, colleaguesSession, { reserved_on: '2026-01-01' }),
      id: tenant.id,
    },
  ]);
  await database.query('analyze');
  door = openTestDoor(database, 1);
  asOwner = door.asViewer(owner);
  client = new pg.Client(database.adminUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await door.close();
  await database.drop();
});

/** The tables that a statement would read from end to end, planned for its values, and for any (`$1`). */
async function scannedBy(statement: string): Promise<string[]> {
  let parameters = 0;
  const general = statement.replace(/'[\w-]{36}'/g, () => `$${++parameters}`);
  const scans: string[] = [];
  for (const explain of [`explain ${statement}`, `explain (generic_plan) ${general}`]) {
    const lines = await asViewer(owner, explain);
    scans.push(...scansIn(lines.map((line) => Object.values(line).join()).join('\n')));
  }
  return scans;
}
/** Sends a statement as it is, with `$1` in it, on somebody's behalf; nothing is left of it. */
async function asViewer(userId: string, statement: string): Promise<object[]> {
  await client.query(`begin; set local role gangway_app; set local app.user_id = '${userId}'`);
  try {
    return (await client.query<object>(statement)).rows;
  } finally {
    await client.query('rollback');
  }
}
const scansIn = (plan: string): string[] =>
  [...plan.matchAll(/Seq Scan on (?:\w+\.)?(\w+)/g)].map(([, table = '']) => table);

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
  'audit_log',
  'join_requests',
  'organization_domains',
  'idempotency_keys',
  'platform_staff',
  'preferences',
  'ai_preferences',
  'ai_consents',
  'organization_ai_settings',
  'ai_suggestions',
  'ai_cache',
  'ai_usage',
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

test('where audited acts came from', async () => {
  const ids = [randomUUID(), randomUUID()].join("','");
  expect(await scannedBy(`select * from audit_origins where entry_id in ('${ids}')`)).toEqual([]);
});

test.each([
  ['organizations', 'name'],
  ['memberships', 'role'],
  ['departments', 'parent_id'],
  ['objectives', 'title'],
  ['key_results', 'title'],
  ['invitations', 'state'],
  ['organization_domains', 'joining'],
  ['onboarding_sessions', 'state'],
  ['ai_suggestions', 'state'],
])('changing one of %s', async (table, column) => {
  const statement = `update ${table} set ${column} = ${column} where id = '${randomUUID()}'`;
  expect(await scannedBy(statement)).toEqual([]);
});

test.each([
  'organizations',
  'memberships',
  'departments',
  'organization_domains',
  'ai_suggestions',
])('removing one of %s', async (table) => {
  expect(await scannedBy(`delete from ${table} where id = '${randomUUID()}'`)).toEqual([]);
});

/** What the functions that see past the policies read, as Postgres tells of the statements within. */
test('and what the functions look at', async () => {
  let plans = '';
  client.on('notice', ({ message }) => (plans += message ?? ''));
  const id = `'${tenant.id}'::uuid`;
  const calls = await database.query<{ call: string }>(
    `select 'app.' || proname || '(' || array_to_string(array(
       select case t when 'uuid'::regtype then $1 when 'uuid[]'::regtype then 'array[' || $1 || ']'
         when 'boolean'::regtype then 'false' when 'integer'::regtype then '10'
         when 'text[]'::regtype then 'array[''x'']' when 'bigint'::regtype then '10'
         when 'bigint[]'::regtype then 'array[1, 2, 3, 4, 5, 6]' when 'timestamptz'::regtype then 'now()'
         else '''x''' end
       from unnest(proargtypes) t), ', ') || ')' as call
     from pg_proc where prosecdef and has_function_privilege('gangway_app', oid, 'execute') order by 1`,
    [id],
  );
  await client.query(
    `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
     set auto_explain.log_level = notice`,
  );
  const scans: Record<string, string[]> = {};
  for (const { call } of calls) {
    plans = '';
    await asViewer(colleague, `select * from ${call}`);
    // Something was told, of more than the call itself.
    expect({ call, within: /plan:[^]*plan:/.test(plans) }).toEqual({ call, within: true });
    const found = scansIn(plans);
    if (found.length > 0) scans[call] = found;
  }
  expect(calls.length).toBeGreaterThan(20);
  // What a switch of an organization ends.
  plans = '';
  await asViewer(
    owner,
    `insert into organization_ai_settings (organization_id, models_allowed) values (${id}, false)`,
  );
  expect(plans).toContain('public.ai_suggestions');
  expect(scansIn(plans)).toEqual([]);
  expect(scans).toEqual({});
});
