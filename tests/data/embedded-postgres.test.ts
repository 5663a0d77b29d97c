import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/data/embedded-postgres.ts';
import { isPostgresOn, processStart } from '../../src/data/embedded-processes.ts';
import { findServer, stopServer } from '../../src/data/embedded-server.ts';

const require = createRequire(import.meta.url);
const settings = { fsync: 'off' };
const isRoot = process.getuid?.() === 0;

interface Started {
  url: string;
  adopted: boolean;
}

const folders: string[] = [];
const children = new Set<ChildProcess>();
let shared = '';

async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'gangway-postgres-')));
  await chmod(folder, 0o755); // as a clone's folder is
  folders.push(folder);
  return folder;
}

async function stopLeftover(data: string): Promise<void> {
  const server = await findServer(data, '').catch(() => undefined);
  if (server) await stopServer(server);
}

const start = (dataDir: string, more: Record<string, string> = {}) =>
  startEmbeddedPostgres({ dataDir, settings: { ...settings, ...more } });

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
}

/** Another Gangway: starts Postgres, tells us, and stops it when told; Ctrl-C does not end it. */
async function startElsewhere(dataDir: string, clone = process.cwd()) {
  const program = join(await makeFolder(), 'program.mts');
  const module = pathToFileURL(join(clone, 'src/data/embedded-postgres.ts')).href;
  await writeFile(
    program,
    `import { startEmbeddedPostgres } from '${module}';
     process.on('SIGINT', () => process.send({ interrupted: true }));
     const server = await startEmbeddedPostgres({
       dataDir: ${JSON.stringify(dataDir)},
       settings: ${JSON.stringify(settings)},
       log: (log) => process.send({ log }),
     });
     process.send({ url: server.url, adopted: server.adopted });
     process.once('message', () => server.stop().then(() => process.disconnect()));`,
  );
  const execArgv = ['--import', pathToFileURL(require.resolve('tsx')).href];
  const child = fork(program, {
    execArgv,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.add(child);
  const logs: string[] = [];
  const started = await new Promise<Started>((resolve, reject) => {
    child.on('message', (message: { log?: string } & Started) => {
      if (message.log !== undefined) logs.push(message.log);
      else if (message.url) resolve(message);
    });
    child.once('exit', (code, signal) => reject(new Error(`child ended: ${code ?? signal}`)));
  });
  const stop = async () => {
    child.send('stop');
    await once(child, 'exit');
  };
  return { ...started, child, logs, stop };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

beforeAll(async () => {
  shared = join(await makeFolder(), 'data');
});

afterEach(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  children.clear();
  await stopLeftover(join(shared, 'postgres'));
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('a data folder', { timeout: 30_000 }, () => {
  test('gets a Postgres at the first start, for this machine alone', async () => {
    const server = await start(shared);
    expect(server.adopted).toBe(false);
    expect(server.url).toMatch(/^postgresql:\/\/postgres:[0-9a-f]{48}@127\.0\.0\.1:\d+\/gangway$/);
    expect((await stat(join(shared, 'postgres-password'))).mode & 0o777).toBe(0o600);
    const [row] = await query(
      server.url,
      `select current_database() as database, getdatabaseencoding() as encoding,
         datlocprovider as provider, datlocale as locale, lower('ÁÑ') as lower,
         current_setting('listen_addresses') as addresses,
         current_setting('unix_socket_directories') as sockets,
         current_setting('shared_buffers') as buffers, current_setting('fsync') as fsync
       from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({
      database: 'gangway',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
      lower: 'áñ',
      addresses: '127.0.0.1',
      sockets: '',
      buffers: '128MB',
      fsync: 'off',
    });
    await query(server.url, 'create table kept (word text); insert into kept values ($$still$$)');
    await query(server.url, 'create extension pg_trgm; create extension citext');
    expect(await query(server.url, `select show_trgm('ñ') <> '{}' as letter`)).toEqual([
      { letter: true },
    ]);
    const wrong = server.url.replace(/:[0-9a-f]{48}@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
    await Promise.all([server.stop(), server.stop()]);
    await expect(query(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('keeps its data over a restart, and can hold more databases', async () => {
    const began = performance.now();
    const server = await start(shared);
    console.info(`warm start: ${Math.round(performance.now() - began)} ms`);
    expect(await query(server.url, 'select word from kept')).toEqual([{ word: 'still' }]);
    const second = await startEmbeddedPostgres({ dataDir: shared, database: 'It\'s "other"' });
    expect(await query(second.url, 'select current_database() as name')).toEqual([
      { name: 'It\'s "other"' },
    ]);
    await second.stop();
    await query(server.url, 'select 1');
    await server.stop();
  });

  test('is used again after its process was killed, with the server that went on', async () => {
    const killed = await startElsewhere(shared);
    await kill(killed.child);
    const server = await start(shared);
    expect(server).toMatchObject({ adopted: true, url: killed.url });
    expect(await query(server.url, 'select word from kept')).toEqual([{ word: 'still' }]);
    const pid = await postmasterPid(shared);
    await server.stop();
    expect(await processStart(pid)).toBeUndefined();
  });

  test('recovers after its server was killed too', async () => {
    const killed = await startElsewhere(shared);
    const pid = await postmasterPid(shared);
    await query(killed.url, 'create table hard (id int); insert into hard values (1)');
    process.kill(pid, 'SIGKILL');
    await kill(killed.child);
    const server = await start(shared);
    expect(server.adopted).toBe(false);
    expect(await query(server.url, 'table hard')).toEqual([{ id: 1 }]);
    await server.stop();
  });

  test('comes back by itself where that is wanted, at the same address, as often as it must', async () => {
    const folder = await makeFolder();
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const postgres = await startEmbeddedPostgres({ dataDir: folder, settings, revive: true, log });
    await query(postgres.url, 'create table kept as select 1 as value');
    for (let round = 0; round < 2; round += 1) {
      const pid = Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8'));
      process.kill(pid, 'SIGKILL');
      // First that it ended: one that is being killed may answer a last time.
      await expect
        .poll(() => lines.join(), { timeout: 20_000 })
        .toContain(`(pid ${pid}) has ended by itself`);
      await expect
        .poll(() => query(postgres.url, 'select value from kept').catch(() => []), {
          timeout: 20_000,
        })
        .toEqual([{ value: 1 }]);
    }
    await postgres.stop();
    expect(await findServer(join(folder, 'postgres'), '')).toBeUndefined();
  });

  test('comes back where it was, also when another process is faster', async () => {
    const folder = await makeFolder();
    const first = await startEmbeddedPostgres({ dataDir: folder, settings, revive: true });
    const pid = Number.parseInt(await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    const second = await start(folder);
    expect(new URL(second.url).port).toBe(new URL(first.url).port);
    await expect.poll(() => query(first.url, 'select 1').catch(() => [])).toHaveLength(1);
    await second.stop();
    await first.stop();
    expect(await findServer(join(folder, 'postgres'), '')).toBeUndefined();
  });

  test('does not begin anew by itself when its data are gone', async () => {
    const folder = await makeFolder();
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const postgres = await startEmbeddedPostgres({ dataDir: folder, settings, revive: true, log });
    const data = join(folder, 'postgres');
    const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await rm(data, { recursive: true, force: true });
    await expect.poll(() => lines.join(), { timeout: 10_000 }).toContain('are gone');
    await expect(stat(data)).rejects.toThrow('ENOENT');
    await postgres.stop().catch(() => undefined);
  });

  test('serves a second process as a guest; the last one out stops it', async () => {
    const first = await startElsewhere(shared);
    const guest = await start(shared);
    expect(guest).toMatchObject({ adopted: true, url: first.url });
    await guest.stop();
    await query(first.url, 'select 1');
    const second = await startElsewhere(shared);
    await first.stop();
    await query(second.url, 'select 1');
    await second.stop();
    await expect(query(second.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('is not held by a process that was killed', async () => {
    const killed = await startElsewhere(shared);
    const last = await startElsewhere(shared);
    await kill(killed.child);
    await last.stop();
    await expect(query(last.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  });

  test('has a server that a Ctrl-C in the terminal does not reach', async () => {
    const { child, url, stop } = await startElsewhere(shared);
    const interrupted = once(child, 'message');
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect((await interrupted)[0]).toEqual({ interrupted: true });
    await sleep(100);
    await query(url, 'select 1');
    await stop();
  });

  test('starts with what a power cut leaves of postmaster.pid', async () => {
    const owner = await stat(join(shared, 'postgres'));
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    // The pid is another process' of the same user: for Postgres alone, reason to refuse.
    const ids = isRoot ? { uid: owner.uid, gid: owner.gid } : {};
    const other = spawn('sleep', ['60'], { cwd: '/', stdio: 'ignore', ...ids });
    children.add(other);
    const gone = spawn('true', { stdio: 'ignore' });
    await once(gone, 'exit');
    const rest = `${shared}/postgres\n1700000000\n${port}\n\n127.0.0.1\n  123 4\nready   \n`;
    for (const content of [`${other.pid}\n${rest}`, `${gone.pid}\n${rest}`, '']) {
      const path = join(shared, 'postgres/postmaster.pid');
      await writeFile(path, content, { mode: 0o600 });
      await chown(path, owner.uid, owner.gid);
      const server = await start(shared);
      expect(server.adopted).toBe(false);
      expect(await query(server.url, 'select word from kept')).toEqual([{ word: 'still' }]);
      await server.stop();
    }
    expect(other.exitCode).toBeNull();
    stranger.close();
  });

  test('keeps its log bounded', async () => {
    const log = join(shared, 'postgres.log');
    await truncate(log, 11 * 1024 * 1024);
    await (await start(shared)).stop();
    expect((await stat(log)).size).toBeLessThan(10_000);
    expect((await stat(`${log}.1`)).size).toBe(11 * 1024 * 1024);
  });

  test('says what is wrong when Postgres does not start', async () => {
    await expect(start(shared, { shared_buffers: 'plenty' })).rejects.toThrow(
      /did not start.*DATABASE_URL.*\n.*postgres\.log:\n.*invalid value for parameter "shared_buffers": "plenty"/s,
    );
    await (await start(shared)).stop();
  });

  test('says what is wrong when the password is lost or changed', async () => {
    const path = join(shared, 'postgres-password');
    const password = await readFile(path);
    await writeFile(path, 'other\n');
    await expect(start(shared)).rejects.toThrow(/password authentication failed.*put the old one/s);
    await rm(path);
    await expect(start(shared)).rejects.toThrow(/put .*postgres-password back/);
    await writeFile(path, password, { mode: 0o600 });
    await (await start(shared)).stop();
  });

  test('is refused when another major version of Postgres made it', async () => {
    await writeFile(join(shared, 'postgres/PG_VERSION'), '15\n');
    await expect(start(shared)).rejects.toThrow(/of Postgres 15, but the embedded Postgres is 18/);
    await writeFile(join(shared, 'postgres/PG_VERSION'), '18\n');
    await (await start(shared)).stop();
  });
});

describe('a first start', { timeout: 30_000 }, () => {
  test('is one, when two processes make it at the same moment', async () => {
    const dataDir = await makeFolder();
    const both = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)]);
    expect(both.map(({ adopted }) => adopted).sort()).toEqual([false, true]);
    expect(both[0].url).toBe(both[1].url);
    await Promise.all(both.map(({ stop }) => stop()));
    await expect(query(both[0].url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    const names = ['postgres', 'postgres-password', 'postgres-run', 'postgres.log'];
    expect((await readdir(dataDir)).filter((name) => !name.includes('binaries'))).toEqual(names);
  });

  test('is made anew after it was killed half-way', async () => {
    const dataDir = await makeFolder();
    const starting = startElsewhere(dataDir).catch((error: unknown) => error);
    const isHalfDone = async () => {
      const half = (await readdir(dataDir)).find((name) => name.startsWith('postgres-init-'));
      return stat(join(dataDir, half ?? '', 'data/base')).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isHalfDone, { interval: 5, timeout: 10_000 }).toBe(true);
    const [child] = children;
    if (child) await kill(child);
    expect(String(await starting)).toContain('child ended');
    await expect(stat(join(dataDir, 'postgres'))).rejects.toThrow('ENOENT');
    const server = await start(dataDir);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});

describe("a clone in root's own home", { timeout: 60_000 }, () => {
  const why = isRoot ? '' : ' (skipped: only root has such a home)';

  /** Copies the npm package and all that it needs. */
  async function install(name: string, clone: string, from = process.cwd()): Promise<void> {
    const target = join(clone, 'node_modules', name);
    if (await stat(target).catch(() => undefined)) return;
    const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
    for (const path of paths) {
      const source = join(path, name);
      if (!(await stat(source).catch(() => undefined))) continue;
      // Without its links, as after an install whose scripts were blocked.
      const filter = (file: string) =>
        !/\.so(\.\d+)?$/.test(file) || !file.includes('/native/lib/lib');
      await cp(source, target, {
        recursive: true,
        filter: name.startsWith('@') ? filter : () => true,
      });
      const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>;
      };
      for (const needed of Object.keys(manifest.dependencies ?? {})) {
        await install(needed, clone, source);
      }
      return;
    }
  }

  test.skipIf(!isRoot)(`runs, with its data where Postgres can reach it${why}`, async () => {
    const home = await makeFolder();
    await chmod(home, 0o700);
    const clone = join(home, 'gangway');
    await mkdir(join(clone, 'src'), { recursive: true });
    await cp('src/data', join(clone, 'src/data'), {
      recursive: true,
      filter: (file) => file === 'src/data' || file.startsWith('src/data/embedded-'),
    });
    await writeFile(join(clone, 'package.json'), '{ "type": "module" }');
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    for (const name of ['pg', 'embedded-postgres', platform]) await install(name, clone);

    const dataDir = join(clone, '.data');
    const first = await startElsewhere(dataDir, clone);
    const data = first.logs.map((line) => / data is in (\S+)\.$/.exec(line)?.[1]).find(Boolean);
    if (data === undefined) throw new Error(`no line says where: ${first.logs.join('\n')}`);
    folders.push(dirname(data));
    try {
      expect(data).toMatch(/^\/var\/lib\/gangway\/[0-9a-f]{16}\/postgres$/);
      expect(first.logs.join()).toContain('programs are in /var/lib/gangway/');
      expect((await stat(home)).mode & 0o777).toBe(0o700);
      await query(first.url, 'create table kept (id int); create extension citext');
      await first.stop();

      const again = await startElsewhere(dataDir, clone);
      expect(await query(again.url, 'table kept')).toEqual([]);
      await kill(again.child);
      const adopting = await startElsewhere(dataDir, clone);
      expect(adopting).toMatchObject({ adopted: true, url: again.url });
      await kill(adopting.child);

      // Deleting .data means to begin anew, though the data is not in it and the server still runs.
      const server = await findServer(data, '');
      await rm(dataDir, { recursive: true });
      const anew = await startElsewhere(dataDir, clone);
      expect(anew.adopted).toBe(false);
      await expect(query(anew.url, 'table kept')).rejects.toThrow('does not exist');
      expect(await isPostgresOn(server?.pid ?? 0, data)).toBe(false);
      await anew.stop();
    } finally {
      await stopLeftover(data);
    }
  });
});
