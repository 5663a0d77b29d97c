import { ForbiddenError, InvalidInputError, LastOwnerError, NotFoundError } from '../errors.ts';
import type { DomainError } from '../errors.ts';
import { sqlStateOf } from './violations.ts';

/** What the database's own rules refuse with: SQLSTATEs of the guards in the migration …_people_rights, and its own. */
const REFUSALS: Readonly<Record<string, () => DomainError>> = {
  GW001: () => new LastOwnerError(),
  GW002: () => new ForbiddenError(),
  GW003: () => new InvalidInputError([parent('DEPARTMENT_CYCLE')]),
  GW004: () => new InvalidInputError([{ ...parent('DEPARTMENT_TOO_DEEP'), params: { max: 10 } }]),
  // A policy or a missing privilege.
  '42501': () => new ForbiddenError(),
};

const parent = (code: 'DEPARTMENT_CYCLE' | 'DEPARTMENT_TOO_DEEP') =>
  ({ path: ['parentId'], code, severity: 'ERROR' }) as const;

/**
 * Waits for writes; what the database refuses becomes the error that it means to a person. Around whole transactions,
 * because nothing goes on in one that has failed.
 */
export async function tellingRefusals<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw REFUSALS[sqlStateOf(error) ?? '']?.() ?? error;
  }
}

/**
 * Waits for a write into the MEMBER wizard. Who lost their place while it ran (row-level security refuses, 42501, or the
 * organization is gone, 23503) is told NotFoundError, as they would have been a moment later.
 */
export async function tellingLoss<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw ['42501', '23503'].includes(sqlStateOf(error) ?? '') ? new NotFoundError() : error;
  }
}
