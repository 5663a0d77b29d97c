/** A source of chance that a seed repeats. */
export interface Random {
  /** Says which; for a test's failure message. */
  readonly seed: number;
  /** From 0 up to, and without, `below`; whole. */
  whole(below: number): number;
  /** Whether something that happens once in `times` happens now. */
  once(times: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** SEED in the environment repeats an earlier run. */
export function createRandom(seed = Number(process.env['SEED'] ?? Date.now() % 1e9)): Random {
  let state = seed;
  /** mulberry32. */
  const whole = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return {
    seed,
    whole,
    once: (times) => whole(times) === 0,
    pick: (choices) => choices[whole(choices.length)] ?? choices[0],
  };
}
