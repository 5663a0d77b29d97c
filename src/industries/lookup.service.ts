import type { Access } from '../data/door.ts';
import type { Industry } from '../generated/prisma/client.ts';

/** The industries with these ids (UUIDs), in their order; null where there is none. One statement. */
export async function industriesByIds(
  { db }: Access,
  ids: readonly string[],
): Promise<(Industry | null)[]> {
  const rows = await db.industry.findMany({ where: { id: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
