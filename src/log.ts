import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

const SECRET_KEYS =
  /^(authorization|cookie|set-cookie|.*password|.*secret|.*token|.*apikey|api_key|connectionstring)$/i;
const CENSORED = '[redacted]';

/**
 * The server's log. Whatever is logged, values of secret keys at any depth, passwords in URLs and bearer tokens do
 * not reach the output.
 *
 * @param destination Where lines go; standard output if not given.
 */
export async function createLog(
  { logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>,
  destination: DestinationStream = pino.destination({ dest: 1, sync: true }),
): Promise<Logger> {
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => censor(fields, 0) as Record<string, unknown>,
      },
      serializers: { err: (error: unknown) => error }, // already data
      hooks: { streamWrite: scrub },
    },
    logFormat === 'pretty' ? await prettyOutput(destination) : destination,
  );
}

/**
 * Drops what a URL or a header may carry inside any text, such as a driver's error message. The word `password` stays:
 * messages say by it what a URL looks like.
 */
export function scrub(line: string): string {
  return line
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):(?!password@)[^\s/"]*@/gi, `$1:${CENSORED}@`)
    .replace(/\b(Bearer\s+)[\w.~+/=-]+/gi, `$1${CENSORED}`);
}

async function prettyOutput(output: DestinationStream): Promise<DestinationStream> {
  const { prettyFactory } = await import('pino-pretty');
  const format = prettyFactory({
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
  });
  return {
    write: (line) => {
      output.write(format(line));
    },
  };
}

function censor(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error) return censor(describe(value), depth);
  if (depth > 6) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => censor(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET_KEYS.test(key) && typeof item === 'string' ? CENSORED : censor(item, depth + 1),
    ]),
  );
}

/** An error as data, with its causes: messages, codes and stacks, no other property, for it may hold anything. */
function describe(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: error.cause }),
  };
}
