import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAccounts } from '../../../src/accounts/accounts.service.ts';
import { REVOCATION_CHANNEL } from '../../../src/accounts/revocations.ts';
import { createAi } from '../../../src/ai/ai.service.ts';
import { SUGGESTION_CHANNEL } from '../../../src/ai/reading/streams.service.ts';
import { loadConfig } from '../../../src/config.ts';
import { openDoor } from '../../../src/data/door.ts';
import { createListener } from '../../../src/data/listener.ts';
import { registry } from '../../../src/flows/index.ts';
import { listen } from '../../../src/listen.ts';
import { createLog } from '../../../src/log.ts';
import { createOutbox } from '../../../src/mail/outbox.service.ts';
import { createSeal } from '../../../src/mail/seal.ts';
import { createOnboarding } from '../../../src/onboarding/onboarding.service.ts';
import { PROGRESS_CHANNEL } from '../../../src/onboarding/progress.service.ts';
import { createProgressStreams } from '../../../src/onboarding/progress.service.ts';
import type { ProgressStreams } from '../../../src/onboarding/progress.service.ts';
import { createMemoryRateLimits } from '../../../src/plugins/memory-rate-limits.ts';
import { createPrivacy } from '../../../src/privacy/privacy.service.ts';
import { schema } from '../../../src/schema.ts';
import { createServer } from '../../../src/server.ts';
import type { App } from '../../helpers/app.ts';
import { NO_MAIL } from '../../helpers/outbox.ts';

/** A second server over an app's database, made of the real parts, of which a test sees the insides. */
export interface ComposedServer {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  /** The server's ends of the connections that are open. */
  readonly sockets: ReadonlySet<Socket>;
  /** How many streams are open. */
  streams(): number;
  /** How many streams wait to hear that their token was revoked. */
  watchers(): number;
  /** Events that streams have handed out so far. */
  handedOut(): number;
  close(): Promise<void>;
}

export async function startComposedServer(
  app: Pick<App, 'database'>,
  options: { readonly stallTimeoutMs?: number } = {},
): Promise<ComposedServer> {
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: app.database.url,
    AUTH_SECRET: 'a secret that is long enough for tests',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  });
  const door = openDoor({
    connectionString: app.database.url,
    max: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    preparedStatements: true,
  });
  const listener = createListener({
    connectionString: app.database.url,
    channels: [PROGRESS_CHANNEL, REVOCATION_CHANNEL, SUGGESTION_CHANNEL],
  });
  const outbox = createOutbox(createSeal(config.authSecret ?? ''), false);
  const made = createAccounts({
    door,
    listener,
    secret: config.authSecret ?? '',
    baseUrl: config.publicUrl,
    accessTokenMinutes: config.accessTokenMinutes,
  });
  const onboarding = createOnboarding({ registry, door, outbox: NO_MAIL, verifiesEmail: false });
  const progress = createProgressStreams({ listener, onboarding });
  await Promise.all([made.start(), listener.ready()]);

  let watching = 0;
  const accounts: typeof made = {
    ...made,
    onRevoked(key, handler) {
      let watched = true;
      watching += 1;
      const unwatch = () => {
        if (watched) watching -= 1;
        watched = false;
      };
      const stop = made.onRevoked(key, () => {
        unwatch();
        handler();
      });
      return () => {
        unwatch();
        stop();
      };
    },
  };
  let handedOut = 0;
  const counted: ProgressStreams = {
    get size() {
      return progress.size;
    },
    close: progress.close,
    async open(request) {
      const stream = await progress.open(request);
      if (typeof stream === 'string') return stream;
      const next = stream.next.bind(stream);
      stream.next = async () => {
        const result = await next();
        if (!result.done) handedOut += 1;
        return result;
      };
      return stream;
    },
  };
  const log = await createLog(config);
  const gangway = createServer({
    config,
    schema,
    services: {
      accounts,
      ai: createAi({ config: config.ai, models: null, registry, onboarding, listener, log }),
      onboarding,
      outbox,
      privacy: createPrivacy({
        door,
        accounts,
        secret: config.authSecret ?? '',
        publicUrl: config.publicUrl,
      }),
      progress: counted,
    },
    accounts,
    accessOf: (userId) => door.asViewer(userId),
    checks: { database: () => Promise.resolve(), pendingMigrations: () => Promise.resolve([]) },
    limitStore: createMemoryRateLimits(),
    log,
  });
  const sockets = new Set<Socket>();
  const watched = {
    ...gangway,
    attach(server: Server) {
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      gangway.attach(server);
    },
  };
  const listening = await listen(watched, { port: 0, host: '127.0.0.1', ...options });
  return {
    url: `http://127.0.0.1:${listening.port}/graphql`,
    sockets,
    streams: () => progress.size,
    watchers: () => watching,
    handedOut: () => handedOut,
    async close() {
      progress.close();
      await listening.close(1_000);
      await made.close();
      await listener.close();
      await door.close();
    },
  };
}
