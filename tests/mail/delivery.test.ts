import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOutbox } from '../../src/mail/outbox.service.ts';
import { createSeal } from '../../src/mail/seal.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { openDesk, resetMail, SECRET, startPost } from './kit.ts';
import type { Desk, Post } from './kit.ts';

let smtp: Smtp;
let database: TestDatabase;
let post: Post;
let desk: Desk;
beforeAll(async () => {
  smtp = await startSmtp();
  database = await createDatabase();
  desk = openDesk(database);
  post = await startPost(database, smtp.url);
});
afterAll(async () => {
  await desk.close();
  await post.stop();
  await database.drop();
  await smtp.close();
});

const sent = ({ state }: { state: string }) => state === 'SENT';
const cancelled = ({ state }: { state: string }) => state === 'CANCELLED';
const copies = (recipient: string) => smtp.mails.filter(({ to }) => to === recipient).length;

describe('a mail', () => {
  test('is delivered once, with everything that it needs', async () => {
    await desk.queue(resetMail('once@example.com', 'Ada', 'the-token'));
    const mail = await smtp.next(({ to }) => to === 'once@example.com');
    const row = await desk.rowOnce('once@example.com', sent);
    expect(mail).toMatchObject({
      from: 'no-reply@gangway.test',
      subject: 'Set a new password',
      messageId: `<${row.id}@gangway.test>`,
    });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain('http://gangway.test/reset-password/the-token');
    expect(mail.html).toContain('href="http://gangway.test/reset-password/the-token"');
    expect(row).toMatchObject({ attempts: 1, last_error: null });
  });

  test('is delivered once also where it is handed over again, by several servers', async () => {
    const other = await startPost(database, smtp.url);
    try {
      const names = Array.from({ length: 60 }, (_, index) => `crowd-${index}@example.com`);
      await desk.queue(...names.map((name) => resetMail(name)));
      await database.query(
        `update outbox_mails set enqueued_at = null where recipient like 'crowd-%' and state = 'QUEUED'`,
      );
      await database.query(`select pg_notify('gangway_outbox', '')`);
      for (const name of names) await desk.rowOnce(name, sent);
      expect(names.map(copies)).toEqual(names.map(() => 1));
    } finally {
      await other.stop();
    }
  });

  test('is none where the transaction was rolled back', async () => {
    const outbox = createOutbox(createSeal(SECRET), true);
    const failed = desk.door.asAuth().transaction(async (tx) => {
      await outbox.queue(tx, [resetMail('nobody@example.com')]);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    // One that comes later is there, and so would this one be.
    await desk.queue(resetMail('later@example.com'));
    await desk.rowOnce('later@example.com', sent);
    expect(await desk.row('nobody@example.com')).toBeUndefined();
    expect(copies('nobody@example.com')).toBe(0);
  });

  test('is unreadable while it waits, and gone from the table when it is delivered', async () => {
    smtp.behave((stage, to) =>
      stage === 'recipient' && to === 'sealed@example.com' ? { refuse: 450 } : undefined,
    );
    await desk.queue(resetMail('sealed@example.com', 'Grace Hopper', 'secret-token'));
    const waiting = await desk.rowOnce(
      'sealed@example.com',
      ({ last_error }) => last_error !== null,
    );
    expect(waiting.state).toBe('QUEUED');
    const everything = JSON.stringify(await database.query('select * from outbox_mails'));
    expect(waiting.payload?.length).toBeGreaterThan(40);
    expect(waiting.payload?.toString('latin1')).not.toMatch(/secret-token|Grace/);
    expect(everything).not.toMatch(/secret-token|Grace/);
    smtp.behave();
    const done = await desk.rowOnce('sealed@example.com', sent);
    expect(done).toMatchObject({ payload: null, last_error: null, attempts: waiting.attempts + 1 });
  });

  test('can come from a name and go to one that no header can be made of', async () => {
    const name = 'Eve\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>';
    const { token } = await desk.invite('header@example.com', { organizationName: name });
    const mail = await smtp.next(({ to }) => to === 'header@example.com');
    expect(mail.headers.has('bcc')).toBe(false);
    expect(mail.source.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
    expect(mail.subject).toContain('Eve Bcc:');
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.html).not.toContain('<script');
    expect(mail.text).toContain(`http://gangway.test/invitations/${token}`);
    expect(copies('victim@example.com')).toBe(0);
  });
});

describe('an invitation', () => {
  test('is sent in its language, and says so of itself', async () => {
    const invited = await desk.invite('guest@example.com');
    const mail = await smtp.next(({ to }) => to === 'guest@example.com');
    await desk.rowOnce('guest@example.com', sent);
    expect(mail.subject).toBe('Invitación para unirte a «Ábaco»');
    expect(mail.text).toContain('Ada Lovelace te invita a unirte a «Ábaco» con el rol de gestión.');
    expect(mail.text).toMatch(/4 de marzo de 2100.* 17:30 UTC/);
    expect(await invited.delivery()).toBe('SENT');
  });

  test.each([
    ['revoked', `state = 'REVOKED', ended_at = now()`, 'FAILED'],
    // What becomes of the newer mail says it.
    ['sent again with another token', `token_hash = 'another'`, 'QUEUED'],
    ['over', `expires_at = now() - interval '1 second'`, 'FAILED'],
  ])('that was %s meanwhile is not sent', async (what, change, delivery) => {
    const email = `${what.replaceAll(' ', '-')}@example.com`;
    smtp.behave((stage, to) =>
      stage === 'recipient' && to === email ? { refuse: 421 } : undefined,
    );
    const invited = await desk.invite(email);
    await desk.rowOnce(email, ({ last_error }) => last_error !== null);
    await database.query(`update invitations set ${change} where id = $1`, [invited.id]);
    smtp.behave();
    expect(await desk.rowOnce(email, cancelled)).toMatchObject({ payload: null });
    expect(copies(email)).toBe(0);
    expect(await invited.delivery()).toBe(delivery);
  });
});

test('the queue holds ids of mails, and nothing else', async () => {
  smtp.behave((stage, to) =>
    stage === 'recipient' && to === 'bare@example.com'
      ? { refuse: 450, text: 'Greylisted: bare@example.com' }
      : undefined,
  );
  await desk.queue(resetMail('bare@example.com', 'Personal Name', 'bare-token'));
  const { id } = await desk.rowOnce(
    'bare@example.com',
    ({ attempts, last_error }) => attempts > 1 && last_error !== null,
  );
  const jobs = await database.query<{ key: string; payload: unknown }>(
    'select * from graphile_worker._private_jobs',
  );
  expect(jobs.find(({ key }) => key === id)?.payload).toEqual({ id });
  const tables = await database.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r'`,
  );
  expect(tables.length).toBeGreaterThan(3);
  for (const { name } of tables) {
    const rows = JSON.stringify(await database.query(`select * from graphile_worker.${name}`));
    expect(rows, name).not.toMatch(/@|Personal|bare-token/);
  }
  // Nor may anybody but the owner look.
  const rights = await database.query(
    `select rolname from pg_roles
     where rolname in ('gangway_app', 'gangway_system', 'gangway_auth')
       and has_schema_privilege(oid, 'graphile_worker', 'usage')`,
  );
  expect(rights).toEqual([]);
  smtp.behave();
});

test('the log names no address and no token', async () => {
  await desk.queue(resetMail('logged@example.com', 'Ada', 'logged-token'));
  const { id } = await desk.rowOnce('logged@example.com', sent);
  const about = post.lines.filter(({ mail }) => mail === id);
  expect(about).toMatchObject([{ level: 'info', kind: 'PASSWORD_RESET', attempts: 1 }]);
  expect(JSON.stringify(post.lines.filter(({ level }) => level !== 'debug'))).not.toMatch(
    /@example|-token/,
  );
});
