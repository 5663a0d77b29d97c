import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { cacheRow, consentRow, openSessionOf, suggestionRow } from './ai-rows.ts';
import { attempt } from './attempts.ts';
import { IDENTITIES, addWorld } from './rights-world.ts';
import type { Identity, Person, World } from './rights-world.ts';
import { addSession, insertRows } from './world.ts';
import type { Tenant } from './world.ts';

/** What the rights of AI hold beyond single rows: consents, numbers for staff, an organization's switch. */

let database: TestDatabase;
let door: Door;
let world: World;
beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  door = openTestDoor(database);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const accessOf = (identity: Identity) =>
  door.asViewer(identity === 'nobody' ? null : world.ids[identity]);

describe('consents', () => {
  const CHANGES = [
    `update ai_consents set choice = '{}'`,
    'update ai_consents set given_at = given_at',
    `insert into ai_consents select * from ai_consents on conflict (id) do update set choice = '{}'`,
    'delete from ai_consents',
    'truncate ai_consents',
  ];

  test('are neither changed nor removed, by anybody or any role', async () => {
    const before = await database.query('select * from ai_consents order by id');
    expect(before.length).toBeGreaterThan(IDENTITIES.length - 5);
    const refused = CHANGES.map(() => 'REFUSED');
    for (const access of [...IDENTITIES.map(accessOf), door.asSystem('expire sessions')]) {
      expect(await attempt(access, CHANGES)).toEqual(refused);
    }
    expect(await attempt(door.asAuth(), CHANGES)).toEqual(refused);
    expect(await database.query('select * from ai_consents order by id')).toEqual(before);
  });

  test('are given in one’s own name', async () => {
    const { id: _id, ...row } = consentRow(world.ids.owner);
    const give = (user: string) =>
      `insert into ai_consents (id, user_id, text_version, origin, choice)
       values (gen_random_uuid(), ${user}, '${row.text_version}', 'SETTINGS', '{}')`;
    const statements = [give('app.viewer_id()'), give(`'${row.user_id}'`)];
    expect(await attempt(accessOf('owner'), statements)).toEqual([1, 1]);
    expect(await attempt(accessOf('admin'), statements)).toEqual([1, 'REFUSED']);
    expect(await attempt(accessOf('nobody'), statements)).toEqual(['REFUSED', 'REFUSED']);
  });
});

test('suggestions within an organization’s session: admins see the session, and none of them', async () => {
  const id = await addSession(database, world.ids.member, world.ours.id);
  await insertRows(database, 'ai_suggestions', [suggestionRow(world.ids.member, id)]);
  const seen = async (identity: Identity) => {
    const { db } = accessOf(identity);
    const sessions = await db.$queryRaw<object[]>`
      select from onboarding_sessions where id = ${id}::uuid`;
    const suggestions = await db.$queryRaw<object[]>`
      select from ai_suggestions where session_id = ${id}::uuid`;
    return [sessions.length, suggestions.length];
  };
  expect(await seen('member')).toEqual([1, 1]);
  for (const admin of ['owner', 'admin'] as const) expect(await seen(admin)).toEqual([1, 0]);
  for (const other of ['viewer', 'otherOwner', 'staff'] as const) {
    expect(await seen(other)).toEqual([0, 0]);
  }
});

test('what was kept of one’s own asking is told and may be removed, also where one has left', async () => {
  const { former, owner } = world.ids;
  const own = cacheRow(former, world.ours.id);
  await insertRows(database, 'ai_cache', [own]);
  const [all] = await database.query<{ count: number }>(
    'select count(*)::int from ai_cache where user_id = $1',
    [former],
  );
  const keys = (id: string) => `delete from ai_cache where user_id = '${id}'`;
  expect(await attempt(accessOf('former'), [keys(former), keys(owner)])).toEqual([all?.count, 0]);
  const renew = `update ai_cache set result = '{}' where key = '${own.key}'`;
  expect(await attempt(accessOf('former'), [renew])).toEqual([0]);
});

test('how well prompts do is told to staff, in numbers; to nobody else', async () => {
  const id = await addSession(database, world.ids.otherOwner, world.theirs.id);
  const version = `version-${randomUUID()}`;
  const row = (state: string, latency_ms: number) =>
    suggestionRow(world.ids.otherOwner, id, {
      state,
      source: 'MODEL',
      prompt_version: version,
      latency_ms,
      cost_micros: 10,
      decided_at: ['READY', 'FAILED'].includes(state) ? null : new Date().toISOString(),
    });
  await insertRows(database, 'ai_suggestions', [
    row('READY', 100),
    row('ACCEPTED', 200),
    row('ACCEPTED', 300),
    row('MODIFIED', 400),
    row('REJECTED', 500),
    { ...row('FAILED', 900), source: 'RULES', ready_at: null },
    { ...row('READY', 900), created_at: '2020-01-01T00:00:00Z' },
  ]);
  for (const identity of IDENTITIES) {
    const told = await accessOf(identity).db.$queryRawUnsafe<{ prompt_version: string }[]>(
      `select * from app.ai_effectiveness(now() - interval '1 day', now() + interval '1 day')`,
    );
    if (identity !== 'staff') {
      expect({ identity, told }).toEqual({ identity, told: [] });
      continue;
    }
    expect(told.filter(({ prompt_version }) => prompt_version === version)).toEqual([
      {
        kind: 'COMPANY_DESCRIPTION',
        prompt_version: version,
        offered: 5n,
        accepted: 2n,
        modified: 1n,
        rejected: 1n,
        failed: 1n,
        latency_p50: 300,
        latency_p95: 480,
        cost_micros: 60n,
      },
    ]);
  }
});

describe('an organization that forbids models', () => {
  const RUNNING = { ready_at: null, source: null };
  const running = (person: Person, session: string, state = 'STREAMING') =>
    suggestionRow(world.ids[person], session, { ...RUNNING, state, cursor: 7 });

  test('ends what runs in the sessions of its people, and what was kept of it; of nobody else', async () => {
    const sessionOf = (person: Person, { id }: Tenant) =>
      addSession(database, world.ids[person], id);
    const ours = await sessionOf('member', world.ours);
    const rows = {
      streaming: running('member', ours),
      pending: running('pending', await sessionOf('pending', world.ours), 'PENDING'),
      ready: suggestionRow(world.ids.member, ours, { cursor: 7 }),
      // The same person's, of no organization.
      elsewhere: running('member', await openSessionOf(database, world.ids.member)),
      theirs: running('otherOwner', await sessionOf('otherOwner', world.theirs)),
    };
    await insertRows(database, 'ai_suggestions', Object.values(rows));
    await insertRows(database, 'ai_cache', [
      cacheRow(world.ids.member, world.ours.id),
      cacheRow(world.ids.member),
      cacheRow(world.ids.otherOwner, world.theirs.id),
    ]);
    const cached = async () =>
      database.query<{ organization_id: string | null }>(
        'select distinct organization_id from ai_cache',
      );
    const turn = (identity: Identity, allowed: boolean) =>
      accessOf(identity).db.$executeRawUnsafe(
        `update organization_ai_settings set models_allowed = ${allowed}, updated_at = now()
         where organization_id = '${world.ours.id}'`,
      );
    const state = async () => {
      const found = await database.query<{ id: string; told: string }>(
        `select id, concat_ws(' ', state, note, cursor) as told from ai_suggestions`,
      );
      return Object.fromEntries(
        Object.entries(rows).map(([name, { id }]) => [
          name,
          found.find((row) => row.id === id)?.told,
        ]),
      );
    };
    const before = {
      streaming: 'STREAMING 7',
      pending: 'PENDING 7',
      ready: 'READY 7',
      elsewhere: 'STREAMING 7',
      theirs: 'STREAMING 7',
    };
    // Nobody but an owner turns it; and allowing ends nothing.
    for (const identity of ['admin', 'member', 'otherOwner', 'staff', 'nobody'] as const) {
      expect(await turn(identity, false)).toBe(0);
    }
    expect(await turn('owner', true)).toBe(1);
    expect(await state()).toEqual(before);
    expect(await turn('owner', false)).toBe(1);
    expect(await state()).toEqual({
      ...before,
      streaming: 'FAILED FORBIDDEN_BY_ORGANIZATION 8',
      pending: 'FAILED FORBIDDEN_BY_ORGANIZATION 8',
    });
    const words = await database.query(
      'select proposal, alternatives, insights, rationale from ai_suggestions where id = $1',
      [rows.streaming.id],
    );
    expect(words).toEqual([
      { proposal: null, alternatives: null, insights: null, rationale: null },
    ]);
    const kept = (await cached()).map(({ organization_id: id }) => id);
    expect(kept).toEqual(expect.arrayContaining([null, world.theirs.id]));
    expect(kept).not.toContain(world.ours.id);
  });

  test('does so with its first word, too', async () => {
    const session = await addSession(database, world.ids.coOwner, world.third.id);
    const row = running('coOwner', session);
    await insertRows(database, 'ai_suggestions', [row]);
    const { db } = accessOf('coOwner');
    await db.$executeRaw`insert into organization_ai_settings (organization_id, models_allowed)
      values (${world.third.id}::uuid, false)`;
    expect(
      await database.query('select state from ai_suggestions where id = $1', [row.id]),
    ).toEqual([{ state: 'FAILED' }]);
  });
});
