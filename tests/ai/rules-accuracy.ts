import pLimit from 'p-limit';
import type { Db } from '../../src/data/door.ts';
import { idOf } from '../../src/global-id.ts';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import { companies } from '../data/companies.ts';
import type { LabelledCompany } from '../data/companies.ts';
import { situationOf } from './situation.ts';

/** How often the rules name the industry that a person would: measured over tests/data/companies.ts. */

/** The shares that must be reached, of all and of what was held out. */
export const FLOORS = { top1: 0.7, top4: 0.9 };

export interface Outcome {
  readonly company: LabelledCompany;
  /** Where the right industry stands: 0 is the proposal, 1 to 3 are the alternatives, -1 is nowhere. */
  readonly place: number;
  readonly confidence: number;
}

/** Asks the rules for the industry of every company of the set. */
export async function measure(db: Db): Promise<Outcome[]> {
  const industries = await db.industry.findMany({ select: { id: true, key: true } });
  const keys = new Map(industries.map(({ id, key }) => [id, key]));
  const placed = async (company: LabelledCompany): Promise<Outcome> => {
    const { name, description, website } = company;
    const COMPANY = { name, ...(description && { description }), ...(website && { website }) };
    const made = await suggestByRules(db, situationOf('INDUSTRY', { COMPANY }));
    const named = [made.proposal, ...made.alternatives.map(({ proposal }) => proposal)].map(
      (proposal) => keys.get(idOf('Industry', String(proposal?.['industryId'])) ?? ''),
    );
    return { company, place: named.indexOf(company.industry), confidence: made.confidence };
  };
  const atOnce = pLimit(3);
  return Promise.all(companies.map((company) => atOnce(() => placed(company))));
}

/** The shares with the right industry first, and among the first four. */
export function shares(outcomes: readonly Outcome[]) {
  const of = (holds: (place: number) => boolean) =>
    outcomes.filter(({ place }) => holds(place)).length / outcomes.length;
  return { top1: of((place) => place === 0), top4: of((place) => place >= 0) };
}

const BUCKETS = [0, 0.4, 0.6, 0.8, 0.9];

/** Companies by how sure the rules said to be, the least sure first, and how often they were right. */
export function calibration(outcomes: readonly Outcome[]) {
  return BUCKETS.map((from, index) => {
    const to = BUCKETS[index + 1] ?? 1;
    const within = outcomes.filter(
      ({ confidence }) => confidence >= from && (confidence < to || to === 1),
    );
    return { from, to, count: within.length, right: shares(within).top1 };
  });
}

/** Whether the floors are reached. */
export const reachesFloors = (outcomes: readonly Outcome[]): boolean => {
  const { top1, top4 } = shares(outcomes);
  return top1 >= FLOORS.top1 && top4 >= FLOORS.top4;
};

/** Parts of the set, by what they are called. */
export const partsOf = (outcomes: readonly Outcome[]): Readonly<Record<string, Outcome[]>> => ({
  all: [...outcomes],
  English: outcomes.filter(({ company }) => company.language === 'en'),
  Spanish: outcomes.filter(({ company }) => company.language === 'es'),
  'name only': outcomes.filter(({ company }) => company.description === ''),
  'tuned on': outcomes.filter(({ company }) => !company.holdout),
  'held out': outcomes.filter(({ company }) => company.holdout),
});

const percent = (share: number): string =>
  Number.isNaN(share) ? '–'.padStart(7) : `${(100 * share).toFixed(1)} %`.padStart(7);

/** What was measured, as lines of text. */
export function report(outcomes: readonly Outcome[]): string {
  const parts = Object.entries(partsOf(outcomes)).map(([name, part]) => {
    const { top1, top4 } = shares(part);
    const count = String(part.length).padStart(5);
    return `  ${name.padEnd(10)}${count}   first ${percent(top1)}   first four ${percent(top4)}`;
  });
  const buckets = calibration(outcomes).map(
    ({ from, to, count, right }) =>
      `  ${from.toFixed(1)} to ${to.toFixed(1)}${String(count).padStart(5)}   right ${percent(right)}`,
  );
  return [
    'INDUSTRY by rules, over companies labelled by hand:',
    ...parts,
    'By confidence:',
    ...buckets,
    '',
  ].join('\n');
}
