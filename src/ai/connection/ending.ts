/** Why a request was ended from within: it took too long, or the server stops. */
export const LATE = Symbol('took too long');
export const CLOSED = Symbol('the server stops');

/** A signal that ends with others, and by itself. */
interface Ending {
  readonly signal: AbortSignal;
  end(reason: unknown): void;
  /** Ends it with `reason` after so long, unless told again before. */
  endAfter(ms: number, reason: unknown): void;
  /** Lets go of timers and of the other signals. */
  release(): void;
}

/** Of our own, for what AbortSignal.any makes of long-lived signals is freed late in Node 20. */
export function createEnding(...others: readonly AbortSignal[]): Ending {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  const stop = () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
  const follow = (event: Event) => controller.abort((event.target as AbortSignal).reason);
  for (const other of others) {
    if (other.aborted) controller.abort(other.reason);
    else other.addEventListener('abort', follow, { once: true });
  }
  return {
    signal: controller.signal,
    end: (reason) => controller.abort(reason),
    endAfter(ms, reason) {
      stop();
      timer = setTimeout(() => {
        // A process that was busy itself first looks at what came meanwhile.
        immediate = setImmediate(() => controller.abort(reason));
      }, ms);
    },
    release() {
      stop();
      for (const other of others) other.removeEventListener('abort', follow);
    },
  };
}
