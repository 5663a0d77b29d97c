import type { Db } from '../../data/door.ts';
import type { SuggestionKind } from '../kinds.ts';
import type { Made, Situation } from '../suggestion.ts';
import { suggestChallenges } from './challenges.ts';
import { suggestDepartments } from './departments.ts';
import { suggestDescription } from './description.ts';
import type { Facts } from './facts.ts';
import { typedFacts } from './facts.ts';
import { suggestIndustry } from './industry.ts';
import { suggestInsights } from './insights.ts';
import { suggestInvitations } from './invitations.ts';
import { suggestNextSteps } from './next-steps.ts';
import { suggestObjectives } from './objectives.ts';

type Rule = (db: Db, situation: Situation, facts: Facts) => Made | Promise<Made>;

const RULES: Readonly<Record<SuggestionKind, Rule>> = {
  INDUSTRY: suggestIndustry,
  COMPANY_DESCRIPTION: suggestDescription,
  DEPARTMENTS: suggestDepartments,
  OBJECTIVES: suggestObjectives,
  CHALLENGES_AND_GOALS: (_db, situation, facts) => suggestChallenges(situation, facts),
  INVITATION_ROLES: (_db, situation, facts) => suggestInvitations(situation, facts),
  REVIEW_INSIGHTS: (_db, situation, facts) => suggestInsights(situation, facts),
  NEXT_STEPS: (_db, situation, facts) => suggestNextSteps(situation, facts),
};

/**
 * What rules over the industry knowledge base suggest: no model, nothing sent anywhere, at most one statement. Where
 * the answers do not carry a proposal, it is empty (`{}`), its confidence 0, and the rationale says what is missing.
 */
export async function suggestByRules(db: Db, situation: Situation): Promise<Made> {
  return RULES[situation.kind](db, situation, typedFacts(situation));
}
