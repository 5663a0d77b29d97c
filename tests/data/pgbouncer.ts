import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BINARY = process.env['PGBOUNCER'] ?? 'pgbouncer';

/** The version of the PgBouncer of this machine, as 1.24 is 124; null where there is none. */
export function pgbouncerVersion(): number | null {
  // Null where the binary is not there, whatever the types say.
  const { stdout } = spawnSync(BINARY, ['--version'], { encoding: 'utf8' }) as {
    stdout: string | null;
  };
  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  return major === undefined ? null : Number(major) * 100 + Number(minor);
}

/** A PgBouncer in transaction mode, with fewer connections to Postgres than its clients have to it. */
export interface PgBouncer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPgBouncer(target: string): Promise<PgBouncer> {
  const { hostname, port, pathname, username, password } = new URL(target);
  const folder = await mkdtemp(join(tmpdir(), 'gangway-pgbouncer-'));
  const listenPort = await freePort();
  const version = pgbouncerVersion() ?? 0;
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    `[databases]
behind = host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${String(listenPort)}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
${version >= 121 ? 'max_prepared_statements = 200' : ''}
`,
  );
  await chmod(folder, 0o755);
  // It refuses to run as root.
  const nobody = 65_534;
  const child = spawn(BINARY, ['-q', file], {
    stdio: 'ignore',
    ...(process.getuid?.() === 0 && { uid: nobody, gid: nobody }),
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  for (let attempt = 0; !(await accepts(listenPort)); attempt++) {
    if (attempt > 100 || child.exitCode !== null) throw new Error('PgBouncer did not start.');
    await sleep(50);
  }
  return {
    url: `postgresql://anyone@127.0.0.1:${String(listenPort)}/behind`,
    async stop() {
      child.kill('SIGINT');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
