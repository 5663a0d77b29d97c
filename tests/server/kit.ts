import { createSchema } from 'graphql-yoga';
import { GraphQLError } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { InvalidTokenError } from '../../src/accounts/token-errors.ts';
import { loadConfig } from '../../src/config.ts';
import type { Config } from '../../src/config.ts';
import type { Context, Services, Viewer } from '../../src/context.ts';
import { listen } from '../../src/listen.ts';
import type { ListenOptions } from '../../src/listen.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryRateLimits } from '../../src/plugins/memory-rate-limits.ts';
import { createServer } from '../../src/server.ts';
import type { GangwayServer, ServerDeps } from '../../src/server.ts';

/** A schema with a field for each thing that a server can meet. */
const typeDefs = /* GraphQL */ `
  enum Color {
    RED
  }
  type Query {
    hello: String
    who: String
    requestId: String!
    ip: String!
    colour(color: Color): String
    crash: String
    crashHard: String!
    deliberate: String
    databaseDown: String
    slow(ms: Int!): String
    text(kilobytes: Int!): String
  }
  input Input {
    email: String
  }
  type Mutation {
    register(input: Input): String
    signIn(input: Input): String
    refreshAuth(input: Input): String
    startOnboarding: String
    saveOnboardingDraft: String
    submitCompanyStep: String
    submitTeamStep: String
    skipOnboardingStep: String
    other: String
  }
  type Subscription {
    count(to: Int!): Int
    firehose(kilobytes: Int!): String
    quiet: Int
    breaks: Int
    refused: Int
    contexts: Int
  }
`;

/** What the resolvers of the test schema did. */
export interface Seen {
  /** Items that the firehose made. */
  produced: number;
  /** Slow queries and quiet streams that have begun. */
  begun: number;
  /** Streams whose source has ended. */
  ended: number;
  contexts: Set<object>;
}

function testSchema(seen: Seen) {
  const done = () => 'done';
  async function* firehose(_root: unknown, { kilobytes }: { kilobytes: number }) {
    try {
      for (;;) {
        seen.produced += 1;
        yield { firehose: 'x'.repeat(kilobytes * 1024) };
      }
    } finally {
      seen.ended += 1;
    }
  }
  async function* count(_root: unknown, { to }: { to: number }) {
    for (let n = 1; n <= to; n++) yield { count: n, contexts: n };
  }
  return createSchema<Context>({
    typeDefs,
    resolvers: {
      Query: {
        hello: () => 'world',
        who: (_root, _args, { viewer }) => viewer?.userId ?? null,
        requestId: (_root, _args, { requestId }) => requestId,
        ip: (_root, _args, { ip }) => ip,
        colour: (_root, { color }: { color?: string }) => color ?? null,
        crash: () => {
          throw new Error('the password is hunter2');
        },
        crashHard: () => {
          throw new TypeError('undefined is not what you think');
        },
        deliberate: () => {
          throw new GraphQLError('You asked for it.', { extensions: { code: 'ON_PURPOSE' } });
        },
        databaseDown: () => {
          throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), {
            code: 'ECONNREFUSED',
          });
        },
        slow: async (_root, { ms }: { ms: number }) => {
          seen.begun += 1;
          await sleep(ms);
          return 'finished';
        },
        text: (_root, { kilobytes }: { kilobytes: number }) => 'x'.repeat(kilobytes * 1024),
      },
      Mutation: {
        register: done,
        signIn: done,
        refreshAuth: done,
        startOnboarding: done,
        saveOnboardingDraft: done,
        submitCompanyStep: done,
        submitTeamStep: done,
        skipOnboardingStep: done,
        other: done,
      },
      Subscription: {
        count: { subscribe: count },
        firehose: { subscribe: firehose },
        quiet: { subscribe: () => quietStream(seen) },
        breaks: {
          subscribe: async function* () {
            yield { breaks: 1 };
            throw new Error('the stream broke at hunter2');
          },
        },
        refused: {
          subscribe: () => {
            throw new GraphQLError('Not found.', { extensions: { code: 'NOT_FOUND' } });
          },
        },
        contexts: {
          subscribe: (root, _args) => count(root, { to: 3 }),
          resolve: (event: { contexts: number }, _args, context) => {
            seen.contexts.add(context);
            return event.contexts;
          },
        },
      },
    },
  });
}

/** Sends nothing and ends when told to. */
function quietStream(seen: Seen): AsyncIterableIterator<{ quiet: number }> {
  seen.begun += 1;
  let finish: ((result: IteratorResult<{ quiet: number }>) => void) | undefined;
  return {
    next: () => new Promise((resolve) => (finish = resolve)),
    return() {
      seen.ended += 1;
      const result = { done: true as const, value: undefined };
      finish?.(result);
      return Promise.resolve(result);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly gangway: GangwayServer;
  readonly seen: Seen;
  /** What was logged, parsed. */
  readonly log: Record<string, unknown>[];
  /** Sends an operation as JSON. */
  post(query: string, options?: PostOptions): Promise<Answer>;
  close(timeoutMs?: number): Promise<void>;
}
export interface PostOptions {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Record<string, string>;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly {
    message: string;
    path?: readonly string[];
    extensions: Record<string, unknown>;
  }[];
}
export interface TestServerOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly config?: Partial<Config>;
  readonly deps?: Partial<ServerDeps>;
  readonly listen?: Partial<ListenOptions>;
}

export const VIEWER: Viewer = {
  userId: '0190a1b2-0000-7000-8000-000000000001',
  sessionKey: '0190a1b2-0000-7000-8000-0000000000aa',
  expiresAt: new Date('2100-01-01'),
};

/** A server on a free port with the test schema; the token `good` is VIEWER's, and every other is refused. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const seen: Seen = { produced: 0, begun: 0, ended: 0, contexts: new Set() };
  const lines: Record<string, unknown>[] = [];
  const log = await createLog(
    { logLevel: 'debug', logFormat: 'json' },
    { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const config = { ...loadConfig({ NODE_ENV: 'test', ...options.env }), ...options.config };
  const gangway = createServer({
    config,
    log,
    schema: testSchema(seen),
    services: {} as Services, // the test schema calls none
    accounts: {
      verify: (token) =>
        token === 'good'
          ? Promise.resolve(VIEWER)
          : Promise.reject(new InvalidTokenError('INVALID')),
      handle: async (request, client) =>
        Response.json({
          url: request.url,
          method: request.method,
          body: await request.text(),
          client,
        }),
    },
    accessOf: () => ({}) as Context['access'],
    checks: {
      database: () => Promise.resolve(),
      pendingMigrations: () => Promise.resolve([]),
    },
    limitStore: createMemoryRateLimits(),
    ...options.deps,
  });
  const listening = await listen(gangway, { port: 0, host: '127.0.0.1', ...options.listen });
  let closing: Promise<void> | undefined;
  const close = (timeoutMs = 0) => (closing ??= listening.close(timeoutMs));
  onTestFinished(() => close());
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    url,
    port: listening.port,
    gangway,
    seen,
    log: lines,
    close,
    async post(query, { headers, ...body } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, ...body }),
      });
      return readAnswer(response);
    },
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const { data, errors = [] } = (await response.json()) as Pick<Answer, 'data'> & {
    errors?: Answer['errors'];
  };
  return { status: response.status, headers: response.headers, data, errors };
}

/** Waits until `condition` holds, for `patienceMs` at most. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  patienceMs = 5_000,
): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error(`It did not come about within ${patienceMs} ms.`);
}
