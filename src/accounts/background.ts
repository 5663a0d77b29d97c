import pLimit from 'p-limit';

/** How many wait at most before whoever asks has to wait as well. */
const WAITING = 100;

/** Work that answers do not wait for, so that how long an answer takes tells nothing of it. */
export interface Background {
  /** Starts it, soon; resolves before it is done, unless very many wait. Failures are logged. */
  run(what: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left to be done. */
  idle(): Promise<void>;
}

export function createBackground(log: (message: string) => void): Background {
  const turn = pLimit(2);
  const running = new Set<Promise<void>>();
  return {
    async run(what, work) {
      const full = turn.pendingCount >= WAITING;
      const done = turn(work).catch((error: unknown) => log(`${what}: ${String(error)}`));
      running.add(done);
      void done.then(() => running.delete(done));
      if (full) await done;
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
