import type { Door } from '../data/door.ts';
import { KEPT_HOURS } from '../idempotency/idempotency.service.ts';

/** What is forgotten when its time is over. Each call removes a bounded number of rows, and gives how many. */
export interface Retention {
  /** Entries of the audit log, with where they came from. */
  purgeAuditLog(): Promise<number>;
  /** Keys of requests that would not be recognized any more. */
  purgeIdempotencyKeys(): Promise<number>;
}

/** Rows that one call removes at most. */
const BATCH = 1_000;

/** @param options.auditDays How long entries of the audit log are kept, in days: AUDIT_RETENTION_DAYS. */
export function createRetention({
  door,
  auditDays,
  batch = BATCH,
}: {
  readonly door: Door;
  readonly auditDays: number;
  readonly batch?: number;
}): Retention {
  return {
    purgeAuditLog: () => door.asSystem('purge audit log').db.$executeRaw`
      delete from audit_log where id = any (array( -- by index, whatever the planner thinks of the limit
        select id from audit_log where occurred_at < now() - make_interval(days => ${auditDays}::int)
        order by occurred_at limit ${batch}
      ))`,
    purgeIdempotencyKeys: () => door.asSystem('purge idempotency keys').db.$executeRaw`
      delete from idempotency_keys k using (
        select user_id, key from idempotency_keys
        where created_at < now() - make_interval(hours => ${KEPT_HOURS}::int)
        order by created_at limit ${batch}
      ) old
      where k.user_id = old.user_id and k.key = old.key`,
  };
}
