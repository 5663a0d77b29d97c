import type { TestDatabase } from '../helpers/database.ts';

/** Looks through the whole database: every column of every table, as the catalog lists them. */

interface Column {
  readonly table: string;
  readonly column: string;
}

const COLUMNS = `
  select format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
  order by 1, 2`;

/** Where any of these texts is found, as `schema.table.column`, whatever the type of the column and the case. */
export async function tracesOf(
  database: TestDatabase,
  ...texts: readonly string[]
): Promise<string[]> {
  const columns = await database.query<Column>(COLUMNS);
  if (columns.length < 100) throw new Error('The catalog lists hardly any column.');
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await database.query(
      `select 1 from ${table} where ${column}::text ilike any ($1::text[]) limit 1`,
      [texts.map((text) => `%${text}%`)],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
