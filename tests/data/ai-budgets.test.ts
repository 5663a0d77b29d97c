import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor, untilWaiting } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { openSessionOf, suggestionRow } from './ai-rows.ts';
import { attempt } from './attempts.ts';
import type { Outcome } from './attempts.ts';
import { IDENTITIES, addWorld } from './rights-world.ts';
import type { Identity, World } from './rights-world.ts';
import { insertRows } from './world.ts';

/** Budgets of models: reserved before a call and settled after it, for oneself and one's place, however many at once. */

const CONNECTIONS = 25;
let database: TestDatabase;
let door: Door;
let world: World;
beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  door = openTestDoor(database, CONNECTIONS);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});
beforeEach(() => database.query('truncate ai_usage'));

const accessOf = (identity: Identity) =>
  door.asViewer(identity === 'nobody' ? null : world.ids[identity]);

/** What was counted today, by whose it is. */
async function counted(): Promise<Record<string, string>> {
  const rows = await database.query<{ scope_id: string; spent: string }>(
    `select scope_id, tokens || ' ' || micros as spent from ai_usage where tokens + micros > 0`,
  );
  const names = new Map<string, string>([
    ['00000000-0000-0000-0000-000000000000', 'server'],
    [world.ours.id, 'ours'],
    [world.theirs.id, 'theirs'],
    ...Object.entries(world.ids).map(([name, id]) => [id, name] as const),
  ]);
  return Object.fromEntries(
    rows.map(({ scope_id: scope, spent }) => [names.get(scope) ?? scope, spent]),
  );
}

interface Reserved {
  readonly granted: readonly boolean[];
  readonly spent: string | null;
}
async function reserve(
  identity: Identity,
  organization: string | null,
  tokens: readonly number[],
  micros: readonly number[],
  limits: readonly number[],
): Promise<Reserved> {
  const [row] = await accessOf(identity).db.$queryRawUnsafe<Reserved[]>(
    'select granted, spent from app.reserve_ai($1::uuid, $2::bigint[], $3::bigint[], $4::bigint[])',
    organization,
    tokens,
    micros,
    limits,
  );
  if (!row) throw new Error('Reserving gives one row.');
  return row;
}
const PLENTY = [100, 100, 100, 100, 100, 100];

describe('budgets', () => {
  test('nobody reserves, and nothing is counted', async () => {
    await expect(reserve('nobody', null, [1], [1], PLENTY)).rejects.toThrow(/42501/);
    expect(await counted()).toEqual({});
  });

  test('of the viewer, of the place that they have, and of the server', async () => {
    const granted = { granted: [true], spent: null };
    expect(await reserve('member', world.ours.id, [10], [7], PLENTY)).toEqual(granted);
    expect(await counted()).toEqual({ member: '10 7', ours: '10 7', server: '10 7' });
    expect(await reserve('pending', world.ours.id, [1], [1], PLENTY)).toEqual(granted);
    expect(await reserve('stranger', null, [5], [5], PLENTY)).toEqual(granted);
    expect(await counted()).toEqual({
      member: '10 7',
      pending: '1 1',
      stranger: '5 5',
      ours: '11 8',
      server: '16 13',
    });
  });

  test('an organization that one is not in is not charged, nor does its budget count', async () => {
    for (const identity of ['otherOwner', 'former', 'stranger', 'staff'] as const) {
      const { granted } = await reserve(identity, world.ours.id, [1], [1], [9, 0, 9, 9, 0, 9]);
      expect({ identity, granted }).toEqual({ identity, granted: [true] });
    }
    const { ours, server } = await counted();
    expect({ ours, server }).toEqual({ ours: undefined, server: '4 4' });
  });

  test.each([
    ['PERSON', [25, 100, 100, 100, 100, 100]],
    ['ORGANIZATION', [100, 25, 100, 100, 100, 100]],
    ['SERVER', [100, 100, 25, 100, 100, 100]],
    ['PERSON', [100, 100, 100, 25, 100, 100]],
    ['ORGANIZATION', [100, 100, 100, 100, 25, 100]],
    ['SERVER', [100, 100, 100, 100, 100, 25]],
  ])('requests are granted in order while they fit: %s %j', async (spent, limits) => {
    const amounts = [10, 20, 15, 1];
    expect(await reserve('member', world.ours.id, amounts, amounts, limits)).toEqual({
      granted: [true, false, true, false],
      spent,
    });
    expect(await counted()).toEqual({ member: '25 25', ours: '25 25', server: '25 25' });
  });

  test('of yesterday nothing is counted', async () => {
    await database.query(
      `insert into ai_usage (day, scope_id, user_id, tokens) select (now() at time zone 'UTC')::date - 1, $1, $1, 100`,
      [world.ids.member],
    );
    const { granted } = await reserve('member', null, [100], [100], PLENTY);
    expect(granted).toEqual([true]);
  });

  test.each([
    ['less than nothing', [-5], [1], PLENTY],
    ['less than nothing of money', [1], [-5], PLENTY],
    ['tokens without money', [1, 1], [1], PLENTY],
    ['under too few limits', [1], [1], [100, 100, 100]],
  ])('%s is not reserved', async (_name, tokens, micros, limits) => {
    await reserve('owner', world.ours.id, [50], [50], PLENTY);
    const before = await counted();
    await expect(reserve('member', world.ours.id, tokens, micros, limits)).rejects.toThrow(/22023/);
    expect(await counted()).toEqual(before);
  });
});

describe('settling', () => {
  const settle = (identity: Identity, suggestion: string, tokens: unknown, micros: unknown) =>
    accessOf(identity).db.$executeRawUnsafe(
      `select app.settle_ai($1::uuid, $2::bigint, $3::bigint)`,
      suggestion,
      tokens,
      micros,
    );
  let suggestion: string;
  beforeEach(async () => {
    await reserve('owner', world.ours.id, [30], [30], PLENTY);
    await reserve('member', world.ours.id, [20], [20], PLENTY);
    const id = await openSessionOf(database, world.ids.member);
    const row = suggestionRow(world.ids.member, id, {
      reserved_on: new Date().toISOString().slice(0, 10),
      reserved_for: world.ours.id,
      reserved_tokens: 20,
      reserved_micros: 20,
    });
    suggestion = row.id;
    await insertRows(database, 'ai_suggestions', [row]);
  });
  const rest = { owner: '30 30' };

  test('puts the cost in the place of what was reserved, twice as good as once', async () => {
    const settled = { ...rest, member: '5 3', ours: '35 33', server: '35 33' };
    await settle('member', suggestion, 5, 3);
    expect(await counted()).toEqual(settled);
    await settle('member', suggestion, 5, 3);
    await settle('member', suggestion, 90, 90);
    expect(await counted()).toEqual(settled);
  });

  test('at once, twenty times: once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => settle('member', suggestion, 5, 3)));
    expect(await counted()).toEqual({ ...rest, member: '5 3', ours: '35 33', server: '35 33' });
  });

  test('what cost more than was reserved is counted whole', async () => {
    await settle('member', suggestion, 70, 80);
    expect(await counted()).toEqual({
      ...rest,
      member: '70 80',
      ours: '100 110',
      server: '100 110',
    });
  });

  test('of somebody else: nothing', async () => {
    const before = await counted();
    for (const identity of IDENTITIES.filter((name) => name !== 'member')) {
      await settle(identity, suggestion, 90, 90);
    }
    expect(await counted()).toEqual(before);
  });

  test.each([null, -1_000])('a cost of %s is none, and takes nothing from others', async (cost) => {
    await settle('member', suggestion, cost, cost);
    expect(await counted()).toEqual({ ...rest, ours: '30 30', server: '30 30' });
  });

  test('no suggestion is made that would be settled against another organization, or with less than nothing', async () => {
    const id = await openSessionOf(database, world.ids.member);
    const make = (organization: string, tokens = 1) =>
      `insert into ai_suggestions (id, user_id, session_id, kind, state, locale, expires_at, reserved_on, reserved_for,
         reserved_tokens)
       values (gen_random_uuid(), app.viewer_id(), '${id}', 'INDUSTRY', 'READY', 'en', now(), current_date,
         '${organization}', ${tokens})`;
    const statements = [
      make(world.ours.id),
      make(world.theirs.id),
      make(randomUUID()),
      make(world.ours.id, -1),
      `update ai_suggestions set reserved_for = '${world.theirs.id}'`,
      'update ai_suggestions set reserved_tokens = 99',
    ];
    const outcomes: Outcome[] = [1, 'REFUSED', 'REFUSED', '23514', 'REFUSED', 'REFUSED'];
    expect(await attempt(accessOf('member'), statements)).toEqual(outcomes);
  });
});

describe('while another has not ended', () => {
  /** Runs statements of a member's one after the other, the second while the first one's transaction is open. */
  async function overlapping<T>(first: string, second: () => Promise<T>): Promise<T> {
    let waiting: Promise<T> | undefined;
    await accessOf('member').transaction(async (tx) => {
      await tx.$executeRawUnsafe(first);
      waiting = second();
      await untilWaiting(database);
    });
    if (!waiting) throw new Error('Nothing waited.');
    return waiting;
  }

  test.each(['member', 'otherOwner'] as const)(
    'the next request of %s waits for what it leaves',
    async (identity) => {
      const limits = [10, 10, 10, 10, 10, 10];
      const first = `select app.reserve_ai(null, array[10], array[10], array[${limits.join(', ')}])`;
      const next = await overlapping(first, () => reserve(identity, null, [1], [1], limits));
      const spent = identity === 'member' ? 'PERSON' : 'SERVER';
      expect(next).toEqual({ granted: [false], spent });
      expect(await counted()).toEqual({ member: '10 10', server: '10 10' });
    },
  );

  test('the same suggestion is settled once', async () => {
    const session = await openSessionOf(database, world.ids.member);
    const row = suggestionRow(world.ids.member, session, {
      reserved_on: new Date().toISOString().slice(0, 10),
      reserved_tokens: 10,
      reserved_micros: 10,
    });
    await insertRows(database, 'ai_suggestions', [row]);
    await reserve('member', null, [30], [30], PLENTY);
    const settle = `select app.settle_ai('${row.id}', 4, 4)`;
    await overlapping(settle, async () => {
      await accessOf('member').db.$executeRawUnsafe(settle);
    });
    expect(await counted()).toEqual({ member: '24 24', server: '24 24' });
  });
});

test('settling, withdrawing and reserving at once do not wait for each other in a circle', async () => {
  const session = await openSessionOf(database, world.ids.member);
  const row = suggestionRow(world.ids.member, session, {
    reserved_on: new Date().toISOString().slice(0, 10),
    reserved_tokens: 10,
    reserved_micros: 10,
  });
  await insertRows(database, 'ai_suggestions', [row]);
  await reserve('member', null, [30], [30], PLENTY);
  const { db, transaction } = accessOf('member');
  await db.$executeRaw`insert into ai_preferences (user_id) values (${world.ids.member}::uuid) on conflict do nothing`;
  const preferences = 'select from ai_preferences where user_id = app.viewer_id()';
  let others: Promise<unknown> = Promise.resolve();
  let tries = 0;
  await transaction(async (withdrawing) => {
    tries += 1;
    await withdrawing.$executeRawUnsafe(`${preferences} for update`);
    const reserving = transaction(async (tx) => {
      tries += 1;
      await tx.$executeRawUnsafe(
        'select app.reserve_ai(null, array[10], array[10], array[100, 100, 100, 100, 100, 100])',
      );
      await tx.$executeRawUnsafe(`${preferences} for share`);
    });
    await untilWaiting(database, 1);
    const settling = db.$executeRawUnsafe(`select app.settle_ai('${row.id}', 4, 4)`);
    others = Promise.all([reserving, settling]);
    await untilWaiting(database, 2);
    await withdrawing.$executeRaw`update ai_suggestions set cursor = cursor + 1 where id = ${row.id}::uuid`;
  });
  await others;
  expect(tries).toBe(2);
  expect(await counted()).toEqual({ member: '34 34', server: '34 34' });
});

describe('fifty at once', () => {
  // All connections are open: what comes is not spread by their opening.
  beforeAll(async () => {
    const open = await Promise.all(
      Array.from(
        { length: CONNECTIONS },
        () =>
          accessOf('member').db.$queryRaw<{ pid: number }[]>`
          select pg_backend_pid() as pid from pg_sleep(0.2)`,
      ),
    );
    expect(new Set(open.map(([row]) => row?.pid)).size).toBe(CONNECTIONS);
  });

  /** By the person, the organization, the server. */
  const LIMITS = [
    ['a person’s', [10, 900, 900, 9_000, 9_000, 9_000]],
    ['an organization’s', [900, 10, 900, 9_000, 9_000, 9_000]],
    ['the server’s', [900, 900, 10, 9_000, 9_000, 9_000]],
    ['a person’s, in money', [900, 900, 900, 30, 9_000, 9_000]],
  ] as const;

  test.each(LIMITS)('on %s budget for ten: ten are granted', async (name, limits) => {
    const people = name.startsWith('a person')
      ? (['member'] as const)
      : (['member', 'viewer', 'owner', 'admin', 'manager'] as const);
    const asked = Array.from({ length: 50 }, (_, n) =>
      reserve(people[n % people.length] ?? 'member', world.ours.id, [1], [3], limits),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter(({ granted: [granted] }) => granted === true)).toHaveLength(10);
    expect(answers.filter(({ spent }) => spent !== null)).toHaveLength(40);
    expect(await counted()).toMatchObject({ ours: '10 30', server: '10 30' });
  });

  test('with settling between: what was not used is there for others, and nothing is lost', async () => {
    const session = await openSessionOf(database, world.ids.member);
    const limits = [100, 100, 100, 100, 100, 100];
    const runs = Array.from({ length: 50 }, async () => {
      const access = accessOf('member');
      const id = randomUUID();
      const made = await access.transaction(async (tx) => {
        const [row] = await tx.$queryRawUnsafe<{ granted: boolean[]; day: Date }[]>(
          'select granted, day from app.reserve_ai($1::uuid, array[10], array[10], $2::bigint[])',
          world.ours.id,
          limits,
        );
        if (row?.granted[0] !== true) return 0;
        return tx.$executeRawUnsafe(
          `insert into ai_suggestions (id, user_id, session_id, kind, state, locale, lease_until, expires_at,
             reserved_on, reserved_for, reserved_tokens, reserved_micros)
           values ($1::uuid, app.viewer_id(), $2::uuid, 'OBJECTIVES', 'PENDING', 'en', now(), now(), $3::date, $4::uuid, 10, 10)`,
          id,
          session,
          row.day,
          world.ours.id,
        );
      });
      if (made === 1) await access.db.$executeRaw`select app.settle_ai(${id}::uuid, 2, 1)`;
      return made;
    });
    const granted = (await Promise.all(runs)).reduce((sum, made) => sum + made, 0);
    expect(granted).toBeGreaterThanOrEqual(10);
    const spent = `${granted * 2} ${granted}`;
    expect(await counted()).toEqual({ member: spent, ours: spent, server: spent });
  });
});
