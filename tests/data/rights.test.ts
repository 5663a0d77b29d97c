import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Door } from '../../src/data/door.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { addIndustry, addPerson, addSession, addTenant, insertRows } from './world.ts';
import type { Tenant } from './world.ts';

/** Who may do what to an organization's rows and to people's own, as the role that serves requests. */

const ACTORS = [
  'nobody',
  'stranger', // the owner of another organization
  'former', // was a member; a session of theirs still names the organization
  'pending', // not a member yet, though as an admin
  'viewer',
  'manager',
  'admin',
  'owner',
] as const;
type Actor = (typeof ACTORS)[number];
/** How many rows, or why not: REFUSED by a policy or a missing privilege, or another SQLSTATE. */
type Outcome = number | string;

let database: TestDatabase;
let door: Door;
let ours: Tenant;
let theirs: Tenant;
let industryId: string;
const people = {} as Record<Exclude<Actor, 'nobody'>, string>;
const sessions = {} as Record<Exclude<Actor, 'nobody'>, string>;

beforeAll(async () => {
  database = await createDatabase();
  for (const actor of ACTORS) if (actor !== 'nobody') people[actor] = await addPerson(database);
  industryId = await addIndustry(database);
  ours = await addTenant(database, industryId, [
    { userId: people.owner, role: 'OWNER' },
    { userId: people.manager, role: 'MANAGER' },
    { userId: people.admin, role: 'ADMIN' },
    { userId: people.viewer, role: 'VIEWER' },
    { userId: people.pending, role: 'ADMIN', state: 'PENDING' },
  ]);
  theirs = await addTenant(database, industryId, [{ userId: people.stranger, role: 'OWNER' }]);
  const completed: readonly string[] = [people.owner, people.former];
  for (const actor of ACTORS) {
    if (actor === 'nobody') continue;
    const userId = people[actor];
    const organizationId = completed.includes(userId) ? ours.id : null;
    sessions[actor] = await addSession(database, userId, organizationId);
  }
  await insertRows(
    database,
    'preferences',
    [people.owner, people.stranger].map((user_id) => ({
      user_id,
      communication_style: 'FORMAL',
      locale: 'en',
      timezone: 'UTC',
      notification_frequency: 'DAILY',
      focus_areas: [],
      ai_assistance: 'OFF',
    })),
  );
  await database.query('delete from member_profiles where user_id = $1', [people.viewer]);
  await insertRows(database, 'external_identities', [
    { issuer: 'https://issuer.example', subject: 'owner', user_id: people.owner },
  ]);
  door = openDoor({
    connectionString: database.url,
    max: 4,
    statementTimeoutMs: 10_000,
    preparedStatements: true,
  });
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

class Undone extends Error {
  readonly count: number;
  constructor(count: number) {
    super('undone');
    this.count = count;
  }
}

/** Tries statements in one transaction, and undoes them; the last one counts. `select count(*)` gives the count. */
async function attempt(actor: Actor, ...statements: string[]): Promise<Outcome> {
  const access = door.asViewer(actor === 'nobody' ? null : people[actor]);
  try {
    return await access.transaction<number>(async (tx) => {
      let count = 0;
      for (const statement of statements) {
        const counts = statement.startsWith('select count(*)');
        const [row] = counts ? await tx.$queryRawUnsafe<{ count: bigint }[]>(statement) : [];
        count = row ? Number(row.count) : await tx.$executeRawUnsafe(statement);
      }
      throw new Undone(count);
    });
  } catch (error) {
    if (error instanceof Undone) return error.count;
    const { code, meta } = error as { code?: string; meta?: { code?: string } };
    const state = /Code: `(\w{5})`/.exec((error as Error).message)?.[1] ?? meta?.code ?? code;
    return state === '42501' ? 'REFUSED' : String(state);
  }
}

/** The outcome for each actor; who is not named gets what `others` get. */
async function expectOutcomes(
  statements: (actor: Actor) => string | string[],
  expected: Partial<Record<Actor, Outcome>>,
  others: Outcome,
): Promise<void> {
  const outcomes: Record<string, Outcome> = {};
  for (const actor of ACTORS) {
    outcomes[actor] = await attempt(actor, ...[statements(actor)].flat());
  }
  expect(outcomes).toEqual(
    Object.fromEntries(ACTORS.map((actor) => [actor, expected[actor] ?? others])),
  );
}

const MEMBERS = ['viewer', 'manager', 'admin', 'owner'] as const;
const ADMINS = ['admin', 'owner'] as const;
const SIGNED_IN = ACTORS.filter((actor) => actor !== 'nobody');
const all = (actors: readonly Actor[], outcome: Outcome): Partial<Record<Actor, Outcome>> =>
  Object.fromEntries(actors.map((actor) => [actor, outcome]));

const TABLES = [
  'users',
  'external_identities',
  'onboarding_sessions',
  'onboarding_steps',
  'onboarding_answers',
  'onboarding_events',
  'organizations',
  'memberships',
  'member_profiles',
  'preferences',
  'departments',
  'objectives',
  'key_results',
  'invitations',
  'industries',
  'industry_terms',
] as const;
/** A column of each that says nothing, for updates that change nothing. */
const ANY_COLUMN: Readonly<Record<(typeof TABLES)[number], string>> = {
  users: 'name',
  external_identities: 'subject',
  onboarding_sessions: 'updated_at',
  onboarding_steps: 'updated_at',
  onboarding_answers: 'answers',
  onboarding_events: 'kind',
  organizations: 'name',
  memberships: 'role',
  member_profiles: 'full_name',
  preferences: 'locale',
  departments: 'name',
  objectives: 'title',
  key_results: 'title',
  invitations: 'email',
  industries: 'name',
  industry_terms: 'term',
};

describe('reading', () => {
  const ofOurs = () => `select count(*) from %s where organization_id = '${ours.id}'`;
  const count = (table: string, where: () => string) => () =>
    `select count(*) from ${table} where ${where()}`;

  test.each(['memberships', 'departments', 'objectives', 'key_results'])(
    '%s: the members',
    async (table) => {
      const [row] = await database.query<{ count: string }>(ofOurs().replace('%s', table));
      const total = Number(row?.count);
      expect(total).toBeGreaterThan(0);
      await expectOutcomes(() => ofOurs().replace('%s', table), all(MEMBERS, total), 0);
    },
  );

  test('the organization, and what members told of themselves: the members', async () => {
    await expectOutcomes(
      count('organizations', () => `id = '${ours.id}'`),
      all(MEMBERS, 1),
      0,
    );
    await expectOutcomes(() => ofOurs().replace('%s', 'member_profiles'), all(MEMBERS, 4), 0);
  });

  test('invitations: admins all, others those that they sent', async () => {
    await expectOutcomes(
      () => ofOurs().replace('%s', 'invitations'),
      { ...all(ADMINS, 2), manager: 1 },
      0,
    );
  });

  test('people: oneself, and one’s fellow members', async () => {
    const everybody = () => `id in ('${Object.values(people).join("','")}')`;
    await expectOutcomes(
      count('users', everybody),
      { ...all(MEMBERS, 5), ...all(['stranger', 'former', 'pending'], 1) },
      0,
    );
  });

  test.each(['onboarding_sessions', 'onboarding_steps', 'onboarding_events'])(
    '%s: one’s own, and admins those of their organization',
    async (table) => {
      const id = table === 'onboarding_sessions' ? 'id' : 'session_id';
      const everybodys = () => `${id} in ('${Object.values(sessions).join("','")}')`;
      // The owner's own one is the organization's too; so is that of who left.
      await expectOutcomes(
        count(table, everybodys),
        { ...all(SIGNED_IN, 1), admin: 3, owner: 2 },
        0,
      );
    },
  );

  test('answers and preferences: one’s own only', async () => {
    const everybodys = () => `session_id in ('${Object.values(sessions).join("','")}')`;
    await expectOutcomes(count('onboarding_answers', everybodys), all(SIGNED_IN, 1), 0);
    await expectOutcomes(
      count('preferences', () => 'true'),
      { owner: 1, stranger: 1 },
      0,
    );
  });

  test('industries: everybody', async () => {
    await expectOutcomes(
      count('industries', () => `id = '${industryId}'`),
      {},
      1,
    );
  });

  test.each([
    'external_identities',
    '_prisma_migrations',
    'auth.users',
    'auth.sessions',
    'auth.accounts',
    'auth.refresh_tokens',
    'auth.jwks',
    'auth.verifications',
    'auth.revocations',
  ])('%s: nobody', async (table) => {
    await expectOutcomes(() => `select count(*) from ${table}`, {}, 'REFUSED');
  });
});

describe('making', () => {
  const session = (user: string, organization = 'null') =>
    `insert into onboarding_sessions (id, user_id, flow, flow_version, organization_id, expires_at)
     values ('${randomUUID()}', ${user}, 'OTHER', 1, ${organization}, now())`;
  const step = (sessionId: string, user = 'app.viewer_id()') =>
    `insert into onboarding_steps (session_id, key, user_id, state, version)
     values ('${sessionId}', 'COMPANY', ${user}, 'DRAFTED', 1)`;
  const answers = (sessionId: string, user = 'app.viewer_id()') =>
    `insert into onboarding_answers (session_id, key, user_id, answers)
     values ('${sessionId}', 'COMPANY', ${user}, '{}')`;
  const event = (sessionId: string, user = 'app.viewer_id()') =>
    `insert into onboarding_events (session_id, cursor, user_id, kind)
     values ('${sessionId}', 2, ${user}, 'PAUSED')`;
  const mine = (actor: Actor) => (actor === 'nobody' ? sessions.owner : sessions[actor]);

  test('sessions: one’s own, without an organization', async () => {
    await expectOutcomes(() => session('app.viewer_id()'), all(SIGNED_IN, 1), 'REFUSED');
    await expectOutcomes(() => session('app.viewer_id()', `'${ours.id}'`), {}, 'REFUSED');
    const other = (actor: Actor) => (actor === 'viewer' ? people.owner : people.viewer);
    await expectOutcomes((actor) => session(`'${other(actor)}'`), {}, 'REFUSED');
  });

  test('steps, answers and events: of one’s own sessions, as oneself', async () => {
    await expectOutcomes((actor) => step(mine(actor)), all(SIGNED_IN, 1), 'REFUSED');
    await expectOutcomes((actor) => event(mine(actor)), all(SIGNED_IN, 1), 'REFUSED');
    const both = (actor: Actor) => [step(mine(actor)), answers(mine(actor))];
    await expectOutcomes(both, all(SIGNED_IN, 1), 'REFUSED');
    // Of the owner's session: an admin sees it, and nobody but the owner adds to it.
    for (const make of [step, answers, event]) {
      const allowed = make === answers ? '23503' : 1;
      await expectOutcomes(() => make(sessions.owner), { owner: allowed }, 'REFUSED');
      const asOwner = `'${people.owner}'`;
      await expectOutcomes(() => make(sessions.owner, asOwner), { owner: allowed }, 'REFUSED');
      // In their own, as somebody else.
      const asViewer = (actor: Actor) => make(mine(actor), `'${people.viewer}'`);
      const self = make === answers ? '23503' : 1;
      await expectOutcomes(asViewer, { viewer: self }, 'REFUSED');
    }
  });

  const newOrganization = randomUUID();
  const organization = (creator: string) =>
    `insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure,
       methodology, collaboration_style, okr_maturity, created_by_id)
     values ('${newOrganization}', 'New', 'brand-new', '${industryId}', 'SMALL', 'New.', 'ES', 1, 'FLAT', 'OKRS',
       'HYBRID', 'BEGINNER', ${creator})`;
  const membership = (
    organizationId: string,
    { user = 'app.viewer_id()', role = 'OWNER', state = 'ACTIVE', department = 'null' } = {},
  ) =>
    `insert into memberships (id, organization_id, user_id, role, state, department_id)
     values ('${randomUUID()}', '${organizationId}', ${user}, '${role}', '${state}', ${department})`;
  const found = () => organization('app.viewer_id()');

  test('organizations: who says that they made them', async () => {
    await expectOutcomes(found, all(SIGNED_IN, 1), 'REFUSED');
    await expectOutcomes(() => organization('null'), {}, 'REFUSED');
    const other = (actor: Actor) => (actor === 'viewer' ? people.owner : people.viewer);
    await expectOutcomes((actor) => organization(`'${other(actor)}'`), {}, 'REFUSED');
  });

  test('memberships: the first one of an organization that one made, as its owner', async () => {
    const first = membership(newOrganization);
    await expectOutcomes(() => [found(), first], all(SIGNED_IN, 1), 'REFUSED');
    for (const bad of [
      { role: 'ADMIN' },
      { state: 'PENDING' },
      { user: `'${people.pending}'` },
      { department: `'${ours.departments[0] ?? ''}'` },
    ]) {
      const expected = 'user' in bad ? { pending: 1 } : {};
      await expectOutcomes(() => [found(), membership(newOrganization, bad)], expected, 'REFUSED');
    }
    const second = membership(newOrganization, { user: `'${randomUUID()}'` });
    await expectOutcomes(() => [found(), first, second], {}, 'REFUSED');
  });

  test('memberships of an organization that exists: nobody, be it their own', async () => {
    for (const role of ['OWNER', 'ADMIN', 'MEMBER', 'VIEWER']) {
      await expectOutcomes(() => membership(ours.id, { role }), {}, 'REFUSED');
      const other = { role, user: `'${people.stranger}'` };
      await expectOutcomes(() => membership(ours.id, other), {}, 'REFUSED');
    }
    // Nor who made it, once somebody is in it.
    await database.query('update organizations set created_by_id = $1 where id = $2', [
      people.former,
      ours.id,
    ]);
    await expectOutcomes(() => membership(ours.id), {}, 'REFUSED');
  });

  test('profiles: of one’s own membership', async () => {
    const profile = (user: string) =>
      `insert into member_profiles (organization_id, user_id, full_name, job_title, role, okr_experience)
       values ('${ours.id}', ${user}, 'N', 'J', 'CEO', 'NONE')`;
    // The others have theirs already.
    await expectOutcomes(
      () => `${profile('app.viewer_id()')} on conflict do nothing`,
      { viewer: 1, manager: 0, admin: 0, owner: 0 },
      'REFUSED',
    );
    await expectOutcomes(() => profile(`'${people.viewer}'`), { viewer: 1 }, 'REFUSED');
  });

  test('preferences: one’s own', async () => {
    const preferences = (user: string) =>
      `insert into preferences (user_id, communication_style, locale, timezone, notification_frequency, ai_assistance)
       values (${user}, 'FORMAL', 'en', 'UTC', 'DAILY', 'OFF')`;
    await expectOutcomes(
      () => `${preferences('app.viewer_id()')} on conflict (user_id) do update set locale = 'es'`,
      all(SIGNED_IN, 1),
      'REFUSED',
    );
    await expectOutcomes(() => preferences(`'${people.viewer}'`), { viewer: 1 }, 'REFUSED');
    await expectOutcomes(
      () => `${preferences(`'${people.owner}'`)} on conflict (user_id) do update set locale = 'es'`,
      { owner: 1 },
      'REFUSED',
    );
  });

  const department = (organizationId: string, parent = 'null') =>
    `insert into departments (id, organization_id, name, type, parent_id)
     values ('${randomUUID()}', '${organizationId}', 'New', 'OTHER', ${parent})`;
  const objective = (organizationId: string, owner = 'null', inDepartment = 'null') =>
    `insert into objectives (id, organization_id, owner_id, department_id, title, position, starts_at, ends_at)
     values ('${randomUUID()}', '${organizationId}', ${owner}, ${inDepartment}, 'New', 1, now(), now())`;
  const keyResult = (organizationId: string, objectiveId: string) =>
    `insert into key_results (id, organization_id, objective_id, title, position, metric_type, baseline, target, current)
     values ('${randomUUID()}', '${organizationId}', '${objectiveId}', 'New', 1, 'NUMBER', 0, 1, 0)`;
  const invitation = (
    organizationId: string,
    { by = 'app.viewer_id()', role = 'MEMBER', department = 'null' } = {},
  ) =>
    `insert into invitations (id, organization_id, email, role, department_id, invited_by_id)
     values ('${randomUUID()}', '${organizationId}', 'new@example.com', '${role}', ${department}, ${by})`;

  test('departments, objectives, key results and invitations: the admins', async () => {
    for (const make of [
      () => department(ours.id),
      () => objective(ours.id, `'${people.viewer}'`),
      () => keyResult(ours.id, ours.objectiveId),
      () => invitation(ours.id),
    ]) {
      await expectOutcomes(make, all(ADMINS, 1), 'REFUSED');
    }
  });

  test('nothing of it with what belongs to another tenant', async () => {
    const theirDepartment = `'${theirs.departments[0] ?? ''}'`;
    const foreignKey = all(ADMINS, '23503');
    for (const make of [
      () => department(ours.id, theirDepartment),
      () => objective(ours.id, 'null', theirDepartment),
      () => keyResult(ours.id, theirs.objectiveId),
      () => invitation(ours.id, { department: theirDepartment }),
    ]) {
      await expectOutcomes(make, foreignKey, 'REFUSED');
    }
    // A person of another tenant: refused, whether or not there is such a person.
    await expectOutcomes(() => objective(ours.id, `'${people.stranger}'`), {}, 'REFUSED');
    await expectOutcomes(() => objective(ours.id, `'${randomUUID()}'`), {}, 'REFUSED');
    const by = `'${people.owner}'`;
    await expectOutcomes(() => invitation(ours.id, { by }), { owner: 1 }, 'REFUSED');
    // Nobody becomes an owner by invitation.
    await expectOutcomes(
      () => invitation(ours.id, { role: 'OWNER' }),
      all(ADMINS, '23514'),
      'REFUSED',
    );
  });

  test.each(['users', 'external_identities', 'industries', 'industry_terms'])(
    '%s: nobody',
    async (table) => {
      await expectOutcomes(() => `insert into ${table} default values`, {}, 'REFUSED');
    },
  );
});

describe('changing', () => {
  const OWN = ['onboarding_sessions', 'onboarding_steps', 'onboarding_answers', 'preferences'];

  test.each(TABLES.filter((table) => !OWN.includes(table)))('%s: nobody', async (table) => {
    const column = ANY_COLUMN[table];
    await expectOutcomes(() => `update ${table} set ${column} = ${column}`, {}, 'REFUSED');
  });

  test('sessions, steps, answers and preferences: one’s own', async () => {
    for (const table of OWN) {
      const column = ANY_COLUMN[table as (typeof TABLES)[number]];
      const outcomes = table === 'preferences' ? { owner: 1, stranger: 1 } : all(SIGNED_IN, 1);
      // Who left may not write their session: its organization is not theirs any more.
      const former = table === 'onboarding_sessions' ? { former: 'REFUSED' } : {};
      await expectOutcomes(
        () => `update ${table} set ${column} = ${column}`,
        { ...outcomes, ...former },
        0,
      );
    }
  });

  test('the state of somebody else’s session and steps: nobody, be they admin', async () => {
    const update = `update onboarding_sessions set state = 'ABANDONED', ended_at = now(), event_cursor = 9`;
    await expectOutcomes(() => `${update} where id = '${sessions.owner}'`, { owner: 1 }, 0);
    const steps = `update onboarding_steps set state = 'SUBMITTED', version = 9`;
    await expectOutcomes(() => `${steps} where session_id = '${sessions.owner}'`, { owner: 1 }, 0);
    const lock = `select 1 from onboarding_sessions where id = '${sessions.owner}' for update`;
    await expectOutcomes(() => lock, { owner: 1 }, 0);
  });

  test('the organization of one’s session: to one that one is a member of', async () => {
    const move = (to: string) => (actor: Actor) =>
      `update onboarding_sessions set organization_id = ${to} where user_id = app.viewer_id()
         and id = '${actor === 'nobody' ? sessions.owner : sessions[actor]}'`;
    await expectOutcomes(move(`'${ours.id}'`), { ...all(MEMBERS, 1), nobody: 0 }, 'REFUSED');
    await expectOutcomes(move(`'${theirs.id}'`), { stranger: 1, nobody: 0 }, 'REFUSED');
    await expectOutcomes(move(`'${randomUUID()}'`), { nobody: 0 }, 'REFUSED');
  });

  test.each([
    ['onboarding_sessions', ['id', 'user_id', 'flow', 'flow_version', 'created_at']],
    ['onboarding_steps', ['session_id', 'key', 'user_id']],
    ['onboarding_answers', ['session_id', 'key', 'user_id']],
  ])('whose %s they are, and of what: nobody', async (table, columns) => {
    for (const column of columns) {
      await expectOutcomes(() => `update ${table} set ${column} = ${column}`, {}, 'REFUSED');
    }
  });

  test('preferences into somebody else’s: nobody', async () => {
    await expectOutcomes(
      () => `update preferences set user_id = '${people.viewer}'`,
      { owner: 'REFUSED', stranger: 'REFUSED' },
      0,
    );
  });
});

describe('deleting', () => {
  test.each(TABLES)('%s: nobody', async (table) => {
    await expectOutcomes(() => `delete from ${table}`, {}, 'REFUSED');
    await expectOutcomes(() => `truncate ${table}`, {}, 'REFUSED');
  });
});

describe('getting around it', () => {
  test('by a trigger on a table of one’s own that fires another’s function', async () => {
    await expectOutcomes(
      () => [
        'create temp table bait (id uuid, email text, email_verified boolean, name text)',
        'create trigger hook after delete on bait for each row execute function app.mirror_auth_user()',
      ],
      {},
      'REFUSED',
    );
  });

  test('by the accounts role, or as the system in what is not its business', async () => {
    for (const [access, table] of [
      [door.asAuth(), 'organizations'],
      [door.asAuth(), 'onboarding_answers'],
      [door.asAuth(), 'users'],
      [door.asSystem('expire sessions'), 'onboarding_answers'],
      [door.asSystem('expire sessions'), 'preferences'],
      [door.asSystem('expire sessions'), 'auth.accounts'],
    ] as const) {
      const read = access.db.$queryRawUnsafe(`select * from ${table}`);
      await expect(read).rejects.toThrow(/permission denied/);
    }
  });
});
