import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createDelivery } from '../../src/mail/delivery.service.ts';
import { createSeal } from '../../src/mail/seal.ts';
import { DeliveryError } from '../../src/mail/transport.ts';
import { retryDead } from '../../src/mail/waiting.service.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startSmtp } from '../helpers/smtp.ts';
import type { Smtp } from '../helpers/smtp.ts';
import { openDesk, resetMail, SECRET, startPost } from './kit.ts';
import type { Desk, Invited, Post, Row } from './kit.ts';

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
afterEach(() => {
  smtp.behave();
});
afterAll(async () => {
  await desk.close();
  await post.stop();
  await database.drop();
  await smtp.close();
});

const HOUR_MS = 3_600_000;
const copies = (recipient: string) => smtp.mails.filter(({ to }) => to === recipient).length;
const access = () => desk.door.asSystem('deliver mail');
const refuse = (email: string, code: number) =>
  smtp.behave((stage, to) =>
    stage === 'recipient' && to === email ? { refuse: code } : undefined,
  );

/** Waits until an invitation's mails, the first one first, are in these states. */
async function mailsOnce(invited: Invited, states: readonly string[]): Promise<Row[]> {
  const now = async () => {
    await desk.hurry();
    return (await invited.mails()).map(({ state }) => state);
  };
  await expect.poll(now, { timeout: 10_000, interval: 25 }).toEqual(states);
  return invited.mails();
}

describe('a link that has ended', () => {
  const until = (email: string, time: number) =>
    resetMail(email, 'Ada', 'tok-en', 'en', new Date(time).toISOString());

  test('is not sent, however long its mail had to wait', async () => {
    const ended = Date.now() - 1000;
    await desk.queue(until('late@example.com', ended), {
      kind: 'VERIFICATION',
      recipient: 'later@example.com',
      locale: 'en',
      data: {
        name: 'Ada',
        url: 'http://gangway.test/verify',
        expiresAt: new Date(ended).toISOString(),
      },
    });
    for (const email of ['late@example.com', 'later@example.com']) {
      const row = await desk.rowOnce(email, ({ state }) => state !== 'QUEUED');
      expect(row).toMatchObject({ state: 'CANCELLED', payload: null });
      expect(copies(email)).toBe(0);
    }
  });

  test('is not sent by a retry of a mail that was given up', async () => {
    const email = 'buried@example.com';
    refuse(email, 550);
    await desk.queue(until(email, Date.now() + HOUR_MS));
    const { id } = await desk.rowOnce(email, ({ state }) => state === 'DEAD');
    smtp.behave();
    // As if the hour were over.
    const { data } = until(email, Date.now() - 1000);
    const payload = Buffer.from(createSeal(SECRET).seal(JSON.stringify(data)));
    await database.query('update outbox_mails set payload = $2 where id = $1', [id, payload]);
    expect(await retryDead(access(), id)).toBe(1);
    const row = await desk.rowOnce(email, ({ state }) => state !== 'QUEUED');
    expect(row).toMatchObject({ state: 'CANCELLED', payload: null });
    expect(copies(email)).toBe(0);
  });
});

describe('an invitation whose mail was given up', () => {
  const isDead = ({ state }: Row) => state === 'DEAD';

  test('does not wait for a retry that comes after its end', async () => {
    refuse('expired@example.com', 550);
    const invited = await desk.invite('expired@example.com');
    await desk.rowOnce('expired@example.com', isDead);
    await database.query(
      `update invitations set expires_at = now() - interval '1 second' where id = $1`,
      [invited.id],
    );
    smtp.behave();
    expect(await retryDead(access(), (await invited.mails())[0]?.id ?? '')).toBe(1);
    await mailsOnce(invited, ['CANCELLED']);
    expect(await invited.delivery()).toBe('FAILED');
  });

  test('does not wait for a retry of a mail whose token was renewed', async () => {
    refuse('renewed@example.com', 550);
    const invited = await desk.invite('renewed@example.com');
    await mailsOnce(invited, ['DEAD']);
    await invited.resend();
    const [former] = await mailsOnce(invited, ['DEAD', 'DEAD']);
    expect(await retryDead(access(), former?.id ?? '')).toBe(1);
    await mailsOnce(invited, ['CANCELLED', 'DEAD']);
    expect(await invited.delivery()).toBe('FAILED');
    smtp.behave();
    expect(await retryDead(access(), null)).toBe(1);
    await mailsOnce(invited, ['CANCELLED', 'SENT']);
    expect(await invited.delivery()).toBe('SENT');
  });

  test.each(['taken', 'refused'] as const)(
    'is told nothing by a mail that was %s while its token was renewed',
    async (outcome) => {
      const quiet = await createDatabase(); // where nobody else sends
      const away = openDesk(quiet);
      try {
        const invited = await away.invite('between@example.com');
        const delivery = createDelivery({
          access: away.door.asSystem('deliver mail'),
          seal: createSeal(SECRET),
          transport: {
            async send() {
              await invited.resend();
              if (outcome === 'refused') throw new DeliveryError('No such user.', true, '550');
            },
            close: () => undefined,
          },
          publicUrl: 'http://gangway.test',
          log: await createLog({ logLevel: 'fatal', logFormat: 'json' }),
        });
        const [mail] = await invited.mails();
        await delivery.deliver(mail?.id ?? '', new AbortController().signal);
        const states = (await invited.mails()).map(({ state }) => state);
        expect(states).toEqual([outcome === 'taken' ? 'SENT' : 'DEAD', 'QUEUED']);
        expect(await invited.delivery()).toBe('QUEUED');
      } finally {
        await away.close();
        await quiet.drop();
      }
    },
  );
});

/** The states that mails with new passwords' links to an address are in. */
const resetsOf = async (email: string) =>
  (
    await database.query<{ state: string }>(
      `select distinct state from outbox_mails where recipient = $1 and kind = 'PASSWORD_RESET'`,
      [email],
    )
  ).map(({ state }) => state);

test('an address is sent ten invitations in 24 hours, however many organizations invite it', async () => {
  const email = 'popular@example.com';
  const some = await Promise.all(Array.from({ length: 10 }, () => desk.invite(email)));
  for (const invited of some) await mailsOnce(invited, ['SENT']);
  await database.query(
    `update outbox_mails set ended_at = now() - interval '23 hours 59 minutes' where recipient = $1`,
    [email],
  );
  const more = await Promise.all(Array.from({ length: 3 }, () => desk.invite(email)));
  for (const invited of more) {
    const [mail] = await mailsOnce(invited, ['DEAD']);
    expect(mail?.last_error).toContain('10 invitations within 24 hours');
    expect(await invited.delivery()).toBe('FAILED');
  }
  expect(copies(email)).toBe(10);
  const said = post.lines.filter(({ reason }) => reason === 'RECIPIENT_LIMIT');
  expect(said).toHaveLength(3);
  expect(JSON.stringify(said)).not.toMatch(/popular|@/);

  // Neither other people's invitations nor other mails to the same person are held back.
  await mailsOnce(await desk.invite('unpopular@example.com'), ['SENT']);
  for (const count of [10, 1]) {
    await desk.queue(...Array.from({ length: count }, () => resetMail(email)));
    await expect.poll(() => resetsOf(email), { timeout: 10_000 }).toEqual(['SENT']);
  }

  // An operator's retry is held to it as well, until the day is over.
  const [first] = more;
  const [dead] = (await first?.mails()) ?? [];
  if (!first || !dead) throw new Error('There is none.');
  expect(await retryDead(access(), dead.id)).toBe(1);
  expect(await mailsOnce(first, ['DEAD'])).toMatchObject([{ attempts: 1 }]);
  expect(copies(email)).toBe(21);
  await database.query(
    `update outbox_mails set ended_at = now() - interval '24 hours 1 minute' where recipient = $1 and state = 'SENT'`,
    [email],
  );
  expect(await retryDead(access(), dead.id)).toBe(1);
  await mailsOnce(first, ['SENT']);
  expect(await first.delivery()).toBe('SENT');
});
