import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import { accept, founder, invite, verifiedPerson } from '../helpers/people.ts';
import type { Founder } from '../helpers/people.ts';
import { counted } from '../helpers/statements.ts';
import { answersFor, complete, submit } from '../helpers/wizard.ts';

/** What inviting and joining may cost in SQL statements, counted for real. A change that adds one fails here. */

let app: App;
let owner: Founder;
let guest: Person;
let invitationId: string;

beforeAll(async () => {
  app = await startApp();
  owner = await founder(app);
  guest = await verifiedPerson(app);
  const { results } = await invite(owner, owner.organization.id, [
    { email: guest.email, role: 'MEMBER' },
  ]);
  invitationId = results?.[0]?.invitation?.id ?? '';
});
afterAll(() => app.close());

const costOf = async (who: Person, document: string, variables: object = {}) =>
  (await counted(() => who.run(document, variables))).sent.length;

test.each<[number, string, string]>([
  [1, 'the preview of a token', `{ invitation(token: "${'x'.repeat(43)}") { state } }`],
  [2, 'the invitations that wait', '{ viewer { invitations { id organizationName } } }'],
  [1, 'the status of who is invited', '{ onboardingStatus { nextAction session { id } } }'],
])('at most %i: %s', async (budget, _name, document) => {
  expect(await costOf(guest, document)).toBeLessThanOrEqual(budget);
});

test('resending and revoking: key, invitation, change, audit, answer', async () => {
  const { results } = await invite(owner, owner.organization.id, [
    { email: 'other@example.org', role: 'MEMBER' },
  ]);
  const id = results?.[0]?.invitation?.id;
  const mutate = (name: string, more = {}) =>
    costOf(
      owner,
      `mutation ($input: ${name}InvitationInput!) { ${name.toLowerCase()}Invitation(input: $input) { __typename } }`,
      { input: { invitationId: id, ...more } },
    );
  expect(await mutate('Resend')).toBeLessThanOrEqual(4);
  expect(await mutate('Resend', { idempotencyKey: 'again' })).toBeLessThanOrEqual(6);
  expect(await mutate('Revoke')).toBeLessThanOrEqual(4);
});

test('accepting: the answer, the place, the session with its event, and reading it; then the wizard', async () => {
  const accepting = await counted(() => accept(guest, { invitationId }));
  expect(accepting.result).toMatchObject({ flow: 'MEMBER' });
  expect(accepting.sent.length).toBeLessThanOrEqual(7);
  const again = await counted(() => accept(guest, { invitationId }));
  expect(again.sent.length).toBeLessThanOrEqual(6);
  const id = accepting.result.id ?? '';
  const { PROFILE, PREFERENCES, REVIEW } = answersFor('');
  for (const [key, answers] of Object.entries({ PROFILE, PREFERENCES, REVIEW })) {
    const submitting = await counted(() => submit(guest, id, key, answers ?? {}));
    // Lock, session, write; the organization, which these answers ask for; and how much an AI may help, where that is chosen.
    const most = key === 'PREFERENCES' ? 5 : 4;
    expect(submitting.sent.length, key).toBeLessThanOrEqual(most);
  }
  // Lock, session, place, profile, preferences, audit, state; the answer reads the organization.
  const completing = await counted(() => complete(guest, id));
  expect(completing.result.state).toBe('COMPLETED');
  expect(completing.sent.length).toBeLessThanOrEqual(8);
});

test('declining: the answer and the preview', async () => {
  await invite(owner, owner.organization.id, [{ email: guest.email, role: 'VIEWER' }]);
  const somebody = await verifiedPerson(app);
  const { results } = await invite(owner, owner.organization.id, [
    { email: somebody.email, role: 'VIEWER' },
  ]);
  const declining = await costOf(
    somebody,
    'mutation ($id: ID!) { declineInvitation(input: { invitationId: $id }) { ... on InvitationPreview { state } } }',
    { id: results?.[0]?.invitation?.id },
  );
  expect(declining).toBeLessThanOrEqual(2);
});

test('a page of members with how far each is: 2, however many', async () => {
  const cost = await costOf(
    owner,
    `query ($slug: String!) { organization(slug: $slug) { members(first: 100) { nodes { role state user { name } onboarding { progress } } } } }`,
    { slug: owner.organization.slug },
  );
  expect(cost).toBeLessThanOrEqual(2);
});
