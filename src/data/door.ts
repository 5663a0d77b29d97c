import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { withSafeFindUnique } from './find-unique.ts';
import { identityStore } from './identity.ts';
import type { Identity } from './identity.ts';
import { createIdentityPool } from './pool.ts';
import type { PoolOptions } from './pool.ts';
import { isGivenUp } from './violations.ts';

/** A Prisma client whose statements run as somebody. It cannot open transactions itself: `Access.transaction` does. */
export type Db = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$extends' | '$transaction'
>;

/** Data access on somebody's behalf. */
export interface Access {
  readonly db: Db;
  /**
   * Runs `work` in one transaction as the same identity; what it throws rolls everything back. Where Postgres gave up
   * this transaction for another's sake (a deadlock, a write it must see first), `work` runs again from the start: four
   * times in all, at the most.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
}

/** Why the system acts without a person. Add a reason here before using it: a test lists the uses. */
export type SystemReason =
  | 'seed industries'
  | 'expire sessions'
  | 'purge answers'
  | 'purge audit log'
  | 'purge idempotency keys'
  | 'purge mails'
  | 'purge suggestions'
  | 'purge model answers'
  | 'purge model usage'
  | 'settle lapsed calls'
  | 'check flow versions'
  | 'check roles'
  | 'admit outside identity'
  | 'deliver mail';

/** The only way to the database: one has to say who asks. */
export interface Door {
  /** On behalf of a signed-in person, or of nobody (null), who sees public tables only. */
  asViewer(userId: string | null): Access;
  /** For jobs and start-up, as gangway_system. */
  asSystem(reason: SystemReason): Access;
  /** For better-auth and tokens, as gangway_auth: the auth schema and nothing else. */
  asAuth(): Access;
  close(): Promise<void>;
}

/** People whose clients are kept: making one takes as long as a small query, and up to 50 KB. */
const REMEMBERED = 500;

/** How often a transaction is run that Postgres gives up for others' sake. */
const ATTEMPTS = 4;

/** Opens the pool; nothing is sent before the first statement. */
export function openDoor(options: PoolOptions): Door {
  const pool = createIdentityPool(options);
  const client = new PrismaClient({
    adapter: adapterOf(pool, options.preparedStatements),
    transactionOptions: { maxWait: 10_000, timeout: options.statementTimeoutMs },
  }).$extends(withSafeFindUnique);

  const as = (identity: Identity): Access => {
    const db = client.$extends({
      query: {
        $allOperations: ({ args, query }) =>
          identityStore.run(identity, async (): Promise<unknown> => query(args)),
      },
    });
    return {
      db: db as unknown as Db,
      transaction: (work) => {
        const once = () =>
          identityStore.run(identity, () => db.$transaction((tx) => work(tx as unknown as Db)));
        const again = (attempts: number): ReturnType<typeof once> =>
          once().catch((error: unknown) => {
            if (attempts < ATTEMPTS && isGivenUp(error)) return again(attempts + 1);
            throw error;
          });
        return again(1);
      },
    };
  };
  const nobody = as({ role: 'gangway_app', userId: null });
  const viewers = new LRUCache<string, Access>({ max: REMEMBERED });
  const auth = as({ role: 'gangway_auth', userId: null });
  const system = as({ role: 'gangway_system', userId: null });
  let closed: Promise<void> | undefined;
  return {
    asViewer(userId) {
      if (userId === null) return nobody;
      const known = viewers.get(userId);
      if (known) return known;
      const access = as({ role: 'gangway_app', userId });
      viewers.set(userId, access);
      return access;
    },
    asSystem: () => system,
    asAuth: () => auth,
    close: () => (closed ??= client.$disconnect().finally(() => pool.end())),
  };
}

/**
 * Prisma's adapter on our pool, and on no other. It must not dispose of the pool: a statement that comes after would
 * make it a plain one, whose statements run as the login role. An ended pool refuses.
 */
function adapterOf(pool: pg.Pool, preparedStatements: boolean): PrismaPg {
  const adapter = new PrismaPg(pool, {
    ...(preparedStatements && { statementNameGenerator: createNamer() }),
  });
  const connect = adapter.connect.bind(adapter);
  adapter.connect = async () => {
    const connected = await connect();
    // What it does not know for a pool (one of another copy of pg) it takes for the settings of its own.
    if (connected.underlyingDriver() !== pool) throw new Error("Prisma must use the door's pool.");
    return connected;
  };
  return adapter;
}

/** Names statements by what they say, so that Postgres parses each once a connection. Bounded: the rest go unnamed. */
function createNamer(limit = 500): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= limit || CONTROL.test(sql)) return '';
    const name = `g${createHash('sha256').update(sql).digest('base64url').slice(0, 20)}`;
    names.set(sql, name);
    return name;
  };
}
const CONTROL = /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/;
