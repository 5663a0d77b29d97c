/** Where a key result stood, should stand, and stands. */
interface Measured {
  readonly baseline: number;
  readonly target: number;
  readonly current: number;
}

/** How far a key result is, 0 to 1; where there is no way to go, 1 while it stands at its target. */
export function progressOf({ baseline, target, current }: Measured): number {
  // Halves, because the distance between two numbers can be larger than any number.
  const way = target / 2 - baseline / 2;
  if (way === 0) return current === target ? 1 : 0;
  return Math.min(1, Math.max(0, (current / 2 - baseline / 2) / way));
}

/** The mean over an objective's key results; null where it has none. */
export function meanProgress(results: readonly Measured[]): number | null {
  if (results.length === 0) return null;
  return results.reduce((sum, result) => sum + progressOf(result), 0) / results.length;
}
