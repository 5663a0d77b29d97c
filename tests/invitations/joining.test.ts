import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import {
  accept,
  founder,
  invite,
  mailedToken,
  uuidOf,
  verifiedPerson,
  verify,
  walkMember,
} from '../helpers/people.ts';
import type { Founder } from '../helpers/people.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { move, readSession, readStatus } from '../helpers/wizard.ts';

/** From the mail to the membership. */

let smtp: Smtp;
let app: App;
let owner: Founder;

beforeAll(async () => {
  smtp = await startSmtp();
  app = await startApp({ SMTP_URL: smtp.url, MAIL_FROM: 'Gangway <gangway@example.net>' });
  owner = await founder(app, {
    TEAM: { invitations: [{ email: 'Charles@example.org', role: 'ADMIN', departmentKey: 'tech' }] },
  });
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});

const status = (person: Person, flow: string) =>
  person.run<{ onboardingStatus: Record<string, unknown> }, object>(
    'query ($flow: OnboardingFlow!) { onboardingStatus(flow: $flow) { state nextAction step session { id } } }',
    { flow },
  );
const membership = async (email: string) =>
  app.database.query(
    `select m.role, m.state, d.name as department from memberships m join users u on u.id = m.user_id
     left join departments d on d.id = m.department_id where u.email = $1`,
    [email],
  );
const preview = async (token: string) =>
  (
    await app.ask<{ invitation: object | null }, object>(
      'query ($token: String!) { invitation(token: $token) { organizationName inviterName role state } }',
      { token },
    )
  ).data?.invitation;
const register = async (email: string, invitationToken?: string) => {
  const { data } = await app.ask<{ register: { token: string } }, object>(
    'mutation ($input: RegisterInput!) { register(input: $input) { ... on AuthPayload { token viewer { emailVerified } } } }',
    { input: { email, password: 'correct horse battery', name: 'Grace', invitationToken } },
  );
  return data?.register as unknown as { token: string; viewer: { emailVerified: boolean } };
};

test('an invitation of the TEAM step is mailed, previewed, accepted, and walked to a membership', async () => {
  const token = await mailedToken(smtp, 'charles@example.org');
  expect(await preview(token)).toEqual({
    organizationName: 'Analytical Engines',
    inviterName: 'Ada Lovelace',
    role: 'ADMIN',
    state: 'PENDING',
  });

  // Whoever registers by the link of that very mail has proved the address by it.
  const registered = await register('charles@example.org', token);
  expect(registered.viewer).toEqual({ emailVerified: true });
  const charles: Person = {
    ...owner,
    email: 'charles@example.org',
    token: registered.token,
    run: async (document, variables) => {
      const { data, errors } = await app.ask(document, variables, registered.token);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
  expect(await readStatus(app, charles)).toMatchObject({ nextAction: 'ACCEPT_INVITATION' });

  const session = await accept(charles, { token });
  expect(session).toMatchObject({
    __typename: 'OnboardingSession',
    flow: 'MEMBER',
    state: 'IN_PROGRESS',
    currentStep: 'PROFILE',
  });
  expect(await membership(charles.email)).toEqual([
    { role: 'ADMIN', state: 'PENDING', department: 'Technology' },
  ]);
  expect((await status(charles, 'MEMBER')).onboardingStatus).toMatchObject({
    nextAction: 'RESUME',
    step: 'PROFILE',
  });
  // Not a member before the wizard is walked.
  const organization = 'query ($slug: String!) { organization(slug: $slug) { name viewerRole } }';
  const { slug } = owner.organization;
  expect(await charles.run(organization, { slug })).toEqual({ organization: null });
  expect((await readSession(charles, session.id ?? ''))?.organization).toBeNull();

  const done = await walkMember(charles, session.id ?? '');
  expect(done).toMatchObject({ state: 'COMPLETED', organization: { slug } });
  expect(await membership(charles.email)).toEqual([
    { role: 'ADMIN', state: 'ACTIVE', department: 'Technology' },
  ]);
  expect(await charles.run(organization, { slug })).toEqual({
    organization: { name: 'Analytical Engines', viewerRole: 'ADMIN' },
  });
  expect((await status(charles, 'MEMBER')).onboardingStatus).toMatchObject({
    state: 'COMPLETED',
    nextAction: 'NONE',
  });
  const profile = await app.database.query(
    "select full_name, job_title, role, okr_experience from member_profiles where job_title = 'Engineer'",
  );
  expect(profile).toEqual([
    { full_name: 'Grace Hopper', job_title: 'Engineer', role: null, okr_experience: 'ADVANCED' },
  ]);
  expect(await preview(token)).toMatchObject({ state: 'ACCEPTED' });
});

test("who signs in learns at once what waits for them, also with somebody else's token", async () => {
  const [guest, another] = [await verifiedPerson(app), await verifiedPerson(app)];
  const items = [guest, another].map(({ email }) => ({ email, role: 'VIEWER' }));
  const { results } = await invite(owner, owner.organization.id, items);
  const waiting = [{ id: results?.[0]?.invitation?.id }];
  const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
    ... on AuthPayload { viewer { invitations { id } } } } }`;
  for (const token of [undefined, another.token]) {
    const { email, password } = guest;
    const { data } = await app.ask(signIn, { input: { email, password } }, token);
    expect(data).toEqual({ signIn: { viewer: { invitations: waiting } } });
  }
});

describe('the detour through registration and verification', () => {
  test('an unverified address is told so, and accepted once it is verified', async () => {
    const person = await app.person();
    await invite(owner, owner.organization.id, [{ email: person.email, role: 'MEMBER' }]);
    const token = await mailedToken(smtp, person.email);
    expect(await readStatus(app, person)).toMatchObject({ nextAction: 'VERIFY_EMAIL' });
    expect(await accept(person, { token })).toMatchObject({
      code: 'INVITATION_STATE',
      reason: 'INVITATION_ADDRESS_UNVERIFIED',
    });
    expect(await membership(person.email)).toEqual([]);
    await verify(app, person);
    expect(await readStatus(app, person)).toMatchObject({ nextAction: 'ACCEPT_INVITATION' });
    expect(await accept(person, { token })).toMatchObject({ flow: 'MEMBER' });
  });

  test.each([
    ['no token', undefined],
    ['a token that there is not', 'x'.repeat(43)],
    ['no token at all', "' or 1=1 --"],
  ])('registering with %s proves nothing, and tells nothing', async (_name, token) => {
    const email = `${_name.replaceAll(' ', '-')}@example.com`;
    expect((await register(email, token)).viewer).toEqual({ emailVerified: false });
  });

  test('nor does the token of another address', async () => {
    await invite(owner, owner.organization.id, [{ email: 'first@example.org', role: 'MEMBER' }]);
    const token = await mailedToken(smtp, 'first@example.org');
    expect((await register('second@example.org', token)).viewer).toEqual({ emailVerified: false });
    expect(await preview(token)).toMatchObject({ state: 'PENDING' });
  });
});

describe('accepting', () => {
  let person: Person;
  let token: string;
  beforeAll(async () => {
    person = await verifiedPerson(app);
    await invite(owner, owner.organization.id, [{ email: person.email, role: 'VIEWER' }]);
    token = await mailedToken(smtp, person.email);
  });

  test('is for the invited address only', async () => {
    const other = await verifiedPerson(app);
    const refused = { code: 'INVITATION_STATE', reason: 'INVITATION_OTHER_ADDRESS' };
    expect(await accept(other, { token })).toMatchObject(refused);
    expect(await accept(owner, { token })).toMatchObject(refused);
    const [row] = await app.database.query<{ id: string }>(
      'select id from invitations where email = $1',
      [person.email],
    );
    const invitationId = Buffer.from(`Invitation:${row?.id ?? ''}`).toString('base64');
    expect(await accept(other, { invitationId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await membership(other.email)).toEqual([]);
  });

  test.each([{}, { token: 'a', invitationId: 'b' }])('takes one of two: %j', async (input) => {
    expect(await accept(person, input)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test.each(['', 'short', 'y'.repeat(43), '\u0000'.repeat(43)])(
    'of a token that there is not is NOT_FOUND',
    async (unknown) => {
      expect(await accept(person, { token: unknown })).toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  test('from two devices at once gives one place and one session', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(person, { token })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers[0]).toMatchObject({ flow: 'MEMBER', state: 'IN_PROGRESS' });
    expect(await membership(person.email)).toHaveLength(1);
    // Again, and later again: the same.
    expect((await accept(person, { token })).id).toBe(answers[0]?.id);
    await walkMember(person, answers[0]?.id ?? '');
    expect(await accept(person, { token })).toMatchObject({
      id: answers[0]?.id,
      state: 'COMPLETED',
    });
  });

  test('belongs to several organizations, a wizard each', async () => {
    const others = [await founder(app), await founder(app)];
    const sessions: string[] = [];
    for (const other of others) {
      await invite(other, other.organization.id, [{ email: person.email, role: 'MANAGER' }]);
      const data = await person.run<
        { viewer: { invitations: { id: string; role: string; organizationName: string }[] } },
        object
      >('{ viewer { invitations { id role organizationName inviterName expiresAt } } }', {});
      expect(data.viewer.invitations).toMatchObject([{ role: 'MANAGER' }]);
      const { id = '' } = await accept(person, {
        invitationId: data.viewer.invitations[0]?.id ?? '',
      });
      sessions.push(id);
    }
    expect(new Set(sessions).size).toBe(2);
    for (const [index, id] of sessions.entries()) {
      const done = await walkMember(person, id);
      expect(done.organization?.slug).toBe(others[index]?.organization.slug);
    }
    expect(await membership(person.email)).toHaveLength(3);
  });

  test('startOnboarding(MEMBER) finds the place that waits, and is NOT_FOUND without one', async () => {
    const start = (who: Person) =>
      who.run<{ startOnboarding: Record<string, unknown> }, object>(
        'mutation { startOnboarding(input: { flow: MEMBER }) { ... on OnboardingSession { id } ... on Error { code } } }',
        {},
      );
    const newcomer = await verifiedPerson(app);
    expect((await start(newcomer)).startOnboarding).toEqual({ code: 'NOT_FOUND' });
    expect((await status(newcomer, 'MEMBER')).onboardingStatus).toMatchObject({
      state: 'NOT_STARTED',
      nextAction: 'NONE',
      step: null,
    });
    await invite(owner, owner.organization.id, [{ email: newcomer.email, role: 'MEMBER' }]);
    const { id } = await accept(newcomer, { token: await mailedToken(smtp, newcomer.email) });
    expect((await start(newcomer)).startOnboarding).toEqual({ id });
    // Given up, it is started again, or resumed.
    await move(newcomer, 'abandon', id ?? '');
    expect((await status(newcomer, 'MEMBER')).onboardingStatus).toMatchObject({
      state: 'ABANDONED',
      nextAction: 'RESUME',
    });
    expect(await move(newcomer, 'resume', id ?? '')).toMatchObject({ state: 'IN_PROGRESS' });
  });

  test('a place that is taken away ends the wizard, for good', async () => {
    const newcomer = await verifiedPerson(app);
    await invite(owner, owner.organization.id, [{ email: newcomer.email, role: 'MEMBER' }]);
    const { id = '' } = await accept(newcomer, { token: await mailedToken(smtp, newcomer.email) });
    await app.database.query(
      'delete from memberships m using users u where u.id = m.user_id and u.email = $1',
      [newcomer.email],
    );
    const session = await readSession(newcomer, id);
    expect(session).toMatchObject({ state: 'ABANDONED' });
    expect(await move(newcomer, 'resume', id)).toMatchObject({ code: 'NOT_FOUND' });
    const [events] = await app.database.query(
      'select kind from onboarding_events where session_id = $1 order by cursor desc limit 1',
      [uuidOf(id)],
    );
    expect(events).toEqual({ kind: 'ABANDONED' });
  });
});

describe('an invitation ends', () => {
  const decline = async (token: string, as?: Person) =>
    (
      await app.ask<{ declineInvitation: object }, object>(
        'mutation ($token: String) { declineInvitation(input: { token: $token }) { __typename ... on Error { code } ... on InvitationStateError { reason } ... on InvitationPreview { state } } }',
        { token },
        as?.token,
      )
    ).data?.declineInvitation;
  let person: Person;
  let token: string;
  const invitedAnew = async () => {
    person = await verifiedPerson(app);
    await invite(owner, owner.organization.id, [{ email: person.email, role: 'MEMBER' }]);
    token = await mailedToken(smtp, person.email);
  };

  test('declined by its token, without an account; twice is once', async () => {
    await invitedAnew();
    expect(await decline(token)).toMatchObject({ state: 'DECLINED' });
    expect(await decline(token)).toMatchObject({ state: 'DECLINED' });
    expect(await accept(person, { token })).toMatchObject({ reason: 'INVITATION_DECLINED' });
    expect(await readStatus(app, person)).toMatchObject({ nextAction: 'START' });
  });

  test('after seven days', async () => {
    await invitedAnew();
    const [row] = await app.database.query<{ days: number }>(
      `update invitations set expires_at = now() where email = $1
       returning round(extract(epoch from $2::timestamptz - now()) / 86400)::int as days`,
      [person.email, new Date(Date.now() + 7 * 86_400_000)],
    );
    expect(row).toEqual({ days: 7 });
    expect(await accept(person, { token })).toMatchObject({ reason: 'INVITATION_EXPIRED' });
    expect(await decline(token)).toMatchObject({ reason: 'INVITATION_EXPIRED' });
    expect(await preview(token)).toMatchObject({ state: 'EXPIRED' });
    expect(await readStatus(app, person)).toMatchObject({ nextAction: 'START' });
  });

  test('accepted, it cannot be declined', async () => {
    await invitedAnew();
    await accept(person, { token });
    expect(await decline(token, person)).toMatchObject({ reason: 'INVITATION_ACCEPTED' });
  });
});
