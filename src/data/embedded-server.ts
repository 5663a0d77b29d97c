import { spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './embedded-place.ts';
import { asAccount } from './embedded-place.ts';
import { isPostgresOn, processStart } from './embedded-processes.ts';
import { freePort } from './embedded-port.ts';

/** A server that has just been started or found may be recovering for so long, in milliseconds. */
const START_PATIENCE = 60_000;
const LOG_LIMIT = 10 * 1024 * 1024;

/** A running postmaster: the pid alone could be another process' tomorrow. */
export interface Server {
  readonly pid: number;
  readonly start: string;
  readonly port: number;
}

/** The last lines that Postgres logged from the byte `since` on, for an error message. */
export async function logTail(path: string, since = 0): Promise<string> {
  const content = await readFile(path).catch(() => Buffer.alloc(0));
  const lines = content.subarray(since).toString().trim().split('\n').slice(-15);
  return `The last lines of ${path}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/**
 * Finds the server that runs on `data`, waiting while it recovers or shuts down. A postmaster.pid
 * that a dead server left is no obstacle, also when its pid is another process' by now.
 */
export async function findServer(
  data: string,
  logPath: string,
  patience = START_PATIENCE,
): Promise<Server | undefined> {
  const path = join(data, 'postmaster.pid');
  const began = Date.now();
  for (;;) {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    const lines = text.split('\n');
    // A single-user Postgres writes its pid with a minus.
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
    const start = pid > 0 ? await processStart(pid) : undefined;
    if (start !== undefined && (await isPostgresOn(pid, data))) {
      const port = Number(lines[3]);
      if (lines[7]?.trim() === 'ready' && port > 0) return { pid, start, port };
    } else if (pid > 0) {
      // Postgres would refuse when the pid is another process', or an unreaped dead postmaster's.
      // It ignores its parent's pid, which is ours, and then still checks that no child of the old
      // server holds the shared memory that the rest of the file names.
      const file = await open(path, 'r+').catch(() => undefined); // it may have just gone
      await file?.truncate();
      await file?.write([String(process.pid), ...lines.slice(1)].join('\n'));
      await file?.close();
      return undefined;
    } else if (Date.now() - began > 1000) {
      // Nothing in it, after a power cut: Postgres would refuse. (Or it is being written just now.)
      await rm(path, { force: true });
      return undefined;
    }
    if (Date.now() - began > patience) {
      throw new Error(
        `Postgres (pid ${pid}) is running on ${data}, but has not become ready for ` +
          `${patience / 1000} s. If it is recovering from a crash, wait and start again; ` +
          `else end it with \`kill -QUIT ${pid}\`.\n${await logTail(logPath)}`,
      );
    }
    await sleep(25);
  }
}

/** Where the last server on `data` was: others may still know it by that. */
async function formerPort(data: string): Promise<number> {
  const line = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
  return Number(/"port=(\d+)"/.exec(line)?.[1] ?? 0);
}

async function openLog(path: string) {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size > LOG_LIMIT) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

interface Launch {
  readonly place: Place;
  readonly postgres: string;
  readonly logPath: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where clients expect it; a free one if not given. */
  readonly port?: number;
}

/**
 * Starts `postgres` and waits until it accepts connections. It is spawned directly, in a session
 * of its own as `pg_ctl start` would do it (a Ctrl-C in the terminal does not reach it), because
 * pg_ctl builds a shell command from the paths and settings, and Postgres' check of a stale
 * postmaster.pid looks at its parent.
 */
export async function launchServer(launch: Launch, attempts = 20): Promise<Server> {
  const { place, postgres, logPath, settings } = launch;
  const port = launch.port ?? (await freePort(await formerPort(place.data)));
  const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port) };
  const all = { shared_buffers: '128MB', max_connections: '100', ...settings, ...fixed };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

  const log = await openLog(logPath);
  const { size: since } = await log.stat();
  const child = spawn(postgres, ['-D', place.data, ...flags], {
    ...asAccount(place.account),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  let ended: string | undefined;
  child.once('exit', (code, signal) => (ended = `ended with ${signal ?? `code ${code}`}`));
  child.once('error', (error) => (ended = `could not be run: ${error.message}`));

  const deadline = Date.now() + START_PATIENCE;
  const { pid } = child;
  try {
    while (ended === undefined && Date.now() < deadline) {
      await sleep(10);
      const file = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '');
      const lines = file.split('\n');
      if (pid === undefined || Number(lines[0]) !== pid || lines[7]?.trim() !== 'ready') continue;
      const start = await processStart(pid);
      if (start !== undefined) return { pid, start, port };
    }
  } finally {
    await log.close();
  }
  const tail = await logTail(logPath, since);
  if (ended === undefined) {
    throw new Error(
      `Postgres (pid ${pid}) has not become ready for ${START_PATIENCE / 1000} s and goes on ` +
        `recovering ${place.data}. Wait, and start again.\n${tail}`,
    );
  }
  // The port, which somebody took between our look and Postgres', or the shared memory, which the
  // last children of a killed postmaster hold for some more milliseconds.
  if (tail.includes('in use') && attempts > 1) {
    await sleep(100);
    return launchServer(launch, attempts - 1);
  }
  throw new Error(
    `The embedded Postgres on ${place.data} did not start: it ${ended}. If its last lines do not ` +
      'help: moving that folder away begins anew with an empty database, and DATABASE_URL uses a ' +
      `Postgres of your own.\n${tail}`,
  );
}

/**
 * Stops the server and waits until it is gone: open sessions are ended and all data is on disk;
 * after 10 s at once, which costs the next start a recovery but no data.
 */
export async function stopServer(server: Server): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const deadline = Date.now() + 10_000;
    let sent = false;
    while (Date.now() < deadline) {
      if ((await processStart(server.pid)) !== server.start) return;
      if (!sent) sent = process.kill(server.pid, signal);
      await sleep(10);
    }
  }
  throw new Error(`Postgres (pid ${server.pid}) does not stop. End it with kill -9.`);
}
