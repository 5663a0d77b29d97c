import type { Access } from '../../src/data/door.ts';

/** How many rows a statement touched; REFUSED by a policy or a missing privilege; or another SQLSTATE. */
export type Outcome = number | string;

// Each statement in a transaction of its own within the transaction, undone whatever comes of it.
const TRIER = `
create function pg_temp.attempt(statements text[]) returns text[] language plpgsql as $$
declare
  statement text;
  touched bigint;
  outcomes text[] := '{}';
begin
  foreach statement in array statements loop
    begin
      execute statement;
      get diagnostics touched = row_count;
      raise exception using errcode = 'UNDO0', message = touched::text;
    exception when others then
      outcomes := outcomes || case sqlstate when 'UNDO0' then sqlerrm when '42501' then 'REFUSED' else sqlstate end;
    end;
  end loop;
  return outcomes;
end
$$`;

class Undone extends Error {}

/** Tries statements on somebody's behalf, through the door, each on its own; nothing is left of them. */
export async function attempt(
  access: Access,
  statements: readonly string[],
  before: readonly string[] = [],
): Promise<Outcome[]> {
  let outcomes: string[] = [];
  try {
    await access.transaction(async (tx) => {
      await tx.$executeRawUnsafe(TRIER);
      for (const statement of before) await tx.$executeRawUnsafe(statement);
      const [row] = await tx.$queryRawUnsafe<{ outcomes: string[] }[]>(
        'select pg_temp.attempt($1::text[]) as outcomes',
        statements,
      );
      outcomes = row?.outcomes ?? [];
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return outcomes.map((outcome) =>
    /^\d+$/.test(outcome) && outcome.length !== 5 ? Number(outcome) : outcome,
  );
}

/** Text as SQL takes it. */
export const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;
