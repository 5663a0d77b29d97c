import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireDue, purgeDue } from '../../../src/onboarding/system-rows.ts';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import { subscribe } from '../../helpers/streams.ts';
import { answersFor, complete, draft, start, submit, walk } from '../../helpers/wizard.ts';
import { fillLargeOrganization, fillSessions } from './fill.ts';
import { planOf, readsOf, summary } from './plans.ts';
import type { Read } from './plans.ts';
import { openTestDoor } from '../../helpers/database.ts';

/**
 * What page loads, writes and streams cost among very many sessions: the plans of the very statements that the server
 * sends, under row security. Asserted from EXPLAIN, because times say more of the machine.
 */

const SESSIONS = scaled(100_000, 1_000_000);
const MINUTE = 60_000;

let app: App;
let person: Person;
let client: pg.Client;
/** Somebody who owns several organizations, and the largest of them. */
let owner: string;
let large: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
  client = new pg.Client(app.database.adminUrl);
  await client.connect();
  await fillSessions(client, SESSIONS);
  [owner, large] = await ownLarge();
}, 15 * MINUTE);
afterAll(async () => {
  await client.end();
  await app.close();
});

/** As somebody of the crowd, whoever asked: a plan serves everybody. */
const reads = async (work: () => Promise<unknown>, role?: string): Promise<string[]> =>
  summary(await readsOf({ client, userId: PERSON_OF_THE_CROWD }, work, role));
const PERSON_OF_THE_CROWD = '00000000-0000-7000-8000-000000000007';

async function ownLarge(): Promise<[string, string]> {
  const [row] = await app.database.query<{ id: string }>('select id from users where email = $1', [
    person.email,
  ]);
  const id = row?.id ?? '';
  return [id, await fillLargeOrganization(client, id, SESSIONS / 100)];
}

test(`there are ${SESSIONS.toLocaleString('en')} sessions, and what goes with them`, async () => {
  const [row] = await app.database.query<Record<string, number>>(
    `select (select count(*)::int from onboarding_sessions) as sessions,
       (select count(*)::int from organizations) as organizations,
       (select count(*)::int from memberships) as memberships,
       (select count(*)::int from invitations) as invitations,
       (select count(*)::int from departments) as departments,
       (select count(*)::int from audit_log) as entries`,
  );
  expect(row?.['sessions']).toBeGreaterThanOrEqual(SESSIONS);
  expect(row?.['organizations']).toBeGreaterThanOrEqual(SESSIONS / 10);
  expect(row?.['memberships']).toBeGreaterThanOrEqual(SESSIONS / 2);
  expect(row?.['invitations']).toBeGreaterThanOrEqual(SESSIONS / 5);
  expect(row?.['departments']).toBeGreaterThanOrEqual((SESSIONS / 10) * 3);
  expect(row?.['entries']).toBeGreaterThanOrEqual(SESSIONS / 2);
});

const SESSION_TABLES = [
  'join_requests by index', // of whoever asks the owner's organizations
  'memberships by index', // of whoever may see the owner
  'onboarding_answers by index',
  'onboarding_sessions by index',
  'onboarding_steps by index',
  'users by index',
];

test('status is read by indexes', async () => {
  await walk(app, person, 'TEAM');
  const status = () => person.run('{ onboardingStatus { state nextAction session { id } } }', {});
  expect(await reads(status)).toEqual(SESSION_TABLES);
});

test('so is a session, with its organization', async () => {
  const { id } = await start(person);
  const read = () =>
    person.run(
      `query ($id: ID!) { onboardingSession(id: $id) { state organization { name }
         steps { state issues { code } answers { __typename } } requirements { code } } }`,
      { id },
    );
  expect(await reads(read)).toEqual(SESSION_TABLES);
});

test('so is everything that writes and completion look at', async () => {
  const someone = await app.person();
  let id = '';
  const writing = await reads(async () => {
    ({ id } = await walk(app, someone, undefined, { COMPANY: { slug: 'at-size' } }));
    await draft(someone, id, 'review', { confirmed: true }, 1);
    await submit(someone, id, 'REVIEW', answersFor('')['REVIEW'] ?? {}, 2);
    await start(someone);
  });
  expect(writing).toEqual(SESSION_TABLES);
  const completing = await reads(() => complete(someone, id));
  expect(completing).toContain('onboarding_sessions by index');
  expect(completing.filter((read) => !read.endsWith(' by index'))).toEqual([]);
});

test('and what a stream looks at', async () => {
  const { id } = await start(person);
  const following = await reads(async () => {
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
  const door = openTestDoor(app.database, 1);
  const expire = () => expireDue(door.asSystem('expire sessions').db, 10);
  const expiring = await reads(expire, 'gangway_system');
  const purge = () => purgeDue(door.asSystem('purge answers').db, 10);
  const purging = await reads(purge, 'gangway_system');
  await door.close();
  expect(expiring).toEqual(['onboarding_sessions by index']);
  expect(purging).toEqual(['onboarding_answers by index', 'onboarding_sessions by index']);
});

describe('what belongs to an organization is found by the organization', () => {
  /** The pages that the server offers, as it reads them; the second from a cursor on. */
  const PAGES: Readonly<Record<string, [table: string, list: string]>> = {
    members: [
      'memberships',
      'members(first: 20 AFTER) { totalCount pageInfo { endCursor } nodes { role jobTitle user { name email } department { name } } }',
    ],
    invitations: [
      'invitations',
      'invitations(first: 20 AFTER) { totalCount pageInfo { endCursor } nodes { email state department { name } } }',
    ],
    objectives: [
      'objectives',
      'objectives(first: 20 AFTER) { totalCount pageInfo { endCursor } nodes { title department { name } keyResults { title } } }',
    ],
    auditLog: [
      'audit_log',
      'auditLog(first: 20 AFTER) { pageInfo { endCursor } nodes { action occurredAt ipAddress actor { name } } }',
    ],
    joinRequests: [
      'join_requests',
      'joinRequests(first: 20 AFTER) { totalCount pageInfo { endCursor } nodes { state user { name } } }',
    ],
    departments: ['departments', 'departments { name parent { name } children { name } }'],
  };
  interface Page {
    readonly one: Record<string, { readonly pageInfo?: { readonly endCursor: string | null } }>;
  }
  const read = (list: string, after = '') =>
    person.run<Page, object>(
      `{ one: organization(slug: "organization-1") { ${list.replace('AFTER', after)} } }`,
      {},
    );
  /** Those of several organizations, in one operation. */
  const readMany = (list: string) =>
    person.run<Page, object>(
      `{ one: organization(slug: "organization-1") { ${list.replace('AFTER', '')} }
         two: organization(slug: "organization-11") { ${list.replace('AFTER', '')} } }`,
      {},
    );

  /**
   * None is read as a whole; of the list's table no more than what is the organization's, or hangs on rows that are. A
   * total is counted over all of the viewer's organizations: that is how Prisma asks for it.
   */
  function expectIndexed(all: readonly Read[], table: string) {
    expect(all.filter(({ how }) => how.startsWith('by '))).toEqual([]);
    const conditions = all.filter((one) => one.table === table).map(({ how }) => how);
    expect(conditions).not.toEqual([]);
    const narrow = /organization_id|[( ](id|parent_id|user_id) = /;
    expect(conditions.filter((condition) => !narrow.test(condition))).toEqual([]);
  }

  test.each(Object.entries(PAGES))('%s', async (name, [table, list]) => {
    const planner = { client, userId: owner };
    let cursor: string | null | undefined;
    const first = await readsOf(planner, async () => {
      const { one } = await read(list);
      cursor = one[name]?.pageInfo?.endCursor;
    });
    expectIndexed(first, table);
    expectIndexed(await readsOf(planner, () => readMany(list)), table);
    if (!list.includes('AFTER')) return;
    expectIndexed(
      await readsOf(planner, () => read(list, `, after: ${JSON.stringify(cursor)}`)),
      table,
    );
    const back = list.replace('first: 20 AFTER', `last: 20, before: ${JSON.stringify(cursor)}`);
    expectIndexed(await readsOf(planner, () => read(back)), table);
  });

  test.each([
    ['memberships', 'id'],
    ['invitations', 'id'],
    ['objectives', 'id'],
    ['departments', 'name'],
    ['join_requests', 'id'],
    ['audit_log', 'occurred_at desc, id desc'],
  ])('%s, planned for a large organization, and for a small one', async (table, order) => {
    const small = '00000000-0000-7000-8000-00000000000b'; // the eleventh person's
    for (const organization of [large, small]) {
      for (const [userId, most] of [
        [owner, 21],
        [owner, 101],
        [PERSON_OF_THE_CROWD, 21],
      ] as const) {
        const where = `organization_id = '${organization}'`;
        for (const statement of [
          `select * from ${table} where ${where} order by ${order} limit ${most}`,
          `select count(*) from ${table} where ${where}`,
        ]) {
          expectIndexed(await planOf({ client, userId }, statement), table);
        }
      }
    }
  });
});
