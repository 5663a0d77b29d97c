import { describe, expect, it } from 'vitest';
import { startTestServer } from './kit.ts';

async function ready(url: string) {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('health', () => {
  it('is live and ready', async () => {
    const server = await startTestServer();
    const live = await fetch(`${server.url}/health/live`);
    expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
    expect((await fetch(`${server.url}/health/live`, { method: 'HEAD' })).status).toBe(200);
    expect(await ready(server.url)).toEqual({
      status: 200,
      body: { status: 'ready', checks: { database: 'ok', migrations: 'ok', server: 'ok' } },
    });
  });

  it('is not ready without a database, and live all the same', async () => {
    const checks = {
      database: () => Promise.reject(new Error('password hunter2 is wrong')),
      pendingMigrations: () => Promise.resolve([]),
    };
    const server = await startTestServer({ deps: { checks } });
    const { status, body } = await ready(server.url);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: 'unavailable', checks: { database: 'failed' } });
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  it('does not wait for a database that does not answer', async () => {
    const checks = {
      database: () => new Promise(() => undefined),
      pendingMigrations: () => Promise.resolve([]),
    };
    const server = await startTestServer({ deps: { checks } });
    const start = performance.now();
    expect((await ready(server.url)).status).toBe(503);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('names the migrations that are due, and asks no more once there are none', async () => {
    let pending = ['20990101000000_later'];
    let asked = 0;
    const checks = {
      database: () => Promise.resolve(),
      pendingMigrations: () => {
        asked += 1;
        return Promise.resolve(pending);
      },
    };
    const server = await startTestServer({ deps: { checks } });
    const { status, body } = await ready(server.url);
    expect(status).toBe(503);
    expect(JSON.stringify(body)).toContain('20990101000000_later');
    pending = [];
    await expect.poll(async () => (await ready(server.url)).status, { timeout: 5_000 }).toBe(200);
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 600));
    await ready(server.url);
    expect(asked).toBe(before);
  });

  it('looks once for everybody who asks at the same time', async () => {
    let asked = 0;
    const checks = {
      database: () => {
        asked += 1;
        return Promise.resolve();
      },
      pendingMigrations: () => Promise.resolve([]),
    };
    const server = await startTestServer({ deps: { checks } });
    await Promise.all(Array.from({ length: 20 }, () => ready(server.url)));
    expect(asked).toBe(1);
  });
});
