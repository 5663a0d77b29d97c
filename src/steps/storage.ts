import type { Issue } from '../errors.ts';
import { isLonger, LONGEST_LIST } from './shape.ts';
import type { Answers } from './step.ts';
import { error } from './step.ts';

/** What even a draft may not hold. Postgres' jsonb takes neither U+0000 nor unpaired surrogates; the rest are bounds. */
const LONGEST_STRING = 10_000;
const LARGEST_STEP = 256 * 1024;

const SURROGATE = /\p{Surrogate}/u;

/** What of these answers cannot be stored, with the paths that the client sent. */
export function storageIssues(answers: Answers): Issue[] {
  const issues: Issue[] = [];
  visit(answers, [], issues);
  const bytes = Buffer.byteLength(JSON.stringify(answers));
  if (bytes > LARGEST_STEP) issues.push(error([], 'STEP_TOO_LARGE', { max: LARGEST_STEP }));
  return issues;
}

function visit(value: unknown, path: readonly string[], issues: Issue[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) issues.push(error(path, 'NUL_CHARACTER'));
    else if (SURROGATE.test(value)) issues.push(error(path, 'UNPAIRED_SURROGATE'));
    else if (isLonger(value, LONGEST_STRING)) {
      issues.push(error(path, 'TOO_LONG', { max: LONGEST_STRING }));
    }
  } else if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) issues.push(error(path, 'TOO_MANY', { max: LONGEST_LIST }));
    else value.forEach((item, index) => visit(item, [...path, String(index)], issues));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) visit(item, [...path, key], issues);
  }
}
