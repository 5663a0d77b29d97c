import { DatabaseError } from 'pg';

/** A migration could not be applied or undone. The message is one line that says what to do, and holds no password. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' '), options);
  }
}

/** The SQLSTATE or the system's code (`ECONNREFUSED`) of anything thrown; empty if it has none. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The message of anything thrown; never empty. */
export function errorText(error: unknown): string {
  return (error instanceof Error && error.message) || errorCode(error) || String(error);
}

/** The line, from 1, that a Postgres `position` points to; positions count characters, not UTF-16 units. */
export function lineOf(sql: string, position: string | undefined): number | undefined {
  if (position === undefined) return undefined;
  const before = Array.from(sql).slice(0, Number(position) - 1);
  return before.filter((character) => character === '\n').length + 1;
}

/** What Postgres said of a statement in a migration: line, message, SQLSTATE, context. */
export function describeSqlError(sql: string, error: unknown): string {
  if (!(error instanceof DatabaseError)) return `: ${errorText(error)}`;
  const line = lineOf(sql, error.position);
  const facts = [`SQLSTATE ${error.code ?? 'unknown'}`];
  // The detail of a violated constraint quotes a row, which may be somebody's personal data.
  if (error.detail !== undefined && !error.code?.startsWith('23')) facts.push(error.detail);
  if (error.hint !== undefined) facts.push(error.hint);
  if (error.where !== undefined) facts.push(error.where.split('\n')[0] ?? '');
  return `${line === undefined ? '' : ` at line ${String(line)}`}: ${error.message} (${facts.join('; ')})`;
}

/** One clear line for a connection that could not be made to `target` (`user@host:port/database`). */
export function connectionError(target: string, password: string, error: unknown): MigrationError {
  const cannot = `Cannot reach Postgres at ${target} for migrations`;
  const text = errorText(error);
  switch (errorCode(error)) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return new MigrationError(
        `${cannot}: nothing listens there. Start Postgres, or correct the host and port of the database URL.`,
      );
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new MigrationError(
        `${cannot}: the host name is not known. Correct the host of the database URL.`,
      );
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new MigrationError(
        `${cannot}: no answer. Check the host and port of the database URL, and firewalls on the way.`,
      );
    case '28P01':
    case '28000':
      return new MigrationError(
        `${cannot}: ${text}. Correct the user and password of the database URL, or let the user in.`,
      );
    case '3D000':
      return new MigrationError(
        `${cannot}: ${text}. Create the database, or correct its name in the database URL.`,
      );
    case '57P03':
    case '53300':
      return new MigrationError(`${cannot}: ${text}. Try again in a moment.`);
  }
  if (text.includes('timeout expired')) {
    return new MigrationError(
      `${cannot}: no answer within 10 s. Check the host, port and network.`,
    );
  }
  if (text.includes('client password must be a string')) {
    return new MigrationError(
      `${cannot}: it asks for a password and the database URL has none. Add one.`,
    );
  }
  const shown = password === '' ? text : text.replaceAll(password, '***');
  return new MigrationError(`${cannot}: ${shown}. Correct the database URL.`);
}
