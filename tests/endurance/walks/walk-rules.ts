/**
 * What product.md says of answers, as far as the random walk sends any. Written from there and not from the source, so
 * that the two may disagree.
 */

export const STEPS = [
  'WELCOME',
  'COMPANY',
  'STRUCTURE',
  'OBJECTIVES',
  'TEAM',
  'PREFERENCES',
  'REVIEW',
] as const;
export type StepKey = (typeof STEPS)[number];
export const SKIPPABLE: readonly StepKey[] = ['OBJECTIVES', 'TEAM'];

export type Answers = Readonly<Record<string, unknown>>;

/** What is wrong with a field, as `path CODE`. */
type Rule = (value: unknown) => readonly string[];

const text =
  (name: string, min = 1): Rule =>
  (value) => {
    if (String(value).includes('\0')) return [`${name} NUL_CHARACTER`];
    return String(value).trim().length < min ? [`${name} TOO_SHORT`] : [];
  };
const list =
  (name: string, min: number): Rule =>
  (value) =>
    (value as readonly unknown[]).length < min ? [`${name} TOO_FEW`] : [];
const unless =
  (problem: string, holds: (value: unknown) => boolean): Rule =>
  (value) =>
    holds(value) ? [] : [problem];
const any: Rule = () => [];
const accepted = (name: string) => unless(`${name} MUST_BE_ACCEPTED`, (value) => value === true);

/** The fields that each step must have. */
const REQUIRED: Readonly<Record<StepKey, Readonly<Record<string, Rule>>>> = {
  WELCOME: {
    fullName: text('fullName', 2),
    jobTitle: text('jobTitle', 2),
    role: any,
    okrExperience: any,
    primaryGoal: text('primaryGoal', 10),
    urgency: any,
  },
  COMPANY: {
    name: text('name', 2),
    industryId: any,
    size: any,
    description: text('description', 20),
    country: any,
  },
  STRUCTURE: {
    teamSize: unless('teamSize TOO_SMALL', (value) => Number(value) >= 1),
    structure: any,
    departments: any,
    methodology: any,
    collaborationStyle: any,
    okrMaturity: any,
    currentChallenges: list('currentChallenges', 1),
    businessGoals: any,
  },
  OBJECTIVES: {
    okrCycleDays: unless('okrCycleDays INVALID_VALUE', (value) =>
      [30, 60, 90, 180, 365].includes(Number(value)),
    ),
    objectives: list('objectives', 1),
  },
  TEAM: { invitations: list('invitations', 1) },
  PREFERENCES: {
    communicationStyle: any,
    locale: any,
    timezone: unless('timezone INVALID_TIMEZONE', (value) => value !== 'Mars/Olympus'),
    notificationFrequency: any,
    focusAreas: list('focusAreas', 1),
    aiAssistance: any,
  },
  REVIEW: {
    confirmed: accepted('confirmed'),
    termsAccepted: accepted('termsAccepted'),
    dataProcessingAccepted: accepted('dataProcessingAccepted'),
  },
};

interface Department {
  readonly key: string;
}
interface Invitation {
  readonly departmentKey?: string;
}

/** The rules that look at more than one field or step. */
function across(step: StepKey, answers: Answers, structure: Answers): readonly string[] {
  const { role, customRole, slug, invitations = [] } = answers;
  switch (step) {
    case 'WELCOME':
      if (role === 'OTHER') return customRole === undefined ? ['customRole REQUIRED'] : [];
      return role !== undefined && customRole !== undefined ? ['customRole NOT_ALLOWED'] : [];
    case 'COMPANY':
      return slug === 'No slug' ? ['slug INVALID_SLUG'] : [];
    case 'TEAM': {
      const departments = (structure['departments'] ?? []) as readonly Department[];
      const keys = departments.map(({ key }) => key);
      return (invitations as readonly Invitation[]).flatMap(({ departmentKey }, index) =>
        departmentKey === undefined || keys.includes(departmentKey)
          ? []
          : [`invitations.${index}.departmentKey UNKNOWN_DEPARTMENT`],
      );
    }
    default:
      return [];
  }
}

/** Everything that a submission of these answers would be refused for, but for what others have taken. */
export function problemsOf(step: StepKey, answers: Answers, structure: Answers): string[] {
  const own = Object.entries(REQUIRED[step]).flatMap(([name, rule]) => {
    const value = answers[name];
    return value === undefined ? [`${name} REQUIRED`] : rule(value);
  });
  return [...own, ...across(step, answers, structure)];
}

/** What not even a draft may hold. */
export const unstorable = (answers: Answers): string[] =>
  Object.entries(answers)
    .filter(([, value]) => typeof value === 'string' && value.includes('\0'))
    .map(([name]) => `${name} NUL_CHARACTER`);

/** As a submission stores answers: text is trimmed. */
export const trimmed = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : value,
    ]),
  );
