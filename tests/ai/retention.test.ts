import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createAiRetention, USAGE_KEPT_DAYS } from '../../src/ai/retention.service.ts';
import type { Door } from '../../src/data/door.ts';
import { encodeGlobalId, idOf } from '../../src/global-id.ts';
import { until } from '../accounts/until.ts';
import { cacheRow, suggestionRow, usageRow } from '../data/ai-rows.ts';
import { addPerson, addSession, insertRows } from '../data/world.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { openTestDoor } from '../helpers/database.ts';
import { counted } from '../helpers/statements.ts';
import { start } from '../helpers/wizard.ts';
import { read } from './suggesting.ts';

/** What AI leaves behind is forgotten when its time is over, a bounded part at a time, and nothing before. */

let app: App;
let door: Door;
let ada: string;
let session: string;
beforeAll(async () => {
  // Its own sweeps must not come between.
  app = await startApp({ SWEEP_INTERVAL_MS: '86400000' });
  door = openTestDoor(app.database, 1);
  ada = await addPerson(app.database);
  session = await addSession(app.database, ada);
});
afterAll(async () => {
  await door.close();
  await app.close();
});
afterEach(() => app.database.query('delete from ai_suggestions'));

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** One with words in every column that holds some. */
const suggestion = (days: number, more: object = {}) => ({
  ...suggestionRow(ada, session),
  insights: [{ topic: 'RISK', title: 'A risk', text: 'Of something.', day: null, step: null }],
  edits: { description: 'As I want it.' },
  rejection: 'OTHER',
  rejection_note: 'It is wrong about us.',
  prompt_version: 'company-description-1',
  decided_at: null as string | null,
  created_at: daysAgo(days),
  lease_until: daysAgo(days),
  ...more,
});
type Row = ReturnType<typeof suggestion>;
const add = (...rows: readonly Row[]) => insertRows(app.database, 'ai_suggestions', rows);

const WORDS = [
  'instruction',
  'proposal',
  'alternatives',
  'insights',
  'rationale',
  'edits',
  'rejection_note',
];
const NOBODY = '00000000-0000-0000-0000-000000000000';
const FORGOTTEN = Object.fromEntries(WORDS.map((word) => [word, null]));
const rowOf = async ({ id }: { readonly id: string }) =>
  (
    await app.database.query<Record<string, unknown>>(
      'select * from ai_suggestions where id = $1',
      [id],
    )
  )[0] ?? {};
const isPurged = async (row: { readonly id: string }) => (await rowOf(row))['purged_at'] !== null;

test('words of suggestions go, the oldest first, some at a time; that there was one stays', async () => {
  const rows = [35, 30.1, 29.9, 400, 31, 0].map((days) => suggestion(days));
  await add(...rows);
  const [, newest, kept, oldest, , today] = rows as [Row, Row, Row, Row, Row, Row];
  const before = await Promise.all(rows.map(rowOf));
  const { purgeSuggestions } = createAiRetention({ door, wordsDays: 30, batch: 3 });
  expect(await purgeSuggestions()).toBe(3);
  expect(await Promise.all(rows.map(isPurged))).toEqual([true, false, false, true, true, false]);
  expect(await purgeSuggestions()).toBe(1);
  expect(await purgeSuggestions()).toBe(0);
  expect(await Promise.all([newest, kept, oldest, today].map(isPurged))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  for (const [index, row] of rows.entries()) {
    const was = before[index];
    const now = await rowOf(row);
    // All words were there, so that none is missed below.
    for (const word of WORDS) expect(was?.[word]).not.toBeNull();
    if (row === kept || row === today) expect(now).toEqual(was);
    else expect(now).toEqual({ ...was, ...FORGOTTEN, purged_at: expect.any(Date) as Date });
  }
});

test('one that is being made keeps its words, and goes when nobody works on it any more', async () => {
  const lease_until = inMinutes(1);
  const making = ['PENDING', 'STREAMING'].map((state) => suggestion(90, { state, lease_until }));
  const left = ['PENDING', 'STREAMING'].map((state) => suggestion(90, { state }));
  // What is made holds nothing back, whatever its lease says.
  const ready = suggestion(90, { lease_until });
  await add(...making, ...left, ready);
  const before = await Promise.all(making.map(rowOf));
  const { purgeSuggestions } = createAiRetention({ door, wordsDays: 30 });
  expect(await purgeSuggestions()).toBe(3);
  expect(await Promise.all(making.map(rowOf))).toEqual(before);
  expect(await Promise.all([...left, ready].map(isPurged))).toEqual([true, true, true]);
  await app.database.query('update ai_suggestions set lease_until = now()');
  expect(await purgeSuggestions()).toBe(2);
  expect(await Promise.all(making.map(isPurged))).toEqual([true, true]);
});

test('two servers that forget at once forget each once', async () => {
  await add(...Array.from({ length: 40 }, () => suggestion(90)));
  const another = openTestDoor(app.database, 1);
  try {
    const counts = await Promise.all(
      [door, another, door, another].map((one) =>
        createAiRetention({ door: one, wordsDays: 30 }).purgeSuggestions(),
      ),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(40);
  } finally {
    await another.close();
  }
});

test('its person still reads what became of it', async () => {
  const person = await app.person();
  const sessionId = idOf('OnboardingSession', (await start(person)).id);
  const [own] = await app.database.query<{ user_id: string }>(
    'select user_id from onboarding_sessions where id = $1',
    [sessionId],
  );
  const of = { user_id: own?.user_id, session_id: sessionId, edits: null };
  const decided = { rejection: null, rejection_note: null, decided_at: daysAgo(31) };
  const rows = {
    REJECTED: suggestion(31, { ...of, state: 'REJECTED', decided_at: daysAgo(31) }),
    ACCEPTED: suggestion(31, { ...of, ...decided, state: 'ACCEPTED' }),
    EXPIRED: suggestion(31, { ...of, rejection: null, expires_at: daysAgo(31) }),
  };
  await add(...Object.values(rows));
  const told = () =>
    Promise.all(
      Object.values(rows).map((row) => read(person, encodeGlobalId('AiSuggestion', row.id))),
    );
  const before = await told();
  expect(before.map(({ state }) => state)).toEqual(Object.keys(rows));
  for (const { proposal } of before) expect(proposal).not.toBeNull();
  expect(await createAiRetention({ door, wordsDays: 30 }).purgeSuggestions()).toBe(3);
  expect(await told()).toEqual(
    before.map((was) => ({
      ...was,
      proposal: null,
      alternatives: [],
      insights: null,
      rationale: null,
      rejection: was.rejection && { ...was.rejection, note: null },
    })),
  );
});

test('answers of models go when they expire, the oldest first, some at a time', async () => {
  const rows = [-2, 60, -300, -1, -900, 1].map((minutes) => ({
    ...cacheRow(ada),
    expires_at: inMinutes(minutes),
  }));
  await insertRows(app.database, 'ai_cache', rows);
  const left = async () => {
    const found = await app.database.query<{ key: string }>(
      `select '\\x' || encode(key, 'hex') as key from ai_cache where user_id = $1`,
      [ada],
    );
    return rows.map((row) => found.some(({ key }) => key === row.key));
  };
  const { purgeCache } = createAiRetention({ door, wordsDays: 30, batch: 3 });
  expect(await left()).toEqual([true, true, true, true, true, true]);
  expect(await purgeCache()).toBe(3);
  expect(await left()).toEqual([false, true, false, true, false, true]);
  expect(await purgeCache()).toBe(1);
  expect(await purgeCache()).toBe(0);
  expect(await left()).toEqual([false, true, false, false, false, true]);
});

test('an answer that is written anew while it is about to go stays', async () => {
  const row = { ...cacheRow(ada), expires_at: inMinutes(-5) };
  await insertRows(app.database, 'ai_cache', [row]);
  const writer = new pg.Client(app.database.adminUrl);
  await writer.connect();
  try {
    await writer.query('begin');
    await writer.query(
      `update ai_cache set expires_at = now() + interval '6 hours' where key = $1`,
      [row.key],
    );
    // Prisma sends nothing before somebody waits for it.
    const purge = Promise.resolve(createAiRetention({ door, wordsDays: 30 }).purgeCache());
    await until(async () => {
      const waiting = await app.database.query(
        `select 1 from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%delete from ai_cache%'`,
      );
      return waiting.length > 0;
    });
    await writer.query('commit');
    expect(await purge).toBe(0);
  } finally {
    await writer.end();
  }
  const left = await app.database.query('select 1 from ai_cache where key = $1', [row.key]);
  expect(left).toHaveLength(1);
});

test('what was spent is known for 40 days', async () => {
  await app.database.query('delete from ai_usage');
  const dayOf = (days: number) => daysAgo(days).slice(0, 10);
  // Not those at the edge: midnight may come between.
  const days = [0, 1, 39, 42, 43, 44, 400];
  await insertRows(
    app.database,
    'ai_usage',
    days.map((ago) => ({ ...usageRow({ user_id: ada }), day: dayOf(ago) })),
  );
  const left = async () =>
    (
      await app.database.query<{ day: string }>(
        'select day::text from ai_usage order by ai_usage.day desc',
      )
    ).map(({ day }) => day);
  const { purgeUsage } = createAiRetention({ door, wordsDays: 30, batch: 3 });
  expect(await purgeUsage()).toBe(3);
  expect(await left()).toEqual([0, 1, 39, 42].map(dayOf));
  expect(await purgeUsage()).toBe(1);
  expect(await purgeUsage()).toBe(0);
  expect(await left()).toEqual([0, 1, 39].map(dayOf));
});

test('all look into an index, and not at every row', async () => {
  await app.database.query(
    `with suggestions as (
       insert into ai_suggestions (id, user_id, session_id, kind, state, locale, expires_at)
       select gen_random_uuid(), $1, $2, 'INDUSTRY', 'READY', 'en', now() from generate_series(1, 20000)
     ), cache as (
       insert into ai_cache (scope_id, key, user_id, result, expires_at)
       select $1, int4send(n), $1, '{}', now() + n * interval '1 minute' from generate_series(1, 20000) n
     )
     insert into ai_usage (day, scope_id, user_id) select current_date + n, $1, $1 from generate_series(1, 20000) n`,
    [ada, session],
  );
  await app.database.query('analyze ai_suggestions, ai_cache, ai_usage');
  const batch = 1_000;
  const retention = createAiRetention({ door, wordsDays: 30, batch });
  const sentFor = async (purge: () => Promise<number>, ...values: readonly number[]) => {
    const { sent } = await counted(purge);
    expect(sent).toHaveLength(1);
    return `explain ${sent.join().replace(/\$(\d)/g, (_, place: string) => `${values[Number(place) - 1] ?? 'missing'}`)}`;
  };
  const statements = [
    await sentFor(retention.purgeSuggestions, 30, batch),
    await sentFor(retention.purgeCache, batch),
    await sentFor(retention.purgeUsage, USAGE_KEPT_DAYS, batch),
  ];
  const system = door.asSystem('purge suggestions').db;
  const plans = await Promise.all(
    statements.map((statement) => system.$queryRawUnsafe<Record<string, string>[]>(statement)),
  );
  const text = plans
    .flat()
    .flatMap((line) => Object.values(line))
    .join('\n');
  expect(text).toMatch(/ai_suggestions_unpurged_created_at_idx/);
  expect(text).not.toMatch(/Seq Scan/);
});

test('the server does it by itself, after as many days as it was told', async () => {
  const old = suggestion(61);
  const recent = suggestion(59);
  await add(old, recent);
  await insertRows(app.database, 'ai_cache', [{ ...cacheRow(ada), expires_at: inMinutes(-1) }]);
  await insertRows(app.database, 'ai_usage', [
    { ...usageRow({ user_id: ada }), day: daysAgo(42).slice(0, 10) },
  ]);
  const expired = () =>
    app.database.query(
      `select 1 from ai_cache where expires_at < now() union all select 1 from ai_usage where day < current_date - 41`,
    );
  expect(await expired()).toHaveLength(2);
  const sweeping = await app.sibling({ SWEEP_INTERVAL_MS: '100', ANSWERS_RETENTION_DAYS: '60' });
  try {
    await until(async () => (await isPurged(old)) && (await expired()).length === 0);
    expect(await isPurged(recent)).toBe(false);
  } finally {
    await sweeping.close();
  }
});

test('what a server held of budgets when it died is given back: half of it, once, of each budget', async () => {
  const day = new Date().toISOString().slice(0, 10);
  const server = {
    ...usageRow({ user_id: ada }),
    day,
    user_id: null,
    scope_id: NOBODY,
    tokens: 900,
    micros: 90,
  };
  const own = { ...usageRow({ user_id: ada }), day, tokens: 500, micros: 50 };
  await app.database.query('delete from ai_usage');
  await insertRows(app.database, 'ai_usage', [server, own]);
  const held = { reserved_tokens: 200, reserved_micros: 20, reserved_on: day };
  const dead = suggestion(0, { ...held, state: 'STREAMING', lease_until: inMinutes(-2) });
  const alive = suggestion(0, { ...held, state: 'PENDING', lease_until: inMinutes(2) });
  await add(dead, alive);
  const { settleLapsed } = createAiRetention({ door, wordsDays: 30 });
  expect(await settleLapsed()).toBe(1);
  expect(await settleLapsed()).toBe(0);
  const usage = await app.database.query<{ tokens: string; micros: string }>(
    'select tokens, micros from ai_usage order by tokens',
  );
  expect(usage.map(({ tokens, micros }) => [Number(tokens), Number(micros)])).toEqual([
    [400, 40],
    [800, 80],
  ]);
  expect((await rowOf(alive))['reserved_on']).not.toBeNull();
});
