import { z } from 'zod';
import { recorderOf } from '../audit/audit.service.ts';
import { invalid, refuse } from '../changes.ts';
import type { Db } from '../data/door.ts';
import type { InvalidInputError } from '../errors.ts';
import type { Objective } from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { objectives } from '../steps/objectives.ts';

/** What the changes of objectives and of their key results share. */

const { okrCycleDays: cycleDays, objectives: listed } = objectives.schema.shape;
const { title, description, keyResults } = listed.element.shape;
/** An objective's own fields, by the rules of the OBJECTIVES step. */
export const objectiveFields = z.object({ title, description, cycleDays });
/** The key results that come with a new objective, by the rules of the OBJECTIVES step. */
export const keyResultsOf = keyResults;

/** The UUID in a global id; null for null, undefined where it is absent or none of this type. */
export function uuidOf(
  typename: string,
  globalId: string | null | undefined,
): string | null | undefined {
  return isString(globalId) ? (idOf(typename, globalId) ?? undefined) : globalId;
}

/** Whether a client sent text, be it an id or none. */
export const isString = (value: unknown): value is string => typeof value === 'string';

/** What the foreign key of departments means: it leads to those of the same organization only. */
export const unknownDepartment = (): InvalidInputError =>
  invalid('departmentId', 'UNKNOWN_DEPARTMENT');

/** Writes to the audit log what was done to an objective. */
export const recordObjective = recorderOf('Objective');

/**
 * An objective as it is while nobody else can change it or its key results: that the viewer may change it is what the
 * lock asks. Undefined where they may not.
 */
async function lockObjective(tx: Db, which: Prisma.Sql): Promise<Objective | undefined> {
  const [objective] = await tx.$queryRaw<Objective[]>`
    select id, organization_id as "organizationId", owner_id as "ownerId", department_id as "departmentId",
      title, description, position, starts_at as "startsAt", ends_at as "endsAt", closed_at as "closedAt",
      created_at as "createdAt", updated_at as "updatedAt"
    from objectives where id = ${which} for no key update`;
  return objective;
}

/** Locks an objective by its UUID. @throws NotFoundError, ForbiddenError */
export async function objectiveToChange(tx: Db, id: string): Promise<Objective> {
  return (
    (await lockObjective(tx, Prisma.sql`${id}::uuid`)) ??
    refuse(tx.objective.findFirst({ where: { id } }))
  );
}

/** Locks the objective of a key result by the key result's UUID. @throws NotFoundError, ForbiddenError */
export async function objectiveOfResult(tx: Db, id: string): Promise<Objective> {
  return (
    (await lockObjective(
      tx,
      Prisma.sql`(select objective_id from key_results where id = ${id}::uuid)`,
    )) ?? refuse(tx.keyResult.findFirst({ where: { id } }))
  );
}

/** Closed objectives stay as they were. @throws InvalidInputError about the field that names the objective. */
export function refuseIfClosed({ closedAt }: Objective, field: string): void {
  if (closedAt !== null) throw invalid(field, 'OBJECTIVE_CLOSED');
}
