import type { Access } from '../data/door.ts';
import { inOrder } from '../data/in-order.ts';
import type { Industry } from '../generated/prisma/client.ts';

/** The industries with these ids (UUIDs), in their order; null where there is none. One statement. */
export async function industriesByIds(
  { db }: Access,
  ids: readonly string[],
): Promise<(Industry | null)[]> {
  return inOrder(ids, await db.industry.findMany({ where: { id: { in: [...ids] } } }));
}
