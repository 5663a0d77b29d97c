import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/ai/effectiveness/wilson.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { counted } from '../helpers/statements.ts';
import { aSession, aSuggestion } from './choice-kit.ts';

describe("Wilson's interval", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('is the same seen from failures, and within 0 and 1', () => {
    for (const [successes, trials] of [
      [0, 1],
      [1, 1],
      [3, 7],
      [50, 50],
    ] as const) {
      const [seen, mirrored] = [
        wilsonInterval(successes, trials),
        wilsonInterval(trials - successes, trials),
      ];
      expect(seen?.low).toBeCloseTo(1 - (mirrored?.high ?? 0), 12);
      expect(seen?.low).toBeGreaterThanOrEqual(0);
      expect(seen?.high).toBeLessThanOrEqual(1);
    }
  });

  test('is none without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('aiEffectiveness', () => {
  const QUERY = `query ($since: DateTime!, $until: DateTime) { aiEffectiveness(since: $since, until: $until) {
    kind promptVersion offered accepted modified rejected failed acceptance acceptanceInterval { low high }
    latencyP50Ms latencyP95Ms cost
  } }`;
  const DAY = 24 * 60 * 60_000;
  const RANGE = { since: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' };
  let app: App;
  let staff: Person;
  beforeAll(async () => {
    app = await startApp();
    staff = await app.person();
    await app.database.query(
      'insert into platform_staff (user_id) select id from users where email = $1',
      [staff.email],
    );
    const person = await app.person();
    const sessionId = await aSession(person);
    const add = (state: string, promptVersion: string | null, latency: number, more: object = {}) =>
      aSuggestion(app, person, sessionId, {
        state,
        source: promptVersion === null ? 'RULES' : 'MODEL',
        more: {
          prompt_version: promptVersion,
          latency_ms: latency,
          cost_micros: 1500,
          created_at: '2026-01-15T12:00:00Z',
          ready_at: '2026-01-15T12:00:01Z',
          ...more,
        },
      });
    await add('ACCEPTED', 'v1', 100);
    await add('MODIFIED', 'v1', 200);
    await add('REJECTED', 'v1', 300);
    await add('READY', 'v1', 400);
    await add('MODIFIED', 'v1', 0, { source: 'CACHE', cost_micros: 0 });
    const notReady = { source: null, ready_at: null, latency_ms: null, cost_micros: null };
    await add('FAILED', 'v1', 0, { ...notReady, note: 'CANCELLED' });
    await add('FAILED', 'v1', 500, { ready_at: null, note: 'NOTHING_FOUND' });
    const lapsed = { ...notReady, lease_until: '2026-01-15T12:01:00Z' };
    await add('STREAMING', 'v1', 0, lapsed);
    await add('PENDING', 'v1', 0, notReady); // still being written
    await add('READY', null, 1, { cost_micros: null, note: 'NO_MODEL' });
    await add('FAILED', null, 3, { cost_micros: null, ready_at: null, note: 'NOTHING_FOUND' });
    await add('ACCEPTED', 'v1', 20_000, { source: 'RULES', note: 'TIMED_OUT' });
    await add('REJECTED', 'v3', 20_000, { source: 'RULES', note: 'INVALID_OUTPUT' });
    await add('ACCEPTED', 'v1', 900, { created_at: '2026-02-01T00:00:00Z' }); // too late
    await add('ACCEPTED', 'v2', 900, { created_at: '2025-12-31T23:59:59Z' }); // too early
  });
  afterAll(() => app.close());

  test('tells staff how each version of each prompt does, over all people, in one statement', async () => {
    const { result, sent } = await counted(() => staff.run(QUERY, RANGE));
    expect(result).toEqual({
      aiEffectiveness: [
        {
          kind: 'INDUSTRY',
          promptVersion: 'rules',
          offered: 3,
          accepted: 1,
          modified: 0,
          rejected: 1,
          failed: 1,
          acceptance: 1 / 2,
          acceptanceInterval: wilsonInterval(1, 2),
          latencyP50Ms: 2,
          latencyP95Ms: 2.9,
          cost: 0,
        },
        {
          kind: 'INDUSTRY',
          promptVersion: 'v1',
          offered: 5,
          accepted: 1,
          modified: 2,
          rejected: 1,
          failed: 4,
          acceptance: 3 / 4,
          acceptanceInterval: wilsonInterval(3, 4),
          latencyP50Ms: 300,
          latencyP95Ms: 480,
          cost: 0.009,
        },
        {
          kind: 'INDUSTRY',
          promptVersion: 'v3',
          offered: 0,
          accepted: 0,
          modified: 0,
          rejected: 0,
          failed: 1,
          acceptance: null,
          acceptanceInterval: null,
          latencyP50Ms: null,
          latencyP95Ms: null,
          cost: 0.0015,
        },
      ],
    });
    expect(sent).toHaveLength(1);
  });

  test('counts up to now where no end is given', async () => {
    const person = await app.person();
    const ready_at = new Date().toISOString();
    const more = { prompt_version: 'of-today', latency_ms: 100, ready_at };
    await aSuggestion(app, person, await aSession(person), {
      state: 'ACCEPTED',
      source: 'MODEL',
      more,
    });
    const since = new Date(Date.now() - DAY).toISOString();
    expect(await staff.run(QUERY, { since })).toMatchObject({
      aiEffectiveness: [{ promptVersion: 'of-today', offered: 1, accepted: 1 }],
    });
  });

  test('tells nobody else anything', async () => {
    const nothing = { aiEffectiveness: null };
    expect(await (await app.person()).run(QUERY, RANGE)).toEqual(nothing);
    expect((await app.ask(QUERY, RANGE)).data).toEqual(nothing);
  });

  test.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-01-01T00:00:00Z', '2027-01-02T00:00:00.001Z'],
  ])('looks at no range from %s to %s', async (since, until) => {
    const { errors } = await app.ask(QUERY, { since, until }, staff.token);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  test('looks at a year, leap or not', async () => {
    const year = { since: '2026-01-01T00:00:00Z', until: '2027-01-02T00:00:00Z' };
    expect((await app.ask(QUERY, year, staff.token)).errors).toBeUndefined();
  });
});
