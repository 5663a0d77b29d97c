import { recorderOf } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { change, differences, makeOnce, refuse, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { NotFoundError } from '../errors.ts';
import type { Issue } from '../errors.ts';
import type { KeyResult } from '../generated/prisma/client.ts';
import { keyResultIssues } from '../steps/objectives.ts';
import { error } from '../steps/step.ts';
import { judged, judgedChanges } from './judging.ts';
import {
  keyResultsOf,
  objectiveOfResult,
  objectiveToChange,
  refuseIfClosed,
} from './objective-parts.ts';
import { keyResultRow } from './objective-rows.service.ts';

/** Making key results and telling how they stand. Whoever may change the objective may change its key results. */

/** The most key results that an objective has. */
const MOST_KEY_RESULTS = 20;

/** A key result's fields, by the rules of the OBJECTIVES step. */
export const keyResult = keyResultsOf.element;
const changeable = keyResult
  .pick({ title: true, target: true, unit: true })
  .extend({ current: keyResult.shape.target });

/** What createKeyResult takes. */
export interface NewKeyResult {
  readonly objectiveId: string;
  readonly title: string;
  readonly metricType: string;
  readonly baseline: number;
  readonly target: number;
  readonly unit?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** Adds a key result to an open objective. @throws InvalidInputError, NotFoundError, ForbiddenError, IdempotencyError */
export function createKeyResult(by: Changer, input: NewKeyResult): Promise<KeyResult> {
  const objectiveId = targetId('Objective', input.objectiveId);
  const create = async (tx: Db): Promise<KeyResult> => {
    const objective = await objectiveToChange(tx, objectiveId);
    refuseIfClosed(objective, 'objectiveId');
    const { organizationId } = objective;
    // After the lock: those who add at once count each other.
    const [last] = await tx.$queryRaw<{ count: number; position: number }[]>`
      select count(*)::int as count, coalesce(max(position) + 1, 0)::int as position
      from key_results where organization_id = ${organizationId}::uuid and objective_id = ${objectiveId}::uuid`;
    const fields = judged(keyResult, input, (given) => [
      ...keyResultIssues(given, []),
      ...((last?.count ?? 0) >= MOST_KEY_RESULTS
        ? [error([], 'TOO_MANY', { max: MOST_KEY_RESULTS })]
        : []),
    ]);
    const [made] = await tx.keyResult.createManyAndReturn({
      data: [keyResultRow(objective, fields, last?.position ?? 0)],
    });
    if (!made) throw new Error('A key result that was made was not there.');
    const after = { ...fields, unit: made.unit };
    await record(tx, by, 'KEY_RESULT_CREATED', made, { after });
    return made;
  };
  const call = { mutation: 'createKeyResult', input };
  return change(by, (tx) =>
    makeOnce(
      tx,
      by,
      call,
      () => create(tx),
      (id) => tx.keyResult.findFirst({ where: { id } }),
    ),
  );
}

/** What updateKeyResult takes. */
export interface KeyResultChange {
  readonly keyResultId: string;
  readonly title?: string | null | undefined;
  readonly target?: number | null | undefined;
  readonly current?: number | null | undefined;
  readonly unit?: string | null | undefined;
}

/** Changes a key result of an open objective, or tells how it stands. @throws InvalidInputError, NotFoundError, ForbiddenError */
export function updateKeyResult(by: Changer, input: KeyResultChange): Promise<KeyResult> {
  const id = targetId('KeyResult', input.keyResultId);
  return change(by, async (tx) => {
    refuseIfClosed(await objectiveOfResult(tx, id), 'keyResultId');
    const before = await tx.keyResult.findFirst({ where: { id } });
    if (!before) throw new NotFoundError();
    const fields = judgedChanges(changeable, input, (given) => issuesWith(before, input, given));
    const changed = differences({ ...before }, fields);
    if (!changed) return before;
    const [updated] = await tx.keyResult.updateManyAndReturn({
      where: { id },
      data: { ...changed.after, updatedAt: new Date() },
    });
    // Demoted between the two statements, one updates nothing.
    if (!updated) return refuse(tx.keyResult.findFirst({ where: { id } }));
    await record(tx, by, 'KEY_RESULT_UPDATED', updated, changed);
    return updated;
  });
}

/** What is wrong with the key result as it would be. */
function issuesWith(
  before: KeyResult,
  input: KeyResultChange,
  given: { readonly [Key in 'target' | 'current']?: number | undefined } & {
    readonly unit?: string | undefined;
  },
): Issue[] {
  const metricType = keyResult.shape.metricType.parse(before.metricType);
  const unit = input.unit === undefined ? (before.unit ?? undefined) : given.unit;
  const { current } = given;
  return [
    ...keyResultIssues({ metricType, unit, target: given.target }, []),
    // What is reached is told as the baseline was.
    ...keyResultIssues({ metricType, unit, baseline: current }, []).flatMap((issue) =>
      issue.path[0] === 'baseline' ? [{ ...issue, path: ['current'] }] : [],
    ),
  ];
}

const record = recorderOf('KeyResult');
