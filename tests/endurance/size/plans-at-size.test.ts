import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDoor } from '../../../src/data/door.ts';
import { expireDue, purgeDue } from '../../../src/onboarding/system-rows.ts';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import { counted } from '../../helpers/statements.ts';
import { subscribe } from '../../helpers/streams.ts';
import { answersFor, complete, draft, start, submit, walk } from '../../helpers/wizard.ts';
import { fillSessions } from './fill.ts';

/**
 * What page loads, writes and streams cost among very many sessions: the plans of the very statements that the server
 * sends, under row security. Asserted from EXPLAIN, because times say more of the machine.
 */

const SESSIONS = scaled(100_000, 1_000_000);
const MINUTE = 60_000;

let app: App;
let person: Person;
let client: pg.Client;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
  const url = new URL(inject('databaseUrl'));
  url.pathname = new URL(app.database.url).pathname;
  client = new pg.Client(url.href);
  await client.connect();
  await fillSessions(client, SESSIONS);
}, 15 * MINUTE);
afterAll(async () => {
  await client.end();
  await app.close();
});

/** The tables that grow with the number of people. */
const LARGE = [
  'users',
  'organizations',
  'memberships',
  'onboarding_sessions',
  'onboarding_steps',
  'onboarding_answers',
  'onboarding_events',
];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The plan that serves any values, as the app's role sees the tables. */
async function planOf(statement: string, role = 'gangway_app'): Promise<Plan[]> {
  await client.query(
    `begin; set local role ${role}; set local app.user_id = '${PERSON_OF_THE_CROWD}'`,
  );
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (generic_plan, format json) ${statement}`,
    );
    return rows.flatMap((row) => nodesOf(row['QUERY PLAN'][0].Plan));
  } finally {
    await client.query('rollback');
  }
}
const PERSON_OF_THE_CROWD = '00000000-0000-7000-8000-000000000007';

/** How the statements that `work` sends would read the large tables: `onboarding_steps by index`. */
async function readsOf(work: () => Promise<unknown>, role?: string): Promise<string[]> {
  const { sent } = await counted(work);
  const reads = new Set<string>();
  for (const statement of new Set(sent)) {
    for (const node of await planOf(statement, role)) {
      const table = node['Relation Name'] ?? '';
      const reading = node['Node Type'].includes('Scan');
      if (reading && LARGE.includes(table)) reads.add(`${table} ${howRead(node)}`);
    }
  }
  return [...reads].toSorted();
}

/** A whole index read from end to end, without a condition, is no better than the table. */
const howRead = (node: Plan): string =>
  node['Index Cond'] !== undefined || node['Recheck Cond'] !== undefined
    ? 'by index'
    : `by ${node['Node Type']}`;

test(`there are ${SESSIONS.toLocaleString('en')} sessions`, async () => {
  const [row] = await app.database.query<{ count: number }>(
    'select count(*)::int as count from onboarding_sessions',
  );
  expect(row?.count).toBeGreaterThanOrEqual(SESSIONS);
});

const SESSION_TABLES = [
  'memberships by index', // of whoever may see the owner
  'onboarding_answers by index',
  'onboarding_sessions by index',
  'onboarding_steps by index',
  'users by index',
];

test('status is read by indexes', async () => {
  await walk(app, person, 'TEAM');
  const status = () => person.run('{ onboardingStatus { state nextAction session { id } } }', {});
  expect(await readsOf(status)).toEqual(SESSION_TABLES);
});

test('so is a session, with its organization', async () => {
  const { id } = await start(person);
  const read = () =>
    person.run(
      `query ($id: ID!) { onboardingSession(id: $id) { state organization { name }
         steps { state issues { code } answers { __typename } } requirements { code } } }`,
      { id },
    );
  expect(await readsOf(read)).toEqual(SESSION_TABLES);
});

test('so is everything that writes and completion look at', async () => {
  const someone = await app.person();
  let id = '';
  const writing = await readsOf(async () => {
    ({ id } = await walk(app, someone, undefined, { COMPANY: { slug: 'at-size' } }));
    await draft(someone, id, 'review', { confirmed: true }, 1);
    await submit(someone, id, 'REVIEW', answersFor('')['REVIEW'] ?? {}, 2);
    await start(someone);
  });
  expect(writing).toEqual(SESSION_TABLES);
  const completing = await readsOf(() => complete(someone, id));
  expect(completing).toContain('onboarding_sessions by index');
  expect(completing.filter((read) => !read.endsWith(' by index'))).toEqual([]);
});

test('and what a stream looks at', async () => {
  const { id } = await start(person);
  const following = await readsOf(async () => {
    const stream = subscribe(
      app,
      'SSE',
      person.token,
      'subscription ($id: ID!) { onboardingProgress(sessionId: $id, after: "0") { cursor } }',
      { id },
    );
    await stream.next();
    await stream.close();
  });
  expect(following).toEqual(['onboarding_events by index', ...SESSION_TABLES].toSorted());
});

test('and what the sweeper looks at', async () => {
  const door = openDoor({
    connectionString: app.database.url,
    max: 1,
    statementTimeoutMs: 15_000,
    preparedStatements: true,
  });
  const expire = () => expireDue(door.asSystem('expire sessions').db, 10);
  const expiring = await readsOf(expire, 'gangway_system');
  const purge = () => purgeDue(door.asSystem('purge answers').db, 10);
  const purging = await readsOf(purge, 'gangway_system');
  await door.close();
  expect(expiring).toEqual(['onboarding_sessions by index']);
  expect(purging).toEqual(['onboarding_answers by index', 'onboarding_sessions by index']);
});
