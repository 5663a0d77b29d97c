import { z } from 'zod';

/** Items of a list that may be stored. */
export const LONGEST_LIST = 500;

/** Code points of the longest text that a rule compares: a company's name or address. */
const LONGEST_COMPARED = 255;

/** Whether text has more code points than that; a huge one is not counted, for it has half as many as code units. */
export const isLonger = (text: string, most: number): boolean =>
  text.length > most && (text.length > most * 2 || Array.from(text).length > most);

/**
 * Text as a submission stores it: trimmed, in NFC. Ordering marks takes a time that grows with the square of their
 * number, so text that has more than `longest` code points even in NFC stays as it is.
 */
export function normalText(value: string, longest = LONGEST_COMPARED): string {
  const trimmed = value.trim();
  return staysLonger(trimmed, longest) ? trimmed : trimmed.normalize('NFC');
}

/** Whether text has more than `longest` code points, and has them also in NFC, which may add some or take them away. */
function staysLonger(text: string, longest: number): boolean {
  // Of 6 code units at least one code point is left.
  if (text.length > longest * 6) return true;
  if (!isLonger(text, longest)) return false;
  // What follows a beginning may join its last letter, but takes away no more than a few code points.
  for (let end = longest + 16; end < text.length; end *= 2) {
    if (isLonger(text.slice(0, end).normalize('NFC'), longest + 8)) return true;
  }
  return false;
}

/**
 * What was answered: null and blank text, which forms send for an empty field, say no more than a field left out.
 * No step takes lists longer than LONGEST_LIST: it is enough to see that they are, without judging every item.
 */
export function answered(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST + 1).map(answered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (isBlank(item) ? [] : [[key, answered(item)]])),
  );
}

/** Whether it says no more than a field left out. */
export const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/**
 * What of the answers has the schema's types, with text as a submission would store it and blank text left out, so that
 * rules may rely on the types: what an older version of the step stored, or a client's wrong value, must not make them
 * throw. Items of lists keep their places.
 */
export function fitting(schema: z.ZodType, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (schema instanceof z.ZodOptional) return fitting(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodArray) {
    if (!Array.isArray(value)) return undefined;
    return value.map((item) => fitting(schema.element as z.ZodType, item));
  }
  if (schema instanceof z.ZodObject) {
    const given = Object(value) as Readonly<Record<string, unknown>>;
    const fields = Object.entries<z.ZodType>(schema.shape);
    return Object.fromEntries(fields.map(([key, field]) => [key, fitting(field, given[key])]));
  }
  if (schema instanceof z.ZodEnum) {
    return schema.options.some((option) => option === value) ? value : undefined;
  }
  if (schema instanceof z.ZodString) {
    return typeof value === 'string' ? normalText(value) || undefined : undefined;
  }
  if (schema instanceof z.ZodNumber) return Number.isFinite(value) ? value : undefined;
  return typeof value === 'boolean' ? value : undefined;
}
