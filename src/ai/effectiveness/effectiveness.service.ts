import type { Access } from '../../data/door.ts';
import type { SuggestionKind } from '../kinds.ts';
import { wilsonInterval } from './wilson.ts';
import type { Interval } from './wilson.ts';

/** How well each version of a prompt does, for those who run the platform. */

/** The longest time that is looked at, in days. */
export const LONGEST_RANGE_DAYS = 366;

/** What became of the suggestions of a kind that one version of its prompt, or rules, made. */
export interface Effectiveness {
  readonly kind: SuggestionKind;
  /** `rules` for suggestions that rules made. */
  readonly promptVersion: string;
  /** How many were ready; not all of them were decided on. */
  readonly offered: number;
  readonly accepted: number;
  readonly modified: number;
  readonly rejected: number;
  /** How often nothing came of it: of a version also where rules stood in for it. */
  readonly failed: number;
  /** The share of those decided on that was taken, 0 to 1; null where none was. */
  readonly acceptance: number | null;
  /** Where that share truly lies, with 95 % confidence; null where none was decided on. */
  readonly interval: Interval | null;
  /** In milliseconds, without what the cache had; null where none was measured. */
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
  /** Of all of them together, also of those that failed, in US dollars. */
  readonly cost: number;
}

type Counts = 'offered' | 'accepted' | 'modified' | 'rejected' | 'failed';
type Counted = Pick<Effectiveness, 'kind' | Counts> & {
  readonly prompt_version: string;
  readonly latency_p50: number | null;
  readonly latency_p95: number | null;
  readonly cost_micros: number;
};

/** Whether so long a time may be looked at: from the past, and no longer than LONGEST_RANGE_DAYS. */
export const isRange = (since: Date, until: Date): boolean =>
  since < until && until.getTime() - since.getTime() <= LONGEST_RANGE_DAYS * 24 * 60 * 60_000;

/**
 * Of suggestions made from `since` until before `until`, over all tenants, by kind and version; null where the viewer is
 * no platform staff. One statement.
 */
export async function readEffectiveness(
  { db }: Access,
  since: Date,
  until: Date,
): Promise<Effectiveness[] | null> {
  const [answer] = await db.$queryRaw<{ staff: boolean; counted: Counted[] }[]>`
    select app.viewer_is_staff() as staff, coalesce(
      (select json_agg(e order by e.kind, e.prompt_version)
        from app.ai_effectiveness(${since}::timestamptz, ${until}::timestamptz) e), '[]') as counted`;
  return answer?.staff ? answer.counted.map(effectivenessOf) : null;
}

function effectivenessOf(counted: Counted): Effectiveness {
  const { kind, offered, accepted, modified, rejected, failed } = counted;
  const taken = accepted + modified;
  const decided = taken + rejected;
  return {
    kind,
    promptVersion: counted.prompt_version,
    offered,
    accepted,
    modified,
    rejected,
    failed,
    acceptance: decided === 0 ? null : taken / decided,
    interval: wilsonInterval(taken, decided),
    latencyP50: counted.latency_p50,
    latencyP95: counted.latency_p95,
    cost: counted.cost_micros / 1e6,
  };
}
