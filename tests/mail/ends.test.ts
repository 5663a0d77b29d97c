import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailTo, resetToken, startWorld, verificationPath } from '../accounts/kit.ts';
import type { World } from '../accounts/kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const MINUTE_MS = 60_000;

/** The end that a mail tells, which it does to the minute. */
function endIn(text: string): number {
  const [, day, time] = /good until (\w+ \d+, \d{4}) at (\d+:\d\d\s[AP]M) UTC/.exec(text) ?? [];
  return Date.parse(`${String(day)} ${String(time).replace(/\s/, ' ')} UTC`);
}

/** Within the minute that is not told, and another between two looks at the clock. */
const same = (told: number, real: number) => {
  expect(told).toBeGreaterThan(real - 2 * MINUTE_MS);
  expect(told).toBeLessThan(real + MINUTE_MS);
};

test('the links of mails end when the mails say', async () => {
  const { email } = await world.app.person();
  const path = await verificationPath(world, email);
  const token = new URL(path, 'http://gangway.test').searchParams.get('token') ?? '';
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const { exp } = JSON.parse(claims) as { exp: number };
  const verification = await mailTo(world, email, 'Confirm your e-mail address');
  same(endIn(verification.text), exp * 1000);

  await resetToken(world, email);
  const [stored] = await world.app.database.query<{ expires_at: Date }>(
    `select expires_at from auth.verifications where identifier like 'reset-password:%'`,
  );
  const reset = await mailTo(world, email, 'Set a new password');
  same(endIn(reset.text), Number(stored?.expires_at));
});
