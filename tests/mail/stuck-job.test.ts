import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openQueue } from '../../src/mail/queue.ts';
import { createDatabase } from '../helpers/database.ts';

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** What the database being away at the wrong moment leaves behind: a job that is held, and that nobody works on. */
test('a queue that holds a job which nobody works on ends, so that the next one takes it over', async () => {
  const database = await createDatabase();
  const log = pino({ level: 'silent' });
  const worked: string[] = [];
  let held = Promise.resolve();
  const open = (former?: string) =>
    openQueue({
      ownerUrl: database.url,
      former,
      log,
      work: async (id) => {
        worked.push(id);
        await held;
      },
    });
  const first = await open();
  onTestFinished(async () => {
    await first.stop(1_000);
    await database.drop();
  });
  let ended = false;
  void first.ended.then(() => (ended = true));

  // One that is worked on is left alone, however often it is looked at.
  const { promise, resolve: release } = deferred();
  held = promise;
  const busy = randomUUID();
  await first.add(busy);
  await expect.poll(() => worked, { timeout: 10_000 }).toEqual([busy]);
  for (let look = 0; look < 3; look += 1) await first.freeAbandoned();
  expect(ended).toBe(false);
  release();

  const stuck = randomUUID();
  await database.query(
    "select graphile_worker.add_job('deliver-mail', json_build_object('id', $1::text), run_at := now() + interval '1 hour')",
    [stuck],
  );
  await database.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), run_at = now()
     where payload ->> 'id' = $2`,
    [first.name, stuck],
  );
  await first.freeAbandoned();
  expect(ended).toBe(false); // it may just have been done
  await first.freeAbandoned();
  await first.ended;

  const second = await open(first.name);
  await expect.poll(() => worked, { timeout: 10_000 }).toEqual([busy, stuck]);
  await second.stop(2_000);
});
