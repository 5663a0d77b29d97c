import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../helpers/database.ts';
import { addAiPreferences, addAiSettings, cacheRow, consentRow } from './ai-rows.ts';
import { suggestionRow, usageRow } from './ai-rows.ts';
import type { Row, Rows } from './rights-scopes.ts';
import { addIndustry, addSession, addTenant, insertRows } from './world.ts';
import type { Tenant } from './world.ts';

/** Everybody who may ask, in a world of three organizations that have members, and one that has none yet. */
export const IDENTITIES = [
  'nobody',
  'stranger', // a member of nothing; founded the organization that has nobody yet
  'member',
  'viewer',
  'manager', // of Engineering, with Backend below it, Company above and Sales beside it
  'admin',
  'owner',
  'former', // was a member; a completed session of theirs still names the organization
  'guest', // reads ours, administers theirs
  'otherOwner',
  'otherManager', // without a department
  'invited', // an invitation waits for their proven address
  'asker', // asks to join
  'pending', // accepted, as an admin; their wizard waits
  'staff',
  'coOwner', // of an organization with a second owner
] as const;
export type Identity = (typeof IDENTITIES)[number];
export type Person = Exclude<Identity, 'nobody'>;

/** A table as the catalog has it. */
export interface Table {
  /** With its schema: `public.users`. */
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of its primary key. */
  readonly key: readonly string[];
}

export interface World {
  readonly ids: Readonly<Record<Person, string>>;
  readonly ours: Tenant;
  readonly theirs: Tenant;
  readonly third: Tenant;
  /** Founded by the stranger, without members. */
  readonly fresh: string;
  readonly departments: Readonly<Record<'company' | 'engineering' | 'backend' | 'sales', string>>;
  /** The invitation of the invited person, and the hash of its token. */
  readonly invitation: { readonly id: string; readonly hash: string };
}

const UNPROVEN: readonly Person[] = ['otherOwner', 'former'];
export const addressOf = (person: Person): string => {
  const domains: Partial<Record<Person, string>> = { otherOwner: 'theirs', guest: 'theirs' };
  return `${person.toLowerCase()}@${domains[person] ?? 'ours'}.example`;
};

export async function addWorld(database: TestDatabase): Promise<World> {
  const people = IDENTITIES.filter((name) => name !== 'nobody');
  const ids = Object.fromEntries(people.map((name) => [name, randomUUID()])) as World['ids'];
  await insertRows(
    database,
    'users',
    people.map((name) => ({
      id: ids[name],
      name,
      email: addressOf(name),
      email_verified: !UNPROVEN.includes(name),
    })),
  );
  const industryId = await addIndustry(database);
  const ours = await addTenant(database, industryId, [
    { userId: ids.owner, role: 'OWNER' },
    { userId: ids.manager, role: 'MANAGER' },
    { userId: ids.admin, role: 'ADMIN' },
    { userId: ids.member, role: 'MEMBER' },
    { userId: ids.viewer, role: 'VIEWER' },
    { userId: ids.guest, role: 'VIEWER' },
    { userId: ids.pending, role: 'ADMIN', state: 'PENDING' },
  ]);
  const theirs = await addTenant(database, industryId, [
    { userId: ids.otherOwner, role: 'OWNER' },
    { userId: ids.otherManager, role: 'MANAGER' },
    { userId: ids.guest, role: 'ADMIN' },
  ]);
  const second = randomUUID();
  await insertRows(database, 'users', [{ id: second, name: 'Second', email: null }]);
  const third = await addTenant(database, industryId, [
    { userId: ids.coOwner, role: 'OWNER' },
    { userId: second, role: 'OWNER' },
  ]);
  const fresh = randomUUID();
  await database.query(
    `insert into organizations select (o).* from (
       select jsonb_populate_record(o, jsonb_build_object('id', $1::text, 'slug', 'fresh', 'created_by_id', $2::text)) as o
       from organizations o where id = $3) one`,
    [fresh, ids.stranger, ours.id],
  );
  const departments = await addDepartments(database, ours);
  await database.query(
    'update memberships set department_id = null where organization_id = $1 and user_id = $2',
    [theirs.id, ids.otherManager],
  );
  await addObjectives(database, ours, departments, ids);
  const invitation = await addInvitations(database, ours, ids);
  const world = { ids, ours, theirs, third, fresh, departments, invitation };
  await addPersonalRows(database, world);
  return world;
}

/** Below Engineering, which the manager manages, and beside it. */
async function addDepartments(database: TestDatabase, ours: Tenant): Promise<World['departments']> {
  const [company = '', engineering = ''] = ours.departments;
  const [backend, sales] = [randomUUID(), randomUUID()];
  const owned = { organization_id: ours.id, type: 'OTHER' };
  await insertRows(database, 'departments', [
    { ...owned, id: backend, name: 'Backend', parent_id: engineering },
    { ...owned, id: sales, name: 'Sales', parent_id: company },
  ]);
  return { company, engineering, backend, sales };
}

/** One of each owner that matters, in each kind of department, with a key result each. */
async function addObjectives(
  database: TestDatabase,
  ours: Tenant,
  { backend, sales }: World['departments'],
  ids: World['ids'],
): Promise<void> {
  const now = new Date().toISOString();
  const objectives = [
    { owner_id: ids.viewer, department_id: backend },
    { owner_id: ids.member, department_id: sales },
    { owner_id: ids.manager, department_id: null },
    { owner_id: null, department_id: null },
  ].map((one) => ({ ...one, id: randomUUID() }));
  await insertRows(
    database,
    'objectives',
    objectives.map((one) => ({
      ...one,
      organization_id: ours.id,
      title: 'Try everything',
      position: 1,
      starts_at: now,
      ends_at: now,
    })),
  );
  await insertRows(
    database,
    'key_results',
    objectives.map(({ id }) => ({
      id: randomUUID(),
      organization_id: ours.id,
      objective_id: id,
      title: 'Tries',
      position: 0,
      metric_type: 'NUMBER',
      baseline: 0,
      target: 1,
      current: 0,
    })),
  );
}

/** In each state, by each who may have sent one. */
async function addInvitations(
  database: TestDatabase,
  ours: Tenant,
  ids: World['ids'],
): Promise<World['invitation']> {
  const id = randomUUID();
  const hash = 'hash-of-a-token';
  const plain = {
    organization_id: ours.id,
    accepted_by_id: null,
    token_hash: null,
    expires_at: null,
  };
  const sent = { ...plain, state: 'PENDING', role: 'MEMBER', invited_by_id: ids.owner };
  const expires_at = new Date(Date.now() + 86_400_000).toISOString();
  const others = [
    { email: 'was.admin@x.example', role: 'ADMIN', invited_by_id: ids.manager },
    { email: 'by.manager@x.example', role: 'VIEWER', invited_by_id: ids.manager },
    { email: 'revoked@x.example', state: 'REVOKED', invited_by_id: ids.manager },
    { email: 'declined@x.example', state: 'DECLINED', invited_by_id: ids.manager },
    { email: 'was.manager@x.example', invited_by_id: ids.viewer },
    { email: addressOf('pending'), state: 'ACCEPTED', role: 'ADMIN', accepted_by_id: ids.pending },
  ];
  await insertRows(database, 'invitations', [
    { ...sent, id, email: addressOf('invited'), role: 'MANAGER', token_hash: hash, expires_at },
    ...others.map((other) => ({ ...sent, id: randomUUID(), ...other })),
  ]);
  return { id, hash };
}

/** What people have of their own, and what tells of them. */
async function addPersonalRows(database: TestDatabase, world: World): Promise<void> {
  const { ids, ours, theirs, third } = world;
  const everybody = Object.values(ids);
  for (const id of everybody) if (id !== ids.pending) await addSession(database, id);
  for (const [id, organization] of [
    [ids.owner, ours.id],
    [ids.former, ours.id],
    [ids.otherOwner, theirs.id],
  ] as const) {
    await addSession(database, id, organization);
  }
  const wizard = await addSession(database, ids.pending);
  await database.query(
    `update onboarding_sessions set flow = 'MEMBER', organization_id = $2 where id = $1`,
    [wizard, ours.id],
  );
  // A step without answers yet, of each.
  await database.query(
    `insert into onboarding_steps (session_id, key, user_id, state, version)
     select session_id, 'COMPANY', user_id, 'DRAFTED', 1 from onboarding_steps`,
  );
  // So that somebody may still add one of their own.
  await database.query('delete from member_profiles where user_id = $1', [ids.viewer]);
  await insertRows(
    database,
    'preferences',
    everybody.slice(2).map((user_id) => ({
      user_id,
      communication_style: 'FORMAL',
      locale: 'en',
      timezone: 'UTC',
      notification_frequency: 'DAILY',
      focus_areas: [],
    })),
  );
  await addAiWorld(database, world, everybody.slice(2));
  await insertRows(database, 'external_identities', [
    { issuer: 'https://issuer.example', subject: 'owner', user_id: ids.owner },
  ]);
  await insertRows(
    database,
    'idempotency_keys',
    [ids.owner, ids.member, ids.otherOwner].map((user_id) => ({
      user_id,
      key: 'key',
      mutation: 'inviteMembers',
      input_hash: 'hash',
    })),
  );
  await insertRows(database, 'platform_staff', [{ user_id: ids.staff }]);
  const acts = [
    { organization_id: ours.id, actor_id: ids.owner },
    { organization_id: ours.id, actor_id: ids.member },
    { organization_id: theirs.id, actor_id: ids.otherOwner },
    { organization_id: third.id, actor_id: ids.coOwner },
    { organization_id: null, actor_id: ids.member },
    { organization_id: null, actor_id: null },
    { organization_id: ours.id, actor_id: null },
  ].map((act) => ({ ...act, id: randomUUID() }));
  await insertRows(
    database,
    'audit_log',
    acts.map((act) => ({ ...act, action: 'MEMBER_LEFT', target_type: 'User', target_id: act.id })),
  );
  await insertRows(
    database,
    'audit_origins',
    acts
      .filter(({ actor_id }) => actor_id !== null)
      .map(({ id, actor_id }) => ({ entry_id: id, user_id: actor_id, ip_address: '192.0.2.1' })),
  );
  await insertRows(
    database,
    'organization_domains',
    [
      [ours.id, 'ours.example', ids.owner],
      [theirs.id, 'theirs.example', ids.otherOwner],
      [third.id, 'else.example', ids.coOwner],
    ].map(([organization_id, domain, claimed_by_id]) => ({
      id: randomUUID(),
      organization_id,
      domain,
      claimed_by_id,
      joining: 'REQUEST',
    })),
  );
  await insertRows(
    database,
    'join_requests',
    [
      [ours.id, ids.asker],
      [theirs.id, ids.stranger],
    ].map(([organization_id, user_id]) => ({ id: randomUUID(), organization_id, user_id })),
  );
  await database.query(
    `insert into outbox_mails (id, kind, recipient, locale, invitation_id)
     select gen_random_uuid(), 'INVITATION', email, 'en', id from invitations`,
  );
}

/** Of these people all that there is of AI; of everybody a suggestion in each of their sessions. */
async function addAiWorld(
  database: TestDatabase,
  { ids, ours, theirs }: World,
  people: readonly string[],
): Promise<void> {
  for (const userId of people) {
    await addAiPreferences(database, userId);
    await insertRows(database, 'ai_consents', [consentRow(userId)]);
    await insertRows(database, 'ai_usage', [usageRow({ user_id: userId })]);
  }
  const sessions = await database.query<{ id: string; user_id: string }>(
    'select id, user_id from onboarding_sessions',
  );
  await insertRows(
    database,
    'ai_suggestions',
    sessions.map(({ id, user_id: userId }) => suggestionRow(userId, id)),
  );
  await insertRows(database, 'ai_cache', [
    cacheRow(ids.stranger),
    cacheRow(ids.member),
    cacheRow(ids.owner, ours.id),
    cacheRow(ids.member, ours.id),
    cacheRow(ids.pending, ours.id),
    cacheRow(ids.former, ours.id),
    cacheRow(ids.otherOwner, theirs.id),
  ]);
  await addAiSettings(database, ours.id, true);
  await addAiSettings(database, theirs.id, false);
}

/** Every table there is; an extension's and Postgres' own are none of ours. */
export const tablesOf = (database: TestDatabase): Promise<Table[]> =>
  database.query<Table & { [column: string]: unknown }>(
    `select n.nspname || '.' || c.relname as name,
       array(select attname::text from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns,
       array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1`,
  );

/** Everything that the tables hold, read past all policies. */
export async function rowsOf(database: TestDatabase, tables: readonly Table[]): Promise<Rows> {
  const rows = new Map<string, readonly Row[]>();
  for (const { name } of tables) {
    const found = await database.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`);
    rows.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return rows;
}
