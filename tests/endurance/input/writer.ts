import { z } from 'zod';
import type { Answers, Step } from '../../../src/steps/step.ts';
import type { App, Person } from '../../helpers/app.ts';
import type { Issue } from '../../helpers/wizard.ts';
import type { Form } from './hostile.ts';
import { fieldsOf, unwrapped } from './hostile.ts';
import { post } from './requests.ts';
import type { Answered } from './requests.ts';

/** Writes hostile answers, and reads them back with everything in them. */

interface StepState {
  readonly state: string;
  readonly version: number;
  readonly answers: unknown;
  readonly issues: readonly Issue[];
}

interface Result {
  readonly __typename: string;
  readonly step?: StepState;
  readonly issues?: readonly Issue[];
}

/** What a write came to. */
export interface Written extends Answered<Result | null | undefined> {
  /** Which type was answered. */
  readonly type: string | undefined;
  /** As it is now, where it was written. */
  readonly step: StepState | undefined;
  /** What was refused, or what is said of what was written. */
  readonly issues: readonly Issue[];
}

export interface Writer {
  (form: Form, answers: Answers, expectedVersion: number): Promise<Written>;
  read(): Promise<StepState>;
}

/** Writes to one step of a session. */
export function writerOf(
  app: App,
  person: Person,
  sessionId: string,
  { key, name, schema }: Step,
): Writer {
  const issues = 'issues { path code message severity }';
  const step = `step(key: ${key}) { state version ${issues} answers { ... on ${name}Answers { ${selectionOf(schema)} } } }`;
  const selection = `{ __typename ... on OnboardingSession { ${step} } ... on InvalidInputError { ${issues} } }`;
  const documents = {
    submit: `mutation ($input: Submit${name}StepInput!) { result: submit${name}Step(input: $input) ${selection} }`,
    draft: `mutation ($input: SaveOnboardingDraftInput!) { result: saveOnboardingDraft(input: $input) ${selection} }`,
    read: `query ($id: ID!) { result: onboardingSession(id: $id) { ${step} } }`,
  };
  const write = async (form: Form, answers: Answers, expectedVersion: number): Promise<Written> => {
    const sent = form === 'submit' ? { answers } : { step: { [name.toLowerCase()]: answers } };
    const input = { sessionId, expectedVersion, ...sent };
    const answered = await post<Written['result']>(app, documents[form], { input }, person);
    const { result } = answered;
    return {
      ...answered,
      type: result?.__typename,
      step: result?.step,
      issues: result?.issues ?? result?.step?.issues ?? [],
    };
  };
  return Object.assign(write, {
    async read() {
      const read = await post<{ step: StepState }>(app, documents.read, { id: sessionId }, person);
      return read.result.step;
    },
  });
}

/** The fields of a step's answers, as GraphQL selects them. */
function selectionOf(schema: z.ZodObject): string {
  return fieldsOf(schema)
    .map(([key, field]) => {
      const type = unwrapped(field);
      const item = type instanceof z.ZodArray ? type.element : type;
      return item instanceof z.ZodObject ? `${key} { ${selectionOf(item)} }` : key;
    })
    .join(' ');
}
