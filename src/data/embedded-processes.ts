import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How long a start waits for another start or stop on the same folder, in milliseconds. */
const LOCK_PATIENCE = 90_000;

/** Nothing of the caller's environment (PGDATA, LD_LIBRARY_PATH, LC_ALL, …) reaches the tools. */
export const TOOL_ENV = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

async function ps(pid: number, columns: string): Promise<string> {
  const args = ['-ww', '-o', columns, '-p', String(pid)];
  return run('/bin/ps', args, { env: TOOL_ENV }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}

/**
 * When a process began, as an opaque word: with the pid it names one process for good, since pids
 * are reused. `undefined` when there is no such process, or only its unreaped remains.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === 'darwin') {
    const [state, ...start] = (await ps(pid, 'stat=,lstart=')).split(/\s+/);
    return state === undefined || state === '' || state.startsWith('Z')
      ? undefined
      : start.join('').replaceAll(':', '');
  }
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field, the program's name, may itself hold blanks and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  return state === undefined || state === '' || state === 'Z' || state === 'X'
    ? undefined
    : fields[19];
}

/** Whether the process is a Postgres that was started on this data folder. */
export async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'darwin') {
    return `${await ps(pid, 'command=')} `.includes(`/postgres -D ${data} `);
  }
  const args = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  if (basename(args[0] ?? '') !== 'postgres') return false;
  if (args[args.indexOf('-D') + 1] === data) return true;
  // Its working folder is the data folder: this also holds after the clone has been moved. (A
  // container's root may not look at it, which is why the arguments come first.)
  const [cwd, own] = await Promise.all(
    [`/proc/${pid}/cwd`, data].map((path) => stat(path).catch(() => undefined)),
  );
  return cwd !== undefined && cwd.ino === own?.ino && cwd.dev === own.dev;
}

/**
 * Leaves a file in `dir` that says "this process is here" until it is removed or the process is
 * gone. Its name is unique, so a dead process's file can be removed by anybody at any time.
 */
export async function makeClaim(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true });
  const { ino } = await stat(dir);
  const start = await processStart(process.pid);
  if (start === undefined)
    throw new Error('The embedded Postgres needs /proc (or ps) to be there.');
  const path = join(dir, `${process.pid}-${start}-${ino}-${randomBytes(6).toString('hex')}`);
  await writeFile(path, '', { flag: 'wx' });
  return path;
}

/** The pids of the living processes that hold a claim in `dir`, other than the claim `own`. */
export async function otherClaims(dir: string, own?: string): Promise<number[]> {
  const ino = (await stat(dir).catch(() => undefined))?.ino;
  const names = await readdir(dir).catch(() => []);
  const pids = names.map(async (name) => {
    const path = join(dir, name);
    const [pid, start, folder] = name.split('-');
    if (path === own) return [];
    // In a copy of the folder, the claims are those of the processes that use the original.
    const here = folder === String(ino);
    if (here && (await processStart(Number(pid))) === start) return [Number(pid)];
    await rm(path, { force: true });
    return [];
  });
  return (await Promise.all(pids)).flat();
}

/**
 * Runs `work` while no other process, nor another call in this one, runs work under the same
 * `dir`. A holder that died does not count. Throws when the holder keeps it for 90 seconds.
 */
export async function withLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + LOCK_PATIENCE;
  for (;;) {
    let holders = await otherClaims(dir);
    if (holders.length === 0) {
      // Everyone claims first and looks second, so of two at once at least one sees the other and
      // steps back; there is no stale lock file that two could take over at the same time.
      const claim = await makeClaim(dir);
      try {
        holders = await otherClaims(dir, claim);
        if (holders.length === 0) return await work();
      } finally {
        await rm(claim, { force: true });
      }
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Process ${holders.join(', ')} has been starting or stopping the embedded Postgres for ` +
          `more than ${LOCK_PATIENCE / 1000} s. Wait for it, or end it, and start again.`,
      );
    }
    await sleep(10 + Math.random() * 40);
  }
}
