import { loadConfig, readEnvironment } from './config.ts';
import { createLog, scrub } from './log.ts';
import type { Logger } from './log.ts';
import { start } from './start.ts';
import type { Running } from './start.ts';

/** Loads the configuration, starts, says where, and closes gracefully; nothing else. */

/** A terminal and npm both pass one Ctrl-C on: what comes so soon after the first is the same. */
const SAME_KEY_MS = 400;

const unwanted = new AbortController();
try {
  const config = loadConfig(readEnvironment());
  const log = await createLog(config);
  const starting = start(config, log, unwanted.signal);
  stopWhenTold(starting, log);
  const running = await starting;
  log.info({ url: running.url, embedded: running.embedded }, 'Ready');
  if (!config.production) greet(running, config.graphiql);
} catch (error) {
  if (!unwanted.signal.aborted) {
    process.stderr.write(`Gangway cannot start: ${explain(error)}\n`);
    process.exitCode = 1;
    setTimeout(() => process.exit(), 3_000).unref(); // whatever may still be open
  }
}

/** Stops on Ctrl-C or when told to; a second Ctrl-C does not wait for requests to finish. */
function stopWhenTold(starting: Promise<Running>, log: Logger): void {
  const stop = async (code: number) => {
    unwanted.abort(new Error('Stopped while starting.'));
    const running = await starting.catch(() => undefined); // a start that fails has closed what it opened
    await running?.close();
    process.exit(code);
  };
  const hurry = async () => {
    const running = await starting.catch(() => undefined);
    await running?.abort();
    process.exit(1);
  };
  let toldAt: number | undefined;
  const onSignal = () => {
    if (toldAt === undefined) {
      toldAt = performance.now();
      void stop(0);
    } else if (performance.now() - toldAt > SAME_KEY_MS) {
      void hurry();
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal); // the terminal was closed
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'A defect: the server stops');
    toldAt ??= performance.now();
    void stop(1);
  });
}

/** What went wrong, for somebody who is to mend it; no stack, no secret. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${address} is in use. Stop the other program, or set PORT to another number.`;
  }
  if (code === 'EACCES' && port !== undefined) {
    return `Port ${port} may not be used by this user. Set PORT to a number above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `${error.message}. Set HOST to an address of this machine.`;
  }
  // Prisma's messages begin with the place in our code, and end with what happened.
  const text = error.name.startsWith('PrismaClient')
    ? (error.message.trim().split('\n').at(-1) ?? '')
    : error.message;
  return scrub(text);
}

function greet({ url, embedded }: Running, graphiql: boolean): void {
  const lines = [
    `Gangway is ready, on ${embedded ? 'its embedded Postgres' : 'the database of DATABASE_URL'}.`,
    ...(graphiql
      ? [
          `GraphiQL: http://localhost:${new URL(url).port}/graphql`,
          'Run its tabs from left to right, or type: npm run demo',
        ]
      : [`The API: ${url}/graphql`]),
    'Stop it with Ctrl-C.',
  ];
  process.stdout.write(`\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
}
