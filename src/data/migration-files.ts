import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, errorText, MigrationError } from './migration-error.ts';

/** One folder of `prisma/migrations`. */
export interface MigrationFile {
  /** The folder's name, `<14 digits>_<name>`. */
  readonly name: string;
  /** Path of its `migration.sql`. */
  readonly path: string;
  readonly sql: string;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  readonly checksum: string;
}

/** Names of the migrations in the folder, in the order in which they apply. */
export async function migrationNames(directory: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
    throw new MigrationError(
      missing
        ? `There is no migrations folder at ${directory}: restore it, or correct the path.`
        : `Cannot read the migrations folder ${directory}: ${errorText(error)}`,
    );
  }
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const stray = names.find((name) => !/^\d{14}_./.test(name));
  if (stray !== undefined) {
    throw new MigrationError(
      `The folder ${join(directory, stray)} is not named <14 digits>_<name>: rename it, or move it out.`,
    );
  }
  return names.sort();
}

/** All migrations of the folder with their SQL. */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = await migrationNames(directory);
  return Promise.all(
    names.map(async (name) => {
      const path = join(directory, name, 'migration.sql');
      const sql = await readSql(path);
      return { name, path, sql, checksum: sha256(sql) };
    }),
  );
}

/** The text of an SQL file; a MigrationError if it cannot be read or is not UTF-8. */
export async function readSql(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new MigrationError(
      errorCode(error) === 'ENOENT'
        ? `The file ${path} is missing: restore it.`
        : `Cannot read ${path}: ${errorText(error)}`,
    );
  }
  // Strict, so that the text is the file byte for byte: its checksum is the file's, and no letter is lost on the way.
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return utf8.decode(bytes);
  } catch {
    throw new MigrationError(`The file ${path} is not UTF-8: save it as UTF-8.`);
  }
}

/** Whether a recorded checksum is that of this file. Git may have changed its line endings: as Prisma does, ignore those. */
export function matchesChecksum(file: MigrationFile, recorded: string): boolean {
  return (
    recorded === file.checksum ||
    recorded === sha256(file.sql.replaceAll('\r\n', '\n')) ||
    recorded === sha256(file.sql.replaceAll('\n', '\r\n'))
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
