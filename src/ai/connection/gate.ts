import type { AiLimits } from '../../ai-config.ts';
import { AttemptError } from './attempt-error.ts';

/** Lets so many in at once; others wait in line, and one too many is refused. */
interface Gate {
  /**
   * Resolves inside, with what lets the next one in.
   *
   * @throws AttemptError (BUSY) where the line is full or does not move in time, or the signal's reason.
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** Of our own, for cockatiel's bulkhead keeps those who went away in its line, where they take the places of others. */
export function createGate({
  concurrency,
  queue,
  queueMs,
}: Pick<AiLimits, 'concurrency' | 'queue' | 'queueMs'>): Gate {
  let inside = 0;
  /** In order of arrival. */
  const line = new Set<() => void>();

  const leave = () => {
    const [next] = line;
    if (next) next();
    else inside -= 1;
  };
  const once = () => {
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  };

  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (inside < concurrency) {
        inside += 1;
        return once();
      }
      if (line.size >= queue) throw busy('the line was full');
      await new Promise<void>((resolve, reject) => {
        const stop = () => {
          line.delete(admit);
          clearTimeout(timer);
          signal.removeEventListener('abort', give);
        };
        const admit = () => {
          stop();
          resolve();
        };
        const give = () => {
          stop();
          reject(signal.reason as Error);
        };
        const timer = setTimeout(() => {
          stop();
          reject(busy(`the line did not move within ${queueMs} ms`));
        }, queueMs);
        signal.addEventListener('abort', give, { once: true });
        line.add(admit);
      });
      return once();
    },
  };
}

const busy = (reason: string) => new AttemptError({ failure: 'BUSY', reason });
