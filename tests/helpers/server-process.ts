import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { WITHOUT_LIMITS } from './app.ts';

const START = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));
/** From SIGTERM to SIGKILL; longer than the server allows itself. */
const PATIENCE_MS = 15_000;

/** The server as an operator runs it: a process of its own. */
export interface ServerProcess {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  readonly pid: number;
  /** Lines that it logged as a warning or worse, and what it wrote to stderr. */
  readonly complaints: readonly string[];
  /** Tells it to stop; gives its exit code, null where it had to be killed. */
  stop(): Promise<number | null>;
}

interface LogLine {
  readonly level?: string;
  readonly msg?: string;
  readonly url?: string;
}

/** Starts `npm start` on a port of its own over an existing database, without rate limits. */
export async function startServerProcess(
  database: { readonly url: string },
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'gangway-process-'));
  const child = spawn(process.execPath, [START], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: database.url,
      AUTH_SECRET: 'a secret that is long enough for tests',
      SMTP_URL: 'none',
      LOG_FORMAT: 'json',
      ...WITHOUT_LIMITS,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  createInterface(child.stderr).on('line', (line) => complaints.push(line));
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (text) => {
      const line = parse(text);
      if (line.msg === 'Ready' && line.url) resolve(line.url);
      if (['warn', 'error', 'fatal'].includes(line.level ?? '')) complaints.push(text);
    });
  });
  let stopping: Promise<number | null> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      child.kill('SIGTERM');
      const patience = new AbortController();
      const late = sleep(PATIENCE_MS, undefined, patience).then(
        () => child.kill('SIGKILL'),
        () => undefined,
      );
      const code = await exit;
      patience.abort();
      await late;
      await rm(folder, { recursive: true, force: true });
      return code;
    })());

  const url = await Promise.race([ready, exit]);
  if (typeof url !== 'string') {
    await stop();
    throw new Error(`The server did not start: ${complaints.join('\n')}`);
  }
  return { url: new URL('/graphql', url).href, pid: child.pid ?? 0, complaints, stop };
}

function parse(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return {};
  }
}
