/** Bounds of a share, 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the normal distribution: two-sided, 95 %. */
const Z = 1.959963984540054;

/**
 * Within which the true share lies with 95 % confidence, of which `successes` of `trials` were seen: Wilson's score
 * interval (1927), which also holds for few trials and for shares near 0 and 1. Null without trials.
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (trials === 0) return null;
  const share = successes / trials;
  const z2 = Z * Z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const margin =
    (Z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) /
    (1 + z2 / trials);
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}
