import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { answer, contentOf } from './model-answers.ts';
import type { Behaviour, ChatBody, Mode } from './model-answers.ts';

export type { Behaviour, ChatBody, Mode } from './model-answers.ts';

/** A real server on loopback that speaks the OpenAI-compatible protocol, and misbehaves when told to. */

export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: ChatBody;
}

/** Makes the answer: an object becomes JSON, a string is sent as it is. */
export type Replier = (body: ChatBody) => unknown;

/** Answers that wait. */
export interface Hold {
  /** Resolves when the first answer waits. */
  readonly held: Promise<void>;
  /** Lets all go on, and holds no more. */
  release(): void;
}

export interface ModelServer {
  /** For AI_BASE_URL. */
  readonly baseUrl: string;
  /** The last 1,000, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** How many came in all. */
  readonly received: number;
  /** Answers under way. */
  readonly openReplies: number;
  /** The most that were under way at once. */
  readonly mostOpenReplies: number;
  /** Also those that are idle: after a request that was given up, fetch opens another one ahead of need. */
  readonly openConnections: number;
  /** Answers whose connection the client closed before they were whole. */
  readonly aborted: number;
  /** What it answers from now on. An empty object if never said. */
  reply(reply: Replier | object | string): void;
  /** What it does from now on; of a list, each request takes one, and the last stays. Nothing: 'ok'. */
  behave(...behaviours: readonly (Mode | Behaviour)[]): void;
  /** What it says that an answer used; null: it does not say. By default a token for 4 characters. */
  usage(usage: { readonly input: number; readonly output: number } | null): void;
  /** Answers stop before their first token, or in their middle (if not given), until released. */
  hold(where?: 'start' | 'midway'): Hold;
  /** Resolves when so many requests came in all; throws after 10 s. */
  until(count: number): Promise<void>;
  /** Like {@link until}, of answers whose client went away. */
  untilAborted(count: number): Promise<void>;
  /** What names this server in the environment; `settings` are more of AI_CONFIG's file (limits, budgets, prices …). */
  environment(settings?: object): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** The key in {@link ModelServer.environment}, and the model's name. */
export const MODEL_KEY = 'sk-test-secret';
export const MODEL_NAME = 'test-model';

export async function startModelServer(): Promise<ModelServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  const watchers = new Set<() => void>();
  const folders: string[] = [];
  let received = 0;
  let aborted = 0;
  let open = 0;
  let mostOpen = 0;
  let replier: Replier = () => ({});
  let behaviours: readonly Behaviour[] = [{ mode: 'ok' }];
  let told: { readonly input: number; readonly output: number } | null | undefined;
  let hold: { where: 'start' | 'midway'; reached(): void; released: Promise<void> } | undefined;

  const notify = () => watchers.forEach((watcher) => watcher());
  const reach = (what: string, reached: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const stop = () => {
        watchers.delete(look);
        clearTimeout(timer);
      };
      const look = () => {
        if (!reached()) return;
        stop();
        resolve();
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Within 10 s there were not ${what}.`));
      }, 10_000);
      watchers.add(look);
      look();
    });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '', 'http://loopback').pathname;
    if (request.method !== 'POST' || path !== '/v1/chat/completions') {
      response.writeHead(404).end();
      return;
    }
    const body = JSON.parse(await readText(request)) as ChatBody;
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    response.once('close', () => {
      open -= 1;
      // Not where this server itself hung up.
      if (!response.writableFinished && !response.errored) aborted += 1;
      notify();
    });
    received += 1;
    requests.push({ headers: request.headers, body });
    if (requests.length > 1_000) requests.shift();
    const [behaviour = { mode: 'ok' as const }, ...rest] = behaviours;
    if (rest.length > 0) behaviours = rest;
    notify();
    await answer({
      body,
      behaviour,
      response,
      authorization: request.headers.authorization ?? '',
      content: contentOf(behaviour, replier(body)),
      told,
      async pause(where) {
        const now = hold;
        if (now?.where !== where) return;
        now.reached();
        await Promise.race([now.released, once(response, 'close')]);
      },
    });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that goes away is no fault of the server's; anything else shows as a reset.
      response.destroy(error as Error);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

  return {
    baseUrl,
    requests,
    get received() {
      return received;
    },
    get openReplies() {
      return open;
    },
    get mostOpenReplies() {
      return mostOpen;
    },
    get openConnections() {
      return sockets.size;
    },
    get aborted() {
      return aborted;
    },
    reply(reply) {
      replier = typeof reply === 'function' ? (reply as Replier) : () => reply;
    },
    behave(...list) {
      const all = list.map((entry) => (typeof entry === 'string' ? { mode: entry } : entry));
      behaviours = all.length > 0 ? all : [{ mode: 'ok' }];
    },
    usage(usage) {
      told = usage;
    },
    hold(where = 'midway') {
      let reached: () => void = () => undefined;
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (reached = resolve));
      const released = new Promise<void>((resolve) => (release = resolve));
      const mine = { where, reached, released };
      hold = mine;
      return {
        held,
        release() {
          if (hold === mine) hold = undefined;
          release();
        },
      };
    },
    until: (count) => reach(`${count} requests`, () => received >= count),
    untilAborted: (count) => reach(`${count} given up`, () => aborted >= count),
    async environment(settings = {}) {
      const folder = await mkdtemp(join(tmpdir(), 'gangway-models-'));
      folders.push(folder);
      const path = join(folder, 'ai.json');
      const provider = {
        name: 'test',
        kind: 'openai-compatible',
        baseUrl,
        apiKeyVariable: 'TEST_MODEL_KEY',
        model: MODEL_NAME,
      };
      await writeFile(path, JSON.stringify({ providers: [provider], ...settings }));
      return { AI_CONFIG: path, TEST_MODEL_KEY: MODEL_KEY };
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}
