import { z } from 'zod';
import type { Access } from '../data/door.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Industry } from '../generated/prisma/client.ts';
import { connectionOf, jsonCursor } from '../pagination.ts';
import type { Connection, Cursor, Page } from '../pagination.ts';
import { categoriesStatement, listStatement, searchStatement } from './industries.statements.ts';
import type { Place } from './industries.statements.ts';

/** The longest search, in code points. */
export const MAX_SEARCH_LENGTH = 100;

/** Which industries to list: by rank where something is searched, else by name. */
export interface IndustryQuery {
  /** What somebody typed, at most MAX_SEARCH_LENGTH code points. Blank is no search. */
  readonly search?: string | null | undefined;
  /** Only those of this category, written as industries have it. */
  readonly category?: string | null | undefined;
  readonly page: Page<Place>;
}

/** The cursors of these lists. */
export const industryCursor: Cursor<Place> = jsonCursor(
  z.tuple([z.int32(), z.string().refine(isStorable), z.guid()]),
);

/** One page of industries, by one statement. */
export async function searchIndustries(
  access: Access,
  { search, category = null, page }: IndustryQuery,
): Promise<Connection<Industry>> {
  const typed = search?.trim() ?? '';
  const rows =
    isStorable(typed) && isStorable(category ?? '')
      ? await access.db.$queryRaw<(Industry & { rank: number })[]>(
          typed ? searchStatement(typed, category, page) : listStatement(category, page),
        )
      : [];
  return connectionOf(rows, page, ({ rank, name, id }) => industryCursor.encode([rank, name, id]));
}

/** Every category that an industry has, by name. One statement. */
export async function industryCategories(access: Access): Promise<string[]> {
  const rows = await access.db.$queryRaw<{ category: string }[]>(categoriesStatement);
  return rows.map(({ category }) => category);
}

/** How many organizations each of these industries has, over all tenants, in the order of the ids. One statement. */
export async function organizationCounts(
  access: Access,
  ids: readonly string[],
): Promise<number[]> {
  const rows = await access.db.$queryRaw<{ industry_id: string; organizations: number }[]>(
    Prisma.sql`select industry_id, organizations from app.industry_organization_counts(${ids}::uuid[])`,
  );
  const counts = new Map(rows.map((row) => [row.industry_id, row.organizations]));
  return ids.map((id) => counts.get(id) ?? 0);
}

/** Whether Postgres can hold it: U+0000 and unpaired surrogates it cannot, so nothing can match them. */
function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}
