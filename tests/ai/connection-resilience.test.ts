import { describe, expect, it, vi } from 'vitest';
import { createModels } from '../../src/ai/connection/chain.ts';
import { createLog } from '../../src/log.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { configOf, connect, failureOf, GOOD, request, server } from './connection-kit.ts';

describe('an attempt', () => {
  it('is made again where that helps, and its failures are free', async () => {
    const one = await server();
    const { models } = await connect([one]);
    one.usage({ input: 10, output: 10 });
    one.behave('500', 'connection reset', 'ok');
    expect(await models.ask(request())).toMatchObject({ output: GOOD, inputTokens: 10 });
    expect(one.received).toBe(3);
  });

  it('waits as long as the provider wants, where that is not long', async () => {
    const one = await server();
    const { models } = await connect([one]);
    one.behave({ mode: '429', retryAfter: 1 }, 'ok');
    expect((await models.ask(request())).latencyMs).toBeGreaterThanOrEqual(1_000);
    one.behave({ mode: '429', retryAfter: 1 }, 'ok');
    // There is no time for it.
    const error = await failureOf(models.ask(request({ withinMs: 500 })));
    expect(error.failure).toBe('MODEL_UNAVAILABLE');
    expect(one.received).toBe(3);
  });

  it('is not made again by the same model once a part came, which the next one replaces', async () => {
    const [one, two] = [await server(), await server()];
    const { models } = await connect([one, two]);
    one.behave('reset midway');
    two.reply({ title: 'Another', tags: [] });
    const titles: unknown[] = [];
    const onPartial = (partial: unknown) => void titles.push((partial as typeof GOOD).title);
    const reply = await models.ask(request({ onPartial }));
    expect(reply.output).toEqual({ title: 'Another', tags: [] });
    expect(titles).toContainEqual(expect.stringMatching(/^A rather/));
    expect(titles.at(-1)).toBe('Another');
    expect([one.received, two.received]).toEqual([1, 1]);
  });
});

describe('a chain', () => {
  it('asks the next where one fails, and counts both', async () => {
    const [one, two] = [await server(), await server()];
    const { models, log } = await connect([one, two], { firstTokenMs: 500 });
    expect(models.first).toEqual({ provider: 'provider-1', model: 'test-model' });
    one.usage({ input: 100, output: 50 });
    two.usage({ input: 10, output: 5 });
    one.behave('schema-breaking JSON', 'slow first token', '401', 'ok');
    const replies = [];
    for (let count = 0; count < 4; count += 1) replies.push(await models.ask(request()));
    expect(replies.map(({ provider }) => provider)).toEqual([
      'provider-2',
      'provider-2',
      'provider-2',
      'provider-1',
    ]);
    expect(replies[0]).toMatchObject({ inputTokens: 110, outputTokens: 55, costMicros: 770 });
    expect(replies[2]).toMatchObject({ inputTokens: 10, outputTokens: 5 });
    expect(log().map((line) => [line['failure'], line['status']])).toEqual([
      ['INVALID_OUTPUT', undefined],
      ['TIMED_OUT', undefined],
      ['MODEL_UNAVAILABLE', 401],
    ]);
  });

  it('ends with the failure of the last, and when the time of all is over', async () => {
    const [one, two] = [await server(), await server()];
    const { models } = await connect([one, two], { firstTokenMs: 300, totalMs: 450 });
    one.behave('401');
    two.behave('empty');
    expect((await failureOf(models.ask(request()))).failure).toBe('INVALID_OUTPUT');
    one.behave('slow first token');
    two.behave('slow first token');
    expect((await failureOf(models.ask(request()))).failure).toBe('TIMED_OUT');
    await Promise.all([one.untilAborted(1), two.untilAborted(1)]);
    expect(two.received).toBe(2);
    expect((await failureOf(models.ask(request({ withinMs: 100 })))).failure).toBe('TIMED_OUT');
    expect(two.received).toBe(2);
  });

  it('goes on without a provider that is gone', async () => {
    const [gone, two] = [await startModelServer(), await server()];
    const { models, log } = await connect([gone, two]);
    await gone.close();
    expect((await models.ask(request())).provider).toBe('provider-2');
    expect(log().at(-1)?.['reason']).toBe('there was no connection (ECONNREFUSED)');
  });
});

describe('a circuit breaker', () => {
  it('leaves a provider alone that failed five times, and tries it again later', async () => {
    const one = await server();
    const { models, log } = await connect([one], {}, {}, { retries: 0, restMs: 300 });
    one.behave('500');
    for (let count = 0; count < 7; count += 1) await failureOf(models.ask(request()));
    expect(one.received).toBe(5);
    expect(log().filter(({ msg }) => msg === 'A model failed too often: it rests')).toHaveLength(1);

    // One that fails when it is tried rests again.
    await vi.waitFor(async () => {
      await failureOf(models.ask(request()));
      expect(one.received).toBe(6);
    });
    one.behave('ok');
    await failureOf(models.ask(request()));
    expect(one.received).toBe(6);

    // One alone tries it; the others do not wait for that.
    const held = one.hold();
    let trial: Promise<unknown> = Promise.resolve();
    await vi.waitFor(async () => {
      trial = models.ask(request()).catch(() => undefined);
      await Promise.race([trial, held.held]);
      expect(one.received).toBe(7);
    });
    expect((await failureOf(models.ask(request()))).failure).toBe('MODEL_UNAVAILABLE');
    held.release();
    expect(await trial).toMatchObject({ output: GOOD });
    expect(log().at(-1)?.['msg']).toBe('A model is well again');
    expect((await models.ask(request())).output).toEqual(GOOD);
  });

  it('learns nothing from a trial that was given up: the next request tries it', async () => {
    const one = await server();
    const { models, log } = await connect([one], {}, {}, { retries: 0, restMs: 300 });
    one.behave('500');
    for (let count = 0; count < 5; count += 1) await failureOf(models.ask(request()));
    one.behave('ok');
    const held = one.hold('start');
    const leaving = new AbortController();
    let trial: Promise<unknown> = Promise.resolve();
    await vi.waitFor(async () => {
      trial = models.ask(request({ signal: leaving.signal })).catch(() => undefined);
      await Promise.race([trial, held.held]);
      expect(one.received).toBe(6);
    });
    leaving.abort();
    await trial;
    held.release();
    one.behave('500');
    const next = [failureOf(models.ask(request())), failureOf(models.ask(request()))];
    await Promise.all(next);
    expect(one.received).toBe(7);
    const said = log().map(({ msg }) => msg);
    expect(said).not.toContain('A model is well again');
    expect(said.filter((msg) => msg === 'A model failed too often: it rests')).toHaveLength(2);
  });

  it('is of one provider, and counts no answer that came', async () => {
    const [one, two] = [await server(), await server()];
    const { models } = await connect([one, two], {}, {}, { retries: 0 });
    one.behave(...Array.from({ length: 6 }, () => 'not JSON' as const), '500');
    for (let count = 0; count < 15; count += 1) {
      expect((await models.ask(request())).provider).toBe('provider-2');
    }
    expect(one.received).toBe(11);
    expect(two.received).toBe(15);
  });
});

it('has no models where there is none, or the operator forbids them', async () => {
  const log = await createLog({ logLevel: 'silent', logFormat: 'json' });
  expect(createModels({ config: configOf([]), log })).toBeNull();
  const forbidden = { ...configOf([await server()]), modelsAllowed: false };
  expect(createModels({ config: forbidden, log })).toBeNull();
});
