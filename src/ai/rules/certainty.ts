import type { Match } from './matching.ts';

/** How right the best match probably is, as the part of tests/data/companies.ts that is not held out had it. */

/** Scores that are made of a word or two are luck more often. */
const SCANT = 5;

/** From 0 to 0.97: by how much the best match is ahead of the second, less where little matched at all. */
export function certaintyOf([best, second]: readonly Pick<Match, 'score'>[]): number {
  if (!best || best.score <= 0) return 0;
  const margin = (best.score - (second?.score ?? 0)) / best.score;
  const enough = Math.min(1, 0.6 + (0.4 * best.score) / SCANT);
  return Math.min(0.97, (0.3 + 1.25 * margin) * enough);
}

/** What the others share of the doubt that is left, by their scores. */
export function certaintiesOf(matches: readonly Pick<Match, 'score'>[]): number[] {
  const first = certaintyOf(matches);
  const others = matches.slice(1);
  const sum = others.reduce((total, { score }) => total + score, 0);
  // No other may seem more likely than the best.
  return [first, ...others.map(({ score }) => Math.min(first, ((1 - first) * score) / sum))];
}
