import type { RateLimit } from '../config.ts';

/** Counts calls, within bounds that no client can move. Never rejects. */
export interface RateLimitStore {
  /**
   * Counts a call, unless `limit` is reached: calls refused do not prolong the wait.
   *
   * @returns 0 where it was counted, else the seconds until the next call is admitted, at least 1.
   */
  hit(key: string, limit: RateLimit): Promise<number>;
}
