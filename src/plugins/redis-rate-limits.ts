import { createNameless } from '../nameless.ts';
import type { RedisConnection } from '../redis.ts';
import type { RateLimitStore } from './rate-limit-store.ts';

const PREFIX = 'gangway:limit:';

/**
 * What the store in memory does, as one step: a list of the times of the calls that were counted, oldest first. Times
 * are of Redis' clock, which all instances share. Each call removes at most what earlier ones added.
 */
const COUNT_CALL = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local max, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local oldest = redis.call('LINDEX', KEYS[1], 0)
while oldest and tonumber(oldest) <= now - window do
  redis.call('LPOP', KEYS[1])
  oldest = redis.call('LINDEX', KEYS[1], 0)
end
local calls = redis.call('LLEN', KEYS[1])
if calls < max then
  redis.call('RPUSH', KEYS[1], string.format('%d', now))
  redis.call('PEXPIRE', KEYS[1], window)
  return 0
end
local freed = tonumber(redis.call('LINDEX', KEYS[1], calls - max))
return math.max(1, math.ceil((freed + window - now) / 1000))
`;

/**
 * Counts calls together with every other instance. While Redis is away each counts for itself, by `own`.
 *
 * @param secret The server's: keys in Redis are made with it, so that they tell nobody's address.
 */
export function createRedisRateLimits(options: {
  readonly redis: Pick<RedisConnection, 'run'>;
  readonly own: RateLimitStore;
  readonly secret: string;
}): RateLimitStore {
  const { redis, own } = options;
  const nameless = createNameless(options.secret, 'gangway rate limits');
  return {
    async hit(key, limit) {
      const { max, windowMs } = limit;
      const wait = await redis.run(COUNT_CALL, `${PREFIX}${nameless(key)}`, [max, windowMs]);
      if (typeof wait !== 'number') return own.hit(key, limit);
      // Known here too, so that nobody starts anew when Redis goes away.
      if (wait === 0) await own.hit(key, limit);
      return wait;
    },
  };
}
