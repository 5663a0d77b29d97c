import type { InsightTopic } from '../suggestion.ts';
import { peopleOf, present } from './facts.ts';
import type { Facts } from './facts.ts';
import type { DepartmentType, RuleTexts, Said } from './texts.ts';

/** What may stand out, step by step. */

/** Goals of more than this many are no focus. */
const MANY_GOALS = 4;
const FEW = 3;
/** Administrators that nobody wonders about. */
const FEW_ADMINS = 3;
/** From so many people on somebody should look after them. */
const NEEDS_HR = 50;
/** Cycles below this are short for beginners; the year is long where it is urgent. */
const SHORT_CYCLE = 60;
const LONG_CYCLE = 365;

/** Whether something stands out, and what is to be said then. */
export type Finding = readonly [
  topic: InsightTopic,
  step: string | null,
  said: Said | false | null | undefined,
];

/** How many objectives so many people can pursue. */
const objectivesFor = (people: number): number => (people <= 5 ? 2 : people <= 20 ? 3 : 4);

/** Of the MEMBER flow's profile. */
export function ofMember({ PROFILE }: Facts, texts: RuleTexts['insights']): Finding[] {
  const experience = PROFILE.okrExperience;
  return [
    ['GAP', 'PROFILE', experience === 'NONE' && texts.newMember],
    [
      'STRENGTH',
      'PROFILE',
      (experience === 'INTERMEDIATE' || experience === 'ADVANCED') && texts.experiencedMember,
    ],
  ];
}

/** Of how the company is organized, and what it wants. */
export function ofStructure(facts: Facts, texts: RuleTexts['insights']): Finding[] {
  const { WELCOME, COMPANY, STRUCTURE, OBJECTIVES } = facts;
  const departments = present(STRUCTURE.departments);
  const goals = new Set<string>(present(STRUCTURE.businessGoals));
  // Only where departments are named at all does one that is not say something.
  const lacks = (...types: readonly DepartmentType[]) =>
    departments.length > 0 &&
    !departments.some(({ type }) => type !== undefined && types.includes(type));
  const wants = (...names: readonly string[]) => names.some((name) => goals.has(name));
  const { teamSize } = STRUCTURE;
  const { employeeCount } = COMPANY;
  const objectives = present(OBJECTIVES.objectives).length;
  return [
    [
      'RISK',
      'STRUCTURE',
      wants('REVENUE_GROWTH', 'MARKET_EXPANSION') && lacks('SALES', 'MARKETING') && texts.noSales,
    ],
    [
      'RISK',
      'STRUCTURE',
      wants('PRODUCT_DEVELOPMENT', 'INNOVATION') &&
        lacks('ENGINEERING', 'PRODUCT', 'DESIGN') &&
        texts.noBuilders,
    ],
    ['RISK', 'STRUCTURE', wants('CUSTOMER_SATISFACTION') && lacks('SUPPORT') && texts.noSupport],
    [
      'RISK',
      'STRUCTURE',
      wants('TEAM_DEVELOPMENT') &&
        lacks('HR') &&
        (peopleOf(facts) ?? 0) > NEEDS_HR &&
        texts.noPeople,
    ],
    [
      'RISK',
      'STRUCTURE',
      STRUCTURE.okrMaturity === 'ADVANCED' && WELCOME.okrExperience === 'NONE' && texts.maturity,
    ],
    ['RISK', 'STRUCTURE', goals.size > MANY_GOALS && texts.manyGoals(goals.size)],
    [
      'RISK',
      'STRUCTURE',
      teamSize !== undefined &&
        employeeCount !== undefined &&
        teamSize > employeeCount &&
        texts.teamTooBig(teamSize, employeeCount),
    ],
    [
      'GAP',
      'STRUCTURE',
      goals.size > 0 && present(STRUCTURE.successMetrics).length === 0 && texts.noMetrics,
    ],
    [
      'STRENGTH',
      'STRUCTURE',
      goals.size > 0 && goals.size <= FEW && objectives > 0 && objectives <= FEW && texts.focused,
    ],
    [
      'STRENGTH',
      'WELCOME',
      (WELCOME.okrExperience === 'INTERMEDIATE' || WELCOME.okrExperience === 'ADVANCED') &&
        texts.experienced,
    ],
  ];
}

/** Of the first objectives. */
export function ofObjectives(facts: Facts, texts: RuleTexts['insights']): Finding[] {
  const { WELCOME, STRUCTURE, OBJECTIVES } = facts;
  const objectives = present(OBJECTIVES.objectives);
  const results = objectives.map(({ keyResults }) => present(keyResults));
  const still = results
    .flat()
    .filter(({ baseline, target }) => baseline !== undefined && baseline === target).length;
  const people = STRUCTURE.teamSize ?? peopleOf(facts);
  const days = OBJECTIVES.okrCycleDays;
  const isNew = WELCOME.okrExperience === 'NONE';
  const urgent = WELCOME.urgency === 'HIGH' || WELCOME.urgency === 'CRITICAL';
  const moving = (list: (typeof results)[number]) =>
    list.length > 0 &&
    list.every(
      ({ baseline, target }) =>
        baseline !== undefined && target !== undefined && baseline !== target,
    );
  return [
    [
      'RISK',
      'OBJECTIVES',
      people !== null &&
        objectives.length > objectivesFor(people) &&
        texts.tooManyObjectives(objectives.length, people),
    ],
    ['RISK', 'OBJECTIVES', still > 0 && texts.noMovement(still)],
    [
      'RISK',
      'OBJECTIVES',
      days !== undefined && days < SHORT_CYCLE && isNew && texts.shortCycle(days),
    ],
    ['RISK', 'OBJECTIVES', days === LONG_CYCLE && urgent && texts.longCycle],
    [
      'GAP',
      'OBJECTIVES',
      STRUCTURE.teamSize !== undefined && objectives.length === 0 && texts.noObjectives,
    ],
    [
      'STRENGTH',
      'OBJECTIVES',
      objectives.length > 0 && results.every(moving) && texts.measured(objectives.length),
    ],
  ];
}

/** Of who is invited. */
export function ofTeam({ STRUCTURE, TEAM }: Facts, texts: RuleTexts['insights']): Finding[] {
  const invitations = present(TEAM.invitations);
  const roles = invitations.map(({ role }) => role);
  const admins = roles.filter((role) => role === 'ADMIN').length;
  const leads = roles.some((role) => role === 'ADMIN' || role === 'MANAGER');
  return [
    [
      'GAP',
      'TEAM',
      (STRUCTURE.teamSize ?? 0) > 1 && invitations.length === 0 && texts.nobodyInvited,
    ],
    [
      'RISK',
      'TEAM',
      invitations.length >= 2 &&
        roles.every((role) => role !== undefined) &&
        !leads &&
        texts.nobodyLeads,
    ],
    [
      'RISK',
      'TEAM',
      admins > FEW_ADMINS && admins * 2 > roles.length && texts.manyAdmins(admins, roles.length),
    ],
    ['STRENGTH', 'TEAM', invitations.length > 0 && texts.invited(invitations.length)],
  ];
}
