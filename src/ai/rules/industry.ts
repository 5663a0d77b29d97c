import type { Db } from '../../data/door.ts';
import { encodeGlobalId } from '../../global-id.ts';
import type { Made, Situation } from '../suggestion.ts';
import { certaintiesOf } from './certainty.ts';
import { evidenceOf } from './evidence.ts';
import type { Facts } from './facts.ts';
import { nameOf } from './knowledge.ts';
import { basedOn, nothing, rationaleOf } from './made.ts';
import { matchIndustries } from './matching.ts';
import type { Match } from './matching.ts';
import { textsOf } from './texts.ts';

const MOST_ALTERNATIVES = 3;
/** Others that fit so much less than the best are no help. */
const LEAST_SHARE = 0.2;

const round = (value = 0): number => Math.round(value * 100) / 100;

/** INDUSTRY: what the company's name, description and website fit best, and up to three others. One statement. */
export async function suggestIndustry(db: Db, situation: Situation, facts: Facts): Promise<Made> {
  const { name, description, website } = facts.COMPANY;
  const texts = textsOf(situation.locale).industry;
  const evidence = evidenceOf(facts.COMPANY);
  if (!evidence) return nothing(texts.nothingKnown);
  const matches = await matchIndustries(db, evidence, 1 + MOST_ALTERNATIVES);
  const [best, ...others] = matches;
  if (!best) return nothing(texts.nothingFits);

  const [first, ...rest] = certaintiesOf(matches);
  const called = (match: Match) => nameOf(match, situation.locale);
  const close = others.filter(({ score }) => score >= best.score * LEAST_SHARE);
  return {
    proposal: proposalOf(best),
    alternatives: close.map((match, index) => ({
      proposal: proposalOf(match),
      confidence: round(rest[index]),
      rationale: texts.also(called(match)),
    })),
    insights: null,
    rationale: rationaleOf(situation, [
      texts.best(called(best)),
      basedOn(situation, [
        ['name', name],
        ['description', description],
        ['website', website],
      ]),
      close[0] ? texts.next(called(close[0])) : texts.noOther,
    ]),
    confidence: round(first),
    confidenceBasis: 'MATCH_MARGIN',
  };
}

const proposalOf = ({ id }: Match) => ({ industryId: encodeGlobalId('Industry', id) });
