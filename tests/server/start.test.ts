import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { MigrationError } from '../../src/data/migrate.ts';
import { RoleError } from '../../src/data/roles.ts';
import { createLog } from '../../src/log.ts';
import { start } from '../../src/start.ts';
import type { Running } from '../../src/start.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';

async function launch(databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: 'a secret that is long enough for tests',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const running = await start(config, await createLog(config));
  onTestFinished(() => running.close());
  return running;
}

async function database(): Promise<TestDatabase> {
  const made = await createDatabase();
  onTestFinished(() => made.drop());
  return made;
}

async function post(running: Running, query: string) {
  const response = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: await response.text() };
}

/** Connections to the database of the test by others than the test. */
async function connections({ query }: TestDatabase): Promise<number> {
  const [row] = await query<{ count: string }>(
    "select count(*) from pg_stat_activity where datname = current_database() and application_name like 'gangway%'",
  );
  return Number(row?.count);
}

describe('a start', () => {
  it('ends with a server that is ready, and a stop leaves no connection', async () => {
    const own = await database();
    const running = await launch(own.url);
    expect(running.embedded).toBe(false);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    expect((await post(running, '{ industries(first: 1) { nodes { name } } }')).status).toBe(200);
    const auth = await fetch(`${running.url}/api/auth/ok`);
    expect([auth.status, await auth.json()]).toEqual([200, { ok: true }]);
    await running.close();
    expect(await connections(own)).toBe(0);
    await expect(fetch(`${running.url}/health/live`)).rejects.toThrow();
  });

  it('is possible with a login that owns nothing beside the owner', async () => {
    const own = await database();
    const login = `login_${Math.random().toString(36).slice(2)}`;
    await own.query(`create role ${login} login password 'app'`);
    onTestFinished(async () => {
      await own.query(`drop role ${login}`);
    });
    const url = new URL(own.url);
    url.username = login;
    url.password = 'app';
    const running = await launch(url.href, { MIGRATION_DATABASE_URL: own.url });
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    expect((await post(running, '{ industries(first: 1) { nodes { name } } }')).status).toBe(200);
    await running.close();
  });

  it('refuses roles that own tables, and closes what it opened', async () => {
    const own = await database();
    await own.query('alter table users owner to gangway_app');
    await expect(launch(own.url)).rejects.toThrow(RoleError);
    await expect(launch(own.url)).rejects.toThrow(/gangway_app.*owns the table users/);
    await expect.poll(() => connections(own)).toBe(0);
  });

  it('refuses a migration that was changed', async () => {
    const own = await database();
    await own.query("update _prisma_migrations set checksum = 'other'");
    await expect(launch(own.url)).rejects.toThrow(MigrationError);
  });

  it('says so when the database cannot be reached', async () => {
    const started = performance.now();
    await expect(launch('postgresql://a:hunter2@127.0.0.1:1/db')).rejects.toThrow(
      /Cannot reach Postgres at a@127\.0\.0\.1:1\/db/,
    );
    expect(performance.now() - started).toBeLessThan(5_000);
    const wrong = new URL(inject('ownerUrl'));
    wrong.password = 'hunter2';
    const failure = await launch(wrong.href).catch((error: unknown) => error);
    expect(String(failure)).toContain('password');
    expect(String(failure)).not.toContain('hunter2');
  });

  it('fails on a port in use, and closes what it opened', async () => {
    const own = await database();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    await expect(launch(own.url, { PORT: String(port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
    await expect.poll(() => connections(own)).toBe(0);
  });

  it('can be called off', async () => {
    const own = await database();
    const config = loadConfig({
      PORT: '0',
      DATABASE_URL: own.url,
      AUTH_SECRET: 'a secret that is long enough for tests',
      LOG_LEVEL: 'silent',
    });
    const reason = new Error('called off');
    const starting = start(config, await createLog(config), AbortSignal.abort(reason));
    await expect(starting).rejects.toBe(reason);
    await expect.poll(() => connections(own)).toBe(0);
  });
});

describe('a database that goes away', () => {
  it('is told as 503, and everything works again when it is back', async () => {
    const own = await database();
    const proxy = await startProxy(new URL(own.url));
    const url = new URL(own.url);
    url.host = `127.0.0.1:${proxy.port}`;
    const running = await launch(url.href);
    const query = '{ industries(first: 1) { nodes { name } } }';
    expect((await post(running, query)).status).toBe(200);

    proxy.cut();
    const down = await post(running, query);
    expect(down.status).toBe(503);
    expect(down.body).toContain('SERVICE_UNAVAILABLE');
    expect(down.body).not.toContain('127.0.0.1');
    await expect
      .poll(async () => (await fetch(`${running.url}/health/ready`)).status, { timeout: 5_000 })
      .toBe(503);
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);

    proxy.restore();
    await expect
      .poll(async () => (await post(running, query)).status, { timeout: 5_000 })
      .toBe(200);
    await expect
      .poll(async () => (await fetch(`${running.url}/health/ready`)).status, { timeout: 5_000 })
      .toBe(200);
  });

  it('during a statement fails that request and nothing else', async () => {
    const own = await database();
    const proxy = await startProxy(new URL(own.url));
    const url = new URL(own.url);
    url.host = `127.0.0.1:${proxy.port}`;
    const running = await launch(url.href);
    // A statement that waits: for a lock that the test holds.
    const { query } = own;
    const locks = async (granted: boolean) =>
      (
        await query(
          `select 1 from pg_locks where relation = 'industries'::regclass and granted = ${granted}`,
        )
      ).length;
    const held = query(
      'begin; lock table industries in access exclusive mode; select pg_sleep(2); commit',
    );
    await expect.poll(() => locks(true)).toBeGreaterThan(0);
    const waiting = post(running, '{ industries(first: 1) { nodes { name } } }');
    await expect.poll(() => locks(false)).toBe(1);
    proxy.cut();
    expect((await waiting).status).toBe(503);
    await held;
    proxy.restore();
    expect((await fetch(`${running.url}/health/live`)).status).toBe(200);
  });
});

/** Stands between the server and Postgres, to be cut. */
async function startProxy(target: URL) {
  const sockets = new Set<Socket>();
  let open = true;
  const server = createServer((socket) => {
    if (!open) {
      socket.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => sockets.delete(one));
    }
    socket.pipe(upstream).pipe(socket);
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      open = false;
      for (const socket of sockets) socket.destroy();
    },
    restore() {
      open = true;
    },
  };
}
