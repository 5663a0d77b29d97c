import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import { beginAs, identityValues, IdentityQuery, prepareIdentity } from './identity-query.ts';
import { currentIdentity } from './identity.ts';

/** Every statement sent, as `{ text }`: what the statement budgets of the tests count. Free while nobody listens. */
export const statements = channel('gangway:statement');

export interface PoolOptions {
  readonly connectionString: string;
  readonly max: number;
  /** Milliseconds after which Postgres ends a statement. */
  readonly statementTimeoutMs: number;
  /** Whether statements are prepared by name; PgBouncer before 1.21 needs false. */
  readonly preparedStatements: boolean;
}

/** How much later than Postgres' own limit a connection that says nothing is given up, in milliseconds. */
const SILENCE_MS = 5_000;

/** A pool whose every statement and transaction runs as the current identity, and none without one. */
export function createIdentityPool(options: PoolOptions): pg.Pool {
  const { connectionString, max, preparedStatements, statementTimeoutMs: timeout } = options;
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 10_000,
    query_timeout: timeout + SILENCE_MS,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'gangway',
  });
  // A connection may break at any moment. Whoever uses it is told by their statement; unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    if (preparedStatements) prepareIdentity(client);
  });
  const checkOut = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;

  // A single statement. The identity is read before waiting for a connection: afterwards it could be another request's.
  const query = async (config: pg.QueryConfig): Promise<pg.QueryArrayResult> => {
    const values = identityValues(currentIdentity(), timeout);
    const client = await checkOut();
    statements.publish({ text: config.text });
    let unfit = false;
    try {
      return await new Promise((resolve, reject) => {
        const statement = new IdentityQuery(config, values, preparedStatements, (error, result) =>
          error ? reject(error) : resolve(result),
        );
        client.query(statement as unknown as pg.Submittable);
      });
    } catch (error) {
      unfit = isUnfit(error);
      throw error;
    } finally {
      giveBack(client, unfit);
    }
  };

  // A transaction: only those take a connection of their own, and their first statement is BEGIN.
  const connect = async (): Promise<pg.PoolClient> => {
    const begin = beginAs(currentIdentity(), timeout);
    return lease(await checkOut(), begin) as unknown as pg.PoolClient;
  };
  return Object.assign(pool, { query, connect });
}

/**
 * A connection for one transaction, and not a statement longer. When the time of a transaction is up, Prisma rolls it
 * back while an operation of several statements may still be sending: the next one would run outside of the
 * transaction, as the login role, on a connection that may be somebody else's by then.
 */
function lease(client: pg.PoolClient, begin: string) {
  let over = false;
  let unfit = false;
  return {
    on: client.on.bind(client),
    removeListener: client.removeListener.bind(client),
    async query(config: pg.QueryConfig): Promise<pg.QueryResult> {
      const { text } = config;
      if (over) throw timedOut();
      over = text === 'COMMIT' || text === 'ROLLBACK';
      statements.publish({ text });
      // BEGIN as a simple query, because several commands go in one message.
      const sent = text === 'BEGIN' ? { text: begin } : config;
      const result = await client.query(sent).catch((error: unknown) => {
        unfit ||= isUnfit(error);
        throw error;
      });
      // Postgres answers so, and not with an error, where code went on after a statement that had failed.
      if (text === 'COMMIT' && result.command === 'ROLLBACK') {
        throw new Error('A statement of the transaction had failed: nothing of it was kept.');
      }
      return result;
    },
    release: (error?: unknown) => giveBack(client, unfit || error !== undefined),
  };
}

/** As Postgres would say it, so that it is taken for the overload that it is. */
function timedOut(): Error {
  const error = new pg.DatabaseError('The transaction was rolled back before this.', 0, 'error');
  return Object.assign(error, { code: '57014', severity: 'ERROR' });
}

/** Back to the pool, or out of it where it is unfit for the next one, as it is with a transaction still open. */
function giveBack(client: pg.PoolClient, unfit: boolean): void {
  client.release(unfit || client.getTransactionStatus() !== 'I');
}

/**
 * Whether an error says that the connection is no more (an error that Postgres did not send; SQLSTATE class 08, 57P,
 * 25P03, 25P04), or that it lost its prepared statements (26000) or remembers columns that have changed since (0A000).
 */
function isUnfit(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return /^(08...|57P..|25P0[34]|26000|0A000)$/.test(error.code ?? '');
}
