import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { scaled } from '../../helpers/scale.ts';
import { settle } from './aftermath.ts';
import type { DataFolder, ServerProcess } from './process.ts';
import { makeDataFolder, startProcess } from './process.ts';
import { createRandom } from '../../helpers/random.ts';
import { industryOf, register, startStorm } from './storm.ts';

/** The server is killed in the middle of everything, and started again over what it left. */

const ROUNDS = scaled(5, 50);
const PEOPLE = 8;
const random = createRandom();

let folder: DataFolder;
let server: ServerProcess | undefined;
let url: string;
beforeAll(async () => {
  folder = await makeDataFolder();
  for (let start = 0; start < scaled(1, 5); start += 1) await startInVain(3_000);
  server = startProcess(folder);
  url = await server.url;
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await folder.remove();
});

/** Kills a server while it starts, or when it has just done so. */
async function startInVain(longestMs: number): Promise<void> {
  const unlucky = startProcess(folder);
  await Promise.race([unlucky.url, sleep(random.whole(longestMs))]);
  await unlucky.kill();
}

describe('a server that is killed', { timeout: 60_000 + ROUNDS * 30_000 }, () => {
  test('keeps its promises: Postgres writes to the disk before it acknowledges', async () => {
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes'];
    const rows = await folder.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('${settings.join("', '")}')`,
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual(
      Object.fromEntries(settings.map((name) => [name, 'on'])),
    );
  });

  test('comes up again with all that it acknowledged, and nothing half done', async () => {
    onTestFailed(() => console.error(`To repeat it: SEED=${random.seed}`));
    const industryId = await industryOf(url);
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, (_, index) =>
        register(url, `Storm ${index + 1}`, random.whole(2 ** 31)),
      ),
    );
    let doneUnheard = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const storm = startStorm(url, people, industryId);
      await Promise.race([storm.over, sleep(50 + random.whole(1_450))]);
      // Most of a wizard are drafts and submissions, of one statement each: it should be a completion now and then.
      if (round % 2 === 0) {
        await Promise.race([storm.over, storm.completion()]);
        await sleep(random.whole(40));
      }
      storm.expectEnd();
      const ended = server?.kill();
      // A power cut takes both.
      if (round % 3 === 1) await folder.killPostgres();
      await Promise.all([ended, storm.over]);

      // The next one is sometimes killed before it is up.
      if (random.once(3)) await startInVain(1_500);
      server = startProcess(folder);
      url = await server.url;
      doneUnheard += await settle(folder, url, people);
    }
    const states = people.flatMap(({ sessions }) => sessions.map(({ state }) => state));
    console.info(
      `${people.reduce((sum, { writes }) => sum + writes, 0)} writes, of which ${ROUNDS * PEOPLE} got no answer ` +
        `and ${doneUnheard} of those were done; ` +
        `${states.filter((state) => state === 'COMPLETED').length} completed sessions`,
    );
    expect(states).toContain('COMPLETED');
  });
});
