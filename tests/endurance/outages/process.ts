import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { findServer, stopServer } from '../../../src/data/embedded-server.ts';
import { WITHOUT_LIMITS } from '../../helpers/app.ts';
import { openFolder } from '../../helpers/open-folder.ts';

/** The server as people run it, with its embedded Postgres, and ways to end both without a word. */

const START = fileURLToPath(new URL('../../../scripts/start.js', import.meta.url));
/** A start under load, or one that has to bundle first, takes a while. */
const PATIENCE_MS = 90_000;

/** What a server leaves behind for the next one. */
export interface DataFolder {
  readonly path: string;
  /** Asks its Postgres as superuser. */
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  /** Ends its Postgres as a power cut does. Its data stay. */
  killPostgres(): Promise<void>;
  /** Stops what still runs on it. */
  remove(): Promise<void>;
}

export async function makeDataFolder(): Promise<DataFolder> {
  const path = await openFolder('killed');
  const data = join(path, 'postgres');
  const postmaster = async () => (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  return {
    path,
    async query<Row extends pg.QueryResultRow>(text: string) {
      const client = new pg.Client({
        host: '127.0.0.1',
        port: Number((await postmaster())[3]),
        user: 'postgres',
        password: (await readFile(join(path, 'postgres-password'), 'utf8')).trim(),
        database: 'gangway',
      });
      await client.connect();
      try {
        return (await client.query<Row>(text)).rows;
      } finally {
        await client.end();
      }
    },
    async killPostgres() {
      process.kill(Number((await postmaster())[0]), 'SIGKILL');
    },
    async remove() {
      const left = await findServer(data, '').catch(() => undefined);
      if (left) await stopServer(left);
      await rm(path, { recursive: true, force: true });
    },
  };
}

export interface ServerProcess {
  /** Of the GraphQL endpoint; rejects where the process ends before it is ready. */
  readonly url: Promise<string>;
  /** Ends the process, and no other, at once. */
  kill(): Promise<unknown>;
  /** Stops it as Ctrl-C does; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Runs what `npm start` runs, on a free port, without rate limits. */
export function startProcess({ path }: DataFolder): ServerProcess {
  const child = spawn(process.execPath, [START], {
    cwd: path,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: path,
      PORT: '0',
      DATA_DIR: path,
      LOG_LEVEL: 'warn',
      ...WITHOUT_LIMITS,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /GraphiQL: http:\/\/localhost:(\d+)\/graphql/.exec(output)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}/graphql`);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const failed = async (why: string) => Promise.reject(new Error(`${why}:\n${output}`));
  const late = new AbortController();
  const url = Promise.race([
    ready,
    exit.then(() => failed('The server ended before it was ready')),
    sleep(PATIENCE_MS, undefined, late).then(() => failed('The server did not become ready')),
  ]).finally(() => late.abort());
  url.catch(() => undefined); // nobody waits for one that is killed while it starts
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exit;
  };
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
