import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from './kit.ts';
import { openFolder } from '../helpers/open-folder.ts';

const START = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));

interface Server {
  readonly child: ChildProcess;
  output(): string;
  errors(): string;
  readonly exit: Promise<number | null>;
}

/** What `npm start` runs, in an empty folder, with nothing in its environment but what is given. */
async function run(env: Record<string, string>): Promise<Server> {
  const folder = await openFolder('start');
  const child = spawn(process.execPath, [START], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exit;
    await rm(folder, { recursive: true, force: true });
  });
  return { child, output: () => output, errors: () => errors, exit };
}

async function dataFolder(): Promise<string> {
  const path = await openFolder('data');
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Processes whose command line names the folder. */
async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return line.includes(folder) ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

// A start under load, or one that has to bundle first, takes a while.
describe('the process', { timeout: 90_000 }, () => {
  it('says where GraphiQL is and what to do first, and leaves nothing running', async () => {
    const dataDir = await dataFolder();
    const server = await run({ DATA_DIR: dataDir });
    await until(() => server.output().includes('Stop it with Ctrl-C'), 60_000);
    expect(server.output()).toMatch(/GraphiQL: http:\/\/localhost:\d+\/graphql/);
    expect(server.output()).toContain('embedded Postgres');
    expect(server.errors()).toBe('');
    const [, port] = /localhost:(\d+)/.exec(server.output()) ?? [];
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    const page = await fetch(`http://127.0.0.1:${port}/graphql`, {
      headers: { accept: 'text/html' },
    });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('YogaGraphiQL.renderYogaGraphiQL(');
    if (process.platform === 'linux') {
      expect(await processesOf(dataDir)).not.toEqual([]);
    }
    server.child.kill('SIGINT');
    server.child.kill('SIGINT'); // as a terminal and npm do for one Ctrl-C
    expect(await server.exit).toBe(0);
    if (process.platform === 'linux') {
      expect(await processesOf(dataDir)).toEqual([]);
    }
  });

  it('starts its Postgres again when that dies', async () => {
    const dataDir = await dataFolder();
    const server = await run({ DATA_DIR: dataDir });
    await until(() => server.output().includes('Stop it with Ctrl-C'), 60_000);
    const [, port] = /localhost:(\d+)/.exec(server.output()) ?? [];
    const status = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
    const [pid] = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await until(() => server.output().includes('has ended by itself'), 10_000);
    await until(async () => (await status()) === 200, 30_000);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('stops when told so while it starts', async () => {
    const dataDir = await dataFolder();
    const server = await run({ DATA_DIR: dataDir, LOG_LEVEL: 'debug' });
    await until(async () => (await readdir(dataDir)).length > 0, 60_000);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(server.output()).not.toContain('Ready');
    expect(server.errors()).toBe('');
    if (process.platform === 'linux') expect(await processesOf(dataDir)).toEqual([]);
  });

  it('ends with 1 and says what is wrong, without a stack', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const secret = { AUTH_SECRET: 'a secret that is long enough for tests' };
    for (const [env, expected] of [
      [{ PORT: 'x', LOG_LEVEL: 'loud' }, /PORT must be[^]*LOG_LEVEL must be/],
      [{ DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/b', ...secret }, /Cannot reach Postgres/],
      [{ PORT: String(port) }, new RegExp(`Port ${port} of 127.0.0.1 is in use.*set PORT`)],
    ] as const) {
      const server = await run({ ...env });
      expect(await server.exit).toBe(1);
      expect(server.errors()).toMatch(expected);
      expect(server.errors()).toMatch(/^Gangway cannot start: /);
      expect(server.errors()).not.toMatch(/\n\s+at |hunter2/);
    }
  });
});
