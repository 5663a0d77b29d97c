import type { App, Person } from './app.ts';

/** The wizard as tests drive it: every write answers with everything that a test may want to look at. */

export interface Issue {
  readonly path: readonly string[];
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}
export interface Step {
  readonly key: string;
  readonly state: string;
  readonly version: number;
  readonly skippable: boolean;
  readonly submittedAt: string | null;
  readonly issues: readonly Issue[];
  readonly answers: Readonly<Record<string, unknown>> | null;
}
export interface Requirement {
  readonly step: string;
  readonly path: readonly string[];
  readonly code: string;
}
export interface Session {
  readonly id: string;
  readonly state: string;
  readonly progress: number;
  readonly currentStep: string;
  readonly canComplete: boolean;
  readonly expiresAt: string | null;
  readonly steps: readonly Step[];
  readonly requirements: readonly Requirement[];
  readonly industry: { readonly name: string } | null;
  readonly organization: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
  } | null;
}
/** A session, or an error with whatever it carries. */
export interface Result extends Session {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly fieldIssues: readonly Issue[];
  readonly conflicts: readonly string[];
  readonly step: Step;
  readonly session: Session;
  readonly due: readonly Requirement[];
}

const FIELDS = `
fragment StepFields on OnboardingStepState {
  key state version skippable submittedAt issues { path code severity message }
  answers {
    __typename
    ... on WelcomeAnswers { fullName jobTitle role customRole okrExperience primaryGoal urgency }
    ... on CompanyAnswers { name slug industryId size employeeCount description website country }
    ... on StructureAnswers { teamSize departments { key name type parentKey } currentChallenges }
    ... on TeamAnswers { invitations { email role departmentKey } }
    ... on ReviewAnswers { confirmed additionalNotes }
  }
}
fragment SessionFields on OnboardingSession {
  id state progress currentStep canComplete expiresAt
  steps { ...StepFields }
  requirements { step path code }
  industry { name }
  organization { id slug name }
}`;
const ERROR = `__typename ... on Error { code message }`;
const WRITE = `${ERROR}
  ... on OnboardingSession { ...SessionFields }
  ... on InvalidInputError { fieldIssues: issues { path code severity message } }
  ... on StaleVersionError { conflicts step { ...StepFields } }
  ... on SessionStateError { session { ...SessionFields } }`;

/** Runs a mutation that takes one input, and gives what it answered. */
async function mutate(
  person: Person,
  field: string,
  type: string,
  input: object,
  selection: string,
) {
  const data = await person.run<Record<string, Result | null>, object>(
    `mutation ($input: ${type}!) { result: ${field}(input: $input) { ${selection} } } ${FIELDS}`,
    { input },
  );
  if (!data['result']) throw new Error(`${field} answered nothing.`);
  return data['result'];
}

const titled = (key: string) => key.charAt(0) + key.slice(1).toLowerCase();

export const start = (person: Person) =>
  mutate(
    person,
    'startOnboarding',
    'StartOnboardingInput',
    {},
    `${ERROR} ... on OnboardingSession { ...SessionFields }`,
  );

export const draft = (
  person: Person,
  sessionId: string,
  step: string,
  answers: object,
  expectedVersion: number,
) =>
  mutate(
    person,
    'saveOnboardingDraft',
    'SaveOnboardingDraftInput',
    { sessionId, expectedVersion, step: { [step.toLowerCase()]: answers } },
    WRITE,
  );

export const submit = (
  person: Person,
  sessionId: string,
  step: string,
  answers: object,
  expectedVersion = 0,
) =>
  mutate(
    person,
    `submit${titled(step)}Step`,
    `Submit${titled(step)}StepInput`,
    { sessionId, expectedVersion, answers },
    WRITE,
  );

export const skip = (person: Person, sessionId: string, step: string, expectedVersion = 0) =>
  mutate(
    person,
    'skipOnboardingStep',
    'SkipOnboardingStepInput',
    { sessionId, step, expectedVersion },
    WRITE,
  );

/** Pauses, resumes or abandons. */
export const move = (person: Person, to: 'pause' | 'resume' | 'abandon', sessionId: string) =>
  mutate(
    person,
    `${to}Onboarding`,
    `${titled(to.toUpperCase())}OnboardingInput`,
    { sessionId },
    `${ERROR} ... on OnboardingSession { ...SessionFields } ... on SessionStateError { session { ...SessionFields } }`,
  );

export const complete = (person: Person, sessionId: string) =>
  mutate(
    person,
    'completeOnboarding',
    'CompleteOnboardingInput',
    { sessionId },
    `${ERROR} ... on OnboardingSession { ...SessionFields } ... on SessionStateError { session { ...SessionFields } }
     ... on RequirementsDueError { due: requirements { step path code } }`,
  );

export async function readSession(person: Person, id: string): Promise<Session | null> {
  const data = await person.run<{ onboardingSession: Session | null }, object>(
    `query ($id: ID!) { onboardingSession(id: $id) { ...SessionFields } } ${FIELDS}`,
    { id },
  );
  return data.onboardingSession;
}

export interface Status {
  readonly state: string;
  readonly nextAction: string;
  readonly step: string | null;
  readonly session: { readonly id: string } | null;
  readonly requirements: readonly Requirement[];
}
const STATUS = `{ onboardingStatus { state nextAction step session { id } requirements { step path code } } }`;

export async function readStatus(app: App, person?: Person): Promise<Status | undefined> {
  const { data } = await app.ask<{ onboardingStatus: Status }, object>(STATUS, {}, person?.token);
  return data?.onboardingStatus;
}

export const stepOf = (session: Session, key: string): Step => {
  const step = session.steps.find((one) => one.key === key);
  if (!step) throw new Error(`No step ${key}.`);
  return step;
};

/** An industry's id. */
export async function anIndustry(app: App): Promise<string> {
  const { data } = await app.ask<{ industries: { nodes: { id: string }[] } }, object>(
    `{ industries(first: 1, search: "software") { nodes { id } } }`,
    {},
  );
  return data?.industries.nodes[0]?.id ?? '';
}

export const STEPS = [
  'WELCOME',
  'COMPANY',
  'STRUCTURE',
  'OBJECTIVES',
  'TEAM',
  'PREFERENCES',
  'REVIEW',
] as const;

/** Answers that hold, for each step. */
export const answersFor = (industryId: string): Readonly<Record<string, object>> => ({
  WELCOME: {
    fullName: 'Ada Lovelace',
    jobTitle: 'Founder',
    role: 'CEO',
    okrExperience: 'NONE',
    primaryGoal: 'Grow without losing focus.',
    urgency: 'HIGH',
  },
  COMPANY: {
    name: 'Analytical Engines',
    industryId,
    size: 'SMALL',
    employeeCount: 20,
    description: 'We build engines that compute tables.',
    country: 'GB',
  },
  STRUCTURE: {
    teamSize: 20,
    structure: 'FLAT',
    departments: [
      { key: 'tech', name: 'Technology', type: 'ENGINEERING' },
      { key: 'web', name: 'Web', type: 'ENGINEERING', parentKey: 'tech' },
      { key: 'sales', name: 'Sales', type: 'SALES' },
    ],
    methodology: 'OKRS',
    collaborationStyle: 'HYBRID',
    okrMaturity: 'BEGINNER',
    currentChallenges: ['FOCUS'],
    businessGoals: ['REVENUE_GROWTH'],
    successMetrics: ['Revenue'],
    integrations: ['SLACK'],
  },
  OBJECTIVES: {
    okrCycleDays: 90,
    objectives: [
      {
        title: 'Win the first customers',
        description: 'Nothing proves it like sales.',
        keyResults: [
          { title: 'Paying customers', metricType: 'NUMBER', baseline: 0, target: 10 },
          {
            title: 'Monthly revenue',
            metricType: 'CURRENCY',
            baseline: 0,
            target: 5000,
            unit: 'EUR',
          },
        ],
      },
    ],
  },
  TEAM: {
    invitations: [
      { email: 'Charles@example.org', role: 'ADMIN', departmentKey: 'tech' },
      { email: 'mary@example.org', role: 'MEMBER' },
    ],
  },
  PREFERENCES: {
    communicationStyle: 'INFORMAL',
    locale: 'en',
    timezone: 'Europe/London',
    notificationFrequency: 'WEEKLY',
    focusAreas: ['STRATEGY', 'ANALYTICS'],
    aiAssistance: 'MODERATE',
  },
  REVIEW: { confirmed: true, termsAccepted: true, dataProcessingAccepted: true },
  PROFILE: { fullName: 'Grace Hopper', jobTitle: 'Engineer', okrExperience: 'ADVANCED' },
});

/** Starts and submits every step before `until`, or all; gives the session. */
export async function walk(
  app: App,
  person: Person,
  until?: string,
  changes: Readonly<Record<string, object>> = {},
) {
  const answers = answersFor(await anIndustry(app));
  let session: Session = await start(person);
  for (const key of STEPS) {
    if (key === until) break;
    const result = await submit(person, session.id, key, { ...answers[key], ...changes[key] });
    if (result.__typename !== 'OnboardingSession')
      throw new Error(`${key}: ${JSON.stringify(result)}`);
    session = result;
  }
  return session;
}
