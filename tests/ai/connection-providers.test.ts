import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import type { ProviderKind } from '../../src/ai-config.ts';
import { openModel } from '../../src/ai/connection/providers.ts';
import { MODEL_KEY } from '../helpers/model-server.ts';
import {
  configOf,
  connect,
  everythingOf,
  failureOf,
  PROMPT,
  request,
  server,
} from './connection-kit.ts';

interface Visit {
  readonly path: string;
  readonly headers: string;
  readonly body: string;
}

/** A server of no protocol: it repeats what it got, with status 401. */
async function parrot(): Promise<{ readonly baseUrl: string; readonly visits: Visit[] }> {
  const visits: Visit[] = [];
  const http = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const headers = JSON.stringify(incoming.headers);
      visits.push({ path: incoming.url ?? '', headers, body });
      response.writeHead(401, { 'content-type': 'application/json' }).end(headers + body);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return { baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`, visits };
}

it.each<[ProviderKind, string, string]>([
  ['openai-compatible', '/v1/chat/completions', `"authorization":"Bearer ${MODEL_KEY}"`],
  ['openai', '/v1/chat/completions', `"authorization":"Bearer ${MODEL_KEY}"`],
  ['anthropic', '/v1/messages', `"x-api-key":"${MODEL_KEY}"`],
  [
    'google',
    '/v1/models/test-model:streamGenerateContent?alt=sse',
    `"x-goog-api-key":"${MODEL_KEY}"`,
  ],
  ['gateway', '/v1/language-model', `"authorization":"Bearer ${MODEL_KEY}"`],
])('%s is asked at its address, once, and no refusal betrays the key', async (kind, path, key) => {
  const { baseUrl, visits } = await parrot();
  const unused = await server();
  const { models, log, logged } = await connect([unused], {}, { kind, baseUrl });
  const error = await failureOf(models.ask(request()));
  expect(error.failure).toBe('MODEL_UNAVAILABLE');
  expect(visits.map((visit) => visit.path)).toEqual([path]);
  expect(visits[0]?.headers).toContain(key);
  expect(visits[0]?.body).toContain(PROMPT);
  expect(log()).toMatchObject([{ provider: 'provider-1', status: 401, attempt: 1 }]);
  const said = everythingOf(error) + logged();
  for (const secret of [MODEL_KEY, PROMPT, 'test-secret']) expect(said).not.toContain(secret);
});

it.each(['openai', 'anthropic', 'google', 'gateway'] as const)(
  'no variable that the SDK knows leads %s elsewhere',
  async (kind) => {
    const { baseUrl, visits } = await parrot();
    const names = ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'];
    for (const name of names) process.env[name] = baseUrl;
    onTestFinished(() => {
      for (const name of names) Reflect.deleteProperty(process.env, name);
    });
    const [config] = configOf([await server()], {}, { kind, baseUrl: null }).providers;
    if (!config) throw new Error('There is no provider.');
    const went: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (input) => {
      went.push(new URL(input instanceof Request ? input.url : input).hostname);
      return Promise.resolve(new Response(null, { status: 401 }));
    };
    onTestFinished(() => {
      globalThis.fetch = fetch;
    });
    const model = await openModel(config);
    await expect(
      model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] }),
    ).rejects.toThrow();
    expect(visits).toEqual([]);
    expect(went).toEqual([
      {
        openai: 'api.openai.com',
        anthropic: 'api.anthropic.com',
        google: 'generativelanguage.googleapis.com',
        gateway: 'ai-gateway.vercel.sh',
      }[kind],
    ]);
  },
);
