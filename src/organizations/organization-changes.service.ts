import { z } from 'zod';
import { recordDeeds } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { change, differences, invalid, refuse, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../errors.ts';
import type { Organization } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { company } from '../steps/company.ts';
import { structure } from '../steps/structure.ts';
import { judgedChanges } from './judging.ts';

/** Changing an organization as a whole, and ending it. */

/** What of an organization may change: the COMPANY and STRUCTURE steps' fields, by their rules. The slug is in addresses. */
export const profile = z.object({
  ...company.schema.omit({ slug: true }).shape,
  ...structure.schema.omit({ departments: true }).shape,
});

/** What updateOrganization takes: ids as clients know them, and any fields of the profile. */
export type ProfileChange = Readonly<Record<string, unknown>> & { readonly organizationId: string };

/** Changes the profile: absent fields stay, null clears. @throws InvalidInputError, NotFoundError, ForbiddenError */
export function updateOrganization(by: Changer, input: ProfileChange): Promise<Organization> {
  const id = targetId('Organization', input.organizationId);
  return change(by, async (tx) => {
    // Whom the policy for changes does not let through gets no lock.
    const locked = await tx.$queryRaw<unknown[]>`
      select from organizations where id = ${id}::uuid for no key update`;
    const row = await tx.organization.findFirst({ where: { id } });
    if (locked.length === 0 || !row) return refuse(Promise.resolve(row));
    const data = await judgedProfile(tx, input);
    const changed = differences({ ...row }, data);
    if (!changed) return row;
    const [updated] = await tx.organization.updateManyAndReturn({
      where: { id },
      data: { ...changed.after, updatedAt: new Date() },
    });
    // Demoted between the two statements, one updates nothing.
    if (!updated) return refuse(Promise.resolve(row));
    await recordDeeds(tx, by, [
      {
        organizationId: id,
        action: 'ORGANIZATION_UPDATED',
        targetType: 'Organization',
        targetId: id,
        ...changed,
      },
    ]);
    return updated;
  });
}

async function judgedProfile(
  tx: Db,
  input: ProfileChange,
): Promise<Readonly<Record<string, unknown>>> {
  const { industryId, successMetrics, integrations, ...rest } = judgedChanges(
    profile,
    input,
    (fields) => company.rules?.(fields, { answersOf: () => ({}), ownerEmail: null }) ?? [],
  );
  if (industryId) {
    const unknown = await company.verify?.({ industryId }, tx);
    if (unknown?.length) throw new InvalidInputError(unknown);
  }
  return {
    ...rest,
    ...(industryId && { industryId: idOf('Industry', industryId) }),
    // Lists are cleared by being empty.
    ...(successMetrics !== undefined && { successMetrics: successMetrics ?? [] }),
    ...(integrations !== undefined && { integrations: integrations ?? [] }),
  };
}

/** An organization that is no more. */
export interface DeletedOrganization {
  /** Its UUID. */
  readonly id: string;
  readonly slug: string;
}

/**
 * Ends an organization with all that belongs to it. Only its owners may; its slug is asked for as a confirmation.
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export function deleteOrganization(
  by: Changer,
  input: { readonly organizationId: string; readonly slug: string },
): Promise<DeletedOrganization> {
  const id = targetId('Organization', input.organizationId);
  return change(by, async (tx) => {
    const [row] = await tx.$queryRaw<{ name: string; slug: string; owned: boolean }[]>`
      select name, slug, id in (select app.viewer_owns()) as owned
      from organizations where id = ${id}::uuid`;
    if (!row) throw new NotFoundError();
    const { name, slug, owned } = row;
    if (!owned) throw new ForbiddenError();
    if (input.slug !== slug) throw invalid('slug', 'INVALID_VALUE', { values: [slug] });
    // Before the deed: after it, nobody belongs to the organization who could tell of it.
    await recordDeeds(tx, by, [
      {
        organizationId: id,
        action: 'ORGANIZATION_DELETED',
        targetType: 'Organization',
        targetId: id,
        before: { name, slug },
      },
    ]);
    const { count } = await tx.organization.deleteMany({ where: { id } });
    if (count === 0) return refuse(tx.organization.findFirst({ where: { id } }));
    return { id, slug };
  });
}
