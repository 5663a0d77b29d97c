import { z } from 'zod';
import { builder } from '../builder.ts';
import type { FieldMeta } from './fields.ts';
import type { Answers, Step } from './step.ts';

/** Builds a step's GraphQL types from its zod schema, so that the two cannot disagree. */

/** `Input` as submitted, `Draft` as saved half-way (everything nullable), `Answers` as read back (everything nullable). */
type Form = 'Input' | 'Draft' | 'Answers';

const enums = new Map<string, ReturnType<typeof makeEnum>>();
const objects = new Map<string, unknown>();

function makeEnum(id: string, { description, values }: FieldMeta) {
  return builder.enumType(id, {
    ...(description && { description }),
    values: Object.fromEntries(
      Object.entries(values ?? {}).map(([name, meaning]) => [name, { description: meaning }]),
    ),
  });
}

/** The GraphQL enum of a `choice`; one for each name, wherever it is used. */
export function graphqlEnum<Value extends string>(schema: z.ZodType<Value>) {
  const meta = metaOf(schema);
  if (!meta.id) throw new Error('An enum of a step needs a name: define it with `choice`.');
  const known = enums.get(meta.id) ?? makeEnum(meta.id, meta);
  enums.set(meta.id, known);
  return known as unknown as ReturnType<typeof builder.enumType<string, readonly Value[]>>;
}

const metaOf = (schema: z.ZodType): FieldMeta => (schema.meta() ?? {}) as FieldMeta;

/** Pothos wants literal types for what is only known when the schema is built. */
type TypeRef = 'String';

function typeOf(schema: z.ZodType, form: Form): TypeRef | [TypeRef] {
  if (schema instanceof z.ZodOptional) return typeOf(schema.unwrap() as z.ZodType, form);
  if (schema instanceof z.ZodArray) {
    return [typeOf(schema.element as z.ZodType, form) as TypeRef];
  }
  return namedType(schema, form) as TypeRef;
}

function namedType(schema: z.ZodType, form: Form): unknown {
  if (schema instanceof z.ZodEnum) return graphqlEnum(schema as z.ZodType<string>);
  if (schema instanceof z.ZodObject) return objectType(schema, form);
  if (schema instanceof z.ZodString) return metaOf(schema).graphql ?? 'String';
  if (schema instanceof z.ZodBoolean) return 'Boolean';
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'Int' : 'Float';
  throw new Error(`No GraphQL type for a ${schema.type} in a step.`);
}

function descriptionOf(schema: z.ZodType): string {
  const own = metaOf(schema).description;
  if (own) return own;
  if (schema instanceof z.ZodOptional) return descriptionOf(schema.unwrap() as z.ZodType);
  throw new Error('Every field of a step has a description.');
}

/** The type of a nested object, made once for each form. */
function objectType(schema: z.ZodObject, form: Form): unknown {
  const { id, description } = metaOf(schema);
  if (!id) throw new Error('A nested object of a step needs a name: `.meta({ id })`.');
  return makeObject(`${id}${form}`, description ?? '', schema, form);
}

function makeObject(name: string, description: string, schema: z.ZodObject, form: Form): unknown {
  const known = objects.get(name);
  if (known) return known;
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  const fields = Object.entries(shape);
  const made =
    form === 'Answers'
      ? builder.objectRef<Answers>(name).implement({
          description,
          fields: (t) =>
            Object.fromEntries(
              fields.map(([key, field]) => [
                key,
                t.field({
                  type: typeOf(field, form),
                  nullable: true,
                  description: descriptionOf(field),
                  // Stored answers may be of an older version of the step: what no longer fits reads as unanswered.
                  resolve: (answers) => fitting(field, answers[key]) as string | null,
                }),
              ]),
            ),
        })
      : builder.inputType(name, {
          description,
          fields: (t) =>
            Object.fromEntries(
              fields.map(([key, field]) => [
                key,
                t.field({
                  type: typeOf(field, form),
                  required: form === 'Input' && !(field instanceof z.ZodOptional),
                  description: descriptionOf(field),
                }),
              ]),
            ),
        });
  objects.set(name, made);
  return made;
}

function fitting(schema: z.ZodType, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (schema instanceof z.ZodOptional) return fitting(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return null;
    return value
      .map((item) => fitting(schema.element as z.ZodType, item))
      .filter((item) => item !== null);
  }
  if (schema instanceof z.ZodEnum) return schema.options.includes(value as string) ? value : null;
  if (schema instanceof z.ZodObject) return typeof value === 'object' ? value : null;
  if (schema instanceof z.ZodString) return typeof value === 'string' ? value : null;
  if (schema instanceof z.ZodBoolean) return typeof value === 'boolean' ? value : null;
  return typeof value === 'number' ? value : null;
}

type InputRef = ReturnType<typeof builder.inputRef<Answers>>;
type AnswersRef = ReturnType<typeof builder.objectRef<Answers>>;

/** An input of fields like a step's: non-null but for those that are optional. */
export const inputOf = (name: string, description: string, schema: z.ZodObject): InputRef =>
  makeObject(name, description, schema, 'Input') as InputRef;

/** The input of an object within a step: of a schema that has a name. */
export const nestedInput = (schema: z.ZodObject): InputRef =>
  objectType(schema, 'Input') as InputRef;

/** What submits the step: what it requires is non-null. */
export const stepInput = (step: Step): InputRef =>
  makeObject(
    `${step.name}StepInput`,
    `Answers that submit the step. ${step.description}`,
    step.schema,
    'Input',
  ) as InputRef;

/** What saves the step half-way: an absent field stays as it is, null clears it, a list replaces the list. */
export const stepDraft = (step: Step): InputRef =>
  makeObject(
    `${step.name}StepDraft`,
    `Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. ${step.description}`,
    step.schema,
    'Draft',
  ) as InputRef;

/** What was last typed into the step, as typed. */
export const stepAnswers = (step: Step): AnswersRef =>
  makeObject(
    `${step.name}Answers`,
    `The latest answers, as drafted or submitted. ${step.description}`,
    step.schema,
    'Answers',
  ) as AnswersRef;
