import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createMemoryRateLimits } from '../../src/plugins/memory-rate-limits.ts';
import { createRedisRateLimits } from '../../src/plugins/redis-rate-limits.ts';
import { connectRedis } from '../../src/redis.ts';
import { startApp } from '../helpers/app.ts';
import type { App } from '../helpers/app.ts';
import { hasRedis, startRedis } from '../helpers/redis.ts';
import type { TestRedis } from '../helpers/redis.ts';

/** Limits that instances share through Redis, and what each does while it is away. */

if (!hasRedis)
  console.log('Skipped: no redis-server on this machine (set REDIS_SERVER to its path).');

const SECRET = 'a secret that is long enough for tests';
const HOUR = 3_600_000;
const MAX = 10;

/** A network that has not called yet. */
let networks = 0;
const network = () => `203.0.113.${++networks}`;

const call = ({ url }: App, ip: string) =>
  fetch(new URL('/api/auth/ok', url), { headers: { 'x-forwarded-for': ip } });

/** The statuses of so many calls at once, by turns at each of the instances. */
async function statuses(apps: readonly App[], ip: string, calls: number) {
  const answers = await Promise.all(
    Array.from({ length: calls }, (_, n) => call(apps[n % apps.length] as App, ip)),
  );
  const admitted = answers.filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status === 429).length;
  expect(admitted + refused).toBe(calls);
  return { admitted, refused };
}

/** A store of its own connection, and what it logged. */
async function openStore(url: string) {
  const lines: string[] = [];
  const log = await createLog(
    { logLevel: 'debug', logFormat: 'json' },
    { write: (line) => void lines.push(line) },
  );
  const redis = connectRedis(url, log);
  onTestFinished(() => redis.close());
  await redis.ready();
  const store = createRedisRateLimits({ redis, own: createMemoryRateLimits(), secret: SECRET });
  const messages = () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  return { store, lines, messages };
}

const AWAY = 'Redis is away: until it is back, each instance counts calls for itself';
const BACK = 'Redis is back: calls are counted together again';

describe.skipIf(!hasRedis)('instances with one Redis', () => {
  let redis: TestRedis;
  let one: App;
  let other: App;
  beforeAll(async () => {
    redis = await startRedis();
    one = await startApp({
      REDIS_URL: redis.url,
      TRUST_PROXY: '1',
      RATE_LIMIT_AUTH: `${MAX}/1h`,
      RATE_LIMIT_REFRESH: `${MAX}/1h`,
    });
    other = await one.sibling();
  });
  // The last is the first to be called, and one that fails keeps none from it.
  afterAll(() => redis.stop());
  afterAll(() => one.close());
  afterAll(() => other.close());

  test('admit together as many calls at once as the limit says', async () => {
    const ip = network();
    expect(await statuses([one, other], ip, 50)).toEqual({ admitted: MAX, refused: 50 - MAX });
    const refused = await call(other, ip);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3_600);
    expect((await call(other, network())).status).toBe(200);
  });

  test('count mutations together, all that a document holds', async () => {
    const headers = { 'x-forwarded-for': network() };
    const refresh = (app: App, times: number) => {
      const fields = Array.from(
        { length: times },
        (_, n) => `r${n}: refreshAuth(input: { refreshToken: "none" }) { __typename }`,
      );
      return app.ask(`mutation { ${fields.join(' ')} }`, {}, undefined, headers);
    };
    expect((await refresh(one, MAX - 1)).errors).toBeUndefined();
    expect((await refresh(other, 1)).errors).toBeUndefined();
    for (const app of [one, other]) {
      const { data, errors } = await refresh(app, 1);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
      expect(errors?.[0]?.extensions['retryAfter']).toBeGreaterThan(3_500);
    }
  });

  test('leave keys that tell nobody, hold no more than the limit, and vanish', async () => {
    await redis.ask('FLUSHALL');
    const ip = network();
    await statuses([one, other], ip, 3 * MAX);
    const [key = ''] = /gangway:limit:\S+/.exec(await redis.ask('KEYS', '*')) ?? [];
    expect(key).toMatch(/^gangway:limit:[\w-]{43}$/);
    expect(await redis.ask('DBSIZE')).toContain(':1\r\n');
    expect(await redis.ask('LLEN', key)).toContain(`:${MAX}\r\n`);
    const [, left] = /:(\d+)/.exec(await redis.ask('PTTL', key)) ?? [];
    expect(Number(left)).toBeGreaterThan(HOUR - 100_000);
    expect(Number(left)).toBeLessThanOrEqual(HOUR);

    const { store } = await openStore(redis.url);
    await store.hit('short', { max: 1, windowMs: 100 });
    await expect.poll(() => redis.ask('DBSIZE'), { timeout: 5_000 }).toContain(':1\r\n');
  });

  test('admit again as calls leave the window, and do not count refusals', async () => {
    await redis.ask('FLUSHALL');
    const { store, messages } = await openStore(redis.url);
    const limit = { max: 3, windowMs: HOUR };
    expect(await store.hit('k', limit)).toBe(0);
    const [key = ''] = /gangway:limit:\S+/.exec(await redis.ask('KEYS', '*')) ?? [];
    const ago = (ms: number) => String(Date.now() - ms);
    await redis.ask('DEL', key);
    // Half a minute is left of the second call, half an hour of the third.
    await redis.ask('RPUSH', key, ago(HOUR + 1_000), ago(HOUR - 30_000), ago(HOUR / 2));
    expect(await store.hit('k', limit)).toBe(0);
    for (let refused = 0; refused < 5; refused++) {
      const wait = await store.hit('k', limit);
      expect(wait).toBeGreaterThan(10);
      expect(wait).toBeLessThanOrEqual(30);
    }
    expect(await redis.ask('LLEN', key)).toContain(':3\r\n');
    // A lower limit counts what the higher one admitted: two calls must leave before one is admitted.
    const wait = await store.hit('k', { ...limit, max: 2 });
    expect(wait).toBeGreaterThan(1_700);
    expect(wait).toBeLessThanOrEqual(1_800);
    expect(messages()).toEqual([]);
  });

  test('leave no connection when they stop', async () => {
    const clients = async () => (await redis.ask('CLIENT', 'LIST')).match(/^id=/gm)?.length;
    await expect.poll(clients).toBe(3); // the one that asks, and an instance each
    const third = await one.sibling();
    expect(await clients()).toBe(4);
    await third.close();
    await expect.poll(clients).toBe(3);
  });

  test('count for themselves while Redis is away, and together when it is back', async () => {
    const known = network();
    expect(await statuses([one], known, 4)).toEqual({ admitted: 4, refused: 0 });
    // Whatever was on its way is answered, and nobody gets past the limit of both instances.
    const caught = network();
    const [, during] = await Promise.all([redis.kill(), statuses([one, other], caught, 60)]);
    const after = await statuses([one, other], caught, 60);
    expect(during.admitted + after.admitted).toBeGreaterThanOrEqual(MAX);
    expect(during.admitted + after.admitted).toBeLessThanOrEqual(2 * MAX);

    const ip = network();
    expect(await statuses([one], ip, 30)).toEqual({ admitted: MAX, refused: 30 - MAX });
    expect(await statuses([other], ip, 30)).toEqual({ admitted: MAX, refused: 30 - MAX });
    expect(await statuses([one], known, 30)).toEqual({ admitted: MAX - 4, refused: 24 });

    const unreachable = await one.sibling();
    onTestFinished(() => unreachable.close());
    expect(await statuses([unreachable], ip, 30)).toEqual({ admitted: MAX, refused: 30 - MAX });

    await redis.revive();
    const all = [one, other, unreachable];
    for (const app of all) {
      await redis.ask('FLUSHALL');
      const counted = async () => {
        await call(app, network());
        return redis.ask('DBSIZE');
      };
      await expect.poll(counted, { timeout: 15_000 }).not.toContain(':0\r\n');
    }
    expect(await statuses(all, network(), 50)).toEqual({ admitted: MAX, refused: 50 - MAX });
  });
});

describe.skipIf(!hasRedis)('a Redis that goes away', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis('hunter2');
  });
  afterAll(() => redis.stop());
  const limit = { max: 5, windowMs: HOUR };
  const hits = async (store: { hit: (k: string, l: typeof limit) => Promise<number> }, k: string) =>
    (await Promise.all(Array.from({ length: 20 }, () => store.hit(k, limit)))).filter(
      (wait) => wait === 0,
    ).length;

  test('without a goodbye is told once, and once when it is back', async () => {
    const { store, lines, messages } = await openStore(redis.url);
    expect(await hits(store, 'a')).toBe(5);
    expect(messages()).toEqual([]);
    await redis.kill();
    expect(await hits(store, 'b')).toBe(5);
    expect(await hits(store, 'a')).toBe(0);
    await expect.poll(messages).toEqual([AWAY]);
    await redis.revive();
    await expect.poll(messages, { timeout: 15_000 }).toEqual([AWAY, BACK]);
    expect(await hits(store, 'a')).toBe(5);
    expect(lines.join()).not.toContain('hunter2');
  });

  test('by not answering is not waited for again', async () => {
    const { store, lines, messages } = await openStore(redis.url);
    redis.freeze();
    onTestFinished(() => redis.thaw());
    expect(await hits(store, 'c')).toBe(5);
    expect(messages()).toEqual([AWAY]);
    expect(lines[0]).toContain('no answer within 250 ms');
    expect(await hits(store, 'd')).toBe(5);
    redis.thaw();
    await expect.poll(messages, { timeout: 15_000 }).toEqual([AWAY, BACK]);
    expect(await hits(store, 'e')).toBe(5);
  });

  test('by refusing to count is asked again with each call', async () => {
    const { store, lines, messages } = await openStore(redis.url);
    expect(await hits(store, 'full')).toBe(5);
    await redis.ask('CONFIG', 'SET', 'maxmemory', '1');
    for (const key of ['f', 'g', 'h']) {
      expect(await hits(store, key)).toBe(5);
      expect(await hits(store, 'full')).toBe(0); // by Redis, which writes nothing for that
    }
    expect(messages()).toEqual([AWAY]);
    expect(lines[0]).toContain('OOM');
    await redis.ask('CONFIG', 'SET', 'maxmemory', '0');
    const { store: other } = await openStore(redis.url);
    expect((await hits(store, 'i')) + (await hits(other, 'i'))).toBe(5);
    await expect
      .poll(() => store.hit('i', limit).then(messages), { timeout: 15_000 })
      .toEqual([AWAY, BACK]);
  });

  test('by a wrong password is told without it', async () => {
    const { store, lines, messages } = await openStore(redis.url.replace('hunter2', 'hunter3'));
    expect(await hits(store, 'j')).toBe(5);
    expect(messages()).toEqual([AWAY]);
    expect(lines[0]).toContain('WRONGPASS');
    expect(lines.join()).not.toMatch(/hunter/);
  });
});
