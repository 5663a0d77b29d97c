import { preferences } from '../steps/preferences.ts';
import type { Answers, Step } from '../steps/step.ts';
import type { z } from 'zod';
import type { Completion } from './flow.ts';

/** What completions do with answers. */

/** The locale that the PREFERENCES step names, as typed. */
export function preferredLocale(answersOf: (key: string) => Answers): string | null {
  const { locale } = answersOf(preferences.key);
  return typeof locale === 'string' ? locale : null;
}

/** The answers of a step that cannot be skipped. */
export function submitted<Schema extends Step>(
  { answersOf }: Completion,
  step: Schema,
): z.output<Schema['schema']> {
  const answers = answersOf(step);
  if (answers === null) throw new Error(`A completed flow has its ${step.key} step submitted.`);
  return answers;
}

/** An object without its undefined properties, which Prisma's types do not take. */
export function given<T extends object>(
  value: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
