import { describe, expect, it, vi } from 'vitest';
import { connect, failureOf, GOOD, request, server } from './connection-kit.ts';

describe('the line', () => {
  it('lets four at once through 50 requests, and all are answered', async () => {
    const one = await server();
    const patient = { firstTokenMs: 20_000, queueMs: 60_000, totalMs: 60_000 };
    const { models } = await connect([one], patient);
    const held = one.hold('start');
    const asked = Array.from({ length: 50 }, () => models.ask(request()));
    await one.until(4);
    held.release();
    const replies = await Promise.all(asked);
    expect(replies.every(({ output }) => (output as typeof GOOD).title === GOOD.title)).toBe(true);
    expect(one.received).toBe(50);
    expect(one.mostOpenReplies).toBe(4);
  });

  it('refuses one too many, and gives the places of those who left to others', async () => {
    const one = await server();
    const { models } = await connect([one], { concurrency: 1, queue: 2 });
    const held = one.hold();
    const leaving = new AbortController();
    const asked = [models.ask(request()), models.ask(request({ signal: leaving.signal }))];
    asked.push(models.ask(request()));
    await held.held;
    expect(await failureOf(models.ask(request()))).toMatchObject({
      failure: 'BUSY',
      usage: { inputTokens: 0, outputTokens: 0, costMicros: 0 },
    });
    leaving.abort(new Error('left'));
    await expect(asked[1]).rejects.toThrow('left');
    asked[1] = models.ask(request());
    await failureOf(models.ask(request()));
    held.release();
    await Promise.all(asked);
    expect(one.received).toBe(3);
  });

  it('is left after a time', async () => {
    const one = await server();
    const { models } = await connect([one], { concurrency: 1, queueMs: 100 });
    const held = one.hold();
    const first = models.ask(request());
    await held.held;
    expect((await failureOf(models.ask(request()))).failure).toBe('BUSY');
    expect((await failureOf(models.ask(request({ withinMs: 50 })))).failure).toBe('BUSY');
    held.release();
    await first;
    expect((await models.ask(request())).output).toEqual(GOOD);
    expect(one.received).toBe(2);
  });
});

describe('whoever asks', () => {
  it.each(['start', 'midway'] as const)(
    'may go away at the %s, which closes the connection',
    async (where) => {
      const one = await server();
      const { models, log } = await connect([one]);
      const held = one.hold(where);
      const leaving = new AbortController();
      const asked = models.ask(request({ signal: leaving.signal }));
      const outcome = expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await held.held;
      leaving.abort();
      await outcome;
      await one.untilAborted(1);
      expect(one.openReplies).toBe(0);
      expect(one.received).toBe(1);
      expect(log()).toEqual([]);
    },
  );

  it('may go away between two attempts, without waiting for the second', async () => {
    const one = await server();
    const { models } = await connect([one], {}, {}, { mostRetryAfterMs: 500_000 });
    one.behave({ mode: '429', retryAfter: 300 });
    const leaving = new AbortController();
    const asked = models.ask(request({ signal: leaving.signal, withinMs: 400_000 }));
    const outcome = expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await one.until(1);
    await vi.waitFor(() => expect(one.openReplies).toBe(0));
    leaving.abort();
    await outcome;
    await expect(models.ask(request({ signal: leaving.signal }))).rejects.toThrow();
    expect(one.received).toBe(1);
  });

  it('is told when the server stops', async () => {
    const one = await server();
    const { models } = await connect([one], { concurrency: 1 });
    const held = one.hold();
    const asked = [failureOf(models.ask(request())), failureOf(models.ask(request()))];
    await held.held;
    models.close();
    asked.push(failureOf(models.ask(request())));
    const failures = (await Promise.all(asked)).map(({ failure }) => failure);
    expect(failures).toEqual(Array.from({ length: 3 }, () => 'MODEL_UNAVAILABLE'));
    await one.untilAborted(1);
    expect(one.received).toBe(1);
  });
});
