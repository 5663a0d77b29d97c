import type { Db } from '../../data/door.ts';
import type { Made, Situation } from '../suggestion.ts';
import { present } from './facts.ts';
import type { Facts } from './facts.ts';
import { knownIndustry } from './knowledge.ts';
import { goalsIn } from './lexicon.ts';
import { basedOn, industrySentence, proposed, rationaleOf } from './made.ts';
import { objectivesOf } from './model-objectives.ts';
import type { ModelObjective } from './model-objectives.ts';
import { textsOf } from './texts.ts';
import type { Goal } from './texts.ts';

/** More key results than these on one objective deserve a warning (src/steps/objectives.ts). */
const MOST_KEY_RESULTS = 3;
/** How long cycles may be, in days, as the OBJECTIVES step has them. */
const CYCLES = [30, 60, 90, 180, 365];
/** How soon results are needed says how long a cycle may be. */
const CYCLE_BY_URGENCY = { CRITICAL: 30, HIGH: 60, MEDIUM: 90, LOW: 180 };
const USUAL_CYCLE = 90;
/** What most companies want, where nobody said what this one wants. */
const USUAL_GOALS: readonly Goal[] = [
  'CUSTOMER_SATISFACTION',
  'REVENUE_GROWTH',
  'OPERATIONAL_EFFICIENCY',
];
/** What one might set out to do about a challenge. */
const GOAL_OF_CHALLENGE: Readonly<Record<string, Goal>> = {
  EXECUTION: 'OPERATIONAL_EFFICIENCY',
  RESOURCES: 'REVENUE_GROWTH',
  CULTURE: 'TEAM_DEVELOPMENT',
  COMMUNICATION: 'TEAM_DEVELOPMENT',
  GROWTH: 'REVENUE_GROWTH',
};

/** OBJECTIVES: the industry's model objectives that fit the goals best, and general ones for goals that none covers. */
export async function suggestObjectives(db: Db, situation: Situation, facts: Facts): Promise<Made> {
  const { WELCOME, COMPANY, STRUCTURE, OBJECTIVES } = facts;
  const texts = textsOf(situation.locale).objectives;
  const known = await knownIndustry(db, facts);
  const wanted = wantedGoals(facts);
  const models = known.industry ? objectivesOf(known.industry, situation.locale) : [];
  const most = isNew(facts) ? 2 : 3;
  const objectives = chosen(models, wanted, most, (goal) => texts.general[goal]);
  const kept = OBJECTIVES.okrCycleDays !== undefined && CYCLES.includes(OBJECTIVES.okrCycleDays);
  const days = kept
    ? (OBJECTIVES.okrCycleDays ?? USUAL_CYCLE)
    : WELCOME.urgency
      ? CYCLE_BY_URGENCY[WELCOME.urgency]
      : USUAL_CYCLE;
  const said = [
    WELCOME.primaryGoal,
    STRUCTURE.businessGoals,
    STRUCTURE.currentChallenges,
    WELCOME.urgency,
  ];
  const answered = said.filter((answer) => answer !== undefined).length / said.length;
  return proposed(
    { okrCycleDays: days, objectives },
    rationaleOf(situation, [
      industrySentence(situation, known),
      models.length > 0 ? texts.model : texts.defaults,
      texts.check,
      kept ? texts.kept(days) : texts.chosen(days),
      basedOn(situation, [
        ['industryId', known.how === 'CHOSEN' ? COMPANY.industryId : undefined],
        ['name', known.how === 'INFERRED' ? COMPANY.name : undefined],
        ['description', known.how === 'INFERRED' ? COMPANY.description : undefined],
        ['primaryGoal', WELCOME.primaryGoal],
        ['businessGoals', STRUCTURE.businessGoals],
        ['currentChallenges', STRUCTURE.currentChallenges],
        ['okrExperience', WELCOME.okrExperience],
        ['okrMaturity', STRUCTURE.okrMaturity],
        ['urgency', kept ? undefined : WELCOME.urgency],
        ['okrCycleDays', kept ? days : undefined],
      ]),
    ]),
    known.industry ? 0.45 * known.certainty + 0.35 * answered : 0.15 + 0.15 * answered,
  );
}

const isNew = ({ WELCOME, STRUCTURE }: Facts): boolean =>
  WELCOME.okrExperience === 'NONE' || STRUCTURE.okrMaturity === 'BEGINNER';

/** What the company wants, the most wanted first: goals that were chosen count more than words. */
function wantedGoals({ WELCOME, STRUCTURE }: Facts): Map<Goal, number> {
  const wanted = new Map(goalsIn(WELCOME.primaryGoal ?? ''));
  const add = (goal: Goal | undefined, weight: number) => {
    if (goal) wanted.set(goal, (wanted.get(goal) ?? 0) + weight);
  };
  present(STRUCTURE.businessGoals).forEach((goal, index) => add(goal, Math.max(2, 3 - index / 4)));
  for (const challenge of present(STRUCTURE.currentChallenges))
    add(GOAL_OF_CHALLENGE[challenge], 0.5);
  return new Map([...wanted].sort(([, a], [, b]) => b - a));
}

function chosen(
  models: readonly ModelObjective[],
  wanted: ReadonlyMap<Goal, number>,
  most: number,
  general: (goal: Goal) => ModelObjective,
): ModelObjective[] {
  const rated = models
    .map((model) => {
      const goals = goalsIn(wordsOf(model));
      const fit = [...goals].reduce(
        (sum, [goal, words]) => sum + words * (wanted.get(goal) ?? 0),
        0,
      );
      return { model, goals, fit };
    })
    .sort((a, b) => b.fit - a.fit);
  const taken = rated.slice(0, most);
  const covered = new Set(taken.flatMap(({ goals }) => [...goals.keys()]));
  // Where nothing is known of the goals, the industry's own objectives are enough.
  const open = wanted.size > 0 ? [...wanted.keys()] : models.length > 0 ? [] : USUAL_GOALS;
  const more = open.filter((goal) => !covered.has(goal)).map(general);
  return [...taken.map(({ model }) => model), ...more]
    .slice(0, most)
    .map(({ keyResults, ...rest }) => ({
      ...rest,
      keyResults: keyResults.slice(0, MOST_KEY_RESULTS),
    }));
}

const wordsOf = ({ title, description, keyResults }: ModelObjective): string =>
  [title, description, ...keyResults.map((result) => result.title)].join(' ');
