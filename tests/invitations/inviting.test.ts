import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import {
  accept,
  founder,
  globalId,
  invite,
  joinAs,
  mailedToken,
  verifiedPerson,
} from '../helpers/people.ts';
import type { Founder, Outcome } from '../helpers/people.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { counted, withoutWorker } from '../helpers/statements.ts';

/** Who invites whom, again, and no more. */

let smtp: Smtp;
let app: App;
let owner: Founder;
let admin: Person;
let manager: Person;
let member: Person;
let viewer: Person;
let stranger: Founder;

beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ SMTP_URL: smtp.url, MAIL_FROM: 'gangway@example.net' });
  owner = await founder(app);
  stranger = await founder(app);
  admin = await joinAs(app, owner, 'ADMIN');
  manager = await joinAs(app, owner, 'MANAGER');
  member = await joinAs(app, owner, 'MEMBER');
  viewer = await joinAs(app, owner, 'VIEWER');
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});

let count = 0;
const address = () => `guest-${(count += 1)}@example.org`;
const one = async (who: Person, item: object): Promise<Outcome | undefined> =>
  (await invite(who, owner.organization.id, [item])).results?.[0];
const rows = (email: string) =>
  app.database.query<{ id: string; state: string; role: string; token_hash: string | null }>(
    'select id, state, role, token_hash from invitations where email = $1',
    [email],
  );

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly reason?: string;
  readonly state?: string;
  readonly id?: string;
}
const manage = async (who: Person, what: 'resend' | 'revoke', invitationId: string, key?: string) =>
  (
    await who.run<{ answer: Answer }, object>(
      `mutation ($input: ${what === 'resend' ? 'Resend' : 'Revoke'}InvitationInput!) { answer: ${what}Invitation(input: $input) {
        __typename ... on Error { code } ... on InvitationStateError { reason } ... on Invitation { id state delivery } } }`,
      { input: { invitationId, ...(key !== undefined && { idempotencyKey: key }) } },
    )
  ).answer;

describe('who may', () => {
  test.each(['ADMIN', 'MANAGER', 'MEMBER', 'VIEWER'])(
    'owners and admins invite as %s',
    async (role) => {
      for (const who of [owner, admin]) {
        const outcome = await one(who, { email: address(), role });
        expect(outcome).toMatchObject({ invitation: { state: 'PENDING', role }, issues: [] });
      }
    },
  );

  test('managers invite members and viewers', async () => {
    for (const role of ['MEMBER', 'VIEWER']) {
      expect(await one(manager, { email: address(), role })).toMatchObject({
        invitation: { role },
      });
    }
    for (const role of ['ADMIN', 'MANAGER']) {
      expect(await one(manager, { email: address(), role })).toMatchObject({
        invitation: null,
        issues: [{ path: ['role'], code: 'ROLE_NOT_ALLOWED' }],
      });
    }
  });

  test('members and viewers may not; to others there is no organization', async () => {
    const item = { email: address(), role: 'VIEWER' };
    for (const who of [member, viewer]) {
      expect(await invite(who, owner.organization.id, [item])).toMatchObject({ code: 'FORBIDDEN' });
    }
    const nothing = { code: 'NOT_FOUND' };
    expect(await invite(stranger, owner.organization.id, [item])).toMatchObject(nothing);
    expect(await invite(owner, globalId('Organization', owner.email), [item])).toMatchObject(
      nothing,
    );
    expect(await invite(owner, 'nonsense', [item])).toMatchObject(nothing);
    expect(await rows(item.email)).toEqual([]);
  });
});

describe('an address', () => {
  test('that is wrong keeps no other from being invited', async () => {
    const [good, twice] = [address(), address()];
    const { results } = await invite(owner, owner.organization.id, [
      { email: 'nonsense', role: 'MEMBER' },
      { email: ` ${good.toUpperCase()} `, role: 'MEMBER', departmentKey: 'Technology' },
      { email: owner.email, role: 'ADMIN' },
      { email: member.email, role: 'ADMIN' },
      { email: twice, role: 'VIEWER' },
      { email: twice, role: 'ADMIN' },
      { email: address(), role: 'VIEWER', departmentKey: 'Nowhere' },
      { email: `${address()}\u0000`, role: 'VIEWER' },
      { email: 'somebody@mailinator.com', role: 'VIEWER' },
    ]);
    const told = results?.map(({ invitation, issues }) => [
      invitation !== null,
      ...issues.map(({ path, code }) => `${path.join('.')} ${code}`),
    ]);
    expect(told).toEqual([
      [false, 'email INVALID_EMAIL'],
      [true],
      [false, 'email OWN_EMAIL', 'email ALREADY_MEMBER'],
      [false, 'email ALREADY_MEMBER'],
      [true],
      [false, 'email DUPLICATE'],
      [false, 'departmentKey UNKNOWN_DEPARTMENT'],
      [false, 'email NUL_CHARACTER'],
      [true, 'email DISPOSABLE_EMAIL'],
    ]);
    expect(results?.[1]?.invitation).toMatchObject({ department: { name: 'Technology' } });
    expect(await rows(good)).toHaveLength(1);
    expect((await rows(twice))[0]).toMatchObject({ role: 'VIEWER' });
  });

  test.each([0, 101])('%i of them are refused as a whole', async (length) => {
    const items = Array.from({ length }, () => ({ email: address(), role: 'VIEWER' }));
    expect(await invite(owner, owner.organization.id, items)).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: ['invitations'], code: length === 0 ? 'TOO_FEW' : 'TOO_MANY' }],
    });
  });

  test('by the id of a department, and not by that of another organization', async () => {
    const [department] = await app.database.query<{ id: string }>(
      "select id from departments where organization_id = $1 and name = 'Sales'",
      [owner.organization.uuid],
    );
    const [foreign] = await app.database.query<{ id: string }>(
      "select id from departments where organization_id = $1 and name = 'Sales'",
      [stranger.organization.uuid],
    );
    const key = (id?: string) => globalId('Department', id ?? '');
    expect(
      await one(owner, { email: address(), role: 'VIEWER', departmentKey: key(department?.id) }),
    ).toMatchObject({ invitation: { department: { name: 'Sales' } } });
    expect(
      await one(owner, { email: address(), role: 'VIEWER', departmentKey: key(foreign?.id) }),
    ).toMatchObject({ invitation: null, issues: [{ code: 'UNKNOWN_DEPARTMENT' }] });
  });
});

describe('again', () => {
  test('renews and never duplicates: the former link is of no use', async () => {
    const guest = await verifiedPerson(app);
    await one(owner, { email: guest.email, role: 'VIEWER' });
    const former = await mailedToken(smtp, guest.email);
    await one(admin, { email: guest.email.toUpperCase(), role: 'MEMBER' });
    expect(await rows(guest.email)).toMatchObject([{ state: 'PENDING', role: 'MEMBER' }]);
    await smtp.next(
      ({ to, text }) =>
        to === guest.email && text.includes('/invitations/') && !text.includes(former),
    );
    expect(await accept(guest, { token: former })).toMatchObject({ code: 'NOT_FOUND' });
    const token = await mailedToken(smtp, guest.email);
    expect(await accept(guest, { token })).toMatchObject({ flow: 'MEMBER' });
  });

  test('the token is in no column, in clear', async () => {
    const email = address();
    await one(owner, { email, role: 'VIEWER' });
    const token = await mailedToken(smtp, email);
    const columns = await app.database.query<{ found: boolean }>(
      `select (i::text like '%' || $1 || '%') as found from invitations i
       union all select (m::text like '%' || $1 || '%') from outbox_mails m
       union all select (a::text like '%' || $1 || '%') from audit_log a`,
      [token],
    );
    expect(columns.some(({ found }) => found)).toBe(false);
    const [row] = await rows(email);
    expect(row?.token_hash).toMatch(/^[\w-]{43}$/);
    await expect
      .poll(
        async () =>
          (
            await app.database.query(
              'select state, payload from outbox_mails where recipient = $1',
              [email],
            )
          )[0],
        { timeout: 10_000 },
      )
      .toEqual({ state: 'SENT', payload: null });
  });

  test('one that expired is resent in one call; one that ended is not', async () => {
    const guest = await verifiedPerson(app);
    const id = (await one(manager, { email: guest.email, role: 'VIEWER' }))?.invitation?.id ?? '';
    const former = await mailedToken(smtp, guest.email);
    await app.database.query('update invitations set expires_at = now() where email = $1', [
      guest.email,
    ]);
    expect(await manage(manager, 'resend', id)).toMatchObject({ state: 'PENDING' });
    await smtp.next(
      ({ to, text }) =>
        to === guest.email && text.includes('/invitations/') && !text.includes(former),
    );
    const token = await mailedToken(smtp, guest.email);
    expect(await accept(guest, { token: former })).toMatchObject({ code: 'NOT_FOUND' });

    expect(await manage(manager, 'revoke', id)).toMatchObject({ state: 'REVOKED' });
    expect(await manage(manager, 'revoke', id)).toMatchObject({ state: 'REVOKED' });
    expect(await accept(guest, { token })).toMatchObject({ reason: 'INVITATION_REVOKED' });
    expect(await manage(manager, 'resend', id)).toMatchObject({ reason: 'INVITATION_REVOKED' });
    // Invited anew it is good again.
    await one(manager, { email: guest.email, role: 'VIEWER' });
    await smtp.next(
      ({ to, text }) =>
        to === guest.email &&
        text.includes('/invitations/') &&
        ![former, token].some((old) => text.includes(old)),
    );
    expect(await accept(guest, { token: await mailedToken(smtp, guest.email) })).toMatchObject({
      flow: 'MEMBER',
    });
    expect(await manage(owner, 'revoke', id)).toMatchObject({ reason: 'INVITATION_ACCEPTED' });
  });

  test("a manager does not touch others' invitations, nor learn of them", async () => {
    const email = address();
    const id = (await one(owner, { email, role: 'ADMIN' }))?.invitation?.id ?? '';
    expect(await one(manager, { email, role: 'VIEWER' })).toMatchObject({
      invitation: null,
      issues: [{ path: ['email'], code: 'ALREADY_INVITED' }],
    });
    expect(await manage(manager, 'revoke', id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await manage(manager, 'resend', id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await manage(stranger, 'revoke', id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rows(email)).toMatchObject([{ role: 'ADMIN', state: 'PENDING' }]);
  });

  test('from ten requests at once makes one', async () => {
    const email = address();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => one(owner, { email, role: 'VIEWER' })),
    );
    expect(new Set(answers.map((answer) => answer?.invitation?.id)).size).toBe(1);
    expect(await rows(email)).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  test('gives the same answer to the same input, and one mail', async () => {
    const items = [
      { email: address(), role: 'VIEWER' },
      { email: 'wrong', role: 'VIEWER' },
    ];
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => invite(owner, owner.organization.id, items, 'once')),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.results?.[0]?.invitation).not.toBeNull();
    const mails = await app.database.query('select 1 from outbox_mails where recipient = $1', [
      items[0]?.email,
    ]);
    expect(mails).toHaveLength(1);
    const other = await invite(owner, owner.organization.id, [items[0] ?? {}], 'once');
    expect(other).toMatchObject({ code: 'IDEMPOTENCY' });
    // Another's key of the same text is another key.
    expect(await invite(admin, owner.organization.id, items, 'once')).toHaveProperty('results');
  });

  test.each(['', 'x'.repeat(256), 'a\u0000b'])('%j is none', async (key) => {
    const items = [{ email: address(), role: 'VIEWER' }];
    expect(await invite(owner, owner.organization.id, items, key)).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: ['idempotencyKey'] }],
    });
  });

  test('whose invitation is gone by now finds nothing', async () => {
    const id = (await one(owner, { email: address(), role: 'VIEWER' }))?.invitation?.id ?? '';
    expect(await manage(owner, 'resend', id, 'gone')).toMatchObject({ id });
    await app.database.query('delete from invitations where id = $1', [idOf('Invitation', id)]);
    expect(await manage(owner, 'resend', id, 'gone')).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is forgotten after a day', async () => {
    const first = await invite(
      owner,
      owner.organization.id,
      [{ email: address(), role: 'VIEWER' }],
      'day',
    );
    await app.database.query(
      "update idempotency_keys set created_at = created_at - interval '25 hours' where key = 'day'",
    );
    const second = await invite(
      owner,
      owner.organization.id,
      [{ email: address(), role: 'VIEWER' }],
      'day',
    );
    expect(second.results?.[0]?.invitation?.id).not.toBe(first.results?.[0]?.invitation?.id);
  });
});

test('the statements of a hundred invitations are those of one', async () => {
  // Without mails, which make one more statement; the worker of the other app in this process sends some of its own.
  const mute = await app.sibling({ SMTP_URL: 'none' });
  const inviteOf = (length: number) => {
    const invitations = Array.from({ length }, () => ({ email: address(), role: 'VIEWER' }));
    const input = {
      organizationId: owner.organization.id,
      invitations,
      idempotencyKey: String(length),
    };
    return counted(() =>
      mute.ask<{ answer: { results: Outcome[] } }, object>(
        'mutation ($input: InviteMembersInput!) { answer: inviteMembers(input: $input) { ... on InviteMembersPayload { results { invitation { state department { name } } } } } }',
        { input },
        owner.token,
      ),
    );
  };
  try {
    const few = await inviteOf(1);
    const many = await inviteOf(100);
    const made = many.result.data?.answer.results.filter(({ invitation }) => invitation !== null);
    expect(made).toHaveLength(100);
    const [most, least] = [many, few].map(({ sent }) => withoutWorker(sent));
    expect(most?.length, most?.join('\n')).toBe(least?.length);
    // Key, lock, place, rows, audit, what the key remembers; then, for the answer, the invitations and their departments.
    expect(most?.length).toBeLessThanOrEqual(8);
  } finally {
    await mute.close();
  }
});

test('admins see how far somebody is, and not what they answered; members do not', async () => {
  const guest = await verifiedPerson(app);
  await one(owner, { email: guest.email, role: 'MEMBER' });
  const { id = '' } = await accept(guest, { token: await mailedToken(smtp, guest.email) });
  const query = `query ($slug: String!) { organization(slug: $slug) { members(last: 1) { nodes {
    user { email } onboarding { id progress state steps { state answers { __typename } } } } } } }`;
  const seen = async (who: Person) =>
    (
      await who.run<
        { organization: { members: { nodes: { onboarding: object | null }[] } } },
        object
      >(query, { slug: owner.organization.slug })
    ).organization.members.nodes[0]?.onboarding;
  await guest.run(
    'mutation ($id: ID!) { saveOnboardingDraft(input: { sessionId: $id, expectedVersion: 0, step: { profile: { jobTitle: "Spy" } } }) { __typename } }',
    { id },
  );
  expect(await seen(admin)).toMatchObject({
    id,
    state: 'IN_PROGRESS',
    steps: [{ state: 'DRAFTED', answers: null }, { answers: null }, { answers: null }],
  });
  expect(await seen(member)).toBeNull();
});

test('without mail, invitations are made and wait; with it, they are sent by the owners', async () => {
  const mute = await app.sibling({ SMTP_URL: 'none' });
  try {
    const email = address();
    const input = {
      organizationId: owner.organization.id,
      invitations: [{ email, role: 'VIEWER' }],
    };
    const { data } = await mute.ask<{ answer: { results: Outcome[] } }, object>(
      'mutation ($input: InviteMembersInput!) { answer: inviteMembers(input: $input) { ... on InviteMembersPayload { results { invitation { id state delivery expiresAt } } } } }',
      { input },
      owner.token,
    );
    const made = data?.answer.results[0]?.invitation;
    expect(made).toMatchObject({ state: 'PENDING', delivery: 'NONE', expiresAt: null });
    expect(await rows(email)).toMatchObject([{ token_hash: null }]);
    expect(await manage(owner, 'resend', made?.id ?? '')).toMatchObject({ state: 'PENDING' });
    expect(await mailedToken(smtp, email)).toMatch(/^[\w-]{43}$/);
  } finally {
    await mute.close();
  }
});
