import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createListener, type Listener } from '../../src/data/listener.ts';
import { until } from '../accounts/until.ts';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let listener: Listener | undefined;
let proxy: Proxy | undefined;
let lines: string[];

beforeEach(async () => {
  database = await createDatabase();
  lines = [];
});
afterEach(async () => {
  await listener?.close();
  await proxy?.close();
  listener = proxy = undefined;
  await database.drop();
});

function listen(url = database.url, heartbeatMs = 10_000): Listener {
  listener = createListener({
    connectionString: url,
    channels: ['one', 'Two words'],
    log: (line) => lines.push(line),
    heartbeatMs,
  });
  return listener;
}
const notify = (channel: string, payload: string) =>
  database.query('select pg_notify($1, $2)', [channel, payload]);
const backends = () =>
  database.query<{ pid: number }>(
    "select pid from pg_stat_activity where application_name = 'gangway-listen' and datname = current_database()",
  );

describe('notifications', () => {
  it('reach the handlers of their channel, in order', async () => {
    const one: string[] = [];
    const two: string[] = [];
    const sut = listen();
    sut.on('one', (payload) => one.push(payload));
    sut.on('Two words', (payload) => two.push(payload));
    await sut.ready();
    expect(sut.connected).toBe(true);
    for (let i = 0; i < 50; i++) await notify('one', String(i));
    await notify('Two words', 'x');
    await until(() => two.length === 1);
    expect(one).toEqual(Array.from({ length: 50 }, (_, i) => String(i)));
  });

  it('stop for a handler that left, and go on when another one throws', async () => {
    const seen: string[] = [];
    const sut = listen();
    const leave = sut.on('one', (payload) => seen.push(`left ${payload}`));
    sut.on('one', () => {
      throw new Error('broken handler');
    });
    sut.on('one', (payload) => seen.push(payload));
    await sut.ready();
    leave();
    await notify('one', 'a');
    await until(() => seen.length > 0);
    expect(seen).toEqual(['a']);
    expect(lines.join()).toContain('broken handler');
  });

  it('can only be had from channels it was made for', () => {
    expect(() => listen().on('three', () => undefined)).toThrow('three');
  });
});

describe('a lost connection', () => {
  it('heals each time it is killed, and says so before anything new arrives', async () => {
    const seen: string[] = [];
    const sut = listen();
    sut.onConnect(() => seen.push('connected'));
    sut.on('one', (payload) => seen.push(payload));
    await sut.ready();
    for (const round of ['a', 'b', 'c']) {
      await database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gangway-listen' and datname = current_database()",
      );
      await until(() => !sut.connected);
      await until(() => sut.connected);
      await notify('one', round);
      await until(() => seen.at(-1) === round);
    }
    expect(seen).toEqual(['connected', 'connected', 'a', 'connected', 'b', 'connected', 'c']);
    expect(await backends()).toHaveLength(1);
  });

  it('heals after a server that was away', async () => {
    proxy = await startProxy(database.url);
    const sut = listen(proxy.url);
    await sut.ready();
    await proxy.pause();
    await until(() => !sut.connected);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sut.connected).toBe(false);
    await proxy.resume();
    await until(() => sut.connected);
    expect(lines.at(-1)).toContain('connected again');
  });

  it('is noticed when nothing tells of it', async () => {
    proxy = await startProxy(database.url);
    const sut = listen(proxy.url, 1_000);
    await sut.ready();
    proxy.stall = true;
    expect(await until(() => !sut.connected)).toBeLessThan(1_900);
    proxy.stall = false;
    await until(() => sut.connected);
  });
});

describe('where nothing arrives', () => {
  it('is ready and not connected while the server cannot be reached', async () => {
    const sut = listen('postgres://nobody@127.0.0.1:1/nowhere');
    await sut.ready();
    expect(sut.connected).toBe(false);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('ECONNREFUSED');
  });

  it('stays unconnected behind a pooler that swallows notifications', async () => {
    proxy = await startProxy(database.url, { otherPid: true, swallow: true });
    const sut = listen(proxy.url);
    await sut.ready();
    expect(sut.connected).toBe(false);
    expect(lines).toEqual([expect.stringContaining('DIRECT_DATABASE_URL')]);
    expect(await backends()).toHaveLength(0);
  });

  it('connects through a pooler that passes them on', async () => {
    proxy = await startProxy(database.url, { otherPid: true });
    const seen: string[] = [];
    const sut = listen(proxy.url);
    sut.on('one', (payload) => seen.push(payload));
    await sut.ready();
    expect(sut.connected).toBe(true);
    await notify('one', 'x');
    await until(() => seen.length === 1);
  });
});

describe('closing', () => {
  it('ends the session and calls nothing more', async () => {
    const seen: string[] = [];
    const sut = listen();
    sut.on('one', (payload) => seen.push(payload));
    await sut.ready();
    await sut.close();
    await sut.close();
    await until(async () => (await backends()).length === 0);
    await notify('one', 'late');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen).toEqual([]);
    expect(sut.connected).toBe(false);
  });

  it('does not wait for a connection that is being made', async () => {
    proxy = await startProxy(database.url);
    proxy.stall = true;
    const sut = listen(proxy.url);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    await sut.close();
    await sut.ready();
    expect(performance.now() - start).toBeLessThan(100);
    await until(() => proxy?.open === 0);
  });
});

interface Proxy {
  readonly url: string;
  readonly open: number;
  /** Passes nothing on, and closes nothing: what a vanished network looks like. */
  stall: boolean;
  pause(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** A proxy before Postgres that can misbehave as networks and poolers do. */
async function startProxy(
  target: string,
  options: { otherPid?: boolean; swallow?: boolean } = {},
): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let stall = false;
  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const filter = createFilter(options);
    client.on('data', (data) => stall || upstream.write(data));
    upstream.on('data', (data) => stall || client.write(filter(data)));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const open = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const shut = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const ownPort = await open(0);
  return {
    url: Object.assign(new URL(target), { port: String(ownPort) }).toString(),
    get open() {
      return sockets.size;
    },
    get stall() {
      return stall;
    },
    set stall(value) {
      stall = value;
    },
    pause: shut,
    async resume() {
      await open(ownPort);
    },
    async close() {
      if (server.listening) await shut();
    },
  };
}

/** Rewrites what the server sends, message by message: a type byte, a length, a body. */
function createFilter({ otherPid = false, swallow = false }): (data: Buffer) => Buffer {
  let rest = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    const out: Buffer[] = [];
    while (rest.length >= 5 && rest.length >= 1 + rest.readInt32BE(1)) {
      const message = rest.subarray(0, 1 + rest.readInt32BE(1));
      rest = rest.subarray(message.length);
      const type = String.fromCharCode(message[0] ?? 0);
      if (type === 'K' && otherPid) message.writeInt32BE(message.readInt32BE(5) + 1, 5);
      if (type !== 'A' || !swallow) out.push(message);
    }
    return Buffer.concat(out);
  };
}
