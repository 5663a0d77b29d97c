import pg from 'pg';
import type { Identity } from './identity.ts';

/** How an identity reaches Postgres: always local to a transaction, so that nothing of it stays on the session. */

const NAME = 'gangway_identity';
const SQL =
  "select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('statement_timeout', $3, true)";

/** Prepares the identity's statement on a new connection: queued, so that it comes before all others. */
export function prepareIdentity(client: pg.ClientBase): void {
  // A failure shows in the statement that follows.
  client.query({ name: NAME, text: SQL, values: ['none', '', '0'] }).catch(() => undefined);
}

/** What a statement sends before itself: role, person, and the time that it may take. */
export type IdentityValues = readonly [role: string, userId: string, timeoutMs: string];

export function identityValues(identity: Identity, statementTimeoutMs: number): IdentityValues {
  return [identity.role, userIdText(identity), String(statementTimeoutMs)];
}

/** What opens a transaction: SETs, not SELECTs, so that an isolation level may still follow. One round trip. */
export function beginAs(identity: Identity, statementTimeoutMs: number): string {
  return [
    'BEGIN',
    `SET LOCAL ROLE ${identity.role}`,
    `SET LOCAL app.user_id = '${userIdText(identity)}'`,
    `SET LOCAL statement_timeout = ${statementTimeoutMs}`,
    `SET LOCAL lock_timeout = ${Math.ceil(statementTimeoutMs / 2)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${statementTimeoutMs}`,
  ].join('; ');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function userIdText({ userId }: Identity): string {
  if (userId !== null && !UUID.test(userId)) {
    throw new Error('An identity must be a UUID in lower case.');
  }
  return userId ?? '';
}

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

/** Called with an error, or null and the result. */
export type Settle = (error: Error | null, result: pg.QueryArrayResult) => void;

const BaseQuery = pg.Query as unknown as new (
  config: object,
  values: unknown,
  callback: Settle,
) => WireQuery;

/**
 * A statement that sends who is asking and itself before one Sync: one round trip, one implicit transaction, and
 * nothing left on the session when it ends.
 */
export class IdentityQuery extends BaseQuery {
  readonly #values: IdentityValues;
  readonly #prepared: boolean;
  #identified = false;

  constructor(config: pg.QueryConfig, values: IdentityValues, prepared: boolean, settle: Settle) {
    super(config, undefined, settle);
    this.#values = values;
    this.#prepared = prepared;
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    const statement = this.#prepared ? NAME : '';
    if (!this.#prepared) wire.parse({ text: SQL, name: '', types: [] });
    const valueMapper = (value: unknown) => value;
    wire.bind({ portal: '', statement, values: this.#values, binary: false, valueMapper });
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
