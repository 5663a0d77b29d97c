import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describeFailure } from '../errors.ts';

/**
 * The process' one LISTEN connection. What is notified while it is down is lost: who relies on it reads what was
 * missed in `onConnect`, and polls while `connected` is false.
 */
export interface Listener {
  /** Resolves when the first attempt to connect has ended, well or not: `connected` tells. Never rejects. */
  ready(): Promise<void>;
  /** Whether notifications arrive. Stays false behind a transaction pooler, which swallows them. */
  readonly connected: boolean;
  /** Calls `handler` with each payload; returns how to stop. */
  on(channel: string, handler: (payload: string) => void): () => void;
  /** Calls `handler` after each connection, the first included; returns how to stop. */
  onConnect(handler: () => void): () => void;
  /** Ends the connection, also one that is being made. Nothing is called afterwards. */
  close(): Promise<void>;
}

/** What {@link createListener} needs. */
export interface ListenerOptions {
  /** To Postgres itself where possible: through a transaction pooler nothing arrives. */
  readonly connectionString: string;
  /** All channels that `on` may be asked for. */
  readonly channels: readonly string[];
  /** Told when the connection is lost, made again, or of no use. */
  readonly log?: (message: string) => void;
  /** How often to see whether the connection still answers, and, halved, for how long to wait; 10,000 ms if not given. */
  readonly heartbeatMs?: number;
}

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 5_000;
/** A connection that lived this long was a good one: after it, the first retry is quick again. */
const STABLE_MS = 10_000;
const PROBE_LIMIT_MS = 2_000;
/** How often to look whether a pooler has given way to a server that notifies. */
const POOLER_RETRY_MS = 300_000;

class PoolerError extends Error {}

/** Connects at once, and again whenever the connection is lost. */
export function createListener(options: ListenerOptions): Listener {
  const { log = () => undefined, heartbeatMs = 10_000 } = options;
  const config = clientConfig(options.connectionString, heartbeatMs / 2);
  const listen = options.channels.map((name) => `LISTEN ${pg.escapeIdentifier(name)}`).join(';');
  const handlers = new Map(
    options.channels.map((name) => [name, new Set<(payload: string) => void>()]),
  );
  const connectHandlers = new Set<() => void>();
  let client: pg.Client | undefined;
  let connected = false;
  let closed = false;
  let failures = 0;
  let connectedAt = 0;
  let retry: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;
  let settleReady: () => void;
  const ready = new Promise<void>((resolve) => (settleReady = resolve));

  function call(handler: () => void): void {
    try {
      handler();
    } catch (error) {
      log(`A handler of the notification listener failed: ${describeFailure(error)}`);
    }
  }

  async function connect(): Promise<void> {
    const mine = new pg.Client(config);
    client = mine;
    mine.on('error', (error) => lose(mine, error));
    mine.on('end', () => lose(mine, new Error('closed by the server')));
    mine.on('notification', ({ channel, payload = '' }) => {
      if (client !== mine) return;
      for (const handler of handlers.get(channel) ?? []) call(() => handler(payload));
    });
    try {
      await mine.connect();
      await mine.query(listen);
      if (!(await notifies(mine, config))) throw new PoolerError();
    } catch (error) {
      lose(mine, error);
      return;
    }
    if (client !== mine) return;
    if (failures > 0) log('The notification listener is connected again.');
    connected = true;
    connectedAt = performance.now();
    heartbeat = setInterval(() => {
      mine.query('select 1').catch((error: unknown) => lose(mine, error));
    }, heartbeatMs).unref();
    settleReady();
    for (const handler of connectHandlers) call(handler);
  }

  function lose(lost: pg.Client, error: unknown): void {
    if (client !== lost) return;
    client = undefined;
    clearInterval(heartbeat);
    hangUp(lost);
    if (connected) {
      log(
        `The notification listener lost its connection (${describeFailure(error)}); reconnecting.`,
      );
      if (performance.now() - connectedAt > STABLE_MS) failures = 0;
    } else if (failures === 0) {
      log(
        error instanceof PoolerError
          ? 'LISTEN does not work through this pooler: polling instead. Set DIRECT_DATABASE_URL to Postgres itself.'
          : `The notification listener cannot connect (${describeFailure(error)}); retrying.`,
      );
    }
    connected = false;
    const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
    failures += 1;
    const pause =
      error instanceof PoolerError ? POOLER_RETRY_MS : longest * (0.5 + Math.random() / 2);
    retry = setTimeout(() => void connect(), pause).unref();
    settleReady();
  }

  void connect();
  return {
    ready: () => ready,
    get connected() {
      return connected;
    },
    on(name, handler) {
      const set = handlers.get(name);
      if (!set) throw new Error(`The listener was not made for the channel ${name}.`);
      set.add(handler);
      return () => void set.delete(handler);
    },
    onConnect(handler) {
      connectHandlers.add(handler);
      return () => void connectHandlers.delete(handler);
    },
    async close() {
      if (closed) return;
      closed = true;
      clearTimeout(retry);
      clearInterval(heartbeat);
      const last = client;
      const polite = connected;
      client = undefined;
      connected = false;
      settleReady();
      if (last && polite) await end(last);
      else if (last) hangUp(last);
    },
  };
}

function clientConfig(connectionString: string, answerLimitMs: number): pg.ClientConfig {
  return {
    connectionString,
    application_name: 'gangway-listen',
    keepAlive: true,
    connectionTimeoutMillis: Math.max(answerLimitMs, 1_000),
    query_timeout: answerLimitMs,
  };
}

/**
 * Whether notifications reach this client. The process id of the handshake differs from the backend's where a pooler
 * stands between; whether it is one that lets notifications through shows only by sending one from elsewhere.
 */
async function notifies(client: pg.Client, config: pg.ClientConfig): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  if (rows[0]?.pid === (client as unknown as { processID: number | null }).processID) return true;
  const probe = `gangway_probe_${randomUUID().replaceAll('-', '')}`;
  const arrived = new Promise<boolean>((resolve) => {
    client.on('notification', ({ channel }) => {
      if (channel === probe) resolve(true);
    });
    setTimeout(() => resolve(false), PROBE_LIMIT_MS).unref();
  });
  await client.query(`LISTEN ${probe}`);
  const sender = new pg.Client(config);
  sender.on('error', () => undefined);
  try {
    await sender.connect();
    await sender.query(`NOTIFY ${probe}`);
    return await arrived;
  } finally {
    await end(sender);
  }
}

/** Says goodbye, and hangs up when that takes too long. */
async function end(client: pg.Client): Promise<void> {
  const limit = new Promise<void>((resolve) => void setTimeout(resolve, 500).unref());
  await Promise.race([client.end().catch(() => undefined), limit]);
  hangUp(client);
}

/** Of a connection that may be half open, where `end` would wait for an answer that never comes. */
function hangUp(client: pg.Client): void {
  (
    client as unknown as { connection: { stream: { destroy(): void } } }
  ).connection.stream.destroy();
}
