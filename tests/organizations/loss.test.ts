import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../helpers/app.ts';
import { aTeam, somePeople } from './kit.ts';

// The second list, with other arguments, is asked of the organization by a statement of its own.
const DOCUMENT = `query ($slug: String!) {
  organization(slug: $slug) { members(first: 1) { nodes { id } } more: members(first: 9) { nodes { department { name } } } }
}`;

test('who is removed while an answer is put together is told NOT_FOUND', async () => {
  const app = await startApp();
  onTestFinished(() => app.close());
  const people = await somePeople(app);
  const team = await aTeam(app, people);
  const { query } = app.database; // one connection
  await query('begin');
  await query('lock table departments in access exclusive mode');
  await query('delete from memberships where id = $1', [team.places['MEMBER']]);
  const answer = app.ask(DOCUMENT, { slug: team.slug }, people.MEMBER.token);
  await expect
    .poll(() => query(`select from pg_locks where not granted`), { timeout: 10_000 })
    .toHaveLength(1);
  await query('commit');
  const { data, errors } = await answer;
  expect(data).toEqual({ organization: null });
  expect(errors).toMatchObject([
    { path: ['organization', 'more'], extensions: { code: 'NOT_FOUND' } },
  ]);
});
