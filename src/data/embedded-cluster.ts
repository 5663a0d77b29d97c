import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './embedded-binaries.ts';
import type { Place } from './embedded-place.ts';
import { asAccount, makeOwnFolder } from './embedded-place.ts';

const run = promisify(execFile);

/** The name of the superuser. */
export const SUPERUSER = 'postgres';

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

/** The major version that made the data in the folder; `undefined` when there is none. */
export async function dataVersion(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

/** Reads the superuser's password; `undefined` when there is none yet. */
export async function readPassword(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  return text?.trim() || undefined;
}

/** Makes a random password and keeps it where only we can read it. */
export async function makePassword(path: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  await rm(path, { force: true });
  await writeFile(path, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}

/** Removes what killed starts left half done, and binaries of other versions. */
export async function sweep(place: Place, binaries: Binaries): Promise<void> {
  for (const name of await readdir(place.root)) {
    const old = name.startsWith('postgres-binaries-') && join(place.root, name) !== binaries.copy;
    if (old || name.startsWith('postgres-init-')) {
      // An initdb whose parent was killed may still be writing in there: the next start gets it.
      await rm(join(place.root, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

async function initdb(place: Place, binaries: Binaries, folder: string, flags: string[]) {
  // The builtin provider sorts and folds case alike everywhere. The C library's LC_CTYPE is still
  // what pg_trgm asks which characters are letters; systems name their UTF-8 one differently.
  for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const args = ['-D', join(folder, 'data'), ...locale, `--lc-ctype=${ctype}`, ...flags];
    try {
      await run(binaries.initdb, args, { ...asAccount(place.account), timeout: 120_000 });
      return;
    } catch (error) {
      const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
      if (ctype !== 'C' && told.includes('invalid locale name')) continue;
      throw new Error(
        `The embedded Postgres could not make its data folder ${place.data}. Mend what it says ` +
          `below, or set DATABASE_URL to a Postgres of your own.\n${told || String(error)}`,
        { cause: error },
      );
    }
  }
}

/**
 * Makes the data folder: in a temporary one beside it, renamed when it is complete, so that an
 * initdb that was killed leaves nothing that looks like data.
 */
export async function createCluster(
  place: Place,
  binaries: Binaries,
  password: string,
  sync: boolean,
): Promise<void> {
  const folder = await makeOwnFolder(place.root, 'postgres-init-', place.account);
  try {
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.account) await chown(passwordFile, place.account.uid, place.account.gid);
    await initdb(place, binaries, folder, [
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-instructions',
      ...(sync ? [] : ['--no-sync']),
    ]);
    await rename(join(folder, 'data'), place.data).catch((cause: unknown) => {
      throw new Error(
        `${place.data} is in the way: it is not a Postgres data folder. Move it away.`,
        { cause },
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Moves data away whose `dataDir` was deleted, as people do to begin anew. (Data outside the clone
 * survives that.) One generation is kept.
 */
export async function setAside(place: Place, log: (line: string) => void): Promise<void> {
  const previous = join(place.root, 'postgres-previous');
  await rm(previous, { recursive: true, force: true });
  await rename(place.data, previous);
  log(`The password of ${place.data} is gone: moved it to ${basename(previous)}, beginning anew.`);
}
