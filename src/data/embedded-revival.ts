import { processStart } from './embedded-processes.ts';
import type { Server } from './embedded-server.ts';

/** How often to look whether Postgres still runs, in milliseconds. */
const LOOK_MS = 1_000;
/** How long to leave it after a start that failed; each time twice as long, up to the last. */
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 60_000;

/**
 * Starts Postgres again whenever it has ended without being told to (killed for want of memory, say).
 *
 * @param current The server that should run.
 * @param revive Starts one in its place. What it throws is logged, and it is called again later.
 * @returns how to stop, which waits for a start under way.
 */
export function keepRunning(
  current: () => Server,
  revive: () => Promise<void>,
  log: (line: string) => void,
): () => Promise<void> {
  let stopped = false;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout;
  let looking: Promise<void> = Promise.resolve();
  const isStopped = () => stopped;

  async function look(): Promise<void> {
    const { pid, start } = current();
    let next = LOOK_MS;
    const ended = (await processStart(pid)) !== start;
    if (ended && !isStopped()) {
      log(`The embedded Postgres (pid ${pid}) has ended by itself. Starting it again.`);
      try {
        await revive();
        pause = FIRST_PAUSE_MS;
      } catch (error) {
        log(`The embedded Postgres could not be started again: ${String(error)}`);
        next = pause;
        pause = Math.min(pause * 2, LAST_PAUSE_MS);
      }
    }
    if (!isStopped()) schedule(next);
  }
  const schedule = (after: number) => {
    timer = setTimeout(() => {
      looking = look();
    }, after).unref();
  };

  schedule(LOOK_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
    return looking;
  };
}
