import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIT_ACTIONS } from '../../src/audit/audit.service.ts';
import { encodeGlobalId } from '../../src/global-id.ts';
import { found, newDomain, personAt } from '../domains/people.ts';
import type { Founded } from '../domains/people.ts';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import { counted } from '../helpers/statements.ts';

/** The audit log tells owners and admins who did what, and everybody else nothing. */

let app: App;
let ours: Founded;
let admin: Person;
const UUID = '0190a0a0-0000-7000-8000-000000000000';
beforeAll(async () => {
  app = await startApp();
  ours = await found(app, await personAt(app, newDomain()));
  admin = await personAt(app, newDomain());
  await addMember(app, ours.uuid, admin, 'ADMIN');
  // From before anybody's time, so that the wizard's own entries come first.
  const people = [await userIdOf(app, ours.owner), await userIdOf(app, admin)];
  await app.database.query(
    `with entry as (
       insert into audit_log (id, organization_id, actor_id, action, target_type, target_id, before, after, occurred_at)
       select gen_random_uuid(), $1, ($2::uuid[])[n % 2 + 1], 'MEMBER_ROLE_CHANGED', 'Membership', $3, '{"role": "MEMBER"}',
         jsonb_build_object('n', n), '2026-01-01'::timestamptz + make_interval(secs => n / 4)
       from generate_series(1, 40) n returning id, actor_id
     )
     insert into audit_origins (entry_id, user_id, ip_address, user_agent)
     select id, actor_id, '192.0.2.7', 'a test' from entry`,
    [ours.uuid, people, UUID],
  );
});
afterAll(() => app.close());

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly actor: { readonly email: string } | null;
  readonly actorId: string | null;
  readonly targetType: string;
  readonly targetId: string;
  readonly before: unknown;
  readonly after: { readonly n?: number } | null;
  readonly occurredAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}
interface Log {
  readonly nodes: readonly Entry[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
}
const LOG = `(first: $first, after: $after, last: $last, before: $before) {
  nodes { id action actor { email } actorId targetType targetId before after occurredAt ipAddress userAgent }
  pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }`;
const QUERY = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  node(id: $id) { ... on Organization { auditLog${LOG} } } }`;
async function logOf(person: Person, page: object, id = ours.id): Promise<Log | null> {
  const { node } = await person.run<{ node: { auditLog: Log } | null }, object>(QUERY, {
    id,
    ...page,
  });
  return node?.auditLog ?? null;
}

test('an entry tells what was done, by whom, to what, when and from where', async () => {
  const log = await logOf(admin, { last: 1 });
  const actor = Number(log?.nodes[0]?.after?.n) % 2 === 1 ? admin : ours.owner;
  expect(log?.nodes).toEqual([
    {
      id: expect.any(String) as string,
      action: 'MEMBER_ROLE_CHANGED',
      actor: { email: actor.email },
      actorId: encodeGlobalId('User', await userIdOf(app, actor)),
      targetType: 'Membership',
      targetId: encodeGlobalId('Membership', UUID),
      before: { role: 'MEMBER' },
      after: { n: expect.any(Number) as number },
      occurredAt: '2026-01-01T00:00:00.000Z',
      ipAddress: '192.0.2.7',
      userAgent: 'a test',
    },
  ]);
});

test('what a mutation did is there, the newest first', async () => {
  const rename = `mutation ($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { __typename } }`;
  await ours.owner.run(rename, { input: { organizationId: ours.id, name: 'Renamed' } });
  const log = await logOf(admin, { first: 1 });
  expect(log?.nodes).toMatchObject([
    { action: 'ORGANIZATION_UPDATED', actor: { email: ours.owner.email }, targetId: ours.id },
  ]);
  expect(log?.nodes[0]?.after).toMatchObject({ name: 'Renamed' });
});

test('pages run through all of it, forwards and backwards, none lost and none twice', async () => {
  const [all] = await app.database.query<{ n: number }>(
    'select count(*)::int as n from audit_log where organization_id = $1',
    [ours.uuid],
  );
  const walk = async (backward: boolean) => {
    const seen: Entry[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Log | null = await logOf(
        admin,
        backward ? { last: 7, before: cursor } : { first: 7, after: cursor },
      );
      if (!page) throw new Error('No page.');
      seen.splice(backward ? 0 : seen.length, 0, ...page.nodes);
      if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return seen;
      cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    }
  };
  const forwards = await walk(false);
  expect(new Set(forwards.map(({ id }) => id)).size).toBe(all?.n);
  expect(forwards).toHaveLength(all?.n ?? 0);
  expect(await walk(true)).toEqual(forwards);
  const times = forwards.map(({ occurredAt }) => occurredAt);
  expect(times).toEqual(times.toSorted().reverse());
});

test('a page that cannot be is refused', async () => {
  for (const page of [{}, { first: 101 }, { first: 1, after: 'nonsense' }, { first: 1, last: 1 }]) {
    const { errors } = await app.ask(QUERY, { id: ours.id, ...page }, admin.token);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  }
});

test('to others than owners and admins it is empty, and to strangers nothing at all', async () => {
  for (const role of ['MANAGER', 'MEMBER', 'VIEWER'] as const) {
    const person = await personAt(app, newDomain());
    await addMember(app, ours.uuid, person, role);
    expect((await logOf(person, { first: 100 }))?.nodes).toEqual([]);
  }
  const stranger = await personAt(app, newDomain());
  expect(await logOf(stranger, { first: 100 })).toBeNull();
  // A cursor of one log shows nothing of another.
  const theirs = await found(app, stranger);
  const cursor = (await logOf(admin, { first: 1 }))?.pageInfo.startCursor;
  const log = await logOf(stranger, { first: 100, before: cursor }, theirs.id);
  expect(log?.nodes.filter(({ actor }) => actor?.email !== stranger.email)).toEqual([]);
});

test('a page costs the same statements, whatever is on it and of however many organizations', async () => {
  const few = await counted(() => logOf(admin, { first: 2 }));
  const many = await counted(() => logOf(admin, { first: 40 }));
  expect(many.result?.nodes.length).toBe(40);
  expect(many.sent.length).toBe(few.sent.length);

  const theirs = await found(app, await personAt(app, newDomain()));
  await addMember(app, theirs.uuid, admin, 'ADMIN');
  const BOTH = `query ($ids: [ID!]!, $first: Int, $after: String, $last: Int, $before: String) {
    nodes(ids: $ids) { ... on Organization { auditLog${LOG} } } }`;
  const both = await counted(() =>
    admin.run<{ nodes: { auditLog: Log }[] }, object>(BOTH, {
      ids: [ours.id, theirs.id],
      first: 5,
    }),
  );
  expect(both.result.nodes.map(({ auditLog }) => auditLog.nodes.length > 0)).toEqual([true, true]);
  expect(both.sent.length).toBe(few.sent.length);
});

test('who left, or is gone, is told by id alone', async () => {
  const person = await personAt(app, newDomain());
  const id = await userIdOf(app, person);
  await app.database.query(
    `insert into audit_log (id, organization_id, actor_id, action, target_type, target_id)
     values (gen_random_uuid(), $1, $2, 'MEMBER_LEFT', 'Membership', $2), (gen_random_uuid(), $1, null, 'MEMBER_LEFT', 'Membership', $2)`,
    [ours.uuid, id],
  );
  const log = await logOf(admin, { first: 2 });
  expect(
    log?.nodes.map(({ actor, actorId, ipAddress }) => ({ actor, actorId, ipAddress })),
  ).toEqual(
    expect.arrayContaining([
      { actor: null, actorId: encodeGlobalId('User', id), ipAddress: null },
      { actor: null, actorId: null, ipAddress: null },
    ]),
  );
});

test('every action has a value of the enum, with what it means', async () => {
  const { data } = await app.ask<
    { __type: { enumValues: { name: string; description: string }[] } },
    object
  >('{ __type(name: "AuditAction") { enumValues { name description } } }', {});
  const values = data?.__type.enumValues.map(({ name, description }) => [name, description]) ?? [];
  expect(Object.fromEntries(values)).toEqual(AUDIT_ACTIONS);
});
