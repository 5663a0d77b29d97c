import type { Access, Db } from '../data/door.ts';
import { TooManyAttemptsError } from '../errors.ts';
import type { Nameless } from '../nameless.ts';
import { networkOf } from '../plugins/client-address.ts';
import type { Client } from './client.ts';

/** So many failures in a row cost nothing; from then on each doubles the wait: 1 s, 2 s, 4 s … */
const FREE_FAILURES = 10;
/** The longest wait, in seconds. */
const LONGEST_WAIT = { account: 60, network: 15 * 60 } as const;

/** How many rows a statement deletes, and how many statements there are at a time. */
const BATCH = 1_000;
const MOST_BATCHES = 20;

/** One try to get in. Exactly one of its functions is called, once it is known what became of it. */
export interface Attempt {
  /** It was wrong. @throws TooManyAttemptsError where others were in the meantime: then it is neither counted nor told. */
  failed(): Promise<void>;
  /** It was right, and somebody gets in. @throws TooManyAttemptsError where others were wrong in the meantime. */
  succeeded(): Promise<void>;
  /** It was right as far as it goes; more is wanted. @throws TooManyAttemptsError as above. */
  pending(): Promise<void>;
}

/** Makes guessing slow, for an account and for a network, without locking anybody out for good. */
export interface LockOut {
  /**
   * Whether this client may try to get into the account of this address now, which may exist or not.
   * @throws TooManyAttemptsError
   */
  admit(address: string, client: Pick<Client, 'ip'>): Promise<Attempt>;
  /** The account's person is here: what was counted against them is forgotten, and their network remembered. */
  welcome(db: Db, address: string, client: Pick<Client, 'ip'>): Promise<void>;
  /** Deletes a bounded number of rows that count no more. */
  dropExpired(): Promise<void>;
}

/**
 * Counts in auth.sign_in_failures, under keys that name nobody:
 * - `a:…` failures at an account from networks where its person has not been;
 * - `p:…` an account and a network: the row is made when its person gets in from there, and remembered for 90 days.
 *   Whoever comes from such a network is held up by failures from there only, so that nobody else can keep them out;
 * - `n:…` failures from a network, at whatever account.
 *
 * A try is judged by the clock of the database. Of tries made at once, those that end after a wait has begun are
 * refused, whether they were right or wrong, so that nothing is learned by making many of them.
 */
export function createLockOut(access: Access, nameless: Nameless): LockOut {
  const keysOf = (address: string, { ip }: Pick<Client, 'ip'>) => {
    const network = networkOf(ip ?? '');
    return {
      account: `a:${nameless(`account ${address}`)}`,
      pair: `p:${nameless(`pair ${address} ${network}`)}`,
      network: `n:${nameless(`network ${network}`)}`,
    };
  };

  /** Refuses what began at `at` where any of the keys waits now, or did since. */
  async function refuseHeld(keys: readonly string[], at: Date): Promise<void> {
    const [row] = await access.db.$queryRaw<{ seconds: number | null }[]>`
      select ceil(extract(epoch from max(blocked_until) - clock_timestamp()))::int as seconds
      from auth.sign_in_failures where key = any(${keys}) and blocked_until > ${at}`;
    if (row && row.seconds !== null) throw new TooManyAttemptsError(Math.max(1, row.seconds));
  }

  return {
    async admit(address, client) {
      const keys = keysOf(address, client);
      const rows = await access.db.$queryRaw<
        { at: Date; key: string | null; remembered: boolean; seconds: number | null }[]
      >`
        select n.at, f.key, f.last_at > n.at - interval '90 days' as remembered,
          ceil(extract(epoch from f.blocked_until - n.at))::int as seconds
        from (select date_trunc('milliseconds', clock_timestamp()) as at) n
        left join auth.sign_in_failures f on f.key = any(${Object.values(keys)})`;
      const at = rows[0]?.at ?? new Date();
      const known = rows.some(({ key, remembered }) => key === keys.pair && remembered);
      const holding = known ? [keys.pair] : [keys.account, keys.network];
      const waits = rows.filter(({ key }) => key !== null && holding.includes(key));
      const wait = Math.max(0, ...waits.map(({ seconds }) => seconds ?? 0));
      if (wait > 0) throw new TooManyAttemptsError(wait);
      return {
        async failed() {
          const counted = await countFailure(access, [...new Set([...holding, keys.network])], at);
          if (!holding.every((key) => counted.includes(key))) await refuseHeld(holding, at);
        },
        async succeeded() {
          if (!(await countSuccess(access.db, { ...keys, holding, at }))) {
            await refuseHeld(holding, at);
          }
        },
        pending: () => refuseHeld(holding, at),
      };
    },
    async welcome(db, address, client) {
      const keys = keysOf(address, client);
      const holding = [keys.account];
      await countSuccess(db, { ...keys, holding, at: FAR_FUTURE });
    },
    async dropExpired() {
      // Of the others none is of use after a day: `c:…` are codes that were used (second-factor.ts), `m:…` mails that
      // were counted (mail-budget.ts). Who guesses at many addresses makes an `a:…` of each: many are deleted at a time.
      for (let batch = 0, deleted = BATCH; batch < MOST_BATCHES && deleted === BATCH; batch++) {
        deleted = await access.db.$executeRaw`
          delete from auth.sign_in_failures where key in (
            select key from auth.sign_in_failures
            where (key < 'p' and last_at < now() - interval '1 day') or last_at < now() - interval '90 days'
            limit ${BATCH} for update skip locked
          )`;
      }
    },
  };
}

/** No wait lasts until then. */
const FAR_FUTURE = new Date('9999-01-01T00:00:00Z');

/** Counts under each key that did not begin to wait since `at`, all in one statement; gives those that it counted under. */
async function countFailure(access: Access, keys: readonly string[], at: Date): Promise<string[]> {
  // In order, so that statements that meet on two keys do not wait for each other.
  const rows = await access.db.$queryRaw<{ key: string }[]>`
    insert into auth.sign_in_failures as f (key, failures, last_at)
    select key, 1, clock_timestamp() from unnest(${keys.toSorted()}::text[]) as k (key) order by key
    on conflict (key) do update set
      last_at = excluded.last_at,
      (failures, blocked_until) = (
        select n, case when n >= ${FREE_FAILURES}::int then clock_timestamp() + make_interval(secs => least(
          case when f.key like 'n:%' then ${LONGEST_WAIT.network}::int else ${LONGEST_WAIT.account}::int end,
          2 ^ least(n - ${FREE_FAILURES}::int, 20)
        )) end
        from (
          -- What many people of one network mistype would add up for ever: there an hour of rest is enough.
          select case
            when f.last_at < now() - case when f.key like 'n:%' then interval '1 hour' else interval '1 day' end then 1
            else f.failures + 1 end as n
        ) counted
      )
    where f.blocked_until is null or f.blocked_until <= ${at}
    returning key`;
  return rows.map(({ key }) => key);
}

interface Success {
  readonly account: string;
  readonly pair: string;
  readonly holding: readonly string[];
  readonly at: Date;
}

/** Forgets the failures that the try was up against, and remembers the network; false, and nothing done, where they wait. */
async function countSuccess(db: Db, { account, pair, holding, at }: Success): Promise<boolean> {
  const done = await db.$executeRaw`
    with held as (
      select from auth.sign_in_failures where key = any(${holding}) and blocked_until > ${at}
    ), forgotten as (
      delete from auth.sign_in_failures
      where key = ${account} and key = any(${holding}) and not exists (select from held)
    )
    insert into auth.sign_in_failures (key, failures, last_at)
    select ${pair}, 0, now() where not exists (select from held)
    on conflict (key) do update set failures = 0, last_at = excluded.last_at, blocked_until = null`;
  return done > 0;
}
