import type { Insight, Made, Situation } from '../suggestion.ts';
import type { Facts } from './facts.ts';
import { findings } from './findings.ts';
import { basedOn, insightful, rationaleOf } from './made.ts';
import { textsOf } from './texts.ts';

const MOST = 10;

/** REVIEW_INSIGHTS: what stands out, risks and gaps before strengths. */
export function suggestInsights(situation: Situation, facts: Facts): Made {
  const texts = textsOf(situation.locale).insights;
  const found = findings(situation, facts);
  const sorted = [...found].sort((a, b) => rank(a) - rank(b));
  const nothing: Insight = { topic: 'GAP', step: null, day: null, ...texts.nothing };
  return insightful(
    sorted.length > 0 ? sorted.slice(0, MOST) : [nothing],
    rationaleOf(situation, [texts.found, sourcesOf(situation, facts)]),
    shareAnswered(facts),
  );
}

const rank = ({ topic }: Insight): number => ['RISK', 'GAP', 'STRENGTH'].indexOf(topic);

/** From 0.3 to 0.8, by how much of what is looked at was answered. */
export function shareAnswered(facts: Facts): number {
  const answers = Object.values<object>({ ...facts }).flatMap((fields) =>
    Object.values<unknown>({ ...fields }),
  );
  const given = answers.filter((answer) => answer !== undefined).length;
  return answers.length === 0 ? 0.3 : 0.3 + (0.5 * given) / answers.length;
}

/** Names what insights were drawn from. */
export const sourcesOf = (situation: Situation, facts: Facts): string | null =>
  basedOn(situation, [
    ['okrExperience', facts.WELCOME.okrExperience ?? facts.PROFILE.okrExperience],
    ['urgency', facts.WELCOME.urgency],
    ['employeeCount', facts.COMPANY.employeeCount],
    ['size', facts.COMPANY.size],
    ['teamSize', facts.STRUCTURE.teamSize],
    ['departments', facts.STRUCTURE.departments],
    ['businessGoals', facts.STRUCTURE.businessGoals],
    ['okrMaturity', facts.STRUCTURE.okrMaturity],
    ['objectives', facts.OBJECTIVES.objectives],
    ['okrCycleDays', facts.OBJECTIVES.okrCycleDays],
    ['invitations', facts.TEAM.invitations],
  ]);
