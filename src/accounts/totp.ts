import { createHmac, timingSafeEqual } from 'node:crypto';

/** Codes of authenticator apps (RFC 6238) with the parameters that all of them take: SHA-1, 6 digits, 30 seconds. */
const PERIOD_MS = 30_000;
const DIGITS = 6;
/** How many steps a clock may be off, either way. */
const WINDOW = 1;

/** Counts periods since 1970: each has a code of its own. */
export const totpStepAt = (time: number): number => Math.floor(time / PERIOD_MS);

/** The code of a step. `secret` is the key itself, not its Base32 form. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15; // dynamic truncation, RFC 4226, 5.3
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step that a code belongs to, of those that hold at `time`; null where it is of none. */
export function totpStepOf(secret: string, code: string, time = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const now = totpStepAt(time);
  let found: number | null = null;
  for (let step = now - WINDOW; step <= now + WINDOW; step++) {
    if (timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code))) found ??= step;
  }
  return found;
}
