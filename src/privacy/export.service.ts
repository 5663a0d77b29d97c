import type { Access } from '../data/door.ts';
import { PERSONAL_TABLES } from './personal-tables.ts';
import type { PersonalTable } from './personal-tables.ts';

/** How the two kinds of tables are read. */
export interface ExportAccess {
  /** As the person. */
  readonly viewer: Access;
  /** As the role of accounts. */
  readonly account: Access;
}

interface Row {
  readonly place: readonly string[];
  /** JSON text. */
  readonly record: string;
}

/** The longest export that a mutation's answer holds, in bytes. */
const LARGEST_ANSWER = 1_000_000;

/**
 * Everything about a person, as JSON in pieces: a page of rows each, read when it is asked for, so that no more than
 * one is in memory however much there is. Pages are read one after another: what changes meanwhile may show or not.
 */
export async function* exportPieces(
  access: ExportAccess,
  userId: string,
): AsyncGenerator<string, void> {
  yield `{"exportedAt":${JSON.stringify(new Date().toISOString())}`;
  for (const table of PERSONAL_TABLES) {
    yield `,\n${JSON.stringify(table.name)}:`;
    if (table.single) {
      const [row] = await readPage(access, table, userId, null);
      yield row?.record ?? 'null';
    } else {
      yield* listPieces(access, table, userId);
    }
  }
  yield '}\n';
}

async function* listPieces(
  access: ExportAccess,
  table: PersonalTable,
  userId: string,
): AsyncGenerator<string, void> {
  yield '[';
  let last: readonly string[] | null = null;
  for (;;) {
    const rows: readonly Row[] = await readPage(access, table, userId, last);
    const text = rows.map(({ record }) => record).join(',\n');
    if (text !== '') yield last === null ? text : `,\n${text}`;
    last = rows.at(-1)?.place ?? null;
    if (rows.length < table.pageSize || last === null) break;
  }
  yield ']';
}

const readPage = (
  access: ExportAccess,
  table: PersonalTable,
  userId: string,
  last: readonly string[] | null,
): Promise<Row[]> => access[table.as].db.$queryRaw<Row[]>(table.page(userId, last));

/** The whole export as a value; null where it is larger than an answer should be. */
export async function smallExport(access: ExportAccess, userId: string): Promise<unknown> {
  let text = '';
  let bytes = 0;
  for await (const piece of exportPieces(access, userId)) {
    bytes += Buffer.byteLength(piece);
    if (bytes > LARGEST_ANSWER) return null;
    text += piece;
  }
  return JSON.parse(text) as unknown;
}
