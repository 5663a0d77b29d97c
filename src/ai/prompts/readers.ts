import { encodeGlobalId } from '../../global-id.ts';
import type { Session } from '../../onboarding/session.service.ts';
import type { Answers } from '../../steps/step.ts';
import type { SuggestionKind } from '../kinds.ts';
import type { Insight, Knowledge, Made } from '../suggestion.ts';
import { departmentsOf, line } from './departments-of.ts';
import { invitationsOf } from './invitees.ts';
import type { AnswerOf } from './prompt.ts';

/** How the answers of each kind become proposals: one reader for all versions. */

/** What an answer is read with. */
export interface About {
  readonly session: Session;
  readonly knowledge: Knowledge;
  /** Whether more of the answer may come. */
  readonly unfinished: boolean;
}

type Read = Partial<Pick<Made, 'proposal' | 'alternatives' | 'insights'>>;
type Readers = {
  readonly [Kind in SuggestionKind]: (answer: Partial<AnswerOf[Kind]>, about: About) => Read;
};

const MOST_ALTERNATIVES = 3;
const MOST_INSIGHTS = 10;
const CYCLE_DAYS = [30, 60, 90, 180, 365];

/** Text of several lines. */
export const block = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

export const READERS: Readers = {
  INDUSTRY({ industryKey, alternatives = [] }, { knowledge }) {
    const industryOf = (key: string | undefined): Answers => {
      const found = knowledge.industries.find((one) => one.key === key?.trim());
      return found ? { industryId: encodeGlobalId('Industry', found.id) } : {};
    };
    return withAlternatives(industryOf(industryKey), alternatives, (one) =>
      industryOf(one.industryKey),
    );
  },
  COMPANY_DESCRIPTION: ({ description, alternatives = [] }) =>
    withAlternatives(
      description === undefined ? {} : { description: block(description) },
      alternatives,
      (one) => ({ description: block(one.description) }),
    ),
  DEPARTMENTS: ({ departments = [] }, { session, unfinished }) => ({
    proposal: { departments: departmentsOf(departments, session, unfinished) },
  }),
  OBJECTIVES({ okrCycleDays: days, objectives = [] }, { unfinished }) {
    // 9 may be the beginning of 90.
    const known = days !== undefined && (!unfinished || CYCLE_DAYS.includes(days));
    return {
      proposal: {
        ...(known && { okrCycleDays: days }),
        objectives: objectives.map(({ title, description, keyResults }) => ({
          title: line(title),
          ...(description?.trim() && { description: block(description) }),
          keyResults: keyResults.map(({ title: result, metricType, baseline, target, unit }) => ({
            title: line(result),
            metricType,
            baseline,
            target,
            ...unitOf(metricType, unit),
          })),
        })),
      },
    };
  },
  CHALLENGES_AND_GOALS: ({ currentChallenges = [], businessGoals = [] }) => ({
    proposal: {
      currentChallenges: [...new Set(currentChallenges)],
      businessGoals: [...new Set(businessGoals)],
    },
  }),
  INVITATION_ROLES: ({ people = [] }, { session, unfinished }) => ({
    proposal: { invitations: invitationsOf(people, session, unfinished) },
  }),
  REVIEW_INSIGHTS: ({ insights = [] }, { session }) => ({
    insights: insights
      .slice(0, MOST_INSIGHTS)
      .map((one) => insightOf({ ...one, day: null }, session)),
  }),
  NEXT_STEPS: ({ actions = [] }, { session }) => ({
    insights: actions
      .map((one) => insightOf({ ...one, topic: 'FIRST_WEEK' }, session))
      .sort((a, b) => (a.day ?? 0) - (b.day ?? 0))
      .slice(0, MOST_INSIGHTS),
  }),
};

/** Percentages and yes or no have no unit, whatever a model writes there. */
function unitOf(metricType: string, unit: string | null): Answers {
  const told = line(unit ?? '');
  if (told === '' || metricType === 'PERCENTAGE' || metricType === 'BOOLEAN') return {};
  return { unit: metricType === 'CURRENCY' ? told.toUpperCase() : told };
}

/** A step that the session's flow does not have is none. */
function insightOf({ topic, title, text, day, step }: Insight, { definition }: Session): Insight {
  const known = definition.steps.some(({ key }) => key === step);
  return { topic, title: line(title), text: block(text), day, step: known ? step : null };
}

/** Alternatives that differ from the best and from each other, the likeliest first. */
function withAlternatives<
  Answer extends { readonly rationale: string; readonly confidence: number },
>(proposal: Answers, answered: readonly Answer[], proposalOf: (answer: Answer) => Answers): Read {
  const seen = new Set([JSON.stringify(proposal), '{}']);
  const alternatives = [...answered]
    .sort((a, b) => b.confidence - a.confidence)
    .flatMap((answer) => {
      const other = proposalOf(answer);
      const told = JSON.stringify(other);
      if (seen.has(told)) return [];
      seen.add(told);
      const { rationale, confidence } = answer;
      return [{ proposal: other, confidence, rationale }];
    });
  return { proposal, alternatives: alternatives.slice(0, MOST_ALTERNATIVES) };
}
