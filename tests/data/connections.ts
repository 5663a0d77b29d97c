import pg from 'pg';

/** What a door's session holds between two statements. */
export interface Leftover {
  readonly role: string;
  readonly person: string;
  readonly timeout: string;
  readonly transaction: string | null;
}

/** The connections that doors open from now on, to look at from behind. */
export interface Connections {
  /** What each that is still open holds now. Ask only while the doors are idle. */
  leftovers(): Promise<Leftover[]>;
  restore(): void;
}

/** What a session holds that nobody uses. */
export const NOTHING = { person: '', timeout: '0', transaction: 'I' };

export function recordConnections(): Connections {
  const clients: pg.Client[] = [];
  const prototype = pg.Client.prototype as { connect: (...args: unknown[]) => unknown };
  const { connect } = prototype;
  prototype.connect = function (this: pg.Client, ...args) {
    const { connectionParameters } = this as unknown as {
      connectionParameters: { application_name?: string };
    };
    if (connectionParameters.application_name === 'gangway') {
      clients.push(this);
      this.once('end', () => clients.splice(clients.indexOf(this), 1));
    }
    return connect.apply(this, args);
  };
  return {
    leftovers: () =>
      Promise.all(
        clients.map(async (client) => {
          const { rows } = await client.query<Omit<Leftover, 'transaction'>>(
            `select current_user as role, coalesce(current_setting('app.user_id', true), '') as person,
               current_setting('statement_timeout') as timeout`,
          );
          if (!rows[0]) throw new Error('A select without a table gives one row.');
          return { ...rows[0], transaction: client.getTransactionStatus() };
        }),
      ),
    restore: () => void (prototype.connect = connect),
  };
}
