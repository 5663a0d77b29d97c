import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MODEL_KEY } from '../helpers/model-server.ts';
import type { Behaviour, Mode } from '../helpers/model-server.ts';
import {
  connect,
  everythingOf,
  failureOf,
  GOOD,
  PROMPT,
  request,
  server,
} from './connection-kit.ts';

describe('a model that answers', () => {
  it('is told what to answer, and how', async () => {
    const one = await server();
    const { models } = await connect([one]);
    const reply = await models.ask(request());
    expect(reply).toMatchObject({ output: GOOD, provider: 'provider-1', model: 'test-model' });
    expect(reply.firstTokenMs).toBeLessThanOrEqual(reply.latencyMs);
    const [received] = one.requests;
    expect(received?.headers.authorization).toBe(`Bearer ${MODEL_KEY}`);
    expect(received?.body).toMatchObject({
      model: 'test-model',
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.2,
      max_tokens: 500,
      messages: [
        { role: 'system', content: 'You are helpful.' },
        { role: 'user', content: PROMPT },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { schema: { type: 'object', required: ['title', 'tags'] } },
      },
    });
  });

  it('is told the schema in words where it does not take one', async () => {
    const one = await server();
    const { models } = await connect([one], {}, { structuredOutputs: false, apiKey: null });
    expect((await models.ask(request())).output).toEqual(GOOD);
    const [received] = one.requests;
    expect(received?.headers.authorization).toBeUndefined();
    expect(received?.body.response_format).toEqual({ type: 'json_object' });
    expect(received?.body.messages[0]?.content).toMatch(/^You are helpful\.\n[^]*"maxLength":200/);
  });

  it('may be asked as OpenAI is', async () => {
    const one = await server();
    const { models } = await connect([one], {}, { kind: 'openai' });
    expect(await models.ask(request())).toMatchObject({ output: GOOD });
    expect(one.requests[0]?.body).toMatchObject({ stream: true, store: false });
  });

  it('is heard while it writes', async () => {
    const one = await server();
    const { models } = await connect([one]);
    const held = one.hold();
    const partials: unknown[] = [];
    const asked = models.ask(request({ onPartial: (partial) => void partials.push(partial) }));
    await held.held;
    await vi.waitFor(() => {
      expect(partials.at(-1)).toEqual({ title: expect.stringMatching(/^A rather good/) as string });
    });
    held.release();
    expect((await asked).output).toEqual(GOOD);
    expect(partials.length).toBeGreaterThan(3);
    expect(partials.at(-1)).toEqual(GOOD);
  });

  it('may wrap its JSON, and take its time with each token', async () => {
    const one = await server();
    const { models } = await connect([one], { firstTokenMs: 300 });
    one.behave('fenced JSON', { mode: 'slow stream', ms: 40 });
    expect((await models.ask(request())).output).toEqual(GOOD);
    const reply = await models.ask(request());
    expect(reply.output).toEqual(GOOD);
    expect(reply.latencyMs).toBeGreaterThan(300);
  });

  it('says what it used, which is priced; else it is estimated at 4 characters a token', async () => {
    const one = await server();
    const { models } = await connect([one]);
    one.usage({ input: 1_000, output: 200 });
    expect(await models.ask(request())).toMatchObject({
      inputTokens: 1_000,
      outputTokens: 200,
      costMicros: 4_000,
    });
    one.usage(null);
    const inputTokens = Math.ceil(`You are helpful.${PROMPT}`.length / 4);
    const outputTokens = Math.ceil(JSON.stringify(GOOD).length / 4);
    expect(await models.ask(request())).toMatchObject({
      inputTokens,
      outputTokens,
      costMicros: inputTokens * 2 + outputTokens * 10,
    });
  });

  it('is not believed where it says that it used what it cannot have used', async () => {
    const one = await server();
    const { models } = await connect([one]);
    one.usage(null);
    const { inputTokens, outputTokens, costMicros } = await models.ask(request());
    for (const wrong of [3e9, -5_000, 0.5]) {
      one.usage({ input: wrong, output: wrong });
      const reply = await models.ask(request());
      expect(reply).toMatchObject({ inputTokens, outputTokens, costMicros });
    }
  });

  it('may begin with a byte order mark', async () => {
    const one = await server();
    one.reply(`\uFEFF${JSON.stringify(GOOD)}`);
    const { models } = await connect([one]);
    const partials: unknown[] = [];
    const reply = await models.ask(
      request({ onPartial: (partial) => void partials.push(partial) }),
    );
    expect([reply.output, partials.at(-1)]).toEqual([GOOD, GOOD]);
  });

  it('never uses more than was estimated', async () => {
    const [one, two] = [await server(), await server()];
    const { models } = await connect([one, two]);
    one.behave('schema-breaking JSON');
    const reply = await models.ask(request());
    const estimate = models.estimate(request());
    expect(reply.inputTokens + reply.outputTokens).toBeLessThanOrEqual(estimate.tokens);
    expect(reply.costMicros).toBeLessThanOrEqual(estimate.micros);
    // 1,000 for the schema, a token for 2 bytes, and 500 to write; of both, at 2 and 10 dollars a million.
    const inputTokens = 1_000 + Math.ceil(`You are helpful.${PROMPT}`.length / 2);
    expect(estimate.tokens).toBe(2 * (inputTokens + 500));
    expect(estimate.micros).toBe(2 * (inputTokens * 2 + 5_000));
  });
});

describe('a model that misbehaves', () => {
  const times = { firstTokenMs: 300, totalMs: 1_500 };

  it.each<[Mode | Behaviour, string, number]>([
    ['slow first token', 'TIMED_OUT', 1],
    ['stall midway', 'TIMED_OUT', 1],
    [{ mode: 'slow stream', ms: 250 }, 'TIMED_OUT', 1],
    ['429', 'MODEL_UNAVAILABLE', 3],
    [{ mode: '429', retryAfter: 60 }, 'MODEL_UNAVAILABLE', 1],
    ['500', 'MODEL_UNAVAILABLE', 3],
    ['401', 'MODEL_UNAVAILABLE', 1],
    ['redirect', 'MODEL_UNAVAILABLE', 1],
    ['connection reset', 'MODEL_UNAVAILABLE', 3],
    ['reset midway', 'MODEL_UNAVAILABLE', 1],
    ['cut off', 'MODEL_UNAVAILABLE', 1],
    ['web page', 'MODEL_UNAVAILABLE', 3],
    ['error within the stream', 'MODEL_UNAVAILABLE', 1],
    ['truncated JSON', 'INVALID_OUTPUT', 1],
    ['schema-breaking JSON', 'INVALID_OUTPUT', 1],
    ['huge output', 'INVALID_OUTPUT', 1],
    ['not JSON', 'INVALID_OUTPUT', 1],
    ['empty', 'INVALID_OUTPUT', 1],
  ])(
    '%j ends as %s after %d attempts, and betrays nothing',
    async (behaviour, failure, attempts) => {
      const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
      onTestFinished(() => void vi.restoreAllMocks());
      const one = await server();
      one.behave(behaviour);
      // Silence is what some are about; the others may take their time on a busy machine.
      const connection = await connect([one], failure === 'TIMED_OUT' ? times : {});
      const error = await failureOf(connection.models.ask(request()));
      expect(error.failure).toBe(failure);
      expect(one.received).toBe(attempts);
      await vi.waitFor(() => expect(one.openReplies).toBe(0));

      const said = everythingOf(error) + connection.logged();
      expect(said).toContain('AttemptError');
      for (const secret of [MODEL_KEY, 'Bearer', PROMPT, GOOD.title, 'unexpected', 'and so on']) {
        expect(said).not.toContain(secret);
      }
      for (const print of printed) expect(print).not.toHaveBeenCalled();
      const failures = connection.log().filter(({ msg }) => msg === 'A model gave no answer');
      expect(failures.every((line) => line['provider'] === 'provider-1')).toBe(true);
    },
  );

  it('counts what a failure may have cost', async () => {
    const one = await server();
    const { models } = await connect([one], times);
    one.usage({ input: 100, output: 50 });
    one.behave('schema-breaking JSON', 'stall midway', '500');
    expect((await failureOf(models.ask(request()))).usage).toEqual({
      inputTokens: 100,
      outputTokens: 50,
      costMicros: 700,
    });
    const stalled = (await failureOf(models.ask(request()))).usage;
    expect(stalled.inputTokens).toBe(Math.ceil(`You are helpful.${PROMPT}`.length / 4));
    expect(stalled.outputTokens).toBeGreaterThan(0);
    expect((await failureOf(models.ask(request()))).usage.costMicros).toBe(0);
  });

  it('in another language is for others to judge', async () => {
    const one = await server();
    const object = { title: 'Una respuesta bastante buena', tags: [] };
    one.behave({ mode: 'wrong language', object });
    const { models } = await connect([one]);
    expect((await models.ask(request())).output).toEqual(object);
  });

  it('sends nobody and no key elsewhere', async () => {
    const visits: (string | undefined)[] = [];
    const elsewhere = createServer(({ headers }, response) => {
      visits.push(headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void elsewhere.close());
    const one = await server();
    const { port } = elsewhere.address() as AddressInfo;
    one.behave({ mode: 'redirect', location: `http://127.0.0.1:${port}/v1/chat/completions` });
    const { models } = await connect([one]);
    expect((await failureOf(models.ask(request()))).failure).toBe('MODEL_UNAVAILABLE');
    expect(visits).toEqual([]);
  });
});
