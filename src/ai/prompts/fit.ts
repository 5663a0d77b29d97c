import { z } from 'zod';
import { LONGEST_LIST } from '../../steps/shape.ts';

/**
 * What of an answer has the types that its schema says, however little of it there is yet. An item of a list is there
 * once all that it needs is; a list that has not begun is empty, and what may be null is null.
 *
 * @param takes Whether a text may be shown; one that may not counts as missing.
 */
function fit(schema: z.ZodType, value: unknown, takes: (text: string) => boolean): unknown {
  if (schema instanceof z.ZodNullable) {
    return fit(schema.unwrap() as z.ZodType, value, takes) ?? null;
  }
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return [];
    const element = schema.element as z.ZodType;
    return value
      .slice(0, LONGEST_LIST)
      .map((item) => fit(element, item, takes))
      .filter((item) => item !== undefined);
  }
  if (schema instanceof z.ZodObject) {
    const fields = fitFields(schema, value, takes);
    return Object.keys(schema.shape).every((key) => key in fields) ? fields : undefined;
  }
  if (!schema.safeParse(value).success) return undefined;
  return typeof value !== 'string' || takes(value) ? value : undefined;
}

/** The fields of an object that fit, and no others; of the whole answer some may be missing. */
export function fitFields(
  schema: z.ZodObject,
  value: unknown,
  takes: (text: string) => boolean,
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const given = value as Readonly<Record<string, unknown>>;
  const fields = Object.entries<z.ZodType>(schema.shape);
  return Object.fromEntries(
    fields.flatMap(([key, field]) => {
      const fitted = fit(field, Object.hasOwn(given, key) ? given[key] : undefined, takes);
      return fitted === undefined ? [] : [[key, fitted]];
    }),
  );
}
