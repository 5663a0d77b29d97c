import type { IncomingHttpHeaders } from 'node:http';
import { loadConfig } from '../../src/config.ts';
import type { Context } from '../../src/context.ts';
import { createLog } from '../../src/log.ts';
import { openServices } from '../../src/serve.ts';
import type { Closer } from '../../src/start.ts';

/** What a peer serves: Gangway's schema and services, with a viewer but without limits, masking and logs. */
export async function openPeer(): Promise<{
  contextOf: (headers: IncomingHttpHeaders) => Promise<Context>;
  /** Tells the benchmark where it listens, and closes everything when told to. */
  serve: (port: number, close: () => Promise<unknown>) => void;
}> {
  const config = loadConfig(process.env);
  const { database } = config;
  if (!database) throw new Error('A peer needs a DATABASE_URL.');
  const log = await createLog({ ...config, logLevel: 'error' });
  const closers: Closer[] = [];
  const { door, services } = await openServices({
    config,
    database,
    log,
    closers,
    signal: undefined,
  });
  return {
    async contextOf({ authorization }) {
      const token = authorization?.slice('Bearer '.length);
      const viewer = token === undefined ? null : await services.accounts.verify(token);
      const access = door.asViewer(viewer?.userId ?? null);
      return {
        requestId: '',
        viewer,
        language: 'en',
        ip: '127.0.0.1',
        userAgent: null,
        access,
        accessOf: ({ id }) => door.asViewer(id),
        services,
      };
    },
    serve(port, close) {
      process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
      process.once('SIGTERM', () => {
        void (async () => {
          await close();
          services.progress.close();
          for (const closer of closers.reverse()) await closer(1_000);
          process.exit();
        })();
      });
    },
  };
}
