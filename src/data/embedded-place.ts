import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TOOL_ENV } from './embedded-processes.ts';

const run = promisify(execFile);

/** Where data and binaries go when root's Postgres account cannot reach the clone. */
const OUTSIDE = '/var/lib/gangway';

/** The system user that Postgres runs as when we are root, which Postgres refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Where Postgres keeps its files, and who it runs as (`undefined`: as ourselves). */
export interface Place {
  readonly account: Account | undefined;
  readonly root: string;
  readonly data: string;
}

/** Spawn options that make a child the account; its working folder is one that everyone enters. */
export function asAccount(account: Account | undefined) {
  const ids = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  return { cwd: '/', env: TOOL_ENV, ...ids };
}

async function findAccount(name: string): Promise<Account | undefined> {
  try {
    const ids = ['-u', '-g'].map((flag) => run('id', [flag, name], { env: TOOL_ENV }));
    const [uid, gid] = (await Promise.all(ids)).map(({ stdout }) => Number(stdout));
    return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid, name };
  } catch {
    return undefined;
  }
}

async function chooseAccount(log: (line: string) => void): Promise<Account> {
  for (const name of ['postgres', '_postgres', 'gangway']) {
    const account = await findAccount(name);
    if (account !== undefined) return account;
  }
  const useradd = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'gangway'];
  const made = await run('useradd', useradd, { env: TOOL_ENV }).then(
    () => findAccount('gangway'),
    () => undefined,
  );
  if (made !== undefined) log('Postgres refuses to run as root: made the system user "gangway".');
  const account = made ?? (await findAccount('nobody'));
  if (account !== undefined) return account;
  throw new Error(
    'Postgres refuses to run as root, and there is no user "postgres" or "nobody" to run it as. ' +
      'Start Gangway as another user, or set DATABASE_URL.',
  );
}

/** Whether the account can really enter the folder and write in it: we try, as that user. */
async function canUse(folder: string, account: Account): Promise<boolean> {
  const script = ['-c', 'cd "$1" && [ -w . ]', 'sh', folder];
  try {
    await run('/bin/sh', script, asAccount(account));
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EPERM' && code !== 'EINVAL') return false;
    throw new Error(
      `Postgres refuses to run as root, and this root may not act as the user "${account.name}" ` +
        '(a restricted container?). Start Gangway as another user, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

/** Makes a folder below `parent` that belongs to the account alone (or to us, without one). */
export async function makeOwnFolder(parent: string, prefix: string, account: Account | undefined) {
  const folder = await mkdtemp(join(parent, prefix));
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  return folder;
}

async function canHost(parent: string, account: Account): Promise<boolean> {
  const folder = await makeOwnFolder(parent, 'postgres-init-', account).catch(() => undefined);
  if (folder === undefined) return false;
  const usable = await canUse(folder, account);
  await rm(folder, { recursive: true, force: true });
  return usable;
}

/** The folder for this `dataDir` outside the clone, ours to open for others to enter. */
async function makeOutside(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const folder of [OUTSIDE, root]) await chmod(folder, 0o755);
}

/**
 * Decides where the data is and who Postgres runs as. That is `<dataDir>/postgres` as ourselves;
 * but as root it is another account's, and when that account cannot enter `dataDir` (a clone in
 * root's own home), a folder below /var/lib/gangway that is always the same for this `dataDir`.
 * Existing data is used where it is, by the user it belongs to.
 */
export async function choosePlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  const inside = { root: dataDir, data: join(dataDir, 'postgres') };
  if (process.getuid?.() !== 0) return { account: undefined, ...inside };

  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const outside = { root: join(OUTSIDE, hash), data: join(OUTSIDE, hash, 'postgres') };
  for (const { root, data } of [inside, outside]) {
    const owner = await stat(join(data, 'PG_VERSION')).catch(() => undefined);
    if (owner === undefined) continue;
    const name = `uid ${owner.uid}`;
    const account =
      owner.uid === 0 ? await chooseAccount(log) : { uid: owner.uid, gid: owner.gid, name };
    if (!(await canUse(data, account))) {
      throw new Error(
        `Postgres refuses to run as root, and the user "${account.name}" cannot use the data in ` +
          `${data}. Give it the folder (chown -R) and let it enter the folders above, or move ` +
          'the folder away to begin anew.',
      );
    }
    if (root === outside.root) log(`The embedded Postgres' data is in ${data}.`);
    return { account, root, data };
  }

  const account = await chooseAccount(log);
  if (await canHost(dataDir, account)) return { account, ...inside };
  await makeOutside(outside.root);
  if (!(await canHost(outside.root, account))) {
    throw new Error(
      `Postgres refuses to run as root, and the user "${account.name}" can use neither ` +
        `${dataDir} nor ${outside.root}. Start Gangway as another user, or set DATABASE_URL.`,
    );
  }
  log(
    `Postgres runs as the user "${account.name}", who cannot enter ${dataDir}: ` +
      `its data is in ${outside.data}.`,
  );
  return { account, ...outside };
}
