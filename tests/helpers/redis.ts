import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BINARY = process.env['REDIS_SERVER'] ?? 'redis-server';

/** Whether this machine has a Redis to start. */
export const hasRedis = spawnSync(BINARY, ['--version']).status === 0;

/** A Redis of the test's own, with nothing in it, on a port of its own. */
export interface TestRedis {
  readonly url: string;
  /** As an operator would see it: `redis-cli`'s answer to a command. */
  ask(...command: readonly string[]): Promise<string>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again where it was, empty. */
  revive(): Promise<void>;
  /** Stops it where it is: connections stay open, and nothing answers. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** @param password What it asks of everybody; nothing if not given. */
export async function startRedis(password = ''): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'gangway-redis-'));
  const port = await freePort();
  let child = await launch();

  function launch(): Promise<ChildProcess> {
    const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
    const volatile = ['--save', '', '--appendonly', 'no'];
    const secret = password === '' ? [] : ['--requirepass', password];
    const started = spawn(BINARY, [...settings, ...volatile, ...secret], { stdio: 'ignore' });
    return untilAccepts(started, port);
  }
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://${password === '' ? '' : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    ask: (...command) => ask(port, password === '' ? [command] : [['AUTH', password], command]),
    kill: end,
    async revive() {
      child = await launch();
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilAccepts(child: ChildProcess, port: number): Promise<ChildProcess> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) break;
    if (await ask(port, [['PING']]).then(Boolean, () => false)) return child;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error('Redis did not start.');
}

/** Sends commands, and gives all answers as they came over the wire. */
function ask(port: number, commands: readonly (readonly string[])[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (data) => (answer += data.toString()));
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
    for (const command of [...commands, ['QUIT']]) {
      socket.write(`*${command.length}\r\n`);
      for (const word of command) socket.write(`$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}
