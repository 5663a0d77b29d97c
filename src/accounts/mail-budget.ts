import type { RateLimit } from '../config.ts';
import type { Db } from '../data/door.ts';
import type { MailKind } from '../mail/outbox.service.ts';
import type { Nameless } from '../nameless.ts';

/**
 * How many mails anybody can have sent to an address, by asking for them or by registering it over and over. Past it
 * nothing is sent, and nobody is told: whoever owns the address has that many in their mailbox, and a refusal would let
 * others keep them from asking.
 */
export interface MailBudget {
  /** Counts a mail in the transaction that queues it; false, and nothing counted, where it is one too many. */
  take(tx: Db, kind: MailKind, email: string): Promise<boolean>;
}

/**
 * Counts in auth.sign_in_failures, under keys `m:…` that name nobody, by kind: mails of one kind leave others alone.
 * `blocked_until` is when counting starts anew, the limit's window after the first mail.
 * @param limit Null: any number.
 */
export function createMailBudget(nameless: Nameless, limit: RateLimit | null): MailBudget {
  return {
    async take(tx, kind, email) {
      if (limit === null) return true;
      const { max, windowMs } = limit;
      const counted = await tx.$executeRaw`
        insert into auth.sign_in_failures as f (key, failures, last_at, blocked_until)
        values (
          ${`m:${nameless(`mail ${kind} ${email}`)}`}, 1, clock_timestamp(),
          clock_timestamp() + make_interval(secs => ${windowMs / 1_000}::float8)
        )
        on conflict (key) do update set
          last_at = excluded.last_at,
          failures = case when f.blocked_until <= excluded.last_at then 1 else f.failures + 1 end,
          blocked_until = case
            when f.blocked_until <= excluded.last_at then excluded.blocked_until else f.blocked_until end
        where f.blocked_until <= excluded.last_at or f.failures < ${max}::int`;
      return counted > 0;
    },
  };
}
