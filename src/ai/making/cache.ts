import type { Db } from '../../data/door.ts';
import type { Made } from '../suggestion.ts';

/** Hours for which an answer of a model is kept for who asks the same. From the product's promise: six. */
export const CACHED_HOURS = 6;

/** Whose cache it is. */
export interface CacheScope {
  readonly userId: string;
  /** Null before there is one: the cache is then the person's own. */
  readonly organizationId: string | null;
}

/**
 * Keeps what a model answered, for who gives it the same to go by, within the organization; of none, the person. Not
 * where its person removed the suggestion meanwhile.
 */
export async function keepInCache(
  db: Db,
  { userId, organizationId, suggestionId }: CacheScope & { readonly suggestionId: string },
  key: Uint8Array,
  result: Made & { readonly provider: string; readonly model: string },
): Promise<void> {
  await db.$executeRaw`
    insert into ai_cache (scope_id, key, user_id, organization_id, result, expires_at)
    select ${organizationId ?? userId}::uuid, ${key}, ${userId}::uuid, ${organizationId}::uuid,
      ${JSON.stringify(result)}::jsonb, statement_timestamp() + make_interval(hours => ${CACHED_HOURS}::int)
    -- Who removes what models wrote waits until this is kept, or this waits for them, and finds the suggestion gone.
    from ai_preferences p join ai_suggestions s on s.user_id = p.user_id
    -- Who has left the organization keeps nothing there.
    where (${organizationId}::uuid is null or ${organizationId}::uuid in (select app.viewer_joins()))
      and s.id = ${suggestionId}::uuid
    for share of p, s
    on conflict (scope_id, key) do update set user_id = excluded.user_id, result = excluded.result, expires_at = excluded.expires_at`;
}
