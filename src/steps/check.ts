import { z } from 'zod';
import { InvalidInputError } from '../errors.ts';
import type { Issue } from '../errors.ts';
import type { MessageParameters } from '../messages/messages.ts';
import type { Answers, Step, StepContext } from './step.ts';
import { error } from './step.ts';
import { answered, normalText } from './shape.ts';
import { storageIssues } from './storage.ts';

/** What a step's answers break or merit, and, where nothing is broken, the answers as they are submitted. */
export interface Checked {
  readonly issues: readonly Issue[];
  readonly value: Answers | null;
}

/** Judges answers by every rule of the step at once, so that all that is wrong is told together. */
export function checkStep(step: Step, answers: Answers, context: StepContext): Checked {
  const given = answered(answers) as Answers;
  const parsed = step.schema.safeParse(given);
  const rules = step.rules?.(given, context) ?? [];
  const issues = new Map<string, Issue>();
  const places = new Set<string>();
  const add = (issue: Issue) => {
    const place = JSON.stringify(issue.path);
    places.add(place);
    // Of two limits on one number, the step's own is told after that of the number's type, and counts.
    issues.set(place + issue.code, issue);
  };
  for (const issue of issuesOf(step.schema, parsed.error?.issues ?? [], given)) add(issue);
  for (const issue of rules) add(issue);
  // A field that breaks its own rules need not hear as well that it could not be stored.
  for (const issue of storageIssues(answers)) {
    if (!places.has(JSON.stringify(issue.path))) add(issue);
  }
  const found = [...issues.values()];
  const valid = parsed.success && found.every(({ severity }) => severity === 'WARNING');
  return { issues: found, value: valid ? parsed.data : null };
}

/**
 * Fields of an input by the rules of steps' fields.
 * @throws InvalidInputError with all that is wrong
 */
export function checkFields<Schema extends z.ZodObject>(
  schema: Schema,
  given: object,
): z.output<Schema> {
  const asStep = { key: '', name: '', description: '', skippable: false, schema };
  const context = { answersOf: () => ({}), ownerEmail: null };
  const { issues, value } = checkStep(asStep, { ...given }, context);
  if (!value) throw new InvalidInputError(issues);
  return value as z.output<Schema>;
}

/** What zod says, and of a list that is too long what it says of as many items as may be there: it stops before them. */
function issuesOf(schema: z.ZodType, found: readonly z.core.$ZodIssue[], value: unknown): Issue[] {
  return found.flatMap((issue) => {
    const told = toIssue(issue, value);
    if (issue.code !== 'too_big' || issue.origin !== 'array') return [told];
    const element = itemOf(schemaAt(schema, issue.path));
    const items = (valueAt(value, issue.path) as unknown[]).slice(0, Number(issue.maximum));
    const within = items.flatMap((item, index) =>
      issuesOf(element, element.safeParse(item).error?.issues ?? [], item).map((inner) => ({
        ...inner,
        path: [...told.path, String(index), ...inner.path],
      })),
    );
    return [told, ...within];
  });
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType {
  return path.reduce<z.ZodType>((at, key) => {
    const inner = bare(at);
    if (!(inner instanceof z.ZodObject)) return itemOf(inner);
    return (inner.shape as Readonly<Record<PropertyKey, z.ZodType>>)[key] ?? z.never();
  }, schema);
}

function itemOf(schema: z.ZodType): z.ZodType {
  const list = bare(schema);
  return list instanceof z.ZodArray ? (list.element as z.ZodType) : z.never();
}

const bare = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;

/** Null means absent: a client that clears a field and one that never sent it have said the same. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === null ? [] : [[key, withoutNulls(item)]],
    ),
  );
}

/** Text of the length that rules compare as a submission would store it, so that they compare what is compared later. */
export function normalized(value: Answers): Answers;
export function normalized(value: unknown): unknown;
export function normalized(value: unknown): unknown {
  if (typeof value === 'string') return normalText(value);
  if (Array.isArray(value)) return value.map(normalized);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normalized(item)]));
}

/** Our code for what zod reports. Checks of ours bring their own code in `params`. */
function toIssue(issue: z.core.$ZodIssue, answers: unknown): Issue {
  const path = issue.path.map(String);
  switch (issue.code) {
    case 'custom': {
      const { code, params } = issue.params as { code: Issue['code']; params?: MessageParameters };
      return error(path, code, params);
    }
    case 'too_small': {
      const params = { min: Number(issue.minimum) };
      return error(path, issue.origin === 'array' ? 'TOO_FEW' : 'TOO_SMALL', params);
    }
    case 'too_big': {
      const params = { max: Number(issue.maximum) };
      return error(path, issue.origin === 'array' ? 'TOO_MANY' : 'TOO_LARGE', params);
    }
    case 'invalid_value':
      if (valueAt(answers, issue.path) === undefined) return error(path, 'REQUIRED');
      return error(path, 'INVALID_VALUE', { values: issue.values.map(String) });
    case 'invalid_type':
      return error(path, valueAt(answers, issue.path) === undefined ? 'REQUIRED' : 'INVALID_TYPE');
    default:
      return error(path, 'INVALID_TYPE');
  }
}

function valueAt(answers: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    answers,
  );
}
