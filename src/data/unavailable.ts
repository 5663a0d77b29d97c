const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** Prisma: cannot reach, timed out, closed, pool exhausted, no transaction in time. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
/** Connection lost, out of resources, shutting down, no answer or no lock in time. */
const SQL_STATE = /^(08...|53...|57P..|57014|55P03)$/;
const KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
  'AuthenticationFailed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
]);
const DRIVER_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after calling end|Client has encountered a connection error)/;

/** Whether an error says that the database cannot answer now, in which case trying again later may help. */
export function isDatabaseUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false;
  const { code, originalCode, kind, message, meta, cause, originalError } = error as Partial<
    Record<string, unknown>
  > & { meta?: { driverAdapterError?: unknown } };
  const named = (names: ReadonlySet<string>, value: unknown) =>
    typeof value === 'string' && names.has(value);
  return (
    named(SYSTEM_CODES, code) ||
    named(PRISMA_CODES, code) ||
    named(KINDS, kind) ||
    [code, originalCode].some((state) => typeof state === 'string' && SQL_STATE.test(state)) ||
    (typeof message === 'string' && DRIVER_MESSAGE.test(message)) ||
    [meta?.driverAdapterError, cause, originalError].some((inner) =>
      isDatabaseUnavailable(inner, depth + 1),
    )
  );
}
