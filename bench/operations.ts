/** What is measured: an operation that every page load or keystroke makes, as a front end would send it. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: (visitor: Visitor) => object;
  /** A write goes to each visitor's own session, with the version that the last answer told. */
  readonly writes?: boolean;
}

/** Somebody who is signed in and has begun. */
export interface Visitor {
  readonly token: string;
  readonly sessionId: string;
  /** The version of the WELCOME step, as last answered. */
  version: number;
  /** How often they have written. */
  count: number;
}

const none = () => ({});

export const OPERATIONS: readonly Operation[] = [
  { name: 'nothing but the server', query: '{ __typename }', variables: none },
  {
    name: 'status of a page load',
    query: '{ onboardingStatus { state nextAction step session { id progress } } }',
    variables: none,
  },
  {
    name: 'a whole session',
    query: `query ($id: ID!) { onboardingSession(id: $id) {
      id state progress currentStep canComplete requirements { step path code message }
      steps { key state version submittedAt issues { path code message severity }
        answers { __typename ... on WelcomeAnswers { fullName jobTitle role primaryGoal } } } } }`,
    variables: ({ sessionId }) => ({ id: sessionId }),
  },
  {
    name: 'a page of industries',
    query:
      '{ industries(first: 20, search: "software") { nodes { id name category description keywords } } }',
    variables: none,
  },
  {
    name: 'a draft',
    query: `mutation ($input: SaveOnboardingDraftInput!) { saveOnboardingDraft(input: $input) {
      ... on OnboardingSession { progress step(key: WELCOME) { version } } ... on Error { code } } }`,
    variables: ({ sessionId, version, count }) => ({
      input: {
        sessionId,
        expectedVersion: version,
        step: { welcome: { jobTitle: `Nº ${count}` } },
      },
    }),
    writes: true,
  },
];
