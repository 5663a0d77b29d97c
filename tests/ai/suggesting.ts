import type { Person } from '../helpers/app.ts';

/** Suggestions as tests ask for them: every answer carries all that a test may want to look at. */

export interface Suggested {
  readonly __typename: string;
  readonly id: string;
  readonly kind: string;
  readonly step: string | null;
  readonly state: string;
  readonly cursor: string;
  readonly proposal: Readonly<Record<string, unknown>> | null;
  readonly alternatives: readonly {
    readonly proposal: Readonly<Record<string, unknown>>;
    readonly confidence: number;
  }[];
  readonly insights: readonly { readonly topic: string; readonly title: string }[] | null;
  readonly rationale: string | null;
  readonly confidence: number | null;
  readonly confidenceBasis: string | null;
  readonly hidden: boolean;
  readonly source: string | null;
  readonly note: string | null;
  readonly repaired: boolean;
  readonly model: string | null;
  readonly provider: string | null;
  readonly promptVersion: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly cost: number | null;
  readonly expiresAt: string;
  readonly rejection: { readonly reason: string; readonly note: string | null } | null;
  readonly edits: Readonly<Record<string, unknown>> | null;
  // Errors.
  readonly code: string;
  readonly message: string;
  readonly reason: string;
  readonly issues: readonly { readonly path: readonly string[]; readonly code: string }[];
  readonly requirements: readonly { readonly step: string; readonly path: readonly string[] }[];
}

const ANSWERS = `
  __typename
  ... on CompanyAnswers { industryId description }
  ... on StructureAnswers { departments { key name type } currentChallenges businessGoals }
  ... on ObjectivesAnswers { okrCycleDays objectives { title description keyResults { title metricType baseline target unit } } }
  ... on TeamAnswers { invitations { email role departmentKey } }`;

export const SUGGESTION = `
fragment Suggestion on AiSuggestion {
  id kind step state cursor proposal { ${ANSWERS} } alternatives { proposal { ${ANSWERS} } confidence }
  insights { topic title text day step } rationale confidence confidenceBasis hidden source note repaired model provider
  promptVersion inputTokens outputTokens cost expiresAt rejection { reason note } edits { ${ANSWERS} }
}`;
const ERRORS = `
  __typename
  ... on Error { code message }
  ... on InvalidInputError { issues { path code } }`;
const REQUEST_ERRORS = `${ERRORS}
  ... on RequirementsDueError { requirements { step path } }
  ... on AiDisabledError { reason }`;
const DECISION_ERRORS = `${ERRORS} ... on SuggestionStateError { reason }`;

async function mutate<Answer>(person: Person, field: string, input: object, selection: string) {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const data = await person.run<Record<string, Answer | null>, object>(
    `mutation ($input: ${type}!) { result: ${field}(input: $input) { ${selection} } }
    ${selection.includes('...Suggestion') ? SUGGESTION : ''}`,
    { input },
  );
  if (!data['result']) throw new Error(`${field} answered nothing.`);
  return data['result'];
}

export const request = (person: Person, sessionId: string, kind: string, more: object = {}) =>
  mutate<Suggested>(
    person,
    'requestSuggestion',
    { sessionId, kind, ...more },
    `${REQUEST_ERRORS} ... on AiSuggestion { ...Suggestion }`,
  );

export const requestAll = (
  person: Person,
  sessionId: string,
  kinds: readonly string[],
  more: object = {},
) =>
  mutate<{ readonly code?: string; readonly suggestions: readonly Suggested[] }>(
    person,
    'requestSuggestions',
    { sessionId, kinds, ...more },
    `${REQUEST_ERRORS} ... on AiSuggestions { suggestions { ...Suggestion } }`,
  );

export interface Accepted extends Suggested {
  readonly steps: readonly {
    readonly key: string;
    readonly state: string;
    readonly version: number;
    readonly answers: Readonly<Record<string, unknown>> | null;
  }[];
}
export const accept = (person: Person, id: string, expectedVersion: number, edits?: object) =>
  mutate<Accepted>(
    person,
    'acceptSuggestion',
    { id, expectedVersion, ...(edits && { edits }) },
    `${DECISION_ERRORS} ... on OnboardingSession { steps { key state version answers { ${ANSWERS} } } }`,
  );

export const reject = (person: Person, id: string, reason: string, note?: string) =>
  mutate<Suggested>(
    person,
    'rejectSuggestion',
    { id, reason, note },
    `${DECISION_ERRORS} ... on AiSuggestion { ...Suggestion }`,
  );

export const cancel = (person: Person, id: string) =>
  mutate<Suggested>(
    person,
    'cancelSuggestion',
    { id },
    `__typename ... on Error { code message } ... on AiSuggestion { ...Suggestion }`,
  );

/** Sets what somebody chooses of AI. */
export const choose = (person: Person, choice: object) =>
  mutate<{ readonly __typename: string }>(person, 'updateAiPreferences', choice, '__typename');

/** A suggestion as it is now. */
export async function read(person: Person, id: string): Promise<Suggested> {
  const { node } = await person.run<{ node: Suggested | null }, object>(
    `query ($id: ID!) { node(id: $id) { ...Suggestion } } ${SUGGESTION}`,
    { id },
  );
  if (!node) throw new Error('No such suggestion.');
  return node;
}

/** A suggestion once it is neither PENDING nor STREAMING. */
export async function ended(person: Person, id: string, withinMs = 30_000): Promise<Suggested> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const now = await read(person, id);
    if (now.state !== 'PENDING' && now.state !== 'STREAMING') return now;
    if (Date.now() > deadline) throw new Error(`Still ${now.state}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
