import type { z } from 'zod';
import type { Changer } from './audit/audit.service.ts';
import type { Db } from './data/door.ts';
import { tellingRefusals } from './data/refusals.ts';
import { isUniqueViolation, sqlStateOf } from './data/violations.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from './errors.ts';
import type { DomainError, Issue } from './errors.ts';
import { idOf } from './global-id.ts';
import { once } from './idempotency/idempotency.service.ts';
import type { Call } from './idempotency/idempotency.service.ts';
import { error } from './steps/step.ts';

/** What the changes of organizations and all that belongs to them share. */

/** Reasons of the database for refusing, by SQLSTATE, that mean something particular to one change. */
type Refusals = Readonly<Partial<Record<'23503' | '23505' | '23514', () => DomainError>>>;

/** Runs a change in one transaction; what the database refuses becomes the error that it means to a person. */
export async function change<T>(
  { access }: Changer,
  work: (tx: Db) => Promise<T>,
  refusals: Refusals = {},
): Promise<T> {
  try {
    return await tellingRefusals(access.transaction(work));
  } catch (failure) {
    const state = isUniqueViolation(failure) ? '23505' : sqlStateOf(failure);
    throw refusals[state as keyof Refusals]?.() ?? failure;
  }
}

/** The UUID of what is to be changed. @throws NotFoundError where the global id is none of this type. */
export function targetId(typename: string, globalId: string): string {
  const id = idOf(typename, globalId);
  if (id === null) throw new NotFoundError();
  return id;
}

/** Ends a change for which no row was found: what the viewer sees nevertheless, their role does not let them change. */
export async function refuse(seen: Promise<unknown>): Promise<never> {
  throw (await seen) ? new ForbiddenError() : new NotFoundError();
}

/** What was written a moment ago, and may be gone or out of sight by now. @throws NotFoundError */
export async function stillThere<Row>(row: Promise<Row | null>): Promise<Row> {
  const found = await row;
  if (!found) throw new NotFoundError();
  return found;
}

/** Makes a record once for each idempotency key; a repetition reads what was made. `input` is the mutation's. */
export async function makeOnce<Row extends { readonly id: string }>(
  tx: Db,
  { viewer }: Changer,
  call: Call,
  make: () => Promise<Row>,
  read: (id: string) => Promise<Row | null>,
): Promise<Row> {
  const made: Row[] = [];
  const id = await once(tx, viewer.userId, call, async () => {
    const row = await make();
    made.push(row);
    return row.id;
  });
  return made[0] ?? stillThere(read(id));
}

/** The fields whose values differ, as they were and as they are; null where none does. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: object; after: object } | null {
  const changed = Object.keys(after).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (changed.length === 0) return null;
  const pick = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(changed.map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}

/** An InvalidInputError about one field. */
export const invalid = (
  path: string,
  code: Issue['code'],
  params?: Issue['params'],
): InvalidInputError => new InvalidInputError([error([path], code, params)]);

/** Fields of a schema as they are to be stored; those that are absent stay, null clears. */
export type Changes<Schema extends z.ZodObject> = {
  readonly [Key in keyof z.output<Schema>]?: NonNullable<z.output<Schema>[Key]> | null;
};
