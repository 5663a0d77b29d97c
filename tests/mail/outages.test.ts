import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutbox } from '../../src/mail/outbox.service.ts';
import { createSeal } from '../../src/mail/seal.ts';
import { deadMails, removeEnded, retryDead } from '../../src/mail/waiting.service.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { openDesk, resetMail, startPost } from './kit.ts';
import type { Desk, Post } from './kit.ts';

let smtp: Smtp;
let database: TestDatabase;
let desk: Desk;
let posts: Post[];
beforeEach(async () => {
  smtp = await startSmtp();
  database = await createDatabase();
  desk = openDesk(database);
  posts = [];
});
afterEach(async () => {
  await Promise.all(posts.map((post) => post.stop()));
  await desk.close();
  await database.drop();
  await smtp.close();
});

async function open(options = ''): Promise<Post> {
  const post = await startPost(database, `${smtp.url}${options}`);
  posts.push(post);
  return post;
}
const sent = ({ state }: { state: string }) => state === 'SENT';
const dead = ({ state }: { state: string }) => state === 'DEAD';
const failed = ({ last_error }: { last_error: string | null }) => last_error !== null;

test('mails of an hour without a mail server are all delivered when it is back', async () => {
  const { port } = new URL(smtp.url);
  await smtp.close();
  await open();
  const names = Array.from({ length: 20 }, (_, index) => `wait-${index}@example.com`);
  await desk.queue(...names.map((name) => resetMail(name)));
  for (const name of names) {
    expect(await desk.rowOnce(name, failed)).toMatchObject({ state: 'QUEUED' });
  }
  smtp = await startSmtp(Number(port));
  for (const name of names) await desk.rowOnce(name, sent);
  expect(smtp.mails.map(({ to }) => to).sort()).toEqual(names.toSorted());
});

test('a refusal for now is tried again, and says who refused what', async () => {
  const post = await open();
  let refusals = 0;
  smtp.behave((stage) => {
    if (stage !== 'recipient' || refusals >= 3) return undefined;
    refusals += 1;
    return { refuse: 451, text: 'Greylisted, come back later' };
  });
  await desk.queue(resetMail('grey@example.com'));
  expect((await desk.rowOnce('grey@example.com', failed)).last_error).toContain('Greylisted');
  expect(await desk.rowOnce('grey@example.com', sent)).toMatchObject({ attempts: 4 });
  expect(smtp.mails).toHaveLength(1);
  expect(post.lines.filter(({ reason }) => reason === '451')).toHaveLength(3);
});

test('a refusal for ever ends it; an operator sees it and has it sent after all', async () => {
  const post = await open();
  const access = desk.door.asSystem('deliver mail');
  smtp.behave((stage) =>
    stage === 'recipient' ? { refuse: 550, text: 'No such user' } : undefined,
  );
  const invited = await desk.invite('typo@example.com');
  const row = await desk.rowOnce('typo@example.com', dead);
  expect(row).toMatchObject({ attempts: 1 });
  expect(row.payload).not.toBeNull();
  expect(await invited.delivery()).toBe('FAILED');
  expect(post.lines).toContainEqual(
    expect.objectContaining({ level: 'error', mail: row.id, reason: '550' }),
  );
  expect(await deadMails(access, 10)).toMatchObject([
    { id: row.id, recipient: 'typo@example.com', kind: 'INVITATION', attempts: 1 },
  ]);

  smtp.behave();
  expect(await retryDead(access, row.id)).toBe(1);
  expect(await desk.rowOnce('typo@example.com', sent)).toMatchObject({ payload: null });
  expect(await invited.delivery()).toBe('SENT');
  expect(await retryDead(access, null)).toBe(0);
});

test('a mail that is never taken is given up after twelve attempts', async () => {
  await open();
  smtp.behave((stage) => (stage === 'data' ? { refuse: 452 } : undefined));
  await desk.queue(resetMail('never@example.com'));
  const row = await desk.rowOnce('never@example.com', dead, 30_000);
  expect(row).toMatchObject({ attempts: 12 });
  expect(row.payload).not.toBeNull();
});

test('a server that takes the mail and is cut off gets it again, with the same Message-ID', async () => {
  await open();
  let cuts = 0;
  smtp.behave((stage) => (stage === 'data' && cuts++ === 0 ? 'drop' : undefined));
  await desk.queue(resetMail('twice@example.com'));
  await desk.rowOnce('twice@example.com', sent);
  expect(smtp.mails.map(({ to }) => to)).toEqual(['twice@example.com', 'twice@example.com']);
  expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(1);
});

test('a server that says nothing is not waited for', async () => {
  await open('?socketTimeout=300');
  let stalls = 0;
  smtp.behave((stage) => (stage === 'recipient' && stalls++ === 0 ? 'stall' : undefined));
  await desk.queue(resetMail('slow@example.com'));
  expect(await desk.rowOnce('slow@example.com', sent)).toMatchObject({ attempts: 2 });
});

test('a stop gives back what cannot be finished, and another server sends it', async () => {
  const first = await open();
  smtp.behave((stage) => (stage === 'data' ? 'stall' : undefined));
  await desk.queue(resetMail('moved@example.com'));
  await desk.rowOnce('moved@example.com', ({ attempts }) => attempts === 1);
  await first.stop(2_000);
  posts.splice(0);
  const locked = await database.query(
    'select 1 from graphile_worker._private_jobs where locked_by is not null',
  );
  expect(locked).toEqual([]);
  smtp.behave();
  await open();
  await desk.rowOnce('moved@example.com', sent);
});

test('connections to the database that break are made again', async () => {
  await open();
  await desk.queue(resetMail('before@example.com'));
  await desk.rowOnce('before@example.com', sent);
  const cut = () =>
    database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'gangway%'`,
    );
  for (let round = 0; round < 3; round += 1) {
    smtp.behave((stage) => {
      if (stage === 'data') void cut().catch(() => undefined); // at its worst: before it can be recorded
      return undefined;
    });
    await desk.queue(resetMail(`cut-${round}@example.com`)).catch(() => undefined);
    await smtp.next(({ to }) => to === `cut-${round}@example.com`, 20_000);
    smtp.behave();
    await desk.rowOnce(`cut-${round}@example.com`, sent, 60_000);
  }
}, 180_000);

test('a mail whose job was lost is offered again', async () => {
  const first = await open();
  smtp.behave((stage) => (stage === 'recipient' ? { refuse: 450 } : undefined));
  await desk.queue(resetMail('lost@example.com'));
  await desk.rowOnce('lost@example.com', failed);
  await first.stop();
  posts.splice(0);
  smtp.behave();
  await database.query('delete from graphile_worker._private_jobs');
  await database.query(`update outbox_mails set enqueued_at = now() - interval '11 minutes'`);
  await open();
  await desk.rowOnce('lost@example.com', sent);
});

test('a password is told to no server that does not encrypt, and to no table', async () => {
  const url = smtp.url.replace('//', '//someone:hunter%202@');
  posts.push(await startPost(database, url));
  await desk.queue(resetMail('plain@example.com'));
  const { last_error } = await desk.rowOnce('plain@example.com', failed);
  expect(last_error).toMatch(/STARTTLS/);
  expect(last_error).not.toMatch(/hunter/);
  expect(smtp.mails).toEqual([]);
});

test('a mail that was sealed with another secret waits, and says why', async () => {
  const other = createOutbox(createSeal('another secret that is long enough'), true);
  await desk.door.asAuth().transaction((tx) => other.queue(tx, [resetMail('other@example.com')]));
  await open();
  const row = await desk.rowOnce('other@example.com', failed);
  expect(row.last_error).toContain('AUTH_SECRET');
  expect(row.state).toBe('QUEUED');
});

test('rows are removed long after their end, and no others', async () => {
  const names = ['new@example.com', 'old@example.com', 'waiting@example.com'];
  await desk.queue(...names.map((name) => resetMail(name)));
  const end = (name: string, state: string, days: number) =>
    database.query(
      `update outbox_mails set state = $2, ended_at = now() - make_interval(days => $3) where recipient = $1`,
      [name, state, days],
    );
  const access = desk.door.asSystem('deliver mail');
  await end('new@example.com', 'SENT', 29);
  await end('old@example.com', 'DEAD', 89);
  expect(await removeEnded(access)).toBe(0);
  await end('new@example.com', 'CANCELLED', 31);
  expect(await removeEnded(access)).toBe(1);
  await end('old@example.com', 'DEAD', 91);
  expect(await removeEnded(access)).toBe(1);
  expect(await desk.row('waiting@example.com')).toMatchObject({ state: 'QUEUED' });
});
