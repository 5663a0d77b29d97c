import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import { until } from '../accounts/until.ts';
import { addTwoFactor, fillLife, foundAs, newSubject } from './people.ts';
import type { Subject } from './people.ts';
import { tracesOf } from './traces.ts';

/** Whoever deletes their account leaves nothing personal behind, and no organization without an owner. */

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Deleted {
  readonly __typename: string;
  readonly code?: string;
  readonly id?: string;
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
  readonly organizations?: readonly { readonly id: string; readonly name: string }[];
}
async function deleteAccount(person: Person, input: object = { password: person.password }) {
  const { deleteMyAccount } = await person.run<{ deleteMyAccount: Deleted }, object>(
    `mutation ($input: DeleteMyAccountInput!) { deleteMyAccount(input: $input) {
      __typename ... on Error { code } ... on DeletedAccount { id }
      ... on InvalidInputError { issues { path code } }
      ... on SoleOwnerError { organizations { id name } } } }`,
    { input },
  );
  return deleteMyAccount;
}
const codeOf = async (person: Person) => {
  const { errors } = await app.ask('{ viewer { id } }', {}, person.token);
  return errors?.[0]?.extensions['code'];
};
const rowsOf = async (table: string) =>
  Number((await app.database.query<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

/** Where the id of somebody who is gone may stand: it tells that the same one did several things, and not who. */
const PSEUDONYMOUS: Readonly<Record<string, string>> = {
  'public.audit_log.actor_id':
    'The log of an organization tells who did what, also of those who left.',
  'public.audit_log.target_id': 'The same of what was done to somebody.',
};

test('nothing of the person is left in any column of any table', async () => {
  const other = await app.person();
  const subject = await newSubject(app);
  const { organization } = await fillLife(app, subject, other);
  const code = await addTwoFactor(app, subject);
  // A sign-in that waits for its code, and failures that were counted.
  const signIn = (password: string) =>
    app.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
      input: { email: subject.email, password },
    });
  await signIn('wrong password');
  await signIn(subject.password);

  // What is looked for is there, all over.
  expect((await tracesOf(app.database, subject.id)).length).toBeGreaterThan(20);
  const personal = await tracesOf(app.database, subject.email, subject.name);
  expect(personal).toEqual(
    expect.arrayContaining([
      'auth.users.email',
      'public.users.name',
      'public.member_profiles.full_name',
      'public.onboarding_answers.answers',
      'public.invitations.email',
      'public.outbox_mails.recipient',
      'public.external_identities.subject',
      'public.idempotency_keys.key',
    ]),
  );

  expect(await deleteAccount(subject, { password: subject.password, code: code() })).toMatchObject({
    __typename: 'DeletedAccount',
  });
  expect(await tracesOf(app.database, subject.email, subject.name)).toEqual([]);
  const left = await tracesOf(app.database, subject.id);
  expect(left.filter((column) => !(column in PSEUDONYMOUS))).toEqual([]);
  expect(left).toContain('public.audit_log.actor_id');

  // Where their acts came from went with them; that they left is told.
  const log = await app.database.query<{ action: string; ip: string | null }>(
    `select a.action, o.ip_address as ip from audit_log a left join audit_origins o on o.entry_id = a.id
     where a.actor_id = $1`,
    [subject.id],
  );
  expect(log.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['ORGANIZATION_CREATED', 'DOMAIN_CLAIMED', 'MEMBER_LEFT']),
  );
  expect(log.filter(({ ip }) => ip !== null)).toEqual([]);

  // The organization goes on, with all that is its own.
  const QUERY = `query ($slug: String!) { organization(slug: $slug) {
    members(first: 10) { nodes { role user { email } } } objectives(first: 10) { nodes { title } }
    auditLog(first: 100) { nodes { action actorId ipAddress actor { name } } } } }`;
  const { organization: seen } = await other.run<
    {
      organization: {
        members: unknown;
        objectives: { nodes: unknown[] };
        auditLog: { nodes: { action: string }[] };
      };
    },
    object
  >(QUERY, { slug: organization.slug });
  expect(seen.members).toEqual({ nodes: [{ role: 'OWNER', user: { email: other.email } }] });
  expect(seen.objectives.nodes).toHaveLength(1);
  expect(seen.auditLog.nodes).toContainEqual(
    expect.objectContaining({ action: 'MEMBER_LEFT', actor: null, ipAddress: null }),
  );
});

test('their tokens end at once, here and elsewhere, and the address is free again', async () => {
  const sibling = await app.sibling();
  try {
    const subject = await newSubject(app);
    const ask = () => sibling.ask('{ viewer { id } }', {}, subject.token);
    expect((await ask()).errors).toBeUndefined();
    const again = await app.ask<{ signIn: { token: string } }, object>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on AuthPayload { token } } }',
      { input: { email: subject.email, password: subject.password } },
    );
    expect(await deleteAccount(subject)).toMatchObject({ __typename: 'DeletedAccount' });
    expect(await codeOf(subject)).toBe('UNAUTHENTICATED');
    const other = { ...subject, token: again.data?.signIn.token ?? '' };
    await until(async () => (await codeOf(other)) === 'UNAUTHENTICATED');
    await until(async () => (await ask()).errors?.[0]?.extensions['code'] === 'UNAUTHENTICATED');
    const refreshed = await app.ask<{ refreshAuth: { code: string } }, object>(
      'mutation ($input: RefreshAuthInput!) { refreshAuth(input: $input) { ... on Error { code } } }',
      { input: { refreshToken: subject.refreshToken } },
    );
    expect(refreshed.data).toEqual({ refreshAuth: { code: 'INVALID_REFRESH_TOKEN' } });
    // By their sessions: nobody comes with an outside token.
    const outside = "select key from auth.revocations where key not like '%-%'";
    expect(await app.database.query(outside)).toEqual([]);
    const newcomer = await app.person(subject.email);
    expect(await userIdOf(app, newcomer)).not.toBe(subject.id);
  } finally {
    await sibling.close();
  }
});

test('what was sent to an address that they never proved stays for whoever has it', async () => {
  const subject = await newSubject(app);
  const { organization } = await fillLife(app, await newSubject(app), await app.person());
  await app.database.query(
    `insert into invitations (id, organization_id, email, role) values (gen_random_uuid(), $1, $2, 'MEMBER')`,
    [organization.uuid, subject.email],
  );
  await deleteAccount(subject);
  expect(await tracesOf(app.database, subject.email)).toEqual(['public.invitations.email']);
});

describe('who they are is asked once more', () => {
  const issue = (field: string, code: string) => ({
    __typename: 'InvalidInputError',
    issues: [{ path: [field], code }],
  });

  test('a wrong password deletes nothing, and guesses are slowed down', async () => {
    const subject = await newSubject(app);
    const before = await rowsOf('users');
    expect(await deleteAccount(subject, {})).toMatchObject(issue('password', 'REQUIRED'));
    expect(await deleteAccount(subject, { password: '' })).toMatchObject(
      issue('password', 'REQUIRED'),
    );
    const wrong = { password: 'not the password' };
    expect(await deleteAccount(subject, wrong)).toMatchObject(issue('password', 'WRONG_PASSWORD'));
    const long = { password: 'x'.repeat(100_000) };
    expect(await deleteAccount(subject, long)).toMatchObject(issue('password', 'WRONG_PASSWORD'));
    const codes = new Set<string | undefined>();
    for (let n = 0; n < 12; n++) codes.add((await deleteAccount(subject, wrong)).code);
    expect(codes).toContain('TOO_MANY_ATTEMPTS');
    expect(await rowsOf('users')).toBe(before);
    expect(await codeOf(subject)).toBeUndefined();
  });

  test('with two-factor also for a code', async () => {
    const subject = await newSubject(app);
    const code = await addTwoFactor(app, subject);
    const { password } = subject;
    expect(await deleteAccount(subject)).toMatchObject({ code: 'TWO_FACTOR_REQUIRED' });
    const wrong = code() === '000000' ? '000001' : '000000';
    expect(await deleteAccount(subject, { password, code: wrong })).toMatchObject(
      issue('code', 'WRONG_CODE'),
    );
    expect(await deleteAccount(subject, { password, code: code() })).toMatchObject({
      __typename: 'DeletedAccount',
    });
  });
});

describe('the only owner of an organization', () => {
  test('is told which, before anything happens', async () => {
    const subject = await newSubject(app);
    const { id } = await foundAs(app, subject);
    const tables = ['users', 'memberships', 'audit_log', 'auth.sessions', 'invitations'];
    const before = await Promise.all(tables.map(rowsOf));
    expect(await deleteAccount(subject)).toMatchObject({
      code: 'SOLE_OWNER',
      organizations: [{ id, name: 'Subject Matters' }],
    });
    expect(await Promise.all(tables.map(rowsOf))).toEqual(before);
    expect(await codeOf(subject)).toBeUndefined();
  });

  test('of two owners who go at once, one stays', async () => {
    for (let round = 0; round < 3; round++) {
      const first: Subject = await newSubject(app);
      const second = await newSubject(app);
      const { id, uuid } = await foundAs(app, first);
      await addMember(app, uuid, second, 'OWNER');
      const outcomes = await Promise.all([deleteAccount(first), deleteAccount(second)]);
      expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
        'DeletedAccount',
        'SoleOwnerError',
      ]);
      const refused = outcomes.find(({ code }) => code === 'SOLE_OWNER');
      expect(refused?.organizations).toEqual([{ id, name: 'Subject Matters' }]);
      const owners = await app.database.query(
        `select 1 from memberships where organization_id = $1 and role = 'OWNER'`,
        [uuid],
      );
      expect(owners).toHaveLength(1);
    }
  });
});
