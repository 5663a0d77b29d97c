import type { AiConfig } from '../../ai-config.ts';
import type { Access, Db } from '../../data/door.ts';
import type { SuggestionNote } from '../suggestion.ts';

/** Whose budgets there are; each call counts for all of them that it belongs to. */
export type Budgets = AiConfig['budgets'];

/** What a request may cost at most. */
export interface Estimate {
  readonly tokens: number;
  readonly micros: number;
}

/** What was granted, in the order of the requests. */
export interface Reservation {
  readonly granted: readonly boolean[];
  /** Whose budget the first refused one broke. */
  readonly spent: 'PERSON' | 'ORGANIZATION' | 'SERVER' | null;
  readonly day: Date;
}

/** Holds what requests may cost, of the viewer's budget, their organization's and the server's: one check for all. */
export async function reserve(
  db: Db,
  organizationId: string | null,
  estimates: readonly Estimate[],
  { person, organization, server }: Budgets,
): Promise<Reservation> {
  const all = [person, organization, server];
  const limits = [...all.map(({ tokens }) => tokens), ...all.map(({ micros }) => micros)];
  const [row] = await db.$queryRaw<Reservation[]>`
    select granted, spent, day from app.reserve_ai(${organizationId}::uuid,
      ${estimates.map(({ tokens }) => tokens)}::bigint[], ${estimates.map(({ micros }) => micros)}::bigint[],
      ${limits}::bigint[])`;
  if (!row) throw new Error('A reservation tells what it granted.');
  return row;
}

/**
 * Puts what a suggestion's call cost in the place of what was held for it: in a transaction, which is run again where
 * Postgres gives it up, for nobody else would free that.
 */
export async function settle(
  { transaction }: Access,
  id: string,
  { tokens, micros }: Estimate,
): Promise<void> {
  await transaction(
    (tx) => tx.$queryRaw`select 1 as settled
      from app.settle_ai(${id}::uuid, ${Math.ceil(tokens)}::bigint, ${Math.ceil(micros)}::bigint)`,
  );
}

/** Why rules helped where a budget is spent. */
export const spentNote = (spent: Reservation['spent']): SuggestionNote =>
  `BUDGET_${spent ?? 'SERVER'}`;
