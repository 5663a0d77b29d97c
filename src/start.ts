import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.ts';
import { startEmbeddedPostgres } from './data/embedded-postgres.ts';
import type { Logger } from './log.ts';

/** A server that answers requests. */
export interface Running {
  /** Where it is reached from this machine, without a path. */
  readonly url: string;
  /** Whether the database is the embedded one. */
  readonly embedded: boolean;
  /** Lets requests finish, completes streams, and closes everything that was opened, within SHUTDOWN_TIMEOUT_MS. */
  readonly close: () => Promise<void>;
  /** For somebody in a hurry: lets nothing finish, but leaves no embedded database running. */
  readonly abort: () => Promise<void>;
}

/** Closes something, in `timeoutMs` at the latest. */
export type Closer = (timeoutMs: number) => unknown;

/** Where the database is, by the roles that go there. */
export type Database = NonNullable<Config['database']>;

/** What is left at the end for what comes after the requests: connections, the embedded database. */
const LAST_STEPS_MS = 1_000;

/**
 * Brings the whole server up, from the database to the port. Where that fails, what was opened is closed again.
 *
 * @param signal Aborted when the server is not wanted any more: the start then fails with the signal's reason.
 */
export async function start(config: Config, log: Logger, signal?: AbortSignal): Promise<Running> {
  const closers: Closer[] = [];
  let stopDatabase: () => Promise<void> = () => Promise.resolve();
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= closeAll(closers, config.shutdownTimeoutMs, log).finally(stopDatabase));
  const openDatabase = async (): Promise<Database> => {
    if (config.database) return config.database;
    const postgres = await startEmbeddedPostgres({
      dataDir: config.dataDir,
      revive: true,
      log: (line) => {
        log.info(line);
      },
    });
    stopDatabase = () => postgres.stop();
    return { url: postgres.url, ownerUrl: postgres.url, directUrl: postgres.url };
  };
  try {
    // The database boots while the rest of the program is loaded.
    const opening = openDatabase();
    opening.catch(() => undefined); // awaited below; a failure meanwhile is not nobody's
    const { serve } = await import('./serve.ts');
    const database = await opening;
    signal?.throwIfAborted();
    const port = await serve({ config, database, log, closers, signal });
    const embedded = config.database === null;
    return { url: localUrl(config.host, port), embedded, close, abort: () => stopDatabase() };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Closes what was opened last first; what does not close in time is left behind. */
async function closeAll(closers: Closer[], timeoutMs: number, log: Logger): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (const closer of closers.splice(0).reverse()) {
    const left = Math.max(0, deadline - performance.now());
    const patience = new AbortController();
    try {
      await Promise.race([
        closer(Math.max(left / 2, left - LAST_STEPS_MS)),
        sleep(left + LAST_STEPS_MS / 2, undefined, patience),
      ]);
    } catch (error) {
      log.error({ err: error }, 'Something could not be closed');
    } finally {
      patience.abort();
    }
  }
}

function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
