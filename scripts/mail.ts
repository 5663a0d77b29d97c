import { loadConfig, readEnvironment } from '../src/config.ts';
import { openDoor } from '../src/data/door.ts';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.ts';
import { isUuid } from '../src/global-id.ts';
import { scrub } from '../src/log.ts';
import { deadMails, retryDead } from '../src/mail/waiting.service.ts';

/**
 * What became of mails that were given up: `npm run mail -- dead` lists them, `npm run mail -- retry <id>` (or `all`)
 * has the running server send them again.
 */

const USAGE = 'Usage: npm run mail -- dead | npm run mail -- retry <id>|all';
/** How many are listed. */
const MOST = 200;

type Command = { readonly name: 'dead' } | { readonly name: 'retry'; readonly id: string | null };

function parse([name, id, ...rest]: readonly string[]): Command | undefined {
  if (name === 'dead' && id === undefined) return { name };
  if (name !== 'retry' || id === undefined || rest.length > 0) return undefined;
  if (id === 'all') return { name, id: null };
  return isUuid(id.toLowerCase()) ? { name, id } : undefined;
}

async function run(command: Command): Promise<void> {
  const config = loadConfig(readEnvironment());
  // Uses the embedded server that runs, and leaves it running.
  const embedded = config.database
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir });
  const url = config.database?.url ?? embedded?.url ?? '';
  const door = openDoor({
    connectionString: url,
    max: 1,
    statementTimeoutMs: config.statementTimeoutMs,
    preparedStatements: false,
  });
  try {
    const access = door.asSystem('deliver mail');
    if (command.name === 'retry') {
      const count = await retryDead(access, command.id);
      if (count === 0 && command.id !== null) {
        throw new Error(`There is no mail ${command.id} that was given up.`);
      }
      console.log(`Queued again: ${count}`);
      return;
    }
    const mails = await deadMails(access, MOST);
    for (const { id, kind, recipient, attempts, lastError, endedAt } of mails) {
      const when = endedAt?.toISOString() ?? '';
      console.log([id, kind, recipient, attempts, when, lastError ?? ''].join('\t'));
    }
    if (mails.length === 0) console.log('No mail was given up.');
    if (mails.length === MOST) console.log(`There may be more than these ${MOST}.`);
  } finally {
    await door.close();
    await embedded?.stop();
  }
}

const command = parse(process.argv.slice(2));
try {
  if (!command) throw new Error(USAGE);
  await run(command);
} catch (error) {
  console.error(scrub(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
