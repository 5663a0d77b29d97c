import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../helpers/app.ts';
import {
  anIndustry,
  answersFor,
  draft,
  move,
  readSession,
  start,
  stepOf,
  submit,
  walk,
} from '../helpers/wizard.ts';
import type { Storm } from './storm.ts';
import { DEVICES, ROUNDS, startStorm, tally, uuidOf } from './storm.ts';

/** What happens when many devices write at the same moment. */

let storm: Storm;
let answers: Readonly<Record<string, object>>;
beforeAll(async () => {
  storm = await startStorm();
  answers = answersFor(await anIndustry(storm.app));
});
afterAll(() => storm.close());

const WRITES = [
  ['submissions', 'SUBMITTED', submit],
  ['drafts', 'DRAFTED', draft],
] as const;

describe.each(WRITES)('%s of one step by every device at once', (_, state, write) => {
  /** What a device sends: its own job title, and other fields that some devices agree on. */
  const welcomeOf = (index: number) => ({
    ...answers['WELCOME'],
    fullName: `Ada ${'abc'.charAt(index % 3)}`,
    jobTitle: `Founder ${index}`,
    urgency: ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'][index % 4],
  });
  const differing = (one: object, other: object) =>
    Object.entries(one)
      .filter(([key, value]) => value !== (other as Readonly<Record<string, unknown>>)[key])
      .map(([key]) => key);
  const stored = async (sessionId: string) => {
    const [row] = await storm.app.database.query<{ answers: object }>(
      `select t.state, t.version, a.answers from onboarding_steps t
       join onboarding_answers a using (session_id, key) where t.session_id = $1 and t.key = 'WELCOME'`,
      [uuidOf(sessionId)],
    );
    return row;
  };

  test.each(ROUNDS)('one wins, and the others see what it wrote, round %i', async (round) => {
    const person = await storm.app.person();
    const { id } = await start(person);
    // Also over what was there before, of which every device knows.
    const version = round % 2;
    if (version === 1) await draft(person, id, 'WELCOME', { fullName: 'Eve', urgency: 'LOW' }, 0);
    const results = await Promise.all(
      storm
        .devicesOf(person)
        .map((device, index) => write(device, id, 'WELCOME', welcomeOf(index), version)),
    );
    expect(tally(results)).toEqual({ OnboardingSession: 1, StaleVersionError: DEVICES - 1 });
    const winner = results.findIndex(({ __typename }) => __typename === 'OnboardingSession');
    const won = welcomeOf(winner);
    results.forEach((result, index) => {
      if (index === winner) return;
      expect(result.step).toMatchObject({ state, version: version + 1, answers: won });
      expect(result.conflicts.toSorted()).toEqual(differing(welcomeOf(index), won).toSorted());
    });
    expect(await stored(id)).toEqual({ state, version: version + 1, answers: won });
  });

  test.each(ROUNDS)(
    'all win where all say the same, and it is written once, round %i',
    async () => {
      const person = await storm.app.person();
      const { id } = await start(person);
      const results = await Promise.all(
        storm.devicesOf(person).map((device) => write(device, id, 'WELCOME', welcomeOf(0), 0)),
      );
      expect(tally(results)).toEqual({ OnboardingSession: DEVICES });
      expect(results.map((result) => stepOf(result, 'WELCOME').version)).toEqual(
        Array(DEVICES).fill(1),
      );
      expect(await stored(id)).toEqual({ state, version: 1, answers: welcomeOf(0) });
      expect(await storm.kindsOf(id)).toEqual(['STARTED', `STEP_${state}`]);
    },
  );
});

test.each(ROUNDS)('writes to different steps all win, round %i', async () => {
  const person = await storm.app.person();
  const { id } = await walk(storm.app, person, 'TEAM');
  const changes: Readonly<Record<string, object>> = {
    WELCOME: { jobTitle: 'Chief Engineer' },
    COMPANY: { city: 'London' },
    STRUCTURE: { teamSize: 7 },
    OBJECTIVES: { okrCycleDays: 30 },
  };
  const again = (key: string) => (device: Person) =>
    submit(device, id, key, { ...answers[key], ...changes[key] }, 1);
  const early = (key: string) => (device: Person) => draft(device, id, key, answers[key] ?? {}, 0);
  const later = ['TEAM', 'PREFERENCES', 'REVIEW'];
  const once = [...Object.keys(changes).map(again), ...later.map(early)];
  // Each thrice, as by clients that did not wait for the answer: a repetition has succeeded as well.
  const writes = [...once, ...once, ...once];
  const devices = storm.devicesOf(person, writes.length);
  const results = await Promise.all(
    devices.map((device, index) => writes[index]?.(device) ?? Promise.reject(new Error())),
  );
  expect(tally(results)).toEqual({ OnboardingSession: writes.length });
  const session = await readSession(person, id);
  expect(session?.steps.map(({ key, state, version }) => [key, state, version])).toEqual([
    ...Object.keys(changes).map((key) => [key, 'SUBMITTED', 2]),
    ...later.map((key) => [key, 'DRAFTED', 1]),
  ]);
  const kinds = await storm.kindsOf(id);
  expect(kinds.slice(0, 5)).toEqual(['STARTED', ...Array<string>(4).fill('STEP_SUBMITTED')]);
  expect(kinds.slice(5).toSorted()).toEqual([
    ...Array<string>(3).fill('STEP_DRAFTED'),
    ...Array<string>(4).fill('STEP_SUBMITTED'),
  ]);
});

describe.each([
  ['submitting', submit, 'SUBMITTED'],
  ['drafting', draft, 'DRAFTED'],
] as const)('pausing and %s', (_, write, written) => {
  test.each(ROUNDS)('have one outcome, round %i', async (round) => {
    const person = await storm.app.person();
    const { id } = await start(person);
    const { WELCOME } = answersFor('');
    const [paused, writes] = await storm.halves(
      person,
      round,
      (device) => move(device, 'pause', id),
      (device, index) =>
        write(device, id, 'WELCOME', { ...WELCOME, jobTitle: `Founder ${index}` }, 0),
    );
    expect(tally(paused)).toEqual({ OnboardingSession: DEVICES / 2 });
    for (const { state } of paused) expect(state).toBe('PAUSED');
    const session = await readSession(person, id);
    if (!session) throw new Error('The session is gone.');
    expect(session.state).toBe('PAUSED');

    const saved = writes.filter(({ __typename }) => __typename === 'OnboardingSession');
    const stale = writes.filter(({ __typename }) => __typename === 'StaleVersionError');
    const refused = writes.filter(({ __typename }) => __typename === 'SessionStateError');
    expect(saved.length + stale.length + refused.length).toBe(DEVICES / 2);
    for (const { session: told } of refused) expect(told).toMatchObject({ id, state: 'PAUSED' });
    // Nothing was written after the pause, and before it once.
    const step = stepOf(session, 'WELCOME');
    if (saved[0]) {
      expect(saved).toHaveLength(1);
      expect(step).toMatchObject({ state: written, version: 1 });
      for (const known of [stepOf(saved[0], 'WELCOME'), ...stale.map((error) => error.step)]) {
        expect(known).toEqual(step);
      }
    } else {
      expect(stale).toEqual([]);
      expect(step).toMatchObject({ state: 'PENDING', version: 0, answers: null });
    }
    const before = saved.length > 0 ? [`STEP_${written}`] : [];
    expect(await storm.kindsOf(id)).toEqual(['STARTED', ...before, 'PAUSED']);
  });
});
