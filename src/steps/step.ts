import type { z } from 'zod';
import type { Db } from '../data/door.ts';
import type { Issue } from '../errors.ts';
import { fitting } from './shape.ts';

/** A step's answers as stored: any subset of its fields, unchecked. */
export type Answers = Readonly<Record<string, unknown>>;

/** What a rule may look at beyond its own step. */
export interface StepContext {
  /** Another step's answers with text trimmed and NFC-normalised; empty where there are none. */
  readonly answersOf: (key: string) => Answers;
  /** The e-mail address of the session's owner, where it is known. */
  readonly ownerEmail: string | null;
}

/** One page of a flow. A building block: several flows may list the same step. */
export interface Step {
  /** Its name in the API (enum OnboardingStep) and in the database: never changes its meaning. */
  readonly key: string;
  /** Names its GraphQL types and fields: `Welcome` makes submitWelcomeStep, WelcomeStepInput, WelcomeAnswers. */
  readonly name: string;
  /** What the step asks for, for the API's readers. */
  readonly description: string;
  readonly skippable: boolean;
  /** The rules of single fields, and the source of the GraphQL types. */
  readonly schema: z.ZodObject;
  /** Rules across fields and steps, and warnings: of any answers, however incomplete or wrong. */
  rules?(answers: Answers, context: StepContext): readonly Issue[];
  /** What only the database knows, asked once at submission: of any answers, however incomplete or wrong. */
  verify?(answers: Answers, db: Db): Promise<readonly Issue[]>;
  /** What a submission does besides: called in its transaction, once its answers, which hold, are written. */
  submitted?(answers: Answers, writer: StepWriter): Promise<void>;
}

/** Who submits a step, and the transaction in which they do. */
export interface StepWriter {
  readonly tx: Db;
  /** UUID. */
  readonly userId: string;
}

/** A step with its answers typed: what the definition of a step gives. */
export interface StepOf<Schema extends z.ZodObject> extends Step {
  readonly schema: Schema;
}

/** Answers of which anything may be missing, at any depth. */
export type Partially<T> = T extends readonly (infer Item)[]
  ? readonly Partially<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T | undefined;

interface StepDefinition<Schema extends z.ZodObject> extends Omit<
  StepOf<Schema>,
  'rules' | 'verify' | 'submitted'
> {
  rules?(answers: Partially<z.output<Schema>>, context: StepContext): readonly Issue[];
  verify?(answers: Partially<z.output<Schema>>, db: Db): Promise<readonly Issue[]>;
  submitted?(answers: z.output<Schema>, writer: StepWriter): Promise<void>;
}

/** Defines a step: its rules see what of the answers has the types that its schema says, normalised. */
export function defineStep<Schema extends z.ZodObject>(
  definition: StepDefinition<Schema>,
): StepOf<Schema> {
  const typed = (answers: Answers) =>
    fitting(definition.schema, answers) as Partially<z.output<Schema>>;
  return {
    ...definition,
    rules: (answers, context) => definition.rules?.(typed(answers), context) ?? [],
    verify: async (answers, db) => (await definition.verify?.(typed(answers), db)) ?? [],
    submitted: async (answers, writer) => {
      await definition.submitted?.(definition.schema.parse(answers), writer);
    },
  };
}

/** Shorthands for what rules report. */
export const error = (
  path: readonly (string | number)[],
  code: Issue['code'],
  params?: Issue['params'],
): Issue => ({ path: path.map(String), code, severity: 'ERROR', ...(params && { params }) });

export const warning = (
  path: readonly (string | number)[],
  code: Issue['code'],
  params?: Issue['params'],
): Issue => ({ path: path.map(String), code, severity: 'WARNING', ...(params && { params }) });
