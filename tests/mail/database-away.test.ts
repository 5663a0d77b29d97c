import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/data/migrate.ts';
import { startRestartablePostgres } from '../endurance/outages/restartable-postgres.ts';
import type { Stop } from '../endurance/outages/restartable-postgres.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { MIGRATIONS } from '../helpers/migrations.ts';
import { scaled } from '../helpers/scale.ts';
import { startSmtp } from '../helpers/smtp.ts';
import { openDesk, resetMail, startPost } from './kit.ts';

const STOPS: readonly Stop[] = ['killed', 'fast', 'immediate'];

test('a database that goes away while mails leave, and comes back, loses none of them', async () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  const postgres = await startRestartablePostgres();
  await migrate({ connectionString: postgres.url, directory: MIGRATIONS });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 });
  pool.on('error', () => undefined);
  const database: TestDatabase = {
    url: postgres.url,
    adminUrl: postgres.url,
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    drop: () => pool.end(),
  };
  const smtp = await startSmtp();
  const desk = openDesk(database);
  const post = await startPost(database, smtp.url);
  onTestFinished(async () => {
    await post.stop();
    await desk.close();
    await pool.end();
    await postgres.close();
    await smtp.close();
    process.off('unhandledRejection', onUnhandled);
  });

  for (let round = 0; round < scaled(2, 9); round += 1) {
    const names = Array.from({ length: 10 }, (_, index) => `r${round}-${index}@example.com`);
    await desk.queue(...names.map((name) => resetMail(name)));
    // Some are sent, some are under way, some wait.
    await smtp.next(({ to }) => to.startsWith(`r${round}-`), 30_000);
    await postgres.stop(STOPS[round % STOPS.length] ?? 'fast');
    await expect(database.query('select 1')).rejects.toThrow();
    await postgres.start();
    for (const name of names) await desk.rowOnce(name, ({ state }) => state === 'SENT', 60_000);
  }
  const copies = new Map<string, Set<string>>();
  for (const { to, messageId } of smtp.mails) {
    copies.set(to, (copies.get(to) ?? new Set()).add(messageId));
  }
  expect([...copies.values()].every(({ size }) => size === 1)).toBe(true);
  expect(unhandled).toEqual([]);
}, 300_000);
