import { z } from 'zod';
import type { Access } from '../../data/door.ts';
import { inOrder } from '../../data/in-order.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { connectionOf, jsonCursor } from '../../pagination.ts';
import type { Connection, Cursor, Page } from '../../pagination.ts';
import { COLUMNS, readSuggestions } from '../rows.ts';
import type { Suggestion } from '../rows.ts';

/** Where a suggestion stands in a list: ids are made in the order of time. */
type Place = readonly [id: string];

/** The cursors of lists of suggestions. */
export const suggestionCursor: Cursor<Place> = jsonCursor(z.tuple([z.guid()]));

/** Whose suggestions: of a session (UUID), or of one of its steps (its key). */
export interface ListKey {
  readonly sessionId: string;
  readonly step: string | null;
}

/** The suggestions with these ids (UUIDs), in their order; null where there is none for the viewer. One statement. */
export async function suggestionsByIds(
  { db }: Access,
  ids: readonly string[],
): Promise<(Suggestion | null)[]> {
  return inOrder(ids, await readSuggestions(db, ids));
}

/**
 * The same page of several lists, the newest first, without those that are hidden. One statement. Empty where the
 * viewer may not see the session's answers.
 */
export async function suggestionLists(
  { db }: Access,
  keys: readonly ListKey[],
  page: Page<Place>,
): Promise<Connection<Suggestion>[]> {
  const direction = page.backward ? Prisma.sql`asc` : Prisma.sql`desc`;
  const sessions = keys.map(({ sessionId }) => sessionId);
  const steps = keys.map(({ step }) => step);
  const rows = await db.$queryRaw<(Suggestion & { place: number })[]>`
    select wanted.place::int as place, ${COLUMNS}
    from unnest(${sessions}::uuid[], ${steps}::text[]) with ordinality as wanted (session_id, step, place)
    cross join lateral (
      select a.* from ai_suggestions a
      where a.session_id = wanted.session_id and (wanted.step is null or a.step = wanted.step)
        and coalesce(a.confidence >= (select p.min_confidence from ai_preferences p where p.user_id = (select app.viewer_id())), true)
        ${beyond(page.after, Prisma.sql`<`)} ${beyond(page.before, Prisma.sql`>`)}
      order by a.id ${direction} limit ${page.size + 1}
    ) s
    order by s.id ${direction}`;
  return keys.map((_, index) => {
    const own = rows.filter(({ place }) => place === index + 1);
    return connectionOf(own, page, ({ id }) => suggestionCursor.encode([id]));
  });
}

const beyond = (place: Place | null, comparison: Prisma.Sql): Prisma.Sql =>
  place ? Prisma.sql`and a.id ${comparison} ${place[0]}::uuid` : Prisma.empty;
