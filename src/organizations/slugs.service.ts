import type { Db } from '../data/door.ts';

/** Slugs: an organization's part of addresses. Unique over all tenants, so availability crosses them on purpose. */

const LONGEST = 63;
const SHORTEST = 3;
/** How many numbered variants are looked at for a free one. */
const VARIANTS = 50;

/** Which of these slugs are taken, by whomever. One statement. */
async function takenSlugs(db: Db, candidates: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    select slug from app.taken_slugs(${candidates}::text[]) as taken(slug)`;
  return rows.map(({ slug }) => slug);
}

/** What only the database knows of a company's answers: whether its industry (UUID) exists and its slug is taken. One statement. */
export async function checkCompany(
  db: Db,
  industryId: string | null,
  slug: string | null,
): Promise<{ industryKnown: boolean; slugTaken: boolean }> {
  const [row] = await db.$queryRaw<{ industryKnown: boolean; slugTaken: boolean }[]>`
    select exists (select from industries where id = ${industryId}::uuid) as "industryKnown",
      exists (select from app.taken_slugs(array[${slug}::text])) as "slugTaken"`;
  return row ?? { industryKnown: false, slugTaken: false };
}

/** A slug made of a name: without accents, in lower case, other characters as hyphens. Null where nothing is left. */
export function slugOf(name: string): string | null {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  const slug = letters
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  if (slug === '') return null;
  // A name such as `X` still deserves an address of the shortest length.
  return slug.length >= SHORTEST ? slug : `${slug}-org`;
}

/** The slug and its numbered variants (`acme`, `acme-2`, …), in the order of preference. */
export function variantsOf(slug: string): string[] {
  return Array.from({ length: VARIANTS }, (_, index) => {
    if (index === 0) return slug;
    const suffix = `-${index + 1}`;
    return slug.slice(0, LONGEST - suffix.length).replace(/-+$/, '') + suffix;
  });
}

/** The variants of a slug that are free, best first. One statement. */
export async function freeVariants(db: Db, slug: string): Promise<string[]> {
  const candidates = variantsOf(slug);
  const taken = new Set(await takenSlugs(db, candidates));
  return candidates.filter((candidate) => !taken.has(candidate));
}

/** Whether a slug is free, and one that is where it is not. */
export interface SlugAvailability {
  readonly slug: string;
  readonly valid: boolean;
  readonly available: boolean;
  /** A free slug like it; null where it is free itself, or nothing can be made of it. */
  readonly suggestion: string | null;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Whether it has the form of a slug. */
export const isSlug = (slug: string): boolean =>
  slug.length >= SHORTEST && slug.length <= LONGEST && SLUG.test(slug);

/** Answers whether an organization may take this slug. One statement. */
export async function slugAvailability(db: Db, slug: string): Promise<SlugAvailability> {
  const valid = isSlug(slug);
  const base = valid ? slug : slugOf(slug.slice(0, 255));
  const [free] = base === null ? [] : await freeVariants(db, base);
  const available = valid && free === slug;
  return { slug, valid, available, suggestion: available ? null : (free ?? null) };
}
