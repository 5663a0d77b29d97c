import { v7 as uuidv7 } from 'uuid';
import type { Changer } from '../audit/audit.service.ts';
import { change, makeOnce, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { NotFoundError } from '../errors.ts';
import type { Objective } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { keyResultIssues } from '../steps/objectives.ts';
import { error } from '../steps/step.ts';
import { judged } from './judging.ts';
import {
  isString,
  keyResultsOf,
  objectiveFields,
  recordObjective,
  unknownDepartment,
  uuidOf,
} from './objective-parts.ts';
import { endOf, keyResultRow } from './objective-rows.service.ts';

/** Making objectives. Who may, the policies on objectives decide. */

/** The most objectives that an organization works on at a time. */
const MOST_OPEN = 500;
/** How long a cycle lasts where neither the input nor the organization says, in days. */
const USUAL_CYCLE_DAYS = 90;

const fields = objectiveFields.extend({
  cycleDays: objectiveFields.shape.cycleDays.optional(),
  keyResults: keyResultsOf.optional(),
});

/** What createObjective takes; ids as clients know them, `ownerId` a User's. */
export interface NewObjective {
  readonly organizationId: string;
  readonly title: string;
  readonly description?: string | null | undefined;
  readonly departmentId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly cycleDays?: number | null | undefined;
  readonly keyResults?: readonly object[] | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** Makes an objective with its key results. @throws InvalidInputError, NotFoundError, ForbiddenError, IdempotencyError */
export function createObjective(by: Changer, input: NewObjective): Promise<Objective> {
  const call = { mutation: 'createObjective', input };
  return change(
    by,
    (tx) =>
      makeOnce(
        tx,
        by,
        call,
        () => create(tx, by, input),
        (id) => tx.objective.findFirst({ where: { id } }),
      ),
    { 23503: unknownDepartment },
  );
}

async function create(tx: Db, by: Changer, input: NewObjective): Promise<Objective> {
  const organizationId = targetId('Organization', input.organizationId);
  const departmentId = uuidOf('Department', input.departmentId);
  const ownerId = input.ownerId ? idOf('User', input.ownerId) : by.viewer.userId;
  const place = await placeOf(tx, organizationId, departmentId ?? null, ownerId);
  const { keyResults, ...given } = judged(fields, input, (sent) => [
    ...(sent.keyResults ?? [])
      .slice(0, 5)
      .flatMap((result, index) => keyResultIssues(result, ['keyResults', String(index)])),
    ...(isString(input.departmentId) && !place.departmentKnown
      ? [error(['departmentId'], 'UNKNOWN_DEPARTMENT')]
      : []),
    ...(place.ownerKnown ? [] : [error(['ownerId'], 'UNKNOWN_MEMBER')]),
    ...(place.open >= MOST_OPEN ? [error([], 'TOO_MANY', { max: MOST_OPEN })] : []),
  ]);
  const startsAt = new Date();
  const days = given.cycleDays ?? place.cycleDays ?? USUAL_CYCLE_DAYS;
  const [made] = await tx.objective.createManyAndReturn({
    data: [
      {
        id: uuidv7(),
        organizationId,
        ownerId,
        departmentId: departmentId ?? null,
        title: given.title,
        description: given.description ?? null,
        position: place.position,
        startsAt,
        endsAt: endOf(startsAt, days),
      },
    ],
  });
  if (!made) throw new Error('An objective that was made was not there.');
  if (keyResults?.length) {
    await tx.keyResult.createMany({
      data: keyResults.map((result, position) => keyResultRow(made, result, position)),
    });
  }
  const { endsAt } = made;
  const after = { title: made.title, ownerId, departmentId: made.departmentId, endsAt };
  await recordObjective(tx, by, 'OBJECTIVE_CREATED', made, { after });
  return made;
}

interface Surroundings {
  readonly cycleDays: number | null;
  readonly open: number;
  readonly position: number;
  readonly departmentKnown: boolean;
  readonly ownerKnown: boolean;
}

/** What of the organization matters to a new objective. @throws NotFoundError where the viewer does not see it. */
async function placeOf(
  tx: Db,
  organizationId: string,
  departmentId: string | null,
  ownerId: string | null,
): Promise<Surroundings> {
  const [place] = await tx.$queryRaw<Surroundings[]>`
    select o.okr_cycle_days as "cycleDays",
      (select count(*)::int from objectives b where b.organization_id = o.id and b.closed_at is null) as open,
      (select coalesce(max(b.position) + 1, 0)::int from objectives b where b.organization_id = o.id) as position,
      exists (select from departments d where d.organization_id = o.id and d.id = ${departmentId}::uuid)
        as "departmentKnown",
      exists (select from memberships m where m.organization_id = o.id and m.user_id = ${ownerId}::uuid
        and m.state = 'ACTIVE') as "ownerKnown"
    from organizations o where o.id = ${organizationId}::uuid`;
  if (!place) throw new NotFoundError();
  return place;
}
