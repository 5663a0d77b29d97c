import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that systems give to outgoing connections (from 32,768 on Linux): one of these could hold the port at the
 * moment when Postgres is to come back there.
 */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_767;
const PORTS_TRIED = 100;

/** The wanted port (0 for none) of 127.0.0.1 where nobody listens on it, else any. */
export async function freePort(wanted: number): Promise<number> {
  if (wanted > 0 && (await isFree(wanted))) return wanted;
  for (let tried = 0; tried < PORTS_TRIED; tried += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`No port between ${FIRST_PORT} and ${LAST_PORT} of 127.0.0.1 is free.`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
