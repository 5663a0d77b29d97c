import { constants } from 'node:fs';
import { access, mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { binariesPackage, usableBinaries } from './embedded-binaries.ts';
import {
  createCluster,
  dataVersion,
  makePassword,
  readPassword,
  setAside,
  SUPERUSER,
  sweep,
} from './embedded-cluster.ts';
import type { Place } from './embedded-place.ts';
import { choosePlace } from './embedded-place.ts';
import { makeClaim, otherClaims, withLock } from './embedded-processes.ts';
import { keepRunning } from './embedded-revival.ts';
import type { Server } from './embedded-server.ts';
import { findServer, launchServer, logTail, stopServer } from './embedded-server.ts';

/** A real Postgres that this process uses, and stops when it is the last to do so. */
export interface EmbeddedPostgres {
  /** Of the database, as superuser. */
  readonly url: string;
  /** Whether it was running already: left by a crash, or another process' at this moment. */
  readonly adopted: boolean;
  /**
   * Ends our use of it. The server stops (ending all sessions, at most 20 s, and after a start that is
   * under way) unless another living process uses it too. Calling it again does nothing more.
   */
  stop(): Promise<void>;
}

/** What {@link startEmbeddedPostgres} needs to know. */
export interface EmbeddedPostgresOptions {
  /** The folder for data, password and log; made when missing. */
  readonly dataDir: string;
  /** Made when missing. */
  readonly database?: string;
  /** Gets a line when something is not where one would look for it. */
  readonly log?: (line: string) => void;
  /**
   * Server settings, as in postgresql.conf, for when the server is not running yet. Port and
   * listening address are not among them.
   */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether to start it again, on its port, when it ends without being told to. */
  readonly revive?: boolean;
}

interface Obtained {
  readonly server: Server;
  readonly password: string;
  readonly adopted: boolean;
}

async function openDataDir(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (cause) {
    throw new Error(
      `The data folder ${dataDir} cannot be used (${String(cause)}). If Gangway was once started ` +
        'as another user, start it as that user or give yourself the folder.',
      { cause },
    );
  }
}

/** Connects, and makes the database when it is not there. */
async function ensureDatabase(server: Server, password: string, database: string): Promise<void> {
  const connect = async (name: string, statement?: string) => {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: server.port,
      user: SUPERUSER,
      password,
      database: name,
      ssl: false,
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => undefined); // the promises below tell
    try {
      await client.connect();
      if (statement !== undefined) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  try {
    await connect(database);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '3D000') throw error;
    await connect('postgres', `CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  }
}

/**
 * Starts a real Postgres for this machine alone, with its data under `dataDir`, or uses the one
 * that is running there. It listens on a free port of 127.0.0.1 with a random password. Throws an
 * Error whose message says what to do, with the last lines of Postgres' log where there are any.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { database = 'gangway', log = () => undefined, settings = {} } = options;
  const from = binariesPackage();
  const dataDir = await openDataDir(options.dataDir);
  const usersDir = join(dataDir, 'postgres-run', 'users');
  const lockDir = join(dataDir, 'postgres-run', 'lock');
  const logPath = join(dataDir, 'postgres.log');
  const passwordPath = join(dataDir, 'postgres-password');

  /** The running server, or a new one; what it takes to run one is made first. */
  async function obtainServer(place: Place, port?: number): Promise<Obtained> {
    const { data } = place;
    const known = await readPassword(passwordPath);
    let version = await dataVersion(data);
    let running = version === undefined ? undefined : await findServer(data, logPath);
    if (version !== undefined && known === undefined) {
      if (place.root === dataDir) {
        throw new Error(
          `The password of the data in ${data} is gone: put ${passwordPath} back, or move the ` +
            'data away to begin anew.',
        );
      }
      if (running) await stopServer(running);
      await setAside(place, log);
      version = running = undefined;
    }
    if (running && known) return { server: running, password: known, adopted: true };

    const binaries = await usableBinaries(from, place, log);
    if (version !== undefined && version !== binaries.major) {
      throw new Error(
        `The data in ${data} is of Postgres ${version}, but the embedded Postgres is ` +
          `${binaries.major}. Install the version of Gangway that made it, or move that folder ` +
          'away to begin anew with an empty database.',
      );
    }
    await sweep(place, binaries);
    const password = known ?? (await makePassword(passwordPath));
    if (version === undefined) {
      await createCluster(place, binaries, password, settings['fsync'] !== 'off');
    }
    const { postgres } = binaries;
    const where = port === undefined ? {} : { port };
    const server = await launchServer({ place, postgres, logPath, settings, ...where });
    return { server, password, adopted: false };
  }

  /** To be called under the lock: stops what runs, unless somebody else uses it. */
  async function leave(user: string, data: string, server: Server): Promise<void> {
    await rm(user, { force: true });
    if ((await otherClaims(usersDir)).length > 0) return;
    // Another process may have replaced the server that we knew, after that had died.
    const current = await findServer(data, logPath, 5000).catch(() => undefined);
    await stopServer(current ?? server);
  }

  return withLock(lockDir, async () => {
    const user = await makeClaim(usersDir);
    try {
      const place = await choosePlace(dataDir, log);
      const { server: first, password, adopted } = await obtainServer(place);
      let server = first;
      const quit = () => leave(user, place.data, server);
      await ensureDatabase(server, password, database).catch(async (cause: unknown) => {
        await quit();
        throw new Error(
          `The embedded Postgres runs, but refuses us (${String(cause)}). If ${passwordPath} ` +
            `was changed, put the old one back.\n${await logTail(logPath)}`,
          { cause },
        );
      });
      const address = `${SUPERUSER}:${password}@127.0.0.1:${server.port}`;
      const revive = () =>
        withLock(lockDir, async () => {
          if ((await dataVersion(place.data)) === undefined) {
            throw new Error(`the data in ${place.data} are gone: bring them back, or start anew`);
          }
          const { server: revived } = await obtainServer(place, first.port);
          if (revived.port !== first.port) {
            throw new Error('another process has started it on another port: restart this one');
          }
          server = revived;
        });
      const stopWatching = options.revive ? keepRunning(() => server, revive, log) : undefined;
      let stopping: Promise<void> | undefined;
      const stop = async () => {
        await stopWatching?.();
        await withLock(lockDir, quit);
      };
      return {
        url: `postgresql://${address}/${encodeURIComponent(database)}`,
        adopted,
        stop: () => (stopping ??= stop()),
      };
    } catch (error) {
      await rm(user, { force: true });
      throw error;
    }
  });
}
