import { z } from 'zod';
import { fieldsOf, unwrapped } from './hostile.ts';

/** What is to be expected of hostile answers, told without the code that judges them. */

/** Whether a path leads to something that was sent, or to a field missing in something that was. */
export function leadsSomewhere(sent: unknown, path: readonly string[]): boolean {
  let at = sent;
  for (const [depth, key] of path.entries()) {
    if (typeof at !== 'object' || at === null) return false;
    const there = Object.hasOwn(at, key);
    if (!there && (Array.isArray(at) || depth < path.length - 1)) return false;
    at = there ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return true;
}

/** Answers as they are read back: every field of the step, null where there is nothing. */
export function readBack(
  optional: z.ZodType,
  value: unknown,
  written: (text: string) => string | null,
): unknown {
  const schema = unwrapped(optional);
  if (value === undefined || value === null) return null;
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item) => readBack(schema.element as z.ZodType, item, written));
  }
  if (schema instanceof z.ZodObject) {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      fieldsOf(schema).map(([key, field]) => [key, readBack(field, given[key], written)]),
    );
  }
  if (schema instanceof z.ZodString) return written(`${value as string | number}`);
  return Object.is(value, -0) ? 0 : value;
}

/** A draft's text. */
export const asTyped = (text: string): string => text;
/** A submission's text: blank is none. */
export const asSubmitted = (text: string): string | null => text.trim().normalize('NFC') || null;

/** Whether a draft may be so: no text that Postgres cannot hold, nor too long, no list too long, not too much in all. */
export function isStorable(answers: unknown): boolean {
  return fits(answers) && Buffer.byteLength(JSON.stringify(answers)) <= 256 * 1024;
}

function fits(value: unknown): boolean {
  if (typeof value === 'string')
    return !/\0|\p{Surrogate}/u.test(value) && Array.from(value).length <= 10_000;
  if (Array.isArray(value)) return value.length <= 500 && value.every(fits);
  return typeof value !== 'object' || value === null || Object.values(value).every(fits);
}
