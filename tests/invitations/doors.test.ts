import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import {
  accept,
  founder,
  globalId,
  invite,
  joinAs,
  verifiedPerson,
  walkMember,
} from '../helpers/people.ts';
import type { Founder } from '../helpers/people.ts';
import { answersFor, complete, move, readStatus, submit } from '../helpers/wizard.ts';

/** Doors that must be shut behind people, and what happens to those who meet in them. */

let app: App;
let owner: Founder;
beforeAll(async () => {
  app = await startApp();
  owner = await founder(app);
});
afterAll(() => app.close());

const placeOf = async ({ email }: Person) =>
  (
    await app.database.query<{ id: string; role: string; state: string }>(
      'select m.id, m.role, m.state from memberships m join users u on u.id = m.user_id where u.email = $1',
      [email],
    )
  )[0];
const invitationsTo = (email: string) =>
  app.database.query<{ state: string }>('select state from invitations where email = $1', [email]);
const change = async (who: Person, mutation: string, input: object) =>
  (
    await who.run<{ answer: { __typename: string; code?: string } }, object>(
      `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { answer: ${mutation}(input: $input) { __typename ... on Error { code } } }`,
      { input },
    )
  ).answer;
const remove = async (who: Person) =>
  change(owner, 'removeMember', {
    membershipId: globalId('Membership', (await placeOf(who))?.id ?? ''),
  });
const inviteOne = async (who: Person, email: string, role: string) =>
  (await invite(who, owner.organization.id, [{ email, role }])).results?.[0]?.invitation?.id ?? '';

describe('who is removed', () => {
  test('does not come back by an invitation that waited for them', async () => {
    const person = await joinAs(app, owner, 'MEMBER');
    // As it would be for one that came in by another way meanwhile.
    await app.database.query(
      "update invitations set state = 'PENDING', role = 'ADMIN', accepted_by_id = null where email = $1",
      [person.email],
    );
    expect(await remove(person)).toMatchObject({ __typename: 'RemovedMember' });
    expect(await invitationsTo(person.email)).toEqual([{ state: 'REVOKED' }]);
    expect(await readStatus(app, person)).toMatchObject({ nextAction: 'START' });
    // Invited anew, they are welcome.
    const invitationId = await inviteOne(owner, person.email, 'VIEWER');
    expect(await accept(person, { invitationId })).toMatchObject({ flow: 'MEMBER' });
  });

  test('leaves no invitation behind that they sent; nor does who is lowered', async () => {
    const admin = await joinAs(app, owner, 'ADMIN');
    const other = await joinAs(app, owner, 'ADMIN');
    await inviteOne(admin, 'second-mailbox@example.org', 'ADMIN');
    await inviteOne(other, 'third-mailbox@example.org', 'ADMIN');
    await inviteOne(owner, 'welcome@example.org', 'ADMIN');
    await remove(admin);
    expect(await invitationsTo('second-mailbox@example.org')).toEqual([{ state: 'REVOKED' }]);
    await change(owner, 'changeMemberRole', {
      membershipId: globalId('Membership', (await placeOf(other))?.id ?? ''),
      role: 'VIEWER',
    });
    expect(await invitationsTo('third-mailbox@example.org')).toEqual([{ state: 'REVOKED' }]);
    expect(await invitationsTo('welcome@example.org')).toEqual([{ state: 'PENDING' }]);
  });
});

describe('at once', () => {
  const walkAllButTheEnd = async (person: Person) => {
    const invitationId = await inviteOne(owner, person.email, 'MEMBER');
    const { id = '' } = await accept(person, { invitationId });
    const { PROFILE, PREFERENCES, REVIEW } = answersFor('');
    for (const [key, answers] of Object.entries({ PROFILE, PREFERENCES, REVIEW })) {
      await submit(person, id, key, answers ?? {});
    }
    return id;
  };

  test('completing and being removed: one of them is first, and neither fails', async () => {
    for (let round = 0; round < 12; round += 1) {
      const person = await verifiedPerson(app);
      const id = await walkAllButTheEnd(person);
      const membershipId = globalId('Membership', (await placeOf(person))?.id ?? '');
      const [completed, removed] = await Promise.all([
        complete(person, id),
        change(owner, 'removeMember', { membershipId }),
      ]);
      expect(['OnboardingSession', 'SessionStateError', 'NotFoundError']).toContain(
        completed.__typename,
      );
      expect(removed).toMatchObject({ __typename: 'RemovedMember' });
      expect(await placeOf(person)).toBeUndefined();
    }
  });

  test('accepting and being invited again: a place never has an invitation beside it that waits', async () => {
    for (let round = 0; round < 12; round += 1) {
      const person = await verifiedPerson(app);
      const invitationId = await inviteOne(owner, person.email, 'MEMBER');
      const [accepted] = await Promise.all([
        accept(person, { invitationId }),
        inviteOne(owner, person.email, 'VIEWER'),
      ]);
      expect(accepted).toMatchObject({ flow: 'MEMBER' });
      expect(await placeOf(person)).toMatchObject({ state: 'PENDING' });
      expect(await invitationsTo(person.email)).toEqual([{ state: 'ACCEPTED' }]);
    }
  });
});

test('an organization that is deleted takes the wizards of its newcomers along', async () => {
  const other = await founder(app);
  const person = await verifiedPerson(app);
  const { results } = await invite(other, other.organization.id, [
    { email: person.email, role: 'MEMBER' },
  ]);
  const { id = '' } = await accept(person, { invitationId: results?.[0]?.invitation?.id ?? '' });
  const { id: organizationId, slug } = other.organization;
  expect(await change(other, 'deleteOrganization', { organizationId, slug })).toMatchObject({
    __typename: 'DeletedOrganization',
  });
  expect(await move(person, 'resume', id)).toMatchObject({ code: 'NOT_FOUND' });
});

test('of two places that wait, one may begin with either', async () => {
  const person = await verifiedPerson(app);
  const founders = [await founder(app), await founder(app)];
  for (const other of founders) {
    const { results } = await invite(other, other.organization.id, [
      { email: person.email, role: 'MEMBER' },
    ]);
    const { id = '' } = await accept(person, { invitationId: results?.[0]?.invitation?.id ?? '' });
    await move(person, 'abandon', id);
  }
  const start = async (organizationId?: string) =>
    (
      await person.run<{ startOnboarding: { id?: string; code?: string } }, object>(
        'mutation ($input: StartOnboardingInput!) { startOnboarding(input: $input) { ... on OnboardingSession { id } ... on Error { code } } }',
        { input: { flow: 'MEMBER', organizationId } },
      )
    ).startOnboarding;
  const second = await start(founders[1]?.organization.id);
  const done = await walkMember(person, second.id ?? '');
  expect(done.organization?.slug).toBe(founders[1]?.organization.slug);
  expect(await start(owner.organization.id)).toEqual({ code: 'NOT_FOUND' });
  expect(await start('nonsense')).toEqual({ code: 'NOT_FOUND' });
  const first = await start();
  const last = await walkMember(person, first.id ?? '');
  expect(last.organization?.slug).toBe(founders[0]?.organization.slug);
});
