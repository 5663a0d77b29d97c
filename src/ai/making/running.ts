import type { Db } from '../../data/door.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { ModelUsage } from '../models.ts';
import { COLUMNS, EXPIRY, NOW, RUNNING } from '../rows.ts';
import type { Suggestion } from '../rows.ts';
import { isNothing } from '../suggestion.ts';
import type { Made, SuggestionNote } from '../suggestion.ts';

/** The statements of suggestions that are being made: what is shown of them, who watches, how they end. */

/** Seconds for which a look at a suggestion that is being made counts as watching it. */
const WATCHED_SECONDS = 5;

/** A suggestion as it is now, for somebody who watches it; null where the viewer may not see it. */
export async function watchSuggestion(db: Db, id: string): Promise<Suggestion | null> {
  const [suggestion] = await db.$queryRaw<Suggestion[]>`
    with watched as (
      update ai_suggestions s set watched_until = ${NOW} + make_interval(secs => ${WATCHED_SECONDS}::int)
      where s.id = ${id}::uuid and s.state in ${RUNNING} and s.lease_until > ${NOW}
        and (s.watched_until is null or s.watched_until < ${NOW} + make_interval(secs => ${WATCHED_SECONDS}::int / 2))
    )
    select ${COLUMNS} from ai_suggestions s where s.id = ${id}::uuid`;
  return suggestion ?? null;
}

/**
 * Whether it may still be worked on: not ended from outside, not late, and not forbidden by the organization; who has left
 * one cannot know what it forbids.
 */
const OPEN = Prisma.sql`s.state in ${RUNNING} and s.lease_until > ${NOW} and not exists (
  select from onboarding_sessions z left join organization_ai_settings o on o.organization_id = z.organization_id
  where z.id = s.session_id and z.organization_id is not null
    and (not coalesce(o.models_allowed, true) or z.organization_id not in (select app.viewer_joins())))`;
/** Whether it is also wanted: not left by all who watched it. */
const ALIVE = Prisma.sql`${OPEN} and (s.watched_until is null or s.watched_until > ${NOW})`;

/** How it is with a suggestion that is worked on. */
export type Standing = 'ALIVE' | 'LEFT' | 'ENDED';

/** ENDED where somebody ended it or it is gone; LEFT where all who watched it went away. */
export async function standingOf(db: Db, id: string): Promise<Standing> {
  const [row] = await db.$queryRaw<{ standing: Standing }[]>`
    select case when ${ALIVE} then 'ALIVE' when ${OPEN} then 'LEFT' else 'ENDED' end
      as standing
    from ai_suggestions s where s.id = ${id}::uuid`;
  return row?.standing ?? 'ENDED';
}

/** Shows what there is of a suggestion; false where it is not worked on any more. */
export async function showPartial(
  db: Db,
  id: string,
  partial: Partial<Pick<Made, 'proposal' | 'alternatives' | 'insights' | 'rationale'>>,
): Promise<boolean> {
  const count = await db.$executeRaw`
    update ai_suggestions s
    set state = 'STREAMING', cursor = s.cursor + 1, proposal = ${json(partial.proposal)}::jsonb,
      alternatives = ${json(partial.alternatives)}::jsonb, insights = ${json(partial.insights)}::jsonb,
      rationale = ${partial.rationale ?? null}
    where s.id = ${id}::uuid and ${ALIVE}`;
  return count > 0;
}

/** Where a finished suggestion came from. */
export interface Origin {
  readonly source: 'MODEL' | 'RULES';
  readonly note: SuggestionNote | null;
  readonly repaired: boolean;
  readonly provider: string | null;
  readonly model: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
  readonly firstTokenMs: number | null;
  readonly latencyMs: number;
}

/** Makes a suggestion READY, or FAILED where nothing came of it; false where it is not worked on any more. */
export async function finishSuggestion(
  db: Db,
  id: string,
  made: Made,
  origin: Origin,
): Promise<boolean> {
  const state = isNothing(made) ? 'FAILED' : 'READY';
  const count = await db.$executeRaw`
    update ai_suggestions s
    set state = ${state}, cursor = s.cursor + 1, proposal = ${json(made.proposal)}::jsonb,
      alternatives = ${json(made.alternatives)}::jsonb, insights = ${json(made.insights)}::jsonb,
      rationale = ${made.rationale}, confidence = ${made.confidence}, confidence_basis = ${made.confidenceBasis},
      source = ${origin.source}, note = ${isNothing(made) ? 'NOTHING_FOUND' : origin.note}, repaired = ${origin.repaired}, provider = ${origin.provider},
      model = ${origin.model}, input_tokens = ${origin.inputTokens}, output_tokens = ${origin.outputTokens},
      cost_micros = ${origin.costMicros}, first_token_ms = ${origin.firstTokenMs}, latency_ms = ${origin.latencyMs},
      ready_at = case ${state} when 'READY' then ${NOW} end, expires_at = ${EXPIRY}
    where s.id = ${id}::uuid and ${OPEN}`;
  return count > 0;
}

/** Ends a suggestion that will not be; false where it had ended already. */
export async function failSuggestion(db: Db, id: string, note: SuggestionNote): Promise<boolean> {
  const count = await db.$executeRaw`
    update ai_suggestions s
    set state = 'FAILED', cursor = s.cursor + 1, note = ${note}, proposal = null, alternatives = null, insights = null,
      rationale = null
    where s.id = ${id}::uuid and s.state in ${RUNNING}`;
  return count > 0;
}

/** Writes down what was used for a suggestion that had ended before its call did. */
export async function noteCost(
  db: Db,
  id: string,
  { inputTokens, outputTokens, costMicros }: ModelUsage,
): Promise<void> {
  if (inputTokens + outputTokens === 0) return; // nothing was sent
  await db.$executeRaw`
    update ai_suggestions s
    set input_tokens = ${inputTokens}, output_tokens = ${outputTokens}, cost_micros = ${costMicros}
    where s.id = ${id}::uuid and s.input_tokens is null`;
}

const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);
