import { expect, test } from 'vitest';
import { totpCode, totpStepAt, totpStepOf } from '../../src/accounts/totp.ts';

const SECRET = '12345678901234567890'; // of RFC 6238, appendix B

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is %s, as RFC 6238 has it', (seconds, code) => {
  expect(totpCode(SECRET, totpStepAt(seconds * 1000))).toBe(code);
});

test('a code holds in its step, the one before and the one after', () => {
  const time = 1_234_567_890_000;
  const step = totpStepAt(time);
  for (const off of [-1, 0, 1]) {
    expect(totpStepOf(SECRET, totpCode(SECRET, step + off), time)).toBe(step + off);
  }
  for (const off of [-2, 2]) {
    expect(totpStepOf(SECRET, totpCode(SECRET, step + off), time)).toBeNull();
  }
  for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345']) {
    expect(totpStepOf(SECRET, text, time)).toBeNull();
  }
});
