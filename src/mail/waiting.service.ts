import { OUTBOX_CHANNEL } from './outbox.service.ts';
import type { Access } from '../data/door.ts';

/** At most so many are handed over, or removed, by one statement. */
const BATCH = 200;
/** A mail that is still here so long after it was handed over is offered again: its job may have been lost. */
const OFFER_AGAIN_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** How long a mail's row is kept after its end, in days. */
const KEPT = { ended: 30, dead: 90 };

/** A mail that was given up. */
export interface DeadMail {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** When it was given up. */
  readonly endedAt: Date | null;
}

/**
 * Hands mails that wait to the queue, until none is left. A mail may be handed over twice, after a crash: `add` must
 * bear with that.
 *
 * @param again Whether to offer those as well that were handed over long ago.
 */
export async function handOver(
  { db }: Access,
  add: (id: string) => Promise<unknown>,
  again: boolean,
): Promise<void> {
  const offered = async (before: Date | null) => {
    const rows = await db.outboxMail.findMany({
      where: { state: 'QUEUED', enqueuedAt: before ? { lt: before } : null },
      select: { id: true },
      orderBy: { createdAt: 'asc' },
      take: BATCH,
    });
    const ids = rows.map(({ id }) => id);
    await Promise.all(ids.map(add));
    if (ids.length > 0) {
      const where = { id: { in: ids }, state: 'QUEUED' };
      await db.outboxMail.updateMany({ where, data: { enqueuedAt: new Date() } });
    }
    return ids.length === BATCH;
  };
  while (await offered(null));
  const since = new Date(Date.now() - OFFER_AGAIN_MS);
  while (again && (await offered(since)));
}

/** Removes rows of mails that ended long ago, at most BATCH. Returns how many. */
export async function removeEnded({ db }: Access, now = Date.now()): Promise<number> {
  const before = (days: number) => new Date(now - days * DAY_MS);
  return db.$executeRaw`
    delete from outbox_mails where id in (
      select id from outbox_mails
      where (state in ('SENT', 'CANCELLED') and ended_at < ${before(KEPT.ended)})
        or (state = 'DEAD' and ended_at < ${before(KEPT.dead)})
      limit ${BATCH}
    )`;
}

/** Mails that were given up, the latest first; at most `limit`. */
export async function deadMails({ db }: Access, limit: number): Promise<DeadMail[]> {
  return db.outboxMail.findMany({
    where: { state: 'DEAD' },
    select: {
      id: true,
      kind: true,
      recipient: true,
      attempts: true,
      lastError: true,
      createdAt: true,
      endedAt: true,
    },
    orderBy: { endedAt: 'desc' },
    take: limit,
  });
}

/**
 * Queues mails that were given up once more, with all their attempts.
 *
 * @param id Which one; null for all.
 * @returns how many there were.
 */
export async function retryDead(access: Access, id: string | null): Promise<number> {
  return access.transaction(async (tx) => {
    const mails = await tx.outboxMail.updateManyAndReturn({
      where: { state: 'DEAD', ...(id !== null && { id }) },
      data: { state: 'QUEUED', attempts: 0, endedAt: null, enqueuedAt: null },
      select: { id: true },
    });
    const ids = mails.map(({ id }) => id);
    // Only by its last mail: those before hold tokens that were renewed, and are not sent. Ids are in order of time.
    await tx.$executeRaw`
      update invitations i set delivery = 'QUEUED', updated_at = now()
      from outbox_mails m
      where m.id = any(${ids}::uuid[]) and i.id = m.invitation_id and i.state = 'PENDING' and i.delivery = 'FAILED'
        and not exists (select from outbox_mails n where n.invitation_id = m.invitation_id and n.id > m.id)`;
    await tx.$executeRaw`select pg_notify(${OUTBOX_CHANNEL}, '')`;
    return mails.length;
  });
}
