import { FlowVersionError } from './onboarding/onboarding.service.ts';
import { ConfigError, loadConfig, readEnvironment } from './config.ts';
import { MigrationError } from './data/migrate.ts';
import { RoleError } from './data/roles.ts';
import { createLog } from './log.ts';
import { start } from './start.ts';
import type { Running } from './start.ts';

/** Loads the configuration, starts, and closes gracefully; nothing else. */

const EXPECTED = [ConfigError, MigrationError, RoleError, FlowVersionError];

/** What went wrong in one line, for somebody who is to mend it. */
function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return 'The port is in use. Stop the other program, or set PORT to another number.';
  }
  if (code === 'EACCES')
    return `${message}. Set PORT to a number above 1023, or HOST to an address of this machine.`;
  if (EXPECTED.some((kind) => error instanceof kind)) return message;
  return `Gangway cannot start: ${message}`;
}

/** Stops on Ctrl-C or when told to; a second Ctrl-C does not wait for requests to finish. */
function stopOnSignal({ close, abort }: Running): void {
  let stopping = false;
  const stop = () => {
    if (stopping) void abort().finally(() => process.exit(1));
    else void close().then(() => process.exit(0));
    stopping = true;
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  const config = loadConfig(readEnvironment());
  const log = await createLog(config);
  const running = await start(config, log);
  log.info({ url: running.url, embedded: running.embedded }, 'Ready');
  stopOnSignal(running);
  if (!config.production) {
    const page = `http://localhost:${new URL(running.url).port}/graphql`;
    process.stdout.write(
      `\n  Gangway is ready${running.embedded ? ', on its embedded Postgres' : ', on the database of DATABASE_URL'}.\n` +
        (config.graphiql
          ? `  GraphiQL: ${page}\n  Run its tabs from left to right, or type: npm run demo\n`
          : '') +
        '  Stop it with Ctrl-C.\n\n',
    );
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
