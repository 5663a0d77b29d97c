import type { AuditAction, Changer } from '../audit/audit.service.ts';
import { change, differences, refuse, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import type { Objective } from '../generated/prisma/client.ts';
import { judgedChanges } from './judging.ts';
import {
  isString,
  objectiveFields,
  objectiveToChange,
  recordObjective,
  refuseIfClosed,
  unknownDepartment,
  uuidOf,
} from './objective-parts.ts';
import { endOf } from './objective-rows.service.ts';

/** Changing and closing objectives. Who may, the policies on objectives decide. */

/** What updateObjective takes. */
export interface ObjectiveChange {
  readonly objectiveId: string;
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
  readonly cycleDays?: number | null | undefined;
}

/** Changes an open objective: absent fields stay, null clears. @throws InvalidInputError, NotFoundError, ForbiddenError */
export function updateObjective(by: Changer, input: ObjectiveChange): Promise<Objective> {
  const id = targetId('Objective', input.objectiveId);
  const work = async (tx: Db): Promise<Objective> => {
    const before = await objectiveToChange(tx, id);
    refuseIfClosed(before, 'objectiveId');
    const departmentId = uuidOf('Department', input.departmentId);
    const { cycleDays: days, ...fields } = judgedChanges(objectiveFields, input);
    if (isString(input.departmentId) && !isString(departmentId)) throw unknownDepartment();
    const changed = differences(
      { ...before },
      {
        ...fields,
        ...(departmentId !== undefined && { departmentId }),
        ...(days && { endsAt: endOf(before.startsAt, days) }),
      },
    );
    return changed ? update(tx, by, before, changed, 'OBJECTIVE_UPDATED') : before;
  };
  return change(by, work, { 23503: unknownDepartment });
}

/** Closes an objective for good; safe to repeat. @throws NotFoundError, ForbiddenError */
export function closeObjective(
  by: Changer,
  input: { readonly objectiveId: string },
): Promise<Objective> {
  const id = targetId('Objective', input.objectiveId);
  return change(by, async (tx) => {
    const before = await objectiveToChange(tx, id);
    if (before.closedAt !== null) return before;
    const changed = { before: { closedAt: null }, after: { closedAt: new Date() } };
    return update(tx, by, before, changed, 'OBJECTIVE_CLOSED');
  });
}

async function update(
  tx: Db,
  by: Changer,
  { id }: Objective,
  changed: { readonly before: object; readonly after: object },
  action: AuditAction,
): Promise<Objective> {
  const [updated] = await tx.objective.updateManyAndReturn({
    where: { id },
    data: { ...changed.after, updatedAt: new Date() },
  });
  // Demoted between the two statements, one updates nothing.
  if (!updated) return refuse(tx.objective.findFirst({ where: { id } }));
  await recordObjective(tx, by, action, updated, changed);
  return updated;
}
