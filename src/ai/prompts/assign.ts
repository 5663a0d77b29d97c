import { createHash } from 'node:crypto';
import type { PromptChoice } from '../../ai-config.ts';
import type { SuggestionKind } from '../kinds.ts';
import { SUGGESTION_KINDS } from '../kinds.ts';
import { versionsOf } from './registry.ts';

/**
 * The version of a kind's prompt for a person (UUID): always the same for the same person, as long as the weights keep
 * their proportions. Rolling back is naming the older version. What is configured has passed `checkPromptConfig`.
 */
export function assignedVersion(
  kind: SuggestionKind,
  userId: string,
  configured: PromptChoice | undefined,
): string {
  if (typeof configured === 'string') return configured;
  const known = versionsOf(kind).map(({ version }) => version);
  const newest = known.at(-1);
  if (newest === undefined) throw new Error(`There is no prompt for ${kind}.`);
  // In the order of release: how a configuration orders its keys moves nobody.
  const weighed = known
    .map((version) => ({ version, weight: configured?.[version] ?? 0 }))
    .filter(({ weight }) => weight > 0);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let left = pointOf(kind, userId) * total;
  for (const { version, weight } of weighed) {
    if (left < weight) return version;
    left -= weight;
  }
  // Where nothing is weighed; and where rounding left a crumb, the last.
  return weighed.at(-1)?.version ?? newest;
}

/** Where a person stands for a kind, from 0 to below 1: another place for each kind, so that experiments do not mix. */
function pointOf(kind: SuggestionKind, userId: string): number {
  const hash = createHash('sha256').update(`${kind}:${userId}`).digest();
  return hash.readUIntBE(0, 6) / 2 ** 48;
}

/** What is wrong with a configuration of prompts, a sentence each; none: it may be used. */
export function checkPromptConfig(configured: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(configured).flatMap(([name, choice]) => {
    const kind = SUGGESTION_KINDS.find((known) => known === name);
    if (!kind) return [`${name} is no kind of suggestion: ${SUGGESTION_KINDS.join(', ')}.`];
    const known = versionsOf(kind).map(({ version }) => version);
    const unknown = (version: string) =>
      known.includes(version)
        ? []
        : [`${kind} has no prompt version ${version}: there is ${known.join(', ')}.`];
    if (typeof choice === 'string') return unknown(choice);
    if (typeof choice !== 'object' || choice === null || Array.isArray(choice)) {
      return [`${kind} needs a version, or versions with their weights.`];
    }
    const weights = Object.entries(choice as Readonly<Record<string, unknown>>);
    const wrong = weights.filter(([, weight]) => !isWeight(weight));
    const some = weights.some(([, weight]) => isWeight(weight) && weight > 0);
    return [
      ...weights.flatMap(([version]) => unknown(version)),
      ...wrong.map(([version]) => `${kind} gives ${version} a weight that is not 0 to 1,000,000.`),
      ...(some ? [] : [`${kind} needs at least one version with a weight above 0.`]),
    ];
  });
}

const isWeight = (weight: unknown): weight is number =>
  typeof weight === 'number' && weight >= 0 && weight <= 1_000_000;
