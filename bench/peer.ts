import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The servers side by side: Gangway, and its own schema and services behind others' HTTP. */
export const PEERS = {
  Gangway: ['scripts/start.js'],
  'Apollo Server': ['--import', 'tsx', 'bench/peers/apollo.ts'],
  'Mercurius + JIT': ['--import', 'tsx', 'bench/peers/mercurius.ts'],
} as const;
export type PeerName = keyof typeof PEERS;

/** A server in a process of its own. */
export interface Peer {
  readonly name: PeerName;
  /** Of its GraphQL endpoint. */
  readonly url: string;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Starts a server on a free port over a database that is there, as in production. */
export async function startPeer(name: PeerName, databaseUrl: string): Promise<Peer> {
  const child = spawn(process.execPath, PEERS[name], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'a secret for the benchmark, and for nothing else',
      SMTP_URL: 'none',
      ACCESS_TOKEN_MINUTES: '720',
      LOG_FORMAT: 'json',
      RATE_LIMIT_WRITES: '100000/1s',
      RATE_LIMIT_REGISTER: 'off',
      RATE_LIMIT_START: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const url = /"url":"([^"]+)"/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([ready, exit]);
  if (url === undefined) throw new Error(`${name} did not start.`);
  return {
    name,
    url: new URL('/graphql', url).href,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
