import { v7 as uuidv7 } from 'uuid';
import { recorderOf } from '../audit/audit.service.ts';
import type { AuditAction, Changer } from '../audit/audit.service.ts';
import { change, differences, invalid, makeOnce, refuse, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { NotFoundError } from '../errors.ts';
import type { Issue } from '../errors.ts';
import type { Department } from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { error } from '../steps/step.ts';
import { structure } from '../steps/structure.ts';
import { judged, judgedChanges } from './judging.ts';

/** Changing the tree of departments. Who may do what, policies and the guards of departments decide. */

/** The most departments that an organization has. */
const MOST_DEPARTMENTS = 500;

/** A department's own fields, by the rules of the STRUCTURE step. */
const departmentFields = structure.schema.shape.departments.element.pick({
  name: true,
  type: true,
});

/** What createDepartment takes; ids as clients know them. */
export interface NewDepartment {
  readonly organizationId: string;
  readonly name: string;
  readonly type: string;
  readonly parentId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** A department that is no more. UUIDs. */
export interface RemovedDepartment {
  readonly id: string;
  readonly organizationId: string;
}

const REFUSALS = {
  23503: () => invalid('parentId', 'UNKNOWN_PARENT'),
  23505: () => invalid('name', 'DUPLICATE'),
  // The one check on departments: none is its own parent.
  23514: () => invalid('parentId', 'DEPARTMENT_CYCLE'),
};

/** Makes a department. @throws InvalidInputError, NotFoundError, ForbiddenError, IdempotencyError */
export function createDepartment(by: Changer, input: NewDepartment): Promise<Department> {
  const organizationId = targetId('Organization', input.organizationId);
  const create = async (tx: Db): Promise<Department> => {
    const listed = await lockTree(
      tx,
      Prisma.sql`select id from organizations where id = ${organizationId}::uuid`,
    );
    const parentId = parentOf(listed, input.parentId);
    const { name, type } = judged(departmentFields, input, (fields) => [
      ...nameIssues(fields, listed),
      ...(parentId === undefined ? [error(['parentId'], 'UNKNOWN_PARENT')] : []),
      ...(listed.length >= MOST_DEPARTMENTS
        ? [error([], 'TOO_MANY', { max: MOST_DEPARTMENTS })]
        : []),
    ]);
    const [made] = await tx.department.createManyAndReturn({
      data: [{ id: uuidv7(), organizationId, name, type, parentId: parentId ?? null }],
    });
    if (!made) throw new Error('A department that was made was not there.');
    const after = { name, type, parentId: made.parentId };
    await record(tx, by, 'DEPARTMENT_CREATED', made, { after });
    return made;
  };
  const call = { mutation: 'createDepartment', input };
  return change(
    by,
    (tx) =>
      makeOnce(
        tx,
        by,
        call,
        () => create(tx),
        (id) => tx.department.findFirst({ where: { id } }),
      ),
    REFUSALS,
  );
}

/** Renames a department, or gives it another type; absent fields stay. @throws InvalidInputError, NotFoundError, ForbiddenError */
export function updateDepartment(
  by: Changer,
  input: {
    readonly departmentId: string;
    readonly name?: string | null | undefined;
    readonly type?: string | null | undefined;
  },
): Promise<Department> {
  return changeInTree(by, input.departmentId, 'DEPARTMENT_UPDATED', (_department, others) =>
    judgedChanges(departmentFields, input, (fields) => nameIssues(fields, others)),
  );
}

/** Moves a department below another, or to the top. @throws InvalidInputError, NotFoundError, ForbiddenError */
export function moveDepartment(
  by: Changer,
  input: { readonly departmentId: string; readonly parentId?: string | null | undefined },
): Promise<Department> {
  return changeInTree(by, input.departmentId, 'DEPARTMENT_MOVED', (department, others) => {
    const parentId = parentOf([department, ...others], input.parentId);
    if (parentId === undefined) throw REFUSALS[23503]();
    return { parentId };
  });
}

/** Removes a department: what is below it moves up, its people and objectives belong to none. @throws NotFoundError, ForbiddenError */
export function removeDepartment(
  by: Changer,
  input: { readonly departmentId: string },
): Promise<RemovedDepartment> {
  const id = targetId('Department', input.departmentId);
  return change(by, async (tx) => {
    const listed = await lockTree(tx, withDepartment(id));
    const department = listed.find((one) => one.id === id);
    if (!department) throw new NotFoundError();
    const { organizationId, name, type, parentId } = department;
    const { count } = await tx.department.deleteMany({ where: { id } });
    if (count === 0) return refuse(Promise.resolve(department));
    await record(tx, by, 'DEPARTMENT_REMOVED', department, { before: { name, type, parentId } });
    return { id, organizationId };
  });
}

/** What every change of one department does: lock the tree, judge, write, record. */
function changeInTree(
  by: Changer,
  globalId: string,
  action: AuditAction,
  judge: (department: Department, others: readonly Department[]) => object,
): Promise<Department> {
  const id = targetId('Department', globalId);
  const work = async (tx: Db): Promise<Department> => {
    const listed = await lockTree(tx, withDepartment(id));
    const department = listed.find((one) => one.id === id);
    if (!department) throw new NotFoundError();
    const data = judge(
      department,
      listed.filter((one) => one !== department),
    );
    const changed = differences({ ...department }, { ...data });
    const [updated] = await tx.department.updateManyAndReturn({
      where: { id },
      data: { ...changed?.after, updatedAt: new Date() },
    });
    if (!updated) return refuse(Promise.resolve(department));
    if (changed) await record(tx, by, action, department, changed);
    return updated;
  };
  return change(by, work, REFUSALS);
}

/**
 * Lets one change of an organization's tree at a time go on, and gives the departments as they are then. The lock is the
 * one of app.check_department_tree: it is taken first, because two who take rows first could wait for each other.
 *
 * @param organization selects the organization's id by something that the viewer sees; else it is not found.
 */
async function lockTree(tx: Db, organization: Prisma.Sql): Promise<Department[]> {
  const [locked] = await tx.$queryRaw<{ organizationId: string }[]>`
    select id as "organizationId", pg_advisory_xact_lock(hashtextextended(id::text, 2))::text as locked
    from (${organization}) as seen (id)`;
  if (!locked) throw new NotFoundError();
  const { organizationId } = locked;
  return tx.department.findMany({ where: { organizationId } });
}

const withDepartment = (id: string) =>
  Prisma.sql`select organization_id from departments where id = ${id}::uuid`;

/** The parent's UUID, null for the top; undefined where there is none of this id. */
function parentOf(
  listed: readonly Department[],
  globalId: string | null | undefined,
): string | null | undefined {
  if (globalId === null || globalId === undefined) return null;
  const id = idOf('Department', globalId);
  return listed.find((department) => department.id === id)?.id;
}

/** Names are compared as the STRUCTURE step compares them: without case. */
const nameIssues = (
  { name }: { readonly name?: string | undefined },
  others: readonly Department[],
): Issue[] =>
  others.some((other) => other.name.toLowerCase() === name?.toLowerCase())
    ? [error(['name'], 'DUPLICATE')]
    : [];

const record = recorderOf('Department');
