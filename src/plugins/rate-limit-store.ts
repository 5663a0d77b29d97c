import type { RateLimit } from '../config.ts';

/** Counts calls in this process, within bounds that no client can move. */
export interface RateLimitStore {
  /** Counts a call, unless `limit` is reached: calls refused do not prolong the wait. Gives the earlier calls' times. */
  hit(key: string, limit: RateLimit): readonly number[];
  /** Seconds until the next call is admitted, at least 1. */
  retryAfter(key: string, limit: RateLimit): number;
  /** Identities and calls that are remembered now. */
  readonly size: { readonly identities: number; readonly calls: number };
}

/**
 * @param bounds The most identities and calls that are remembered. Past either, whoever has not called for longest is
 * forgotten, which is a pardon and never a refusal.
 */
export function createRateLimitStore(
  bounds = { identities: 50_000, calls: 1_000_000 },
  now: () => number = Date.now,
): RateLimitStore {
  /** In the order of their latest call. */
  const callsByKey = new Map<string, number[]>();
  let total = 0;

  const current = (key: string, { windowMs }: RateLimit): number[] => {
    const since = now() - windowMs;
    return (callsByKey.get(key) ?? []).filter((time) => time > since);
  };
  const remember = (key: string, calls: number[]) => {
    total += calls.length - (callsByKey.get(key)?.length ?? 0);
    callsByKey.delete(key);
    callsByKey.set(key, calls);
    for (const [oldest, forgotten] of callsByKey) {
      if (callsByKey.size <= bounds.identities && total <= bounds.calls) break;
      callsByKey.delete(oldest);
      total -= forgotten.length;
    }
  };
  return {
    hit(key, limit) {
      const earlier = current(key, limit);
      remember(key, earlier.length < limit.max ? [...earlier, now()] : earlier);
      return earlier;
    },
    retryAfter(key, limit) {
      const calls = current(key, limit);
      const freed = calls.at(-limit.max);
      return freed === undefined
        ? 1
        : Math.max(1, Math.ceil((freed + limit.windowMs - now()) / 1_000));
    },
    get size() {
      return { identities: callsByKey.size, calls: total };
    },
  };
}
