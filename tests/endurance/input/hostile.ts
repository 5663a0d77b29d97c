import fc from 'fast-check';
import { z } from 'zod';
import type { Answers, Step } from '../../../src/steps/step.ts';
import { exoticText, hostileText, retyped } from './hostile-text.ts';
import { createRandom } from '../../helpers/random.ts';

/** Answers that are meant to break something, whatever the step: made from its schema, as its GraphQL types are. */

/** So many runs, of a seed that failures name and SEED in the environment repeats. */
export const runs = (numRuns: number) => ({ numRuns, seed: createRandom().seed });
/** Over HTTP a smaller example is not worth the wait. */
export const runsOverHttp = (numRuns: number) => ({ ...runs(numRuns), endOnFailure: true });

const INTS = [
  0,
  -0,
  1,
  -1,
  7,
  1799,
  1800,
  new Date().getUTCFullYear() + 1,
  99_999,
  1e6 + 1,
  2 ** 31 - 1,
  -(2 ** 31),
];
const FLOATS = [
  0,
  -0,
  0.1,
  -0.1,
  1,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  1e308,
  -1e308,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  1e21,
];
const SIZES = [21, 101, 500, 501, 10_000];
const MOST_BYTES = 500_000;

/** How a step's answers are sent: as a whole, or as any part of it. */
export type Form = 'submit' | 'draft';

export const unwrapped = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
export const isId = (schema: z.ZodType): boolean => schema.meta()?.['graphql'] === 'ID';
const nameOf = (schema: unknown): unknown => (schema as z.ZodType).meta()?.id;
export const fieldsOf = (schema: z.ZodObject): [string, z.ZodType][] =>
  Object.entries<z.ZodType>(schema.shape);

/** Anything that GraphQL's type of a field can carry. */
export function carried(optional: z.ZodType, form: Form): fc.Arbitrary<unknown> {
  const schema = unwrapped(optional);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) {
    return schema.format === 'safeint'
      ? fc.oneof(
          fc.constantFrom(...INTS),
          fc.maxSafeInteger().map((n) => n | 0),
        )
      : fc.oneof(fc.constantFrom(...FLOATS), fc.double({ noNaN: true, noDefaultInfinity: true }));
  }
  if (schema instanceof z.ZodObject) return fields(schema, form);
  if (schema instanceof z.ZodArray) {
    const listed = listOf(schema.element as z.ZodType, form);
    return nameOf(schema.element) === 'Department' ? fc.oneof(hierarchy, listed) : listed;
  }
  return hostileText;
}

/** A few items of all kinds, or one over and over, as far as a request may hold it. */
function listOf(element: z.ZodType, form: Form): fc.Arbitrary<unknown[]> {
  const item = carried(element, form);
  const long = fc.tuple(item, fc.constantFrom(...SIZES)).map(([one, size]) => {
    const room = Math.floor(MOST_BYTES / Buffer.byteLength(JSON.stringify(one)));
    return Array.from({ length: Math.min(size, room) }, () => one);
  });
  return fc.oneof(
    { weight: 15, arbitrary: fc.array(item, { maxLength: 4 }) },
    { weight: 1, arbitrary: long },
  );
}

const KEYS = ['a', 'b', 'c', ' a', '__proto__', 'constructor', 'N\u0303', 'Ñ'];
const row = (length: number, parentOf: (index: number) => number) =>
  Array.from({ length }, (_, index) => ({
    key: `k${index}`,
    name: `Department ${index}`,
    type: 'OTHER',
    ...(parentOf(index) >= 0 && { parentKey: `k${parentOf(index)}` }),
  }));

/** Departments in rows, in circles, below themselves, below nothing, and any which way. */
const hierarchy = fc.oneof(
  fc.constantFrom(10, 11, 20, 500).map((length) => row(length, (index) => index - 1)),
  fc.constantFrom(1, 2, 20, 500).map((length) => row(length, (index) => (index + 1) % length)),
  fc.array(
    fc.record(
      {
        key: fc.constantFrom(...KEYS),
        name: fc.uuid(),
        type: fc.constant('HR'),
        parentKey: fc.constantFrom(...KEYS),
      },
      { requiredKeys: ['key', 'name', 'type'] },
    ),
    { maxLength: 6 },
  ),
);

/** An object with what is required, and anything of the rest: left out, null, or carried. */
function fields(schema: z.ZodObject, form: Form): fc.Arbitrary<Answers> {
  const required = (field: z.ZodType) => form === 'submit' && !(field instanceof z.ZodOptional);
  const any = (field: z.ZodType) => carried(field, form);
  const all = fieldsOf(schema);
  return fc.record(
    Object.fromEntries(
      all.map(([key, field]) => [key, required(field) ? any(field) : fc.option(any(field))]),
    ),
    { requiredKeys: all.filter(([, field]) => required(field)).map(([key]) => key) },
  );
}

/** A field's value as it was, or retyped, at any depth. */
function akin(optional: z.ZodType, value: unknown): fc.Arbitrary<unknown> {
  const schema = unwrapped(optional);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return fc.tuple(...value.map((item) => akin(schema.element as z.ZodType, item)));
  }
  if (schema instanceof z.ZodObject) {
    const given = value as Answers;
    const kept = fieldsOf(schema).filter(([key]) => key in given);
    return fc.record(
      Object.fromEntries(kept.map(([key, field]) => [key, akin(field, given[key])])),
    );
  }
  if (!(schema instanceof z.ZodString)) return fc.constant(value);
  const same = { weight: 30, arbitrary: retyped(String(value)) };
  return fc.oneof(
    same,
    { weight: 1, arbitrary: exoticText },
    { weight: 1, arbitrary: hostileText },
  );
}

/** Answers that hold, retyped, in which few fields or none are something else. */
export function nearly(step: Step, valid: Answers, form: Form): fc.Arbitrary<Answers> {
  const changed = fieldsOf(step.schema).map(([key, field]): [string, fc.Arbitrary<unknown>] => {
    const rest = form === 'submit' && key in valid && !(field instanceof z.ZodOptional);
    const text = unwrapped(field) instanceof z.ZodString && !isId(field);
    return [
      key,
      fc.oneof(
        { weight: 20, arbitrary: key in valid ? akin(field, valid[key]) : fc.constant(undefined) },
        { weight: text ? 2 : 0, arbitrary: exoticText.chain(retyped) },
        { weight: 2, arbitrary: carried(field, form) },
        { weight: rest ? 0 : 1, arbitrary: fc.constant(null) },
      ),
    ];
  });
  return fc.record(Object.fromEntries(changed)).map(withoutUndefined);
}

const withoutUndefined = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
