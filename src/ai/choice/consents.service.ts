import { z } from 'zod';
import type { Db } from '../../data/door.ts';
import { connectionOf, jsonCursor } from '../../pagination.ts';
import type { Connection, Cursor, Page } from '../../pagination.ts';
import type { Choice } from './choice.ts';
import type { ConsentOrigin } from './preferences.service.ts';

/** What a person has chosen over time, and what models cost them today. */

/** A record of a choice: it is never changed. */
export interface Consent {
  /** UUID. */
  readonly id: string;
  readonly givenAt: Date;
  /** Of the text that they were shown, as their client said; else of the one in force then. */
  readonly textVersion: string;
  readonly origin: ConsentOrigin;
  /** All that held from then on. */
  readonly choice: Choice;
}

/** The cursors of consents: their ids, which grow with time. */
export const consentCursor: Cursor<string> = jsonCursor(z.guid());

/** A page of a person's consents, the newest first. One statement. */
export async function readConsents(
  db: Db,
  userId: string,
  page: Page<string>,
): Promise<Connection<Consent>> {
  const rows = await db.aiConsent.findMany({
    where: {
      userId,
      id: { ...(page.after && { lt: page.after }), ...(page.before && { gt: page.before }) },
    },
    orderBy: { id: page.backward ? 'asc' : 'desc' },
    take: page.size + 1,
  });
  // Only this feature writes them.
  return connectionOf(rows as unknown as Consent[], page, ({ id }) => consentCursor.encode(id));
}

/** What models cost, with what is reserved for those that are being asked. */
export interface Usage {
  readonly tokens: number;
  /** In US dollars. */
  readonly cost: number;
}

/** What models cost a person since midnight (UTC), by the clock of the database. One statement. */
export async function readUsageToday(db: Db, userId: string): Promise<Usage> {
  const [row] = await db.$queryRaw<{ tokens: bigint; micros: bigint }[]>`
    select tokens, micros from ai_usage
    where user_id = ${userId}::uuid and day = (statement_timestamp() at time zone 'UTC')::date`;
  return { tokens: Number(row?.tokens ?? 0), cost: Number(row?.micros ?? 0) / 1e6 };
}
