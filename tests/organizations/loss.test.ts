import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { addMember } from '../helpers/members.ts';
import type { Team, People } from './kit.ts';
import { aTeam, somePeople } from './kit.ts';
import { untilWaiting } from '../helpers/database.ts';

/** What those are told who lose their place while they are served. */

let app: App;
let people: People;
let team: Team;
beforeAll(async () => {
  app = await startApp();
  people = await somePeople(app);
  team = await aTeam(app, people);
}, 60_000);
afterAll(() => app.close());

/** Takes a place away while `ask` is at work: it waits for the table in the middle of it. */
async function losing<T>(placeId: string | undefined, table: string, ask: () => Promise<T>) {
  const holder = new pg.Client(app.database.adminUrl);
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(`lock table ${table} in access exclusive mode`);
    await holder.query('delete from memberships where id = $1', [placeId]);
    const answer = ask();
    await untilWaiting(app.database);
    await holder.query('commit');
    return await answer;
  } finally {
    await holder.end();
  }
}

// The second list, with other arguments, is asked of the organization by a statement of its own.
const DOCUMENT = `query ($slug: String!) {
  organization(slug: $slug) { members(first: 1) { nodes { id } } more: members(first: 9) { nodes { department { name } } } }
}`;

test('who is removed while an answer is put together is told NOT_FOUND', async () => {
  const { data, errors } = await losing(team.places['MEMBER'], 'departments', () =>
    app.ask(DOCUMENT, { slug: team.slug }, people.MEMBER.token),
  );
  expect(data).toEqual({ organization: null });
  expect(errors).toMatchObject([
    { path: ['organization', 'more'], extensions: { code: 'NOT_FOUND' } },
  ]);
});

const start = (person: Person) =>
  person.run(
    'mutation { answer: startOnboarding(input: { flow: MEMBER }) { ... on Error { code } ... on OnboardingSession { id } } }',
    {},
  );

test('a place that goes while its wizard is begun is not found', async () => {
  const somebody = await app.person();
  const place = await addMember(app, team.id, somebody, 'MEMBER', null, 'PENDING');
  expect(await losing(place, 'onboarding_events', () => start(somebody))).toEqual({
    answer: { code: 'NOT_FOUND' },
  });
});
