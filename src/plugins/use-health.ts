import type { GangwayPlugin } from './request.ts';

/** What has to be well for the server to do its work. */
export interface HealthChecks {
  /** Rejects if the database does not answer. */
  database(): Promise<unknown>;
  /** Migrations that the database lacks. */
  pendingMigrations(): Promise<readonly string[]>;
  /** Whether the server is about to stop. */
  stopping(): boolean;
}

const PATIENCE_MS = 2_000;
/** Anyone may ask, at any rate: one look at the database serves everybody for so long. */
const FRESH_MS = 500;

/** `/health/live`: the process runs. `/health/ready`: requests will be answered; load balancers go by it. */
export function useHealth(checks: HealthChecks): GangwayPlugin {
  let migrated = false;
  const migrations = async () => {
    // Once there, they stay: what changes them is a start of another version, which brings its own check.
    const pending = migrated ? [] : await checks.pendingMigrations();
    migrated = pending.length === 0;
    return migrated ? 'ok' : `pending: ${pending.join(', ')}`;
  };
  const look = remembered(async () => {
    const [database, migrationState] = await Promise.all([
      outcome(checks.database().then(() => 'ok')),
      outcome(migrations()),
    ]);
    return { database, migrations: migrationState };
  });
  return {
    async onRequest(hook) {
      const { pathname } = hook.url;
      if (hook.request.method !== 'GET' && hook.request.method !== 'HEAD') return;
      if (pathname === '/health/live') {
        hook.endResponse(Response.json({ status: 'live' }));
      } else if (pathname === '/health/ready') {
        const state = {
          ...(await look()),
          server: checks.stopping() ? 'stopping' : 'ok',
        };
        const ready = Object.values(state).every((value) => value === 'ok');
        hook.endResponse(
          Response.json(
            { status: ready ? 'ready' : 'unavailable', checks: state },
            { status: ready ? 200 : 503 },
          ),
        );
      }
    },
  };
}

/** What went wrong is in the log of what failed; strangers only learn which part. */
async function outcome(check: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, `no answer within ${PATIENCE_MS} ms`);
  });
  try {
    return await Promise.race([check.catch(() => 'failed'), late]);
  } finally {
    clearTimeout(timer);
  }
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    if (!answer) {
      answer = ask();
      void answer.finally(() => setTimeout(() => (answer = undefined), FRESH_MS).unref());
    }
    return answer;
  };
}
