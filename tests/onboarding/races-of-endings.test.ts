import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../helpers/app.ts';
import {
  anIndustry,
  answersFor,
  complete,
  move,
  readSession,
  start,
  submit,
  walk,
} from '../helpers/wizard.ts';
import type { Storm } from './storm.ts';
import { DEVICES, ROUNDS, startStorm, tally, through, uuidOf } from './storm.ts';

/** What happens when many devices complete or abandon at the same moment. */

let storm: Storm;
beforeAll(async () => {
  storm = await startStorm();
});
afterAll(() => storm.close());

/** How many rows a person has of what a completion makes. */
async function madeFor({ email }: Person) {
  const [counts] = await storm.app.database.query<Record<string, number>>(
    `with viewer as (select id from users where email = $1),
       made as (select id from organizations where created_by_id in (select id from viewer))
     select (select count(*)::int from made) as organizations,
       (select count(*)::int from memberships where user_id in (select id from viewer)) as memberships,
       (select count(*)::int from member_profiles where user_id in (select id from viewer)) as profiles,
       (select count(*)::int from preferences where user_id in (select id from viewer)) as preferences,
       (select count(*)::int from departments where organization_id in (select id from made)) as departments,
       (select count(*)::int from objectives where owner_id in (select id from viewer)) as objectives,
       (select count(*)::int from key_results where organization_id in (select id from made)) as results,
       (select count(*)::int from invitations where invited_by_id in (select id from viewer)) as invitations`,
    [email],
  );
  return counts;
}
const ALL = {
  organizations: 1,
  memberships: 1,
  profiles: 1,
  preferences: 1,
  departments: 3,
  objectives: 1,
  results: 2,
  invitations: 2,
};
const NOTHING = Object.fromEntries(Object.keys(ALL).map((name) => [name, 0]));
const SUBMITTED = ['STARTED', ...Array<string>(7).fill('STEP_SUBMITTED')];

test.each(ROUNDS)('completing from every device makes one of everything, round %i', async () => {
  const person = await storm.app.person();
  const { id } = await walk(storm.app, person);
  const results = await Promise.all(storm.devicesOf(person).map((device) => complete(device, id)));
  expect(tally(results)).toEqual({ OnboardingSession: DEVICES });
  expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['COMPLETED']));
  const made = await storm.app.database.query<{ slug: string }>(
    `select o.slug from organizations o join users u on u.id = o.created_by_id where u.email = $1`,
    [person.email],
  );
  expect(made).toHaveLength(1);
  expect(new Set(results.map(({ organization }) => organization?.slug))).toEqual(
    new Set([made[0]?.slug]),
  );
  expect(new Set(results.map(({ organization }) => organization?.id)).size).toBe(1);
  expect(await madeFor(person)).toEqual(ALL);
  expect(await storm.kindsOf(id)).toEqual([...SUBMITTED, 'COMPLETED']);
});

/** Gives a session the steps of another: what submitting each of them would have left. */
const copySteps = (from: string, to: string) =>
  storm.app.database.query(
    `with steps as (
       insert into onboarding_steps (session_id, key, user_id, state, version, submitted_at)
       select s.id, t.key, s.user_id, t.state, t.version, t.submitted_at
       from onboarding_steps t, onboarding_sessions s where t.session_id = $1 and s.id = $2
       on conflict do nothing
     )
     insert into onboarding_answers (session_id, key, user_id, answers)
     select s.id, a.key, s.user_id, a.answers
     from onboarding_answers a, onboarding_sessions s where a.session_id = $1 and s.id = $2
     on conflict (session_id, key) do update set answers = excluded.answers`,
    [uuidOf(from), uuidOf(to)],
  );

/** People who have no organization yet: registering is what takes long. */
const founders: Person[] = [];

test.each(ROUNDS)('one slug goes to one of many organizations, round %i', async (round) => {
  const slug = `wanted-${round}`;
  const pattern = await walk(storm.app, await storm.app.person(), undefined, { COMPANY: { slug } });
  const runs = await Promise.all(
    Array.from({ length: DEVICES }, async () => {
      const person = founders.pop() ?? (await storm.app.person());
      return { person, id: (await start(person)).id };
    }),
  );
  for (const { id } of runs) await copySteps(pattern.id, id);
  const results = await Promise.all(
    runs.map(({ person, id }, index) => complete(through(storm.serverOf(index), person), id)),
  );
  expect(tally(results)).toEqual({ OnboardingSession: 1, RequirementsDueError: DEVICES - 1 });
  const winner = results.find(({ __typename }) => __typename === 'OnboardingSession');
  expect(winner).toMatchObject({ state: 'COMPLETED', organization: { slug } });

  const losers = runs.filter((_, index) => results[index] !== winner);
  for (const { due } of results.filter((result) => result !== winner)) {
    expect(due).toEqual([{ step: 'COMPANY', path: ['slug'], code: 'SLUG_TAKEN' }]);
  }
  for (const { person, id } of losers) {
    expect(await madeFor(person)).toEqual(NOTHING);
    expect(await storm.kindsOf(id)).toEqual(['STARTED']);
  }
  // Whoever lost submits another and is through.
  const [loser] = losers;
  if (!loser) throw new Error('Nobody lost.');
  const { COMPANY } = answersFor(await anIndustry(storm.app));
  const other = { ...COMPANY, slug: `${slug}-too` };
  await submit(loser.person, loser.id, 'COMPANY', other, 1);
  expect(await complete(loser.person, loser.id)).toMatchObject({
    state: 'COMPLETED',
    organization: { slug: `${slug}-too` },
  });
  expect(await madeFor(loser.person)).toEqual(ALL);
  founders.push(...losers.slice(1).map(({ person }) => person));
});

test.each(ROUNDS)('abandoning and completing have one outcome, round %i', async (round) => {
  const person = await storm.app.person();
  const { id } = await walk(storm.app, person);
  const [abandoned, completed] = await storm.halves(
    person,
    round,
    (device) => move(device, 'abandon', id),
    (device) => complete(device, id),
  );
  const session = await readSession(person, id);
  const state = session?.state ?? '';
  expect(state).toMatch(/^(COMPLETED|ABANDONED)$/);
  const [won, lost] = state === 'COMPLETED' ? [completed, abandoned] : [abandoned, completed];
  expect(tally(won)).toEqual({ OnboardingSession: DEVICES / 2 });
  expect(tally(lost)).toEqual({ SessionStateError: DEVICES / 2 });
  for (const told of won) expect(told).toMatchObject({ id, state });
  for (const { session: told } of lost) expect(told).toMatchObject({ id, state });
  const made = won.map(({ organization }) => organization?.id);
  expect(made).toEqual(Array(DEVICES / 2).fill(session?.organization?.id));
  expect(await madeFor(person)).toEqual(state === 'COMPLETED' ? ALL : NOTHING);
  expect(await storm.kindsOf(id)).toEqual([...SUBMITTED, state]);
});
