import type { RateLimitStore } from './rate-limit-store.ts';
import type { RateLimit } from '../config.ts';

/** Counts calls in this process alone. */
export interface MemoryRateLimits extends RateLimitStore {
  /** Identities and calls that are remembered now. */
  readonly size: { readonly identities: number; readonly calls: number };
}

/**
 * @param bounds The most identities and calls that are remembered. Past either, whoever has not called for longest is
 * forgotten, which is a pardon and never a refusal.
 */
export function createMemoryRateLimits(
  bounds = { identities: 50_000, calls: 1_000_000 },
  now: () => number = Date.now,
): MemoryRateLimits {
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
      /** When the call was that has to leave the window before another is admitted. */
      const freed = earlier.at(-limit.max);
      remember(key, freed === undefined ? [...earlier, now()] : earlier);
      return Promise.resolve(
        freed === undefined ? 0 : Math.max(1, Math.ceil((freed + limit.windowMs - now()) / 1_000)),
      );
    },
    get size() {
      return { identities: callsByKey.size, calls: total };
    },
  };
}
