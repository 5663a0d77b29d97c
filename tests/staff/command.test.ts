import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { insertRows } from '../data/world.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { openFolder } from '../helpers/open-folder.ts';

/** `npm run staff`, as the owner of the tables: by default a plain CREATEROLE role, which row security binds. */

const run = promisify(execFile);
const SCRIPT = resolve('scripts/staff.ts');
const TSX = import.meta.resolve('tsx');

let database: TestDatabase;
const ids = {} as Record<'verified' | 'unverified' | 'twin' | 'otherTwin', string>;
beforeAll(async () => {
  database = await createDatabase();
  const people = [
    ['verified', 'ada@example.com', true],
    ['unverified', 'bob@example.com', false],
    ['twin', 'twin@example.com', true],
    ['otherTwin', 'twin@example.com', true],
  ] as const;
  for (const [key, email, email_verified] of people) {
    ids[key] = randomUUID();
    await insertRows(database, 'users', [{ id: ids[key], name: key, email, email_verified }]);
  }
});
afterAll(() => database.drop());

/** Runs the command in a folder without a `.env`. */
async function staff(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const command = run(process.execPath, ['--import', TSX, SCRIPT, ...args], {
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.url,
      AUTH_SECRET: 'a secret that is long enough for tests',
      ...environment,
    },
  });
  const { code, stdout, stderr } = await command.then(
    (said) => ({ ...said, code: 0 }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
  return { code, said: `${stdout}${stderr}` };
}
const staffIds = async () =>
  (await database.query<{ user_id: string }>('select user_id from platform_staff')).map(
    ({ user_id }) => user_id,
  );

test('adds, lists and removes a verified person, whatever the case of the address', async () => {
  const ada = `verified <ada@example.com>, ${ids.verified}`;
  expect(await staff(['list'])).toEqual({ code: 0, said: 'Nobody is platform staff.\n' });
  expect(await staff(['add', 'Ada@Example.com'])).toEqual({
    code: 0,
    said: `${ada} is platform staff now.\n`,
  });
  expect(await staffIds()).toEqual([ids.verified]);
  expect(await staff(['add', 'ada@example.com'])).toEqual({
    code: 0,
    said: `${ada} was platform staff already.\n`,
  });
  expect(await staff(['list'])).toEqual({ code: 0, said: `${ada}\n` });
  const door = openTestDoor(database, 1);
  onTestFinished(() => door.close());
  const asks = (id: string) =>
    door.asViewer(id).db.$queryRaw`select app.viewer_is_staff() as staff`;
  expect(await asks(ids.verified)).toEqual([{ staff: true }]);
  expect(await asks(ids.unverified)).toEqual([{ staff: false }]);
  expect((await staff(['remove', 'ada@example.com'])).said).toBe(
    `${ada} is not platform staff any more.\n`,
  );
  expect((await staff(['remove', 'ada@example.com'])).said).toBe(
    `${ada} was not platform staff.\n`,
  );
  expect(await staffIds()).toEqual([]);
});

test('an address that is not verified needs insisting', async () => {
  const { code, said } = await staff(['add', 'bob@example.com']);
  expect(code).toBe(1);
  expect(said).toContain('has not verified the address');
  expect(await staffIds()).toEqual([]);
  expect(await staff(['add', 'bob@example.com', '--unverified'])).toMatchObject({ code: 0 });
  expect(await staffIds()).toEqual([ids.unverified]);
  await staff(['remove', ids.unverified]);
  expect(await staffIds()).toEqual([]);
});

test('of several people with one address, one is named by their id', async () => {
  const { code, said } = await staff(['add', 'twin@example.com']);
  expect(code).toBe(1);
  expect(said).toContain(ids.twin);
  expect(said).toContain(ids.otherTwin);
  expect(await staff(['add', ids.twin])).toMatchObject({ code: 0 });
  expect(await staffIds()).toEqual([ids.twin]);
});

test.each([
  [['add', 'nobody@example.com'], 'There is no such person: nobody@example.com.'],
  [['remove', 'nobody@example.com'], 'There is no such person: nobody@example.com.'],
  [['add'], 'npm run staff -- add'],
  [['promote', 'ada@example.com'], 'npm run staff -- add'],
  [['list', 'ada@example.com'], 'npm run staff -- add'],
  [['add', 'ada@example.com', '--force'], 'npm run staff -- add'],
])('%j is refused, with what to do', async (args, expected) => {
  const { code, said } = await staff(args);
  expect(code).toBe(1);
  expect(said).toContain(expected);
  expect(said).not.toContain('    at ');
});

test('an embedded database is started for the moment, and told from one that was never used', async () => {
  const folder = await openFolder('staff');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  expect(await staff(['list'], { DATABASE_URL: '', AUTH_SECRET: '', DATA_DIR: folder })).toEqual({
    code: 1,
    said: 'The database has no tables yet. Start Gangway once: npm start\n',
  });
});
