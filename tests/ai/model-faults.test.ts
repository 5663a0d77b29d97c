import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import type { Behaviour, Mode, ModelServer } from '../helpers/model-server.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { draft } from '../helpers/wizard.ts';
import { DEPARTMENTS, founder, PROPOSED } from './modelling.ts';
import { accept, ended, request, requestAll } from './suggesting.ts';

/** A model that misbehaves: rules help instead, the person is told why, and the wizard goes on as if nothing were. */

const LIMITS = { firstTokenMs: 800, totalMs: 4_000, concurrency: 2, queue: 1, queueMs: 2_000 };

let model: ModelServer;
let app: App;
beforeAll(async () => {
  model = await startModelServer();
  app = await startApp(await model.environment({ limits: LIMITS }));
});
afterAll(async () => {
  await app.close();
  await model.close();
});
afterEach(async () => {
  // One that answers closes the circuit breaker, which would open after a few faults in a row.
  model.behave('ok');
  model.reply(DEPARTMENTS);
  const { person, sessionId } = await founder(app);
  await ended(person, (await request(person, sessionId, 'DEPARTMENTS')).id);
});

const SPANISH = {
  departments: DEPARTMENTS.departments,
  rationale:
    'Una panadería con tiendas propias necesita personas que horneen, personas que vendan y alguien que lleve las cuentas.',
  confidence: 0.8,
};

test.each<[mode: Mode, note: string, more?: Partial<Behaviour>]>([
  ['slow first token', 'TIMED_OUT'],
  ['stall midway', 'TIMED_OUT'],
  ['429', 'MODEL_UNAVAILABLE', { retryAfter: 600 }],
  ['500', 'MODEL_UNAVAILABLE'],
  ['401', 'MODEL_UNAVAILABLE'],
  ['connection reset', 'MODEL_UNAVAILABLE'],
  ['reset midway', 'MODEL_UNAVAILABLE'],
  ['truncated JSON', 'INVALID_OUTPUT'],
  ['schema-breaking JSON', 'INVALID_OUTPUT'],
  ['not JSON', 'INVALID_OUTPUT'],
  ['huge output', 'INVALID_OUTPUT'],
  ['wrong language', 'INVALID_OUTPUT', { object: SPANISH }],
  ['empty', 'INVALID_OUTPUT'],
])('%s: %s', async (mode, note, more = {}) => {
  const { person, sessionId } = await founder(app);
  model.reply(DEPARTMENTS);
  model.behave({ mode, ...more });
  const { id, state } = await request(person, sessionId, 'DEPARTMENTS');
  expect(state).toBe('PENDING');
  // Whoever fills in the wizard does not wait for it.
  const written = await draft(person, sessionId, 'STRUCTURE', { teamSize: 5 }, 0);
  expect(written.__typename).toBe('OnboardingSession');
  const made = await ended(person, id);
  expect(made).toMatchObject({
    state: 'READY',
    source: 'RULES',
    note,
    model: null,
    promptVersion: null,
    confidenceBasis: 'FACTS_KNOWN',
  });
  const accepted = await accept(person, id, 1);
  expect(accepted.steps.find(({ key }) => key === 'STRUCTURE')).toMatchObject({
    version: 2,
    answers: { departments: made.proposal?.['departments'] },
  });
  expect(JSON.stringify(made)).not.toContain('Una panadería');
});

describe('where trying again helps', () => {
  test('500, and then an answer', async () => {
    model.reply(DEPARTMENTS);
    model.behave('500', 'ok');
    const { person, sessionId } = await founder(app);
    const { received } = model;
    const made = await ended(person, (await request(person, sessionId, 'DEPARTMENTS')).id);
    expect(made).toMatchObject({ source: 'MODEL', repaired: false });
    expect(made.proposal?.['departments']).toEqual(PROPOSED);
    expect(model.received).toBe(received + 2);
  });

  test('an answer of the wrong form, and then a repaired one', async () => {
    model.reply(DEPARTMENTS);
    model.behave('schema-breaking JSON', 'ok');
    const { person, sessionId } = await founder(app);
    const made = await ended(person, (await request(person, sessionId, 'DEPARTMENTS')).id);
    expect(made).toMatchObject({ source: 'MODEL', repaired: true });
  });
});

test('more than may wait are not asked of it: rules help them at once', async () => {
  const hold = model.hold('start');
  const { person, sessionId } = await founder(app);
  const kinds = ['DEPARTMENTS', 'OBJECTIVES', 'NEXT_STEPS', 'REVIEW_INSIGHTS'];
  const { suggestions } = await requestAll(person, sessionId, kinds);
  const { id } = suggestions.at(-1) ?? { id: '' };
  expect(await ended(person, id)).toMatchObject({ source: 'RULES', note: 'BUSY' });
  hold.release();
  for (const one of suggestions) await ended(person, one.id);
});
