import type { Door } from '../data/door.ts';

/** What AI leaves behind is forgotten when its time is over. Each call reaches a bounded number of rows, and gives how many. */
export interface AiRetention {
  /** The words of suggestions: what was asked, proposed, changed and said of it. That there was one stays, and its state. */
  purgeSuggestions(): Promise<number>;
  /** Answers of models that the cache does not give any more. */
  purgeCache(): Promise<number>;
  /** What is held of budgets for calls whose instance died: half of it counts as spent, for a repair had its share. */
  settleLapsed(): Promise<number>;
  /** What was spent on days that nobody asks about any more. */
  purgeUsage(): Promise<number>;
}

/** Days for which is known what was spent: a budget is of a day, and a month's bill can still be compared with it. */
export const USAGE_KEPT_DAYS = 40;

/** The scope of what all spend together. */
const SERVER = '00000000-0000-0000-0000-000000000000';

/** Rows that one call reaches at most. */
const BATCH = 1_000;

/** @param options.wordsDays How long the words of suggestions are kept, in days: ANSWERS_RETENTION_DAYS. */
export function createAiRetention({
  door,
  wordsDays,
  batch = BATCH,
}: {
  readonly door: Door;
  readonly wordsDays: number;
  readonly batch?: number;
}): AiRetention {
  return {
    // One that is being made now stays, however long ago it was asked for.
    purgeSuggestions: () => door.asSystem('purge suggestions').db.$executeRaw`
      update ai_suggestions
      set instruction = null, proposal = null, alternatives = null, insights = null, rationale = null, edits = null,
        rejection_note = null, purged_at = now()
      where purged_at is null and id = any (array( -- by index, whatever the planner thinks of the limit
        select id from ai_suggestions
        where purged_at is null and created_at < now() - make_interval(days => ${wordsDays}::int)
          and not (state in ('PENDING', 'STREAMING') and lease_until > now())
        order by created_at limit ${batch}
      ))`,
    // Looks at the time again: what expired may be written anew while this waits.
    purgeCache: () => door.asSystem('purge model answers').db.$executeRaw`
      delete from ai_cache c using (
        select scope_id, key from ai_cache where expires_at <= now() order by expires_at limit ${batch}
      ) old
      where c.scope_id = old.scope_id and c.key = old.key and c.expires_at <= now()`,
    settleLapsed: () =>
      door.asSystem('settle lapsed calls').transaction(async (tx) => {
        // The server's rows first, as whoever reserves or settles: so no two wait for each other.
        await tx.$queryRaw`
          select 1 as held from ai_usage where user_id is null and organization_id is null order by day for update`;
        return tx.$executeRaw`
          with lapsed as (
            select id, reserved_on as day, reserved_tokens / 2 as tokens, reserved_micros / 2 as micros,
              array[${SERVER}::uuid, user_id, reserved_for] as scopes
            from ai_suggestions
            where reserved_on is not null and lease_until < now() - interval '1 minute'
            order by lease_until limit ${batch} for update skip locked
          ),
          freed as (
            select day, scope_id, sum(tokens) as tokens, sum(micros) as micros
            from lapsed, unnest(scopes) as scope_id where scope_id is not null group by day, scope_id
          ),
          usage as (
            update ai_usage u
            set tokens = greatest(u.tokens - freed.tokens, 0), micros = greatest(u.micros - freed.micros, 0)
            from freed where u.day = freed.day and u.scope_id = freed.scope_id
          )
          update ai_suggestions s set reserved_on = null, reserved_tokens = 0, reserved_micros = 0
          from lapsed where s.id = lapsed.id`;
      }),
    purgeUsage: () => door.asSystem('purge model usage').db.$executeRaw`
      delete from ai_usage u using (
        select day, scope_id from ai_usage
        where day < (now() at time zone 'UTC')::date - ${USAGE_KEPT_DAYS}::int order by day limit ${batch}
      ) old
      where u.day = old.day and u.scope_id = old.scope_id`,
  };
}
