import type { Logger } from '../log.ts';

/** Something that time makes due. */
export interface Sweep {
  /** What was done, for the log. */
  readonly done: string;
  /** Does a bounded part of it; gives how much. */
  run(): Promise<number>;
}

/** How often a sweep of many rows goes on before the next interval. */
const MOST_RUNS = 20;

/** Runs what time makes due, now and then, one after another; returns how to stop, which waits for what runs. */
export function startSweeper(
  sweeps: readonly Sweep[],
  intervalMs: number,
  log: Logger,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let stopped = false;
  const sweep = async ({ done, run }: Sweep) => {
    try {
      let total = 0;
      for (let runs = 0; runs < MOST_RUNS && !stopped; runs += 1) {
        const count = await run();
        total += count;
        if (count === 0) break;
      }
      if (total > 0) log.info({ count: total }, done);
    } catch (error) {
      // Nothing depends on its time: sessions read as expired all the same, and the next sweep goes on.
      log.error({ err: error }, `Not done: ${done}`);
    }
  };
  const all = async () => {
    for (const one of sweeps) await sweep(one);
    running = null;
  };
  const timer = setInterval(() => {
    running ??= all();
  }, intervalMs).unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
