/** Whether Postgres refused a statement because of a unique constraint (SQLSTATE 23505), however Prisma wraps it. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, meta } = error as { code?: unknown; meta?: Record<string, unknown> };
  if (code === 'P2002') return true;
  const driver = meta?.['driverAdapterError'] as
    { cause?: { kind?: unknown; originalCode?: unknown } } | undefined;
  return (
    meta?.['code'] === '23505' ||
    driver?.cause?.originalCode === '23505' ||
    driver?.cause?.kind === 'UniqueConstraintViolation'
  );
}
