import type { z } from 'zod';
import type { Changes } from '../changes.ts';
import { InvalidInputError } from '../errors.ts';
import type { Issue } from '../errors.ts';
import { checkStep } from '../steps/check.ts';
import { isBlank } from '../steps/shape.ts';
import { defineStep, error } from '../steps/step.ts';
import type { Answers, Partially } from '../steps/step.ts';

/** Judges inputs by the rules of the steps' schemas, so that what a wizard refuses is refused ever after. */

type Rules<Schema extends z.ZodObject> = (fields: Partially<z.output<Schema>>) => readonly Issue[];

function check<Schema extends z.ZodObject>(schema: Schema, input: object, rules?: Rules<Schema>) {
  const fields: Answers = Object.fromEntries(
    Object.entries(input).filter(([key]) => key in schema.shape && given(input, key)),
  );
  const step = defineStep({
    key: '',
    name: '',
    description: '',
    skippable: false,
    schema,
    ...(rules && { rules }),
  });
  const { issues, value } = checkStep(step, fields, { answersOf: () => ({}), ownerEmail: null });
  return { fields, value, errors: issues.filter(({ severity }) => severity === 'ERROR') };
}

/**
 * The fields of an input that the schema names, as they are to be stored.
 * @param rules what else is wrong with them, such as a name that is taken.
 * @throws InvalidInputError with everything that is wrong with them.
 */
export function judged<Schema extends z.ZodObject>(
  schema: Schema,
  input: object,
  rules?: Rules<Schema>,
): z.output<Schema> {
  const { value, errors } = check(schema, input, rules);
  if (value === null || errors.length > 0) throw new InvalidInputError(errors);
  return value as z.output<Schema>;
}

/**
 * The same for a change, in which every field may be absent: then it stays. Null or blank text clears a field that is
 * optional in the schema, and is REQUIRED for the others.
 */
export function judgedChanges<Schema extends z.ZodObject>(
  schema: Schema,
  input: object,
  rules?: Rules<Schema>,
): Changes<Schema> {
  // Rules look at other fields too: what is not sent is not wrong.
  const ofSent: Rules<Schema> = (fields) =>
    rules?.(fields).filter(({ path: [key = ''] }) => given(input, key)) ?? [];
  const { fields, value, errors } = check(partialOf(schema), input, ofSent as Rules<z.ZodObject>);
  const blank = Object.keys(fields).filter((key) => isBlank(fields[key]));
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  const missing = blank
    .filter((key) => !shape[key]?.safeParse(undefined).success)
    .map((key) => error([key], 'REQUIRED'));
  if (value === null || missing.length > 0) throw new InvalidInputError([...missing, ...errors]);
  return { ...value, ...Object.fromEntries(blank.map((key) => [key, null])) } as Changes<Schema>;
}

// Made once for each: zod compiles a schema when it is first used.
const partials = new WeakMap<z.ZodObject, z.ZodObject>();
function partialOf(schema: z.ZodObject): z.ZodObject {
  const partial = partials.get(schema) ?? schema.partial();
  partials.set(schema, partial);
  return partial;
}

const given = (input: object, key: string): boolean => (input as Answers)[key] !== undefined;
