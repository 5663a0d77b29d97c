import type { Made, Situation } from '../suggestion.ts';
import { peopleOf } from './facts.ts';
import type { Facts } from './facts.ts';
import { CHALLENGE_NAMES, challengesIn, GOAL_NAMES, goalsIn } from './lexicon.ts';
import type { Challenge } from './lexicon.ts';
import { basedOn, proposed, rationaleOf } from './made.ts';
import { textsOf } from './texts.ts';
import type { Goal } from './texts.ts';

const MOST = 3;
/** What a word of the person's own weighs, against what is only common in companies like theirs. */
const OWN_WORD = 2;
/** Companies so many years old, and no older or younger. */
const YOUNG = 3;
const OLD = 15;

/** CHALLENGES_AND_GOALS: what the main goal speaks of, then what companies of such a size, age and experience have. */
export function suggestChallenges(situation: Situation, facts: Facts): Made {
  const { WELCOME, COMPANY, STRUCTURE } = facts;
  const goal = WELCOME.primaryGoal ?? '';
  const inWords = { challenges: challengesIn(goal), goals: goalsIn(goal) };
  const common = commonOf(facts);
  const texts = textsOf(situation.locale);
  const spoken = inWords.challenges.size + inWords.goals.size;
  const answers = [
    WELCOME.okrExperience,
    WELCOME.urgency,
    COMPANY.size ?? STRUCTURE.teamSize,
    COMPANY.foundedYear,
  ];
  const answered = answers.filter((answer) => answer !== undefined).length;
  return proposed(
    {
      currentChallenges: best(CHALLENGE_NAMES, inWords.challenges, common.challenges),
      businessGoals: best(GOAL_NAMES, inWords.goals, common.goals),
    },
    rationaleOf(situation, [
      spoken > 0 ? texts.challenges.fromWords : texts.challenges.fromFacts,
      basedOn(situation, [
        ['primaryGoal', WELCOME.primaryGoal],
        ['urgency', WELCOME.urgency],
        ['okrExperience', WELCOME.okrExperience],
        ['okrMaturity', STRUCTURE.okrMaturity],
        ['size', COMPANY.size],
        ['teamSize', STRUCTURE.teamSize],
        ['structure', STRUCTURE.structure],
        ['foundedYear', COMPANY.foundedYear],
      ]),
      spoken > 0 ? texts.challenges.fromFacts : null,
    ]),
    0.15 + Math.min(0.4, spoken * 0.1) + answered * 0.08,
  );
}

/** Those that weigh most, at least one; of equal ones the first. */
function best<Key extends string>(
  names: readonly Key[],
  words: ReadonlyMap<Key, number>,
  common: ReadonlyMap<Key, number>,
): Key[] {
  return names
    .map((key) => ({ key, weight: OWN_WORD * (words.get(key) ?? 0) + (common.get(key) ?? 0) }))
    .filter(({ weight }) => weight >= 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ key }) => key);
}

/** What companies like this one commonly struggle with and want. */
function commonOf(facts: Facts) {
  const { WELCOME, COMPANY, STRUCTURE } = facts;
  const challenges = new Map<Challenge, number>([['FOCUS', 1]]);
  const goals = new Map<Goal, number>([['CUSTOMER_SATISFACTION', 1]]);
  const add = <Key>(to: Map<Key, number>, weight: number, ...keys: readonly Key[]) => {
    for (const key of keys) to.set(key, (to.get(key) ?? 0) + weight);
  };
  const people = peopleOf(facts);
  const age =
    COMPANY.foundedYear === undefined ? null : new Date().getUTCFullYear() - COMPANY.foundedYear;
  const isNew = WELCOME.okrExperience === 'NONE' || WELCOME.okrExperience === 'BEGINNER';

  if (isNew || STRUCTURE.okrMaturity === 'BEGINNER') add(challenges, 1.2, 'MEASUREMENT');
  if (WELCOME.urgency === 'HIGH' || WELCOME.urgency === 'CRITICAL')
    add(challenges, 1.4, 'EXECUTION');
  if (STRUCTURE.structure === 'MATRIX') add(challenges, 1.3, 'ALIGNMENT');
  if (people !== null && people <= 10) {
    add(challenges, 1.1, 'RESOURCES');
    add(goals, 1.3, 'REVENUE_GROWTH');
  } else if (people !== null && people > 250) {
    add(challenges, 1.3, 'ALIGNMENT', 'COMMUNICATION');
    add(goals, 1.2, 'OPERATIONAL_EFFICIENCY', 'TEAM_DEVELOPMENT');
  } else if (people !== null) {
    add(challenges, 1.1, 'ALIGNMENT');
    add(goals, 1.2, 'REVENUE_GROWTH', 'OPERATIONAL_EFFICIENCY');
  }
  if (age !== null && age <= YOUNG) {
    add(challenges, 1, 'GROWTH');
    add(goals, 1.2, 'PRODUCT_DEVELOPMENT');
  }
  if (age !== null && age >= OLD) {
    add(challenges, 1, 'CULTURE');
    add(goals, 1.1, 'INNOVATION');
  }
  return { challenges, goals };
}
