import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../helpers/app.ts';
import type { Result } from '../helpers/wizard.ts';
import { answersFor, draft, readSession, start, stepOf, submit } from '../helpers/wizard.ts';
import type { Storm } from './storm.ts';
import { DEVICES, ROUNDS, startStorm, uuidOf } from './storm.ts';
import { untilWaiting } from '../helpers/database.ts';

/** What happens when a session's time is up at the moment at which devices write. */

let storm: Storm;
beforeAll(async () => {
  storm = await startStorm();
});
afterAll(() => storm.close());

const PATIENCE = { timeout: 10_000 };

const expireIn = (sessionId: string, milliseconds: number) =>
  storm.app.database.query(
    "update onboarding_sessions set expires_at = now() + $2 * interval '1 ms' where id = $1",
    [uuidOf(sessionId), milliseconds],
  );

const welcomeOf = (device: number, attempt: number) => ({
  ...answersFor('')['WELCOME'],
  jobTitle: `Founder ${device}.${attempt}`,
});

const ATTEMPTS = 3;

/** Writes some times, each time from what the device knows by then; gives what was answered. */
async function writeOften(device: Person, id: string, index: number): Promise<Result[]> {
  const write = (index >> 1) % 2 === 0 ? submit : draft;
  const told: Result[] = [];
  for (let version = 0; told.length < ATTEMPTS;) {
    const result = await write(device, id, 'WELCOME', welcomeOf(index, told.length), version);
    told.push(result);
    if (result.__typename === 'OnboardingSession') version = stepOf(result, 'WELCOME').version;
    if (result.__typename === 'StaleVersionError') version = result.step.version;
  }
  return told;
}

/** Milliseconds, so that the time is up now before the storm, now within it, now after its first write. */
const MOMENTS = [0, 15, 30, 60];

test.each(ROUNDS)('a session lives on or takes no more writes, round %i', async (round) => {
  const person = await storm.app.person();
  const { id } = await start(person);
  await expireIn(id, (MOMENTS[round % MOMENTS.length] ?? 0) + round);
  const devices = storm.devicesOf(person);
  const told = (
    await Promise.all(devices.map((device, index) => writeOften(device, id, index)))
  ).flat();
  const saved = told.filter(({ __typename }) => __typename === 'OnboardingSession');
  if (saved.length === 0) {
    for (const { session } of told) expect(session).toMatchObject({ id, state: 'EXPIRED' });
    await expect.poll(() => storm.kindsOf(id), PATIENCE).toEqual(['STARTED', 'EXPIRED']);
    const session = await readSession(person, id);
    expect(session).toMatchObject({ state: 'EXPIRED', steps: { 0: { state: 'PENDING' } } });
    return;
  }
  // The first write gave the session more time: nobody may have been told that it had expired.
  const stale = told.filter(({ __typename }) => __typename === 'StaleVersionError');
  expect(saved.length + stale.length).toBe(DEVICES * ATTEMPTS);
  const written = saved
    .map((session) => stepOf(session, 'WELCOME'))
    .toSorted((one, other) => one.version - other.version);
  expect(written.map(({ version }) => version)).toEqual(saved.map((_, index) => index + 1));
  const session = await readSession(person, id);
  expect(session).toMatchObject({ state: 'IN_PROGRESS', steps: { 0: written.at(-1) } });
  const daysLeft = (new Date(session?.expiresAt ?? 0).getTime() - Date.now()) / 86_400_000;
  expect(daysLeft).toBeCloseTo(7, 1);
  expect(await storm.kindsOf(id)).toEqual([
    'STARTED',
    ...written.map(({ state }) => `STEP_${state}`),
  ]);
});

test('a write that waited until the time was up is refused', async () => {
  const person = await storm.app.person();
  const { id } = await start(person);
  const holder = new pg.Client(storm.app.database.adminUrl);
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from onboarding_sessions where id = $1 for update', [uuidOf(id)]);
    const writes = storm
      .devicesOf(person, 4)
      .map((device, index) => submit(device, id, 'WELCOME', welcomeOf(index, 0)));
    await untilWaiting(storm.app.database, 4);
    await holder.query(
      'update onboarding_sessions set expires_at = statement_timestamp() where id = $1',
      [uuidOf(id)],
    );
    await holder.query('commit');
    for (const result of await Promise.all(writes)) {
      expect(result).toMatchObject({
        __typename: 'SessionStateError',
        session: { state: 'EXPIRED' },
      });
    }
  } finally {
    await holder.end();
  }
});
