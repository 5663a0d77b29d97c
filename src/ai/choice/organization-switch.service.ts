import { recordDeeds } from '../../audit/audit.service.ts';
import type { Changer } from '../../audit/audit.service.ts';
import { change, stillThere, targetId } from '../../changes.ts';
import type { Access } from '../../data/door.ts';
import { ForbiddenError, NotFoundError } from '../../errors.ts';
import type { Organization } from '../../generated/prisma/client.ts';

/** Whether models may be asked for an organization's people: its owners decide. They may unless it is forbidden. */

/** What updateOrganizationAi takes. */
export interface OrganizationAiChange {
  /** Global id. */
  readonly organizationId: string;
  readonly modelsAllowed: boolean;
}

/**
 * Allows or forbids models for all of an organization. Forbidding ends what models are writing for its people, and
 * removes what is cached of them (the trigger stop_models).
 * @throws NotFoundError, ForbiddenError
 */
export function updateOrganizationAi(
  by: Changer,
  { organizationId, modelsAllowed }: OrganizationAiChange,
): Promise<Organization> {
  const id = targetId('Organization', organizationId);
  return change(by, async (tx) => {
    const [found] = await tx.$queryRaw<{ owned: boolean; allowed: boolean }[]>`
      select o.id in (select app.viewer_owns()) as owned, coalesce(s.models_allowed, true) as allowed
      from organizations o left join organization_ai_settings s on s.organization_id = o.id
      where o.id = ${id}::uuid`;
    if (!found) throw new NotFoundError();
    if (!found.owned) throw new ForbiddenError();
    // Of two owners who do the same at once, one changes something, and one deed is told.
    const changed =
      found.allowed !== modelsAllowed &&
      (await tx.$executeRaw`
        insert into organization_ai_settings as s (organization_id, models_allowed) values (${id}::uuid, ${modelsAllowed})
        on conflict (organization_id) do update
          set models_allowed = excluded.models_allowed, updated_at = statement_timestamp()
          where s.models_allowed <> excluded.models_allowed`) > 0;
    if (changed) {
      await recordDeeds(tx, by, [
        {
          organizationId: id,
          action: 'ORGANIZATION_AI_CHANGED',
          targetType: 'Organization',
          targetId: id,
          before: { modelsAllowed: !modelsAllowed },
          after: { modelsAllowed },
        },
      ]);
    }
    return stillThere(tx.organization.findFirst({ where: { id } }));
  });
}

/** Whether each of these organizations lets models be asked, in their order. One statement. */
export async function modelsAllowedIn(
  { db }: Access,
  organizationIds: readonly string[],
): Promise<boolean[]> {
  const forbidding = await db.organizationAiSettings.findMany({
    where: { organizationId: { in: [...organizationIds] }, modelsAllowed: false },
    select: { organizationId: true },
  });
  return organizationIds.map((id) => !forbidding.some((row) => row.organizationId === id));
}
