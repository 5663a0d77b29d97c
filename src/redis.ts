import { Redis } from 'ioredis';
import { describeFailure } from './errors.ts';
import type { Logger } from './log.ts';

/** A connection to Redis that is asked only while it answers, and makes itself again. */
export interface RedisConnection {
  /** Resolves when the first attempt to connect has ended, well or not. Never rejects. */
  ready(): Promise<void>;
  /** Runs a Lua script over one key. Undefined where Redis is away, fails or is too slow; never rejects. */
  run(script: string, key: string, args: readonly number[]): Promise<unknown>;
  /** Ends the connection, also one that is being made. */
  close(): void;
}

/** How long a request waits for Redis, at most. */
const ANSWER_MS = 250;
/** For connecting, and for each answer of the handshake. */
const CONNECT_MS = 2_000;
const HANDSHAKE_MS = 1_000;
/** Given to a connection to end by itself. */
const GOODBYE_MS = 100;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A connection that lived this long was a good one: after it, the first retry is quick again. */
const STABLE_MS = 10_000;
/** Without a refusal for so long it is back: one that is full refuses some scripts and runs others. */
const CALM_MS = 2_000;

/**
 * Connects at once, and again whenever the connection is lost or an answer is late. Nothing is queued meanwhile. Logs
 * when Redis goes away and when it is back, without the URL.
 */
export function connectRedis(url: string, log: Logger): RedisConnection {
  const where = { redis: new URL(url).host };
  /** Whether to ask: from when it is ready until it is lost, or late. */
  let usable = false;
  /** What was last logged; undefined while nobody knows. */
  let away: boolean | undefined;
  let closed = false;
  let lastError: unknown;
  let failures = 0;
  let readyAt = Infinity;
  let failedAt = -Infinity;

  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: HANDSHAKE_MS,
    disconnectTimeout: GOODBYE_MS,
    disableClientInfo: true,
    // What waits for an answer fails with its connection; nothing waits for the next one.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy() {
      if (performance.now() - readyAt > STABLE_MS) failures = 0;
      readyAt = Infinity;
      const longest = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
      failures += 1;
      return longest * (0.5 + Math.random() / 2);
    },
  });

  const isBack = () => {
    if (!usable) return; // the last answers of a connection that was given up
    if (away) log.info(where, 'Redis is back: calls are counted together again');
    away = false;
  };
  const isAway = (reason: unknown) => {
    if (away || closed) return;
    away = true;
    log.warn(
      { ...where, reason: describeFailure(reason) },
      'Redis is away: until it is back, each instance counts calls for itself',
    );
  };
  /** Calls would queue behind a connection that does not answer. */
  const hangUp = () => {
    if (!usable) return;
    usable = false;
    redis.disconnect(true);
  };
  redis.on('error', (error: unknown) => (lastError = error));
  redis.on('ready', () => {
    usable = true;
    readyAt = performance.now();
    lastError = undefined;
    failedAt = -Infinity;
    isBack();
  });
  redis.on('close', () => {
    usable = false;
    isAway(lastError ?? 'the connection was closed');
  });
  // Rejects when the first attempt fails; the next ones follow by themselves.
  const ready = redis.connect().catch(() => undefined);

  return {
    ready: () => ready,
    async run(script, key, args) {
      if (!usable) return undefined;
      try {
        const answer = await within(redis.eval(script, 1, key, ...args), ANSWER_MS);
        if (performance.now() - failedAt > CALM_MS) isBack();
        return answer;
      } catch (error) {
        failedAt = performance.now();
        isAway(error);
        // A refusal is an answer.
        if (!(error instanceof Error && error.name === 'ReplyError')) hangUp();
        return undefined;
      }
    },
    close() {
      closed = true;
      usable = false;
      redis.disconnect();
    },
  };
}

/** Rejects when `work` takes longer. A process that was busy itself looks for the answer once more first. */
async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      setImmediate(() => reject(new Error(`no answer within ${ms} ms`)));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
