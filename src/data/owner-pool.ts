import pg from 'pg';

export type OwnerPool = pg.Pool;

/** What {@link openOwnerPool} needs. */
export interface OwnerPoolOptions {
  /** The owner's URL, to Postgres itself. */
  readonly connectionString: string;
  readonly max: number;
  /** How its sessions are called in pg_stat_activity; at most 63 bytes. */
  readonly name: string;
}

/**
 * A small pool as the owner, for the job queue: its tables are the queue's own, and hold no tenant's data. Nothing else
 * may be asked through it.
 */
export function openOwnerPool({ connectionString, max, name }: OwnerPoolOptions): OwnerPool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    query_timeout: 20_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  // A connection may break at any moment: whoever uses it is told. Unheard, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
