import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { openDesk, resetMail, SECRET, startPost } from './kit.ts';
import type { Desk, Post } from './kit.ts';

/** `npm run mail`, without npm. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let database: TestDatabase;
let smtp: Smtp;
let desk: Desk;
let post: Post;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gangway-command-'));
  database = await createDatabase();
  smtp = await startSmtp();
  desk = openDesk(database);
  post = await startPost(database, smtp.url);
});
afterAll(async () => {
  await post.stop();
  await desk.close();
  await smtp.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

const command = (...args: string[]) =>
  new Promise<Said>((resolve) => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      AUTH_SECRET: SECRET,
      SMTP_URL: 'none',
    };
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', join('scripts', 'mail.ts'), ...args],
      { cwd: ROOT, env },
      (_failure, out, error) => resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });

test('an operator sees what was given up, and has it sent', async () => {
  expect(await command('dead')).toMatchObject({ code: 0, out: 'No mail was given up.\n' });
  smtp.behave((stage) =>
    stage === 'recipient' ? { refuse: 550, text: 'Unknown mailbox' } : undefined,
  );
  await desk.queue(resetMail('one@example.com'), resetMail('two@example.com'));
  const one = await desk.rowOnce('one@example.com', ({ state }) => state === 'DEAD');
  const two = await desk.rowOnce('two@example.com', ({ state }) => state === 'DEAD');

  const { code, out } = await command('dead');
  expect(code).toBe(0);
  const lines = out.trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines.find((line) => line.startsWith(one.id))).toMatch(
    /\tPASSWORD_RESET\tone@example\.com\t1\t\d{4}-\d\d-\d\dT.*\t.*Unknown mailbox/,
  );

  smtp.behave();
  expect(await command('retry', one.id)).toMatchObject({ code: 0, out: 'Queued again: 1\n' });
  await smtp.next(({ to }) => to === 'one@example.com');
  expect(await desk.row('two@example.com')).toMatchObject({ state: 'DEAD' });
  expect(await command('retry', 'all')).toMatchObject({ code: 0, out: 'Queued again: 1\n' });
  await smtp.next(({ to }) => to === 'two@example.com');
  expect(await desk.rowOnce('two@example.com', ({ state }) => state === 'SENT')).toMatchObject({
    id: two.id,
    payload: null,
  });
});

test('what it does not understand, it says', async () => {
  for (const args of [[], ['retry'], ['retry', 'x'], ['dead', 'all'], ['bury']]) {
    const { code, error } = await command(...args);
    expect([code, error]).toEqual([1, expect.stringContaining('Usage: npm run mail')]);
  }
  const { code, error } = await command('retry', '00000000-0000-7000-8000-000000000000');
  expect([code, error]).toEqual([1, expect.stringContaining('There is no mail 00000000')]);
});
