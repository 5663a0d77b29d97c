import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openQueue } from '../../src/mail/queue.ts';
import { createDatabase } from '../helpers/database.ts';

/** As after a database that was away: what was done cannot be recorded, for several jobs at once. */
test('a queue that cannot record what it did ends, and the next one takes its jobs over', async () => {
  const database = await createDatabase();
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const worked: string[] = [];
  const rename = (from: string, to: string) =>
    database.query(`alter table graphile_worker.${from} rename to ${to}`);
  const releases: (() => void)[] = [];
  let holds = true;
  const open = (former?: string) =>
    openQueue({
      ownerUrl: database.url,
      former,
      log,
      work: async (id) => {
        worked.push(id);
        if (holds) await new Promise<void>((resolve) => releases.push(resolve));
      },
    });
  const first = await open();
  onTestFinished(async () => {
    await first.stop(1_000);
    await database.drop();
  });
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of ids) await first.add(id);
  await expect.poll(() => worked.length, { timeout: 10_000 }).toBe(3);
  await rename('_private_jobs', '_private_jobs_away');
  // The queue begins to end with the first error, and meets another while it does.
  const [one, ...others] = releases;
  one?.();
  await expect
    .poll(() => lines.join(''), { timeout: 10_000 })
    .toContain('Attempting graceful shutdown');
  for (const release of others) release();
  await first.ended;

  await rename('_private_jobs_away', '_private_jobs');
  holds = false;
  worked.length = 0;
  const second = await open(first.name);
  await expect.poll(() => worked.toSorted(), { timeout: 10_000 }).toEqual(ids.toSorted());
  await second.stop(2_000);
});
