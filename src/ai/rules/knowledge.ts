import type { Db } from '../../data/door.ts';
import type { Industry, Prisma } from '../../generated/prisma/client.ts';
import { idOf } from '../../global-id.ts';
import { answersIn } from '../../onboarding/session.service.ts';
import type { Language } from '../../messages/language.ts';
import type { Knowledge, Situation } from '../suggestion.ts';
import { certaintyOf } from './certainty.ts';
import { evidenceOf } from './evidence.ts';
import type { Facts } from './facts.ts';
import { matchIndustries } from './matching.ts';

/** The UUID of the industry that the COMPANY step's answers name; null where they name none. */
const chosenId = (industryId: unknown): string | null =>
  typeof industryId === 'string' ? idOf('Industry', industryId) : null;

type Row = Pick<Industry, 'id' | 'key' | 'name' | 'category'> & {
  readonly rest: Prisma.JsonObject | null;
};

/** The company's industry, and all that may be chosen, by name. One statement. */
export async function loadKnowledge(db: Db, { session }: Situation): Promise<Knowledge> {
  const id = chosenId(answersIn(session, 'COMPANY')['industryId']);
  // What is long is sent of the company's industry only.
  const rows = await db.$queryRaw<Row[]>`
    select id, key, name, category, case when id = ${id}::uuid then json_build_object(
      'description', description, 'keywordsEn', keywords_en, 'keywordsEs', keywords_es, 'metrics', metrics,
      'departments', departments, 'objectives', objectives, 'createdAt', created_at, 'updatedAt', updated_at
    ) end as rest
    from industries order by name, id`;
  const chosen = rows.find((row) => row.rest !== null);
  return {
    industry: chosen ? whole(chosen) : null,
    industries: rows.map(({ id, key, name, category }) => ({ id, key, name, category })),
  };
}

function whole({ rest, ...row }: Row): Industry {
  const { createdAt, updatedAt, ...columns } = rest as unknown as Omit<
    Industry,
    'createdAt' | 'updatedAt'
  > & { readonly createdAt: string; readonly updatedAt: string };
  return {
    ...columns,
    ...row,
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  };
}

/** The industry that rules go by, and how it is known. */
export interface KnownIndustry {
  readonly industry: Industry | null;
  readonly how: 'CHOSEN' | 'INFERRED' | 'UNKNOWN';
  /** How certain the industry is, 0 to 1: 1 where it was chosen. */
  readonly certainty: number;
}

/** Below this an industry that only seems to fit is not gone by. */
const LEAST_CERTAINTY = 0.4;

/** The industry that was chosen, or else the one that name and description fit. At most one statement. */
export async function knownIndustry(db: Db, { COMPANY }: Facts): Promise<KnownIndustry> {
  const id = chosenId(COMPANY.industryId);
  if (id !== null) {
    const industry = await db.industry.findUnique({ where: { id } });
    return industry ? { industry, how: 'CHOSEN', certainty: 1 } : UNKNOWN;
  }
  const evidence = evidenceOf(COMPANY);
  const matches = evidence === null ? [] : await matchIndustries(db, evidence, 2);
  const certainty = certaintyOf(matches);
  return matches[0] && certainty >= LEAST_CERTAINTY
    ? { industry: matches[0], how: 'INFERRED', certainty }
    : UNKNOWN;
}

const UNKNOWN: KnownIndustry = { industry: null, how: 'UNKNOWN', certainty: 0 };

/** What people call the industry; the seed's Spanish keywords begin with its name. */
export const nameOf = (industry: Industry, locale: Language): string =>
  locale === 'es' ? (industry.keywordsEs[0] ?? industry.name) : industry.name;
