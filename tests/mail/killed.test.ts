import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startServerProcess } from '../helpers/server-process.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { openDesk, resetMail } from './kit.ts';
import type { Desk } from './kit.ts';

let database: TestDatabase;
let smtp: Smtp;
let desk: Desk;
beforeAll(async () => {
  database = await createDatabase();
  smtp = await startSmtp();
  desk = openDesk(database);
});
afterAll(async () => {
  await desk.close();
  await smtp.close();
  await database.drop();
});

const server = () =>
  startServerProcess(database, {
    SMTP_URL: smtp.url,
    MAIL_FROM: 'no-reply@gangway.test',
    PUBLIC_URL: 'http://gangway.test',
  });
const sent = ({ state }: { state: string }) => state === 'SENT';

test('what a killed server had taken up, and what it had not, the next one delivers', async () => {
  const first = await server();
  smtp.behave((stage, to) =>
    stage === 'recipient' && to === 'begun@example.com' ? 'stall' : undefined,
  );
  await desk.queue(resetMail('begun@example.com'));
  await desk.rowOnce('begun@example.com', ({ attempts }) => attempts === 1);
  await desk.queue(resetMail('committed@example.com'));
  process.kill(first.pid, 'SIGKILL');
  await first.stop();

  smtp.behave();
  const second = await server();
  try {
    await desk.rowOnce('committed@example.com', sent, 30_000);
    // Its job is the dead server's: freed when that has been without a session for a while.
    await desk.rowOnce('begun@example.com', sent, 60_000);
    const ids = smtp.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(2);
    expect(second.complaints).toEqual([]);
  } finally {
    expect(await second.stop()).toBe(0);
  }
}, 150_000);

test('in production a server without a word on mail does not start', async () => {
  await expect(startServerProcess(database, { SMTP_URL: '' })).rejects.toThrow(
    /SMTP_URL is missing: set SMTP_URL .* or SMTP_URL=none to run without mail/,
  );
});
