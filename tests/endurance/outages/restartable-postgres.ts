import { spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asAccount } from '../../../src/data/embedded-place.ts';
import { startEmbeddedPostgres } from '../../../src/data/embedded-postgres.ts';
import { processStart } from '../../../src/data/embedded-processes.ts';
import { openFolder } from '../../helpers/open-folder.ts';

/** A Postgres that goes away and comes back on the same port, as one that an operator restarts. */
export interface RestartablePostgres {
  /** As superuser. */
  readonly url: string;
  stop(how: Stop): Promise<void>;
  start(): Promise<void>;
  /** Stops it for good and removes its data. */
  close(): Promise<void>;
}

/** What Postgres calls fast and immediate shutdown, and kill -9 of the postmaster, whose children end by themselves. */
export type Stop = 'fast' | 'immediate' | 'killed';
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT', killed: 'SIGKILL' } as const;

const PATIENCE_MS = 30_000;

export async function startRestartablePostgres(): Promise<RestartablePostgres> {
  const dataDir = await openFolder('restarts');
  const embedded = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', max_connections: '60' },
  });
  const { url } = embedded;
  const data = (await query(url, 'show data_directory'))['data_directory'] ?? '';

  async function launch(): Promise<{ readonly ended: () => boolean }> {
    // Postgres keeps its last command line, port included.
    const line = await readFile(join(data, 'postmaster.opts'), 'utf8');
    const flags = [...line.matchAll(/"([^"]*)"/g)].map(([, flag]) => flag ?? '');
    const { uid, gid } = await stat(data);
    const account = process.getuid?.() === 0 ? { uid, gid, name: '' } : undefined;
    const log = await open(join(dataDir, 'postgres.log'), 'a');
    const child = spawn(line.split(' "')[0] ?? '', flags, {
      ...asAccount(account),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await log.close();
    child.unref();
    return { ended: () => child.exitCode !== null || child.signalCode !== null };
  }

  return {
    url,
    async stop(how) {
      const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10);
      const start = await processStart(pid);
      process.kill(pid, SIGNALS[how]);
      while ((await processStart(pid)) === start) await sleep(10);
    },
    async start() {
      const deadline = performance.now() + PATIENCE_MS;
      let server = await launch();
      while (!(await answers(url))) {
        if (performance.now() > deadline) throw new Error(await logOf(dataDir));
        await sleep(50);
        // The last children of a killed postmaster still hold the shared memory for some moments.
        if (server.ended()) server = await launch();
      }
    },
    async close() {
      await embedded.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function query(url: string, text: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, string>>(text)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

const answers = (url: string): Promise<boolean> =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

async function logOf(dataDir: string): Promise<string> {
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
  return `Postgres did not come back:\n${log.split('\n').slice(-15).join('\n')}`;
}
