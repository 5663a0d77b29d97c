import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { draft, move, readSession, readStatus, start, stepOf, walk } from '../helpers/wizard.ts';
import type { Session } from '../helpers/wizard.ts';

let app: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Moves a session's whole life some days into the past. */
async function age(sessionId: string, days: number): Promise<void> {
  await app.database.query(
    `update onboarding_sessions set expires_at = expires_at - make_interval(days => $2),
       ended_at = ended_at - make_interval(days => $2) where id = $1`,
    [idOf('OnboardingSession', sessionId), days],
  );
}

const kindsOf = async (sessionId: string) =>
  (
    await app.database.query<{ kind: string }>(
      'select kind from onboarding_events where session_id = $1 order by cursor',
      [idOf('OnboardingSession', sessionId)],
    )
  ).map(({ kind }) => kind);

describe('starting', () => {
  test('gives a session at its first step, and the same one again', async () => {
    person = await app.person();
    const first = await start(person);
    expect(first).toMatchObject({
      state: 'IN_PROGRESS',
      progress: 0,
      currentStep: 'WELCOME',
      canComplete: false,
    });
    expect(first.steps.map(({ key, state, version }) => [key, state, version])).toEqual(
      ['WELCOME', 'COMPANY', 'STRUCTURE', 'OBJECTIVES', 'TEAM', 'PREFERENCES', 'REVIEW'].map(
        (key) => [key, 'PENDING', 0],
      ),
    );
    expect(first.steps.filter(({ skippable }) => skippable).map(({ key }) => key)).toEqual([
      'OBJECTIVES',
      'TEAM',
    ]);
    expect((await start(person)).id).toBe(first.id);
    expect(await kindsOf(first.id)).toEqual(['STARTED']);
  });

  test('from many devices at once gives one session', async () => {
    person = await app.person();
    const results = await Promise.all(Array.from({ length: 20 }, () => start(person)));
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  });

  test('needs somebody who is signed in', async () => {
    const { errors } = await app.ask('mutation { startOnboarding(input: {}) { __typename } }', {});
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('the state machine', () => {
  test('pauses and resumes, safe to repeat', async () => {
    person = await app.person();
    const { id } = await start(person);
    for (const to of ['pause', 'pause', 'resume', 'resume'] as const) {
      expect(await move(person, to, id)).toMatchObject({
        state: to === 'pause' ? 'PAUSED' : 'IN_PROGRESS',
      });
    }
    expect(await kindsOf(id)).toEqual(['STARTED', 'PAUSED', 'RESUMED']);
  });

  test('abandons from either open state, and takes it back', async () => {
    person = await app.person();
    const { id } = await start(person);
    await draft(person, id, 'welcome', { fullName: 'Ada' }, 0);
    await move(person, 'pause', id);
    expect(await move(person, 'abandon', id)).toMatchObject({ state: 'ABANDONED' });
    expect(await move(person, 'pause', id)).toMatchObject({ __typename: 'SessionStateError' });
    const back = await move(person, 'resume', id);
    expect(back).toMatchObject({ state: 'IN_PROGRESS' });
    expect(back.steps[0]).toMatchObject({ state: 'DRAFTED', answers: { fullName: 'Ada' } });
  });

  test('refuses everything but reading once it is completed', async () => {
    person = await app.person();
    const { id } = await walk(app, person);
    await person.run(
      'mutation ($id: ID!) { completeOnboarding(input: { sessionId: $id }) { __typename } }',
      { id },
    );
    for (const to of ['pause', 'resume', 'abandon'] as const) {
      expect(await move(person, to, id)).toMatchObject({
        __typename: 'SessionStateError',
        session: { state: 'COMPLETED' },
      });
    }
    expect(await readSession(person, id)).toMatchObject({
      state: 'COMPLETED',
      expiresAt: null,
      requirements: [],
    });
    expect((await start(person)).id).not.toBe(id);
  });

  test('refuses to resume while another session is open, and shows that one', async () => {
    person = await app.person();
    const { id: old } = await start(person);
    await move(person, 'abandon', old);
    const { id: open } = await start(person);
    expect(await move(person, 'resume', old)).toMatchObject({
      __typename: 'SessionStateError',
      message: 'Another session of this flow is open. Go on with that one.',
      session: { id: open },
    });
  });
});

describe('time', () => {
  test('every write gives another seven days', async () => {
    person = await app.person();
    const { id } = await start(person);
    await age(id, 6);
    const written = await draft(person, id, 'welcome', {}, 0);
    const left = new Date(written.expiresAt ?? 0).getTime() - Date.now();
    expect(left / 86_400_000).toBeCloseTo(7, 1);
  });

  test('a session past its time reads as expired and takes no writes, marked or not', async () => {
    person = await app.person();
    const { id } = await start(person);
    await age(id, 8);
    expect(await readSession(person, id)).toMatchObject({ state: 'EXPIRED', canComplete: false });
    expect(await draft(person, id, 'welcome', {}, 0)).toMatchObject({
      __typename: 'SessionStateError',
      session: { state: 'EXPIRED' },
    });
    expect(await readStatus(app, person)).toMatchObject({
      state: 'EXPIRED',
      nextAction: 'RESUME',
      step: 'WELCOME',
    });
    expect(await move(person, 'resume', id)).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await kindsOf(id)).toEqual(['STARTED', 'EXPIRED', 'RESUMED']);
  });

  test('starting anew marks the expired one and opens another', async () => {
    person = await app.person();
    const { id } = await start(person);
    await age(id, 8);
    expect((await start(person)).id).not.toBe(id);
    expect(await kindsOf(id)).toEqual(['STARTED', 'EXPIRED']);
  });

  test('after thirty days more it can only be restarted', async () => {
    person = await app.person();
    const { id } = await start(person);
    await age(id, 7 + 31);
    expect(await readStatus(app, person)).toMatchObject({ nextAction: 'RESTART', step: 'WELCOME' });
    expect(await move(person, 'resume', id)).toMatchObject({
      __typename: 'SessionStateError',
      message: 'The session ended too long ago to be resumed. Start again.',
    });
  });

  test('the sweeper marks what is due, once, with an event', async () => {
    const swept = await startApp({ SWEEP_INTERVAL_MS: '100' });
    const someone = await swept.person();
    const { id } = await start(someone);
    await swept.database.query(
      "update onboarding_sessions set expires_at = now() - interval '1 minute'",
    );
    await expect
      .poll(
        () =>
          swept.database.query('select state from onboarding_sessions where ended_at = expires_at'),
        { timeout: 5000 },
      )
      .toEqual([{ state: 'EXPIRED' }]);
    const events = await swept.database.query('select kind from onboarding_events order by cursor');
    expect(events).toEqual([{ kind: 'STARTED' }, { kind: 'EXPIRED' }]);
    expect(await readSession(someone, id)).toMatchObject({ state: 'EXPIRED' });
    await swept.close();
  });
});

test('what was answered is removed 30 days after a session was given up, and not before', async () => {
  const swept = await startApp({ SWEEP_INTERVAL_MS: '100' });
  const begin = async (name: string) => {
    const someone = await swept.person(`${name}@example.com`);
    const { id } = await start(someone);
    await draft(someone, id, 'welcome', { fullName: name }, 0);
    return { someone, id };
  };
  const abandoned = await begin('abandoned');
  const expired = await begin('expired');
  const recent = await begin('recent');
  const open = await begin('open');
  const whole = await walk(swept, await swept.person('whole@example.com'));
  await move(abandoned.someone, 'abandon', abandoned.id);
  await move(recent.someone, 'abandon', recent.id);
  const back = (days: number, id: string, column: string) =>
    swept.database.query(
      `update onboarding_sessions set ${column} = ${column} - make_interval(days => $1) where id = $2`,
      [days, idOf('OnboardingSession', id)],
    );
  await back(31, abandoned.id, 'ended_at');
  await back(38, expired.id, 'expires_at');
  await back(29, recent.id, 'ended_at');
  const left = () =>
    swept.database
      .query<{ email: string }>(
        `select distinct u.email from onboarding_answers a join users u on u.id = a.user_id order by 1`,
      )
      .then((rows) => rows.map(({ email }) => email.split('@')[0]));
  await expect.poll(left, { timeout: 5000 }).toEqual(['open', 'recent', 'whole']);

  for (const { someone, id } of [abandoned, expired]) {
    const forgotten = (await readSession(someone, id)) as Session;
    expect(stepOf(forgotten, 'WELCOME')).toMatchObject({ answers: null, issues: [] });
    expect(forgotten.requirements).toEqual([]);
    expect(await readStatus(swept, someone)).toMatchObject({
      nextAction: 'RESTART',
      requirements: [],
    });
    expect((await start(someone)).id).not.toBe(id);
  }
  const resumed = await move(recent.someone, 'resume', recent.id);
  expect(stepOf(resumed, 'WELCOME').answers).toMatchObject({ fullName: 'recent' });
  expect(stepOf((await readSession(open.someone, open.id)) as Session, 'WELCOME').version).toBe(1);
  expect(whole.canComplete).toBe(true);
  await swept.close();
});

describe('status', () => {
  test('sends a stranger to sign in, a newcomer to start, a starter to the step where they are', async () => {
    expect(await readStatus(app)).toMatchObject({
      state: 'NOT_STARTED',
      nextAction: 'SIGN_IN',
      step: null,
      session: null,
    });
    person = await app.person();
    expect(await readStatus(app, person)).toMatchObject({
      state: 'NOT_STARTED',
      nextAction: 'START',
      step: 'WELCOME',
    });
    const { id } = await walk(app, person, 'STRUCTURE');
    expect(await readStatus(app, person)).toMatchObject({
      state: 'IN_PROGRESS',
      nextAction: 'RESUME',
      step: 'STRUCTURE',
      session: { id },
    });
    expect((await readStatus(app, person))?.requirements.length).toBeGreaterThan(0);
    await move(person, 'abandon', id);
    expect(await readStatus(app, person)).toMatchObject({
      state: 'ABANDONED',
      nextAction: 'RESUME',
    });
  });

  test('lets those in who are done', async () => {
    person = await app.person();
    const { id } = await walk(app, person);
    await person.run(
      'mutation ($id: ID!) { completeOnboarding(input: { sessionId: $id }) { __typename } }',
      { id },
    );
    expect(await readStatus(app, person)).toMatchObject({
      state: 'COMPLETED',
      nextAction: 'NONE',
      step: null,
      requirements: [],
    });
  });
});

test('a release without a flow version that open sessions need does not start', async () => {
  person = await app.person();
  const { id } = await start(person);
  await app.database.query('update onboarding_sessions set flow_version = 99 where id = $1', [
    idOf('OnboardingSession', id),
  ]);
  await expect(app.sibling()).rejects.toThrow('ORGANIZATION version 99');
  await app.database.query(
    'update onboarding_sessions set flow_version = 1 where flow_version = 99',
  );
});
