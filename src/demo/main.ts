import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../config.ts';
import { RequestError, UnreachableError } from './client.ts';
import { UnexpectedError } from './expect.ts';
import { createScreen } from './screen.ts';
import { walk } from './walk.ts';

/** `npm run demo`: walks the wizard against a running server, and shows it. */

const HERE = `http://localhost:${readEnvironment()['PORT'] ?? 4000}/graphql`;
const USAGE = `npm run demo -- [--url ${HERE}] [--delay 400]`;

interface Options {
  readonly url: string;
  /** Before each thing that happens, in milliseconds: so that one can watch. */
  readonly delay: number;
}

function readOptions(terminal: boolean): Options {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, delay: { type: 'string' } },
    allowPositionals: true,
  });
  const url = values.url ?? positionals[0] ?? HERE;
  const delay = Number(values.delay ?? (terminal ? 400 : 0));
  if (!URL.canParse(url)) throw new TypeError(`Not a URL: ${url}`);
  if (!(delay >= 0 && delay <= 60_000)) throw new TypeError('--delay takes 0 to 60000 ms');
  return { url, delay };
}

async function demo(terminal: boolean): Promise<void> {
  const { url, delay } = readOptions(terminal);
  const screen = createScreen((text) => process.stdout.write(text), terminal);
  try {
    for await (const happening of walk(url)) {
      await setTimeout(delay);
      screen.show(happening);
    }
  } finally {
    screen.end();
  }
}

function explain(error: unknown): string {
  if (error instanceof UnreachableError) {
    return `${error.message} Start one in another terminal: npm start`;
  }
  if (error instanceof RequestError || error instanceof UnexpectedError) {
    return `The walk stopped. ${error.message}`;
  }
  if (error instanceof TypeError) return `${error.message}\n${USAGE}`;
  throw error;
}

// Whoever reads the lines may have seen enough: `npm run demo | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const terminal = process.stdout.isTTY;
try {
  await demo(terminal);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
