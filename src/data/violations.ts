/** Whether Postgres refused a statement because of a unique constraint (SQLSTATE 23505), however Prisma wraps it. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlStateOf(error) === '23505';
}

/** The SQLSTATE that Postgres refused a statement with, however Prisma wraps it; undefined where it was no refusal. */
export function sqlStateOf(error: unknown): string | undefined {
  const { meta, cause } = error as { meta?: Record<string, unknown>; cause?: unknown };
  const driver = (meta?.['driverAdapterError'] ?? error) as {
    cause?: { originalCode?: unknown; code?: unknown };
  };
  const code = driver.cause?.originalCode ?? driver.cause?.code ?? meta?.['code'];
  if (typeof code === 'string') return code;
  return typeof cause === 'object' && cause !== null && cause !== error
    ? sqlStateOf(cause)
    : undefined;
}

/** Whether Postgres gave a transaction up for another's sake: a deadlock (40P01), a serialization failure (40001). */
export function isGivenUp(error: unknown): boolean {
  if ((error as { code?: unknown } | null)?.code === 'P2034') return true;
  const state = sqlStateOf(error);
  return state === '40P01' || state === '40001';
}
