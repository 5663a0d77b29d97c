import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import { currentIdentity } from './identity.ts';
import type { Identity } from './identity.ts';

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

const IDENTITY_NAME = 'gangway_identity';
const IDENTITY_SQL =
  "select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('statement_timeout', $3, true)";

/** The parts of pg's connection that a query may use: not in its published types. */
interface Wire {
  parse(message: { text: string; name: string; types: readonly number[] }): void;
  bind(message: {
    portal: string;
    statement: string;
    values: readonly string[];
    binary: boolean;
    valueMapper: (value: unknown) => unknown;
  }): void;
  execute(message: { portal: string; rows: number }): void;
}

interface WireQuery {
  requiresPreparation(): boolean;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
const BaseQuery = pg.Query as unknown as new (
  config: object,
  values: unknown,
  callback: (error: Error | null, result: pg.QueryArrayResult) => void,
) => WireQuery;

/**
 * A statement that sends who is asking and itself before one Sync: one round trip, one implicit transaction, and
 * nothing left on the session when it ends.
 */
class IdentityQuery extends BaseQuery {
  readonly #values: readonly string[];
  readonly #named: boolean;
  #identified = false;

  constructor(
    config: pg.QueryConfig,
    callback: (error: Error | null, result: pg.QueryArrayResult) => void,
    values: readonly string[],
    named: boolean,
  ) {
    super(config, undefined, callback);
    this.#values = values;
    this.#named = named;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    const statement = this.#named ? IDENTITY_NAME : '';
    if (!this.#named) wire.parse({ text: IDENTITY_SQL, name: '', types: [] });
    wire.bind({
      portal: '',
      statement,
      values: this.#values,
      binary: false,
      valueMapper: (value) => value,
    });
    wire.execute({ portal: '', rows: 0 });
    super.prepare(wire);
  }

  override handleDataRow(message: unknown): void {
    if (this.#identified) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#identified) super.handleCommandComplete(message, wire);
    this.#identified = true;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function userIdText({ userId }: Identity): string {
  if (userId !== null && !UUID.test(userId))
    throw new Error('An identity must be a UUID in lower case.');
  return userId ?? '';
}

/** What opens a transaction: SETs, not SELECTs, so that an isolation level may still follow. One round trip. */
function beginAs(identity: Identity, statementTimeoutMs: number): string {
  return [
    'BEGIN',
    `SET LOCAL ROLE ${identity.role}`,
    `SET LOCAL app.user_id = '${userIdText(identity)}'`,
    `SET LOCAL statement_timeout = ${statementTimeoutMs}`,
    `SET LOCAL lock_timeout = ${Math.ceil(statementTimeoutMs / 2)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${statementTimeoutMs}`,
  ].join('; ');
}

/** A pool whose every statement and transaction runs as the current identity, and none without one. */
export function createIdentityPool(options: PoolOptions): pg.Pool {
  const timeout = options.statementTimeoutMs;
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'gangway',
  });
  if (options.preparedStatements) {
    pool.on('connect', (client) => {
      // Queued before the connection is handed out, once in its life. A failure shows in the statement that follows.
      client
        .query({ name: IDENTITY_NAME, text: IDENTITY_SQL, values: ['none', '', '0'] })
        .catch(() => undefined);
    });
  }
  const checkOut = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;

  // A single statement. The identity is read before waiting for a connection: afterwards it could be another request's.
  const query = async (config: pg.QueryConfig): Promise<pg.QueryArrayResult> => {
    const identity = currentIdentity();
    const values = [identity.role, userIdText(identity), String(timeout)];
    const client = await checkOut();
    statements.publish({ text: config.text });
    let failure: Error | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const settle = (error: Error | null, result: pg.QueryArrayResult) =>
          error ? reject(error) : resolve(result);
        const statement = new IdentityQuery(config, settle, values, options.preparedStatements);
        client.query(statement as unknown as pg.Submittable);
      });
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      client.release(isConnectionLoss(failure) ? failure : undefined);
    }
  };

  // A transaction: only those take a connection of their own, and their first statement is BEGIN.
  const connect = async (): Promise<pg.PoolClient> => {
    const identity = currentIdentity();
    const client = await checkOut();
    const { query: ownQuery, release: ownRelease } = client;
    const send = ownQuery.bind(client) as (config: pg.QueryConfig) => Promise<pg.QueryResult>;
    client.query = ((config: pg.QueryConfig) => {
      statements.publish({ text: config.text });
      // A simple query, because several commands go in one message.
      return send(config.text === 'BEGIN' ? { text: beginAs(identity, timeout) } : config);
    }) as typeof client.query;
    client.release = (error) => {
      client.query = ownQuery;
      client.release = ownRelease;
      ownRelease.call(client, error);
    };
    return client;
  };
  return Object.assign(pool, { query, connect });
}

/** SQLSTATE class 08 and 57P (shutdown), or an error that Postgres did not send at all: the connection is no more. */
function isConnectionLoss(error: Error | undefined): boolean {
  if (!error) return false;
  const code = (error as { code?: unknown }).code;
  return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P)/.test(code);
}
