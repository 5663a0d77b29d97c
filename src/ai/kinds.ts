/** What can be suggested, and what each kind goes by. */
export const SUGGESTION_KINDS = [
  'INDUSTRY',
  'COMPANY_DESCRIPTION',
  'DEPARTMENTS',
  'OBJECTIVES',
  'CHALLENGES_AND_GOALS',
  'INVITATION_ROLES',
  'REVIEW_INSIGHTS',
  'NEXT_STEPS',
] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** Names of fields of steps, by the step's key. */
type Fields = Readonly<Record<string, readonly string[]>>;

export interface KindDefinition {
  /** What it is, for the API's readers. */
  readonly description: string;
  /** The step whose answers it proposes; null where it proposes none. */
  readonly step: string | null;
  /** The fields of that step that it sets, and no others. */
  readonly sets: readonly string[];
  /** The answers that it goes by: nothing else is looked at, sent or compared. */
  readonly inputs: Fields;
  /** Of these inputs at least one must be there; none: it needs nothing. */
  readonly needs: Fields;
}

const COMPANY_FACTS = ['name', 'description', 'industryId', 'size'];
const KNOWN_COMPANY: Fields = { COMPANY: ['industryId', 'name', 'description'] };
const EVERYTHING: Fields = {
  WELCOME: ['fullName', 'jobTitle', 'role', 'okrExperience', 'primaryGoal', 'urgency'],
  PROFILE: ['fullName', 'jobTitle', 'okrExperience'],
  COMPANY: [...COMPANY_FACTS, 'employeeCount', 'website', 'country', 'city', 'foundedYear'],
  STRUCTURE: [
    'teamSize',
    'structure',
    'departments',
    'methodology',
    'collaborationStyle',
    'okrMaturity',
    'currentChallenges',
    'businessGoals',
    'successMetrics',
  ],
  OBJECTIVES: ['okrCycleDays', 'objectives'],
  TEAM: ['invitations'],
};

export const KINDS: Readonly<Record<SuggestionKind, KindDefinition>> = {
  INDUSTRY: {
    description: 'The industry of the company: the best one, and up to three others.',
    step: 'COMPANY',
    sets: ['industryId'],
    inputs: { COMPANY: ['name', 'description', 'website'] },
    needs: { COMPANY: ['name', 'description', 'website'] },
  },
  COMPANY_DESCRIPTION: {
    description: 'A better description of the company, from a rough one.',
    step: 'COMPANY',
    sets: ['description'],
    inputs: { COMPANY: [...COMPANY_FACTS, 'country', 'city', 'foundedYear'] },
    needs: { COMPANY: ['name', 'description'] },
  },
  DEPARTMENTS: {
    description: 'The departments that a company like this one has.',
    step: 'STRUCTURE',
    sets: ['departments'],
    inputs: {
      COMPANY: [...COMPANY_FACTS, 'employeeCount'],
      STRUCTURE: ['teamSize', 'structure', 'departments'],
    },
    needs: KNOWN_COMPANY,
  },
  OBJECTIVES: {
    description: 'First objectives, with key results.',
    step: 'OBJECTIVES',
    sets: ['okrCycleDays', 'objectives'],
    inputs: {
      WELCOME: ['okrExperience', 'primaryGoal', 'urgency'],
      COMPANY: COMPANY_FACTS,
      STRUCTURE: ['departments', 'okrMaturity', 'currentChallenges', 'businessGoals'],
      OBJECTIVES: ['okrCycleDays'],
    },
    needs: KNOWN_COMPANY,
  },
  CHALLENGES_AND_GOALS: {
    description: 'What a company like this one struggles with, and wants.',
    step: 'STRUCTURE',
    sets: ['currentChallenges', 'businessGoals'],
    inputs: {
      WELCOME: ['okrExperience', 'primaryGoal', 'urgency'],
      COMPANY: [...COMPANY_FACTS, 'foundedYear'],
      STRUCTURE: ['teamSize', 'structure', 'okrMaturity'],
    },
    needs: { WELCOME: ['primaryGoal'], ...KNOWN_COMPANY },
  },
  INVITATION_ROLES: {
    description: 'A role and a department for each address in the draft of the TEAM step.',
    step: 'TEAM',
    sets: ['invitations'],
    inputs: { STRUCTURE: ['departments'], TEAM: ['invitations'] },
    needs: { TEAM: ['invitations'] },
  },
  REVIEW_INSIGHTS: {
    description: 'What stands out in the answers, and what is risky or missing.',
    step: null,
    sets: [],
    inputs: EVERYTHING,
    needs: {},
  },
  NEXT_STEPS: {
    description: 'What to do in the first week.',
    step: null,
    sets: [],
    inputs: EVERYTHING,
    needs: {},
  },
};
