import type { Db } from '../data/door.ts';
import { OPEN, RESUMABLE_DAYS } from './rows.ts';

/** The statements of sessions that run for nobody: what time does to them, and what a release must be able to serve. */

/** Marks sessions whose time is up, as the system; at most `limit`, passing over those being written. */
export async function expireDue(system: Db, limit: number): Promise<number> {
  return system.$executeRaw`
    with due as (
      select id from onboarding_sessions
      where state in ${OPEN} and expires_at <= now()
      order by expires_at limit ${limit} for update skip locked
    ), marked as (
      update onboarding_sessions s
      set state = 'EXPIRED', ended_at = s.expires_at, event_cursor = s.event_cursor + 1, updated_at = now()
      where s.id = any (array(select id from due)) -- by index, whatever the planner thinks of the limit
      returning s.id, s.event_cursor, s.user_id
    )
    insert into onboarding_events (session_id, cursor, user_id, kind)
    select id, event_cursor, user_id, 'EXPIRED' from marked`;
}

/**
 * Removes the answers of sessions that were given up, as the system; at most `limit` sessions.
 * @param days after their end; RESUMABLE_DAYS at the least, for so long they can be resumed.
 */
export async function purgeDue(system: Db, limit: number, days = RESUMABLE_DAYS): Promise<number> {
  return system.$executeRaw`
    with due as (
      select id from onboarding_sessions
      where state in ('ABANDONED', 'EXPIRED') and purged_at is null
        and ended_at <= now() - make_interval(days => ${Math.max(days, RESUMABLE_DAYS)}::int)
      order by ended_at limit ${limit} for update skip locked
    ), purged as (
      delete from onboarding_answers where session_id = any (array(select id from due))
    )
    update onboarding_sessions set purged_at = now() where id = any (array(select id from due))`;
}

/** The flow versions that sessions which are open, or may be resumed, began on. */
export async function flowVersionsInUse(system: Db): Promise<{ flow: string; version: number }[]> {
  return system.$queryRaw`
    select distinct flow, flow_version as version from onboarding_sessions
    where state <> 'COMPLETED'
      and (state in ${OPEN} or ended_at > now() - make_interval(days => ${RESUMABLE_DAYS}::int))`;
}
