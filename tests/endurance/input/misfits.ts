import fc from 'fast-check';
import { z } from 'zod';
import type { Answers, Step } from '../../../src/steps/step.ts';
import type { Form } from './hostile.ts';
import { fieldsOf, isId, unwrapped } from './hostile.ts';
import { raw } from './requests.ts';

/** Answers that GraphQL's own types refuse: wrong kinds of values, unknown words and fields, nothing for something. */

const NO_TEXT = [7, 1.5, true, {}, [], ['text']];
const NO_INT = [
  '7',
  'NaN',
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
  raw('1e400'),
  true,
  {},
  [],
];
const NO_FLOAT = ['1', 'NaN', 'Infinity', raw('1e400'), raw('-1e400'), true, {}, []];
const NO_CHOICE = ['KING', '', 'ceo', '__proto__', 'constructor', 'toString', 7, true, {}, []];

/** What GraphQL's type of a field cannot carry. */
function misfit(optional: z.ZodType, form: Form): fc.Arbitrary<unknown> {
  const schema = unwrapped(optional);
  const wrong = (values: readonly unknown[]) =>
    optional === schema && form === 'submit'
      ? fc.constantFrom<unknown>(...values, null, undefined)
      : fc.constantFrom(...values);
  if (schema instanceof z.ZodEnum) return wrong(NO_CHOICE);
  if (schema instanceof z.ZodBoolean) return wrong(['true', 0, 1, {}, []]);
  if (schema instanceof z.ZodNumber) return wrong(schema.format === 'safeint' ? NO_INT : NO_FLOAT);
  if (schema instanceof z.ZodString) return wrong(isId(schema) ? [1.5, true, {}, []] : NO_TEXT);
  if (schema instanceof z.ZodArray) {
    const item = misfit(schema.element as z.ZodType, form).filter((value) => value !== undefined);
    return fc.oneof(
      item.map((value) => [value]),
      fc.constant([null]),
    );
  }
  if (!(schema instanceof z.ZodObject)) throw new Error(`Nothing is known of a ${schema.type}.`);
  const [key, field] = fieldsOf(schema)[0] ?? [];
  return fc.oneof(
    wrong(['text', 7, true, []]),
    fc.constantFrom('nope', '__proto__', 'constructor').map((name) => withField({}, name, 1)),
    ...(key && field ? [misfit(field, form).map((value) => withField({}, key, value))] : []),
  );
}

/** Answers that hold but for one field that GraphQL cannot take. */
export function uncarried(step: Step, valid: Answers, form: Form): fc.Arbitrary<Answers> {
  const known = fc
    .constantFrom(...fieldsOf(step.schema))
    .chain(([key, field]) => misfit(field, form).map((value) => withField(valid, key, value)));
  const unknown = fc.constantFrom('nope', '__proto__', 'constructor', 'toString', '');
  return fc.oneof(
    { weight: 6, arbitrary: known },
    { weight: 1, arbitrary: unknown.map((key) => withField(valid, key, null)) },
  );
}

/** Also a field called `__proto__`, as JSON may have one. */
const withField = (answers: Answers, key: string, value: unknown): Answers =>
  Object.fromEntries([...Object.entries(answers), [key, value]]);
