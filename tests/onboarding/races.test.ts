import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../helpers/app.ts';
import type { Result } from '../helpers/wizard.ts';
import { move, start } from '../helpers/wizard.ts';
import type { Storm } from './storm.ts';
import { DEVICES, ROUNDS, startStorm, tally, uuidOf } from './storm.ts';

/** What happens when many devices register, start or resume at the same moment. */

let storm: Storm;
beforeAll(async () => {
  storm = await startStorm();
});
afterAll(() => storm.close());

/** The states of all sessions of a person, in the order in which they began. */
const statesOf = async ({ email }: Person) =>
  (
    await storm.app.database.query<{ state: string }>(
      `select s.state from onboarding_sessions s join users u on u.id = s.user_id
       where u.email = $1 order by s.created_at`,
      [email],
    )
  ).map(({ state }) => state);

test.each(ROUNDS)('starting from every device gives one session, round %i', async () => {
  const person = await storm.app.person();
  const results = await Promise.all(storm.devicesOf(person).map(start));
  const ids = new Set(results.map(({ id }) => id));
  expect(tally(results)).toEqual({ OnboardingSession: DEVICES });
  expect(ids.size).toBe(1);
  expect(await statesOf(person)).toEqual(['IN_PROGRESS']);
  expect(await storm.kindsOf([...ids][0] ?? '')).toEqual(['STARTED']);
});

const ENDS: readonly (readonly [string, (person: Person, id: string) => Promise<unknown>])[] = [
  ['abandoned', (person, id) => move(person, 'abandon', id)],
  [
    'past its time',
    (_person, id) =>
      storm.app.database.query(
        "update onboarding_sessions set expires_at = now() - interval '1 minute' where id = $1",
        [uuidOf(id)],
      ),
  ],
];

describe.each(ENDS)('resuming a session that is %s, and starting', (_, end) => {
  test.each(ROUNDS)('leaves one open, of which everybody is told, round %i', async (round) => {
    const person = await storm.app.person();
    const { id: old } = await start(person);
    await end(person, old);
    const results = (
      await storm.halves<Result>(person, round, start, (device) => move(device, 'resume', old))
    ).flat();
    const told = results.map(({ __typename, id, session }) =>
      __typename === 'SessionStateError' ? session.id : id,
    );
    expect(new Set(told).size).toBe(1);
    const resumed = told[0] === old;
    expect(tally(results)).toEqual(
      resumed
        ? { OnboardingSession: DEVICES }
        : { OnboardingSession: DEVICES / 2, SessionStateError: DEVICES / 2 },
    );
    const states = await statesOf(person);
    expect(states.filter((state) => state === 'IN_PROGRESS')).toHaveLength(1);
    const events = await storm.kindsOf(old);
    expect(events).toHaveLength(resumed ? 3 : 2);
    expect(events.at(-1)).toMatch(resumed ? 'RESUMED' : /^(ABANDONED|EXPIRED)$/);
    if (!resumed) expect(await storm.kindsOf(told[0] ?? '')).toEqual(['STARTED']);
  });
});

interface Registered {
  readonly register: { readonly __typename: string; readonly token?: string } | null;
}
const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { __typename ... on AuthPayload { token } ... on Error { code } }
}`;

test.each(ROUNDS)('one address makes one account, however it is written, round %i', async () => {
  const email = `ada.${randomBytes(6).toString('hex')}@example.com`;
  const written = (index: number) =>
    Array.from(email, (letter, at) => ((index >> (at % 5)) & 1 ? letter.toUpperCase() : letter));
  const results = await Promise.all(
    Array.from({ length: DEVICES }, async (_, index) => {
      const input = { email: written(index).join(''), password: `${index} horses`, name: 'Ada' };
      const { data } = await storm.serverOf(index).ask<Registered, object>(REGISTER, { input });
      return data?.register ?? { __typename: 'nothing' };
    }),
  );
  expect(tally(results)).toEqual({ AuthPayload: 1, EmailTakenError: DEVICES - 1 });
  const winner = results.findIndex(({ __typename }) => __typename === 'AuthPayload');
  const viewer = await storm
    .serverOf(winner + 1)
    .ask('{ viewer { email } }', {}, results[winner]?.token);
  expect(viewer).toEqual({ data: { viewer: { email } } });
  const rows = await storm.app.database.query(
    `select count(*)::int as accounts, count(distinct s.id)::int as sessions, count(distinct p.id)::int as people
     from auth.users u join public.users p on lower(p.email) = u.email
     join auth.accounts a on a.user_id = u.id join auth.sessions s on s.user_id = u.id
     where lower(u.email) = $1`,
    [email],
  );
  expect(rows).toEqual([{ accounts: 1, sessions: 1, people: 1 }]);
});
