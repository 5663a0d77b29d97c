import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import {
  changeJoining,
  claim,
  decide,
  found,
  join,
  joinable,
  newDomain,
  personAt,
  release,
  requestsOf,
} from './people.ts';

/** People with an address at a claimed domain come in, and nobody else learns that there is anything to come into. */

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function claimed(joining: string, domain = newDomain(), name = 'Analytical Engines') {
  const founded = await found(app, await personAt(app, domain), name);
  const { id: domainId = '' } = await claim(founded.owner, { organizationId: founded.id, joining });
  return { ...founded, domain, domainId };
}
const placeOf = async (organizationId: string, person: Person) =>
  (
    await app.database.query<{ role: string; state: string }>(
      'select role, state from memberships where organization_id = $1 and user_id = $2',
      [organizationId, await userIdOf(app, person)],
    )
  )[0];
const actionsOf = async (organizationId: string) =>
  (
    await app.database.query<{ action: string }>(
      `select action from audit_log where organization_id = $1 and action like '%JOIN%' order by occurred_at`,
      [organizationId],
    )
  ).map(({ action }) => action);

test('AUTOMATIC: a newcomer joins at once, as a MEMBER whose wizard waits', async () => {
  const { id, uuid, domain } = await claimed('AUTOMATIC', newDomain(), 'Open House');
  const newcomer = await personAt(app, domain);
  expect(await joinable(newcomer)).toEqual([
    { id, name: 'Open House', joining: 'AUTOMATIC', requestState: null },
  ]);
  expect(await join(newcomer, id)).toEqual({ __typename: 'JoinOutcome', state: 'JOINED' });
  expect(await placeOf(uuid, newcomer)).toEqual({ role: 'MEMBER', state: 'PENDING' });
  expect(await joinable(newcomer)).toEqual([]);
  expect(await join(newcomer, id)).toMatchObject({ state: 'JOINED' });
  const start = `mutation { startOnboarding(input: { flow: MEMBER }) {
    ... on OnboardingSession { flow organization { id } } } }`;
  expect(await newcomer.run(start, {})).toMatchObject({ startOnboarding: { flow: 'MEMBER' } });
  expect(await actionsOf(uuid)).toEqual(['JOINED_BY_DOMAIN']);
});

test('from several devices at once, with keys and without, it is one place and one entry', async () => {
  const { id, uuid, domain } = await claimed('AUTOMATIC');
  const newcomer = await personAt(app, domain);
  const keys = [undefined, 'one', 'one', 'two', undefined];
  const outcomes = await Promise.all(keys.map((key) => join(newcomer, id, key)));
  expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(['JOINED']));
  expect(await actionsOf(uuid)).toEqual(['JOINED_BY_DOMAIN']);
});

describe('REQUEST', () => {
  test('a newcomer asks, an admin lets them in', async () => {
    const { owner, id, uuid, domain } = await claimed('REQUEST');
    const admin = await personAt(app, newDomain());
    await addMember(app, uuid, admin, 'ADMIN');
    const newcomer = await personAt(app, domain);
    expect(await join(newcomer, id)).toMatchObject({ state: 'REQUESTED' });
    expect(await join(newcomer, id)).toMatchObject({ state: 'REQUESTED' });
    expect(await placeOf(uuid, newcomer)).toBeUndefined();
    expect(await joinable(newcomer)).toMatchObject([{ id, requestState: 'PENDING' }]);
    const requests = await requestsOf(owner, id);
    expect(requests).toMatchObject([{ state: 'PENDING', user: { email: newcomer.email } }]);
    const requestId = requests?.[0]?.id ?? '';
    expect(await decide(newcomer, requestId, true)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await decide(admin, requestId, true)).toMatchObject({ state: 'APPROVED' });
    expect(await placeOf(uuid, newcomer)).toEqual({ role: 'MEMBER', state: 'PENDING' });
    // Decided is decided: the other answer changes nothing.
    expect(await decide(owner, requestId, false)).toMatchObject({ state: 'APPROVED' });
    expect(await actionsOf(uuid)).toEqual(['JOIN_REQUESTED', 'JOIN_APPROVED']);
  });

  test('who was declined stays out, and is told so', async () => {
    const { owner, id, uuid, domain } = await claimed('REQUEST');
    const newcomer = await personAt(app, domain);
    await join(newcomer, id);
    const requestId = (await requestsOf(owner, id))?.[0]?.id ?? '';
    expect(await decide(owner, requestId, false)).toMatchObject({ state: 'DECLINED' });
    expect(await join(newcomer, id)).toMatchObject({ state: 'DECLINED' });
    expect(await joinable(newcomer)).toMatchObject([{ requestState: 'DECLINED' }]);
    expect(await placeOf(uuid, newcomer)).toBeUndefined();
    expect(await actionsOf(uuid)).toEqual(['JOIN_REQUESTED', 'JOIN_DECLINED']);
  });

  test('who was let in and left may ask again', async () => {
    const { owner, id, uuid, domain } = await claimed('REQUEST');
    const newcomer = await personAt(app, domain);
    await join(newcomer, id);
    const requestId = (await requestsOf(owner, id))?.[0]?.id ?? '';
    await decide(owner, requestId, true);
    await app.database.query(
      'delete from memberships where organization_id = $1 and user_id = $2',
      [uuid, await userIdOf(app, newcomer)],
    );
    // The request went with the place: another takes its turn.
    expect(await join(newcomer, id)).toMatchObject({ state: 'REQUESTED' });
    expect(await decide(owner, requestId, true)).toMatchObject({ code: 'NOT_FOUND' });
    const anew = (await requestsOf(owner, id))?.[0]?.id ?? '';
    expect(await decide(owner, anew, true)).toMatchObject({ state: 'APPROVED' });
    expect(await placeOf(uuid, newcomer)).toMatchObject({ state: 'PENDING' });
  });

  test('of two who decide at once, one does', async () => {
    const { owner, id, uuid, domain } = await claimed('REQUEST');
    const newcomer = await personAt(app, domain);
    await join(newcomer, id);
    const requestId = (await requestsOf(owner, id))?.[0]?.id ?? '';
    const answers = await Promise.all([
      decide(owner, requestId, true),
      decide(owner, requestId, false),
    ]);
    const [state] = answers.map((answer) => answer.state);
    expect(answers).toMatchObject([{ state }, { state }]);
    expect((await placeOf(uuid, newcomer)) !== undefined).toBe(state === 'APPROVED');
    expect((await actionsOf(uuid)).length).toBe(2);
  });

  test('others than owners and admins see no request but their own', async () => {
    const { id, uuid, domain } = await claimed('REQUEST');
    const requests = [];
    for (let n = 0; n < 2; n++) {
      const newcomer = await personAt(app, domain);
      await join(newcomer, id);
      requests.push(newcomer);
    }
    const [first] = requests;
    if (!first) throw new Error('Nobody asked.');
    for (const role of ['MANAGER', 'MEMBER', 'VIEWER'] as const) {
      const member = await personAt(app, domain);
      await addMember(app, uuid, member, role);
      expect(await requestsOf(member, id)).toEqual([]);
    }
    expect(await requestsOf(first, id)).toBeNull(); // the organization does not exist for them
    const stranger = await personAt(app, newDomain());
    const [row] = await app.database.query<{ id: string }>(
      'select id from join_requests where organization_id = $1 limit 1',
      [uuid],
    );
    const requestId = encodeGlobalId('JoinRequest', row?.id ?? '');
    expect(await decide(stranger, requestId, true)).toMatchObject({ code: 'NOT_FOUND' });
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await stranger.run(node, { id: requestId })).toEqual({ node: null });
    expect(await decide(stranger, 'nonsense', true)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('there is nothing to join, and no telling why', () => {
  const refused = { __typename: 'NotFoundError', code: 'NOT_FOUND' };
  const nothing = async (person: Person, id: string) => {
    expect(await joinable(person)).toEqual([]);
    expect(await join(person, id)).toEqual(refused);
  };

  test('where it is off, of another domain, not proven, unknown', async () => {
    const off = await claimed('OFF');
    await nothing(await personAt(app, off.domain), off.id);
    const open = await claimed('AUTOMATIC');
    await nothing(await personAt(app, open.domain, false), open.id);
    await nothing(await personAt(app, newDomain()), open.id);
    await nothing(await personAt(app, `sub.${open.domain}`), open.id);
    await nothing(await personAt(app, newDomain()), encodeGlobalId('Organization', randomUUID()));
    await nothing(await personAt(app, newDomain()), 'nonsense');
  });

  test('once the claim is given up, or turned off', async () => {
    const { owner, id, domain, domainId } = await claimed('REQUEST');
    const newcomer = await personAt(app, domain);
    expect(await joinable(newcomer)).toHaveLength(1);
    await changeJoining(owner, domainId, 'OFF');
    await nothing(newcomer, id);
    await changeJoining(owner, domainId, 'AUTOMATIC');
    await release(owner, domainId);
    await nothing(newcomer, id);
  });

  test('while no owner or admin has a proven address at the domain', async () => {
    const { owner, id, uuid, domain, domainId } = await claimed('AUTOMATIC');
    const newcomer = await personAt(app, domain);
    const verified = (value: boolean, email = owner.email) =>
      app.database.query('update auth.users set email_verified = $1 where email = $2', [
        value,
        email,
      ]);
    await verified(false);
    await nothing(newcomer, id);
    expect(await changeJoining(owner, domainId, 'REQUEST')).toMatchObject({ effective: false });
    // A manager's address proves nothing for the organization; an admin's does.
    await addMember(app, uuid, await personAt(app, domain), 'MANAGER');
    await nothing(newcomer, id);
    await addMember(app, uuid, await personAt(app, domain), 'ADMIN');
    expect(await joinable(newcomer)).toMatchObject([{ id, joining: 'REQUEST' }]);
  });
});

test('whoever claims first does not keep others out: both count, each by its own people', async () => {
  const domain = newDomain();
  const squatter = await claimed('AUTOMATIC', domain, 'First');
  const rightful = await claimed('REQUEST', domain, 'Second');
  const newcomer = await personAt(app, domain);
  expect((await joinable(newcomer)).map(({ name }) => name).sort()).toEqual(['First', 'Second']);
  // Whose address is not proven any more, their claim is worth nothing.
  await app.database.query('update auth.users set email_verified = false where email = $1', [
    squatter.owner.email,
  ]);
  expect((await joinable(newcomer)).map(({ id }) => id)).toEqual([rightful.id]);
  expect(await join(newcomer, squatter.id)).toMatchObject({ code: 'NOT_FOUND' });
});

test("who signs in learns at once what they may join, also with somebody else's token", async () => {
  const { id, domain } = await claimed('REQUEST');
  const { email, password } = await personAt(app, domain);
  const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
    ... on AuthPayload { viewer { joinableOrganizations { id } } } } }`;
  const another = await personAt(app, (await claimed('AUTOMATIC')).domain);
  for (const token of [undefined, another.token]) {
    const { data } = await app.ask(signIn, { input: { email, password } }, token);
    expect(data).toEqual({ signIn: { viewer: { joinableOrganizations: [{ id }] } } });
  }
});
