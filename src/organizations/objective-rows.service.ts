import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { objectives } from '../steps/objectives.ts';

/** How objectives and key results are stored, whoever makes them: a wizard or a member. */

type KeyResultFields = z.output<
  typeof objectives.schema.shape.objectives.element.shape.keyResults.element
>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** When a cycle of so many days ends. */
export const endOf = (startsAt: Date, days: number): Date =>
  new Date(startsAt.getTime() + days * DAY_MS);

/** A new key result's row: it stands at its baseline. */
export const keyResultRow = (
  objective: { readonly id: string; readonly organizationId: string },
  { unit, ...fields }: KeyResultFields,
  position: number,
) => ({
  id: uuidv7(),
  organizationId: objective.organizationId,
  objectiveId: objective.id,
  ...fields,
  current: fields.baseline,
  unit: unit ?? null,
  position,
});
