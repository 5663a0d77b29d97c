import { z } from 'zod';
import type { Access } from '../data/door.ts';
import { inOrder } from '../data/in-order.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { connectionOf, jsonCursor } from '../pagination.ts';
import type { Connection, Cursor, Page } from '../pagination.ts';
import type { AuditAction } from './audit.service.ts';

/** An entry of an organization's audit log. Ids are UUIDs. */
export interface AuditRecord {
  readonly id: string;
  readonly organizationId: string;
  /** Null for the system. */
  readonly actorId: string | null;
  readonly action: AuditAction;
  readonly targetType: string;
  readonly targetId: string;
  /** The fields that changed, as they were and as they are; null where there is nothing to tell. */
  readonly before: unknown;
  readonly after: unknown;
  readonly occurredAt: Date;
  /** Both null once the actor's account is gone. */
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Where an entry stands in its log: when it happened, and which of that moment. */
type Place = readonly [occurredAt: string, id: string];

/** The cursors of audit logs. */
export const auditCursor: Cursor<Place> = jsonCursor(z.tuple([z.iso.datetime(), z.guid()]));

/**
 * The same page of several organizations' logs, in their order, the newest entries first; empty where the viewer is
 * no owner or admin. One statement.
 */
export async function readAuditLogs(
  { db }: Access,
  organizationIds: readonly string[],
  page: Page<Place>,
): Promise<Connection<AuditRecord>[]> {
  const direction = page.backward ? Prisma.sql`asc` : Prisma.sql`desc`;
  // `between`, and the order by organization, because only one index fits both: with `=`, the planner may take that of
  // times, and read everything that others did since the last entry of a quiet organization.
  const rows = await db.$queryRaw<AuditRecord[]>`
    select e.id, e.organization_id as "organizationId", e.actor_id as "actorId", e.action,
      e.target_type as "targetType", e.target_id as "targetId", e.before, e.after, e.occurred_at as "occurredAt",
      o.ip_address as "ipAddress", o.user_agent as "userAgent"
    from unnest(${[...organizationIds]}::uuid[]) as wanted (organization_id)
    cross join lateral (
      select a.* from audit_log a
      where a.organization_id between wanted.organization_id and wanted.organization_id
        ${beyond(page.after, Prisma.sql`<`)} ${beyond(page.before, Prisma.sql`>`)}
      order by a.organization_id ${direction}, a.occurred_at ${direction}, a.id ${direction} limit ${page.size + 1}
    ) e
    left join audit_origins o on o.entry_id = e.id
    order by e.occurred_at ${direction}, e.id ${direction}`;
  return organizationIds.map((id) =>
    connectionOf(
      rows.filter(({ organizationId }) => organizationId === id),
      page,
      (entry) => auditCursor.encode([entry.occurredAt.toISOString(), entry.id]),
    ),
  );
}

const beyond = (place: Place | null, comparison: Prisma.Sql): Prisma.Sql =>
  place
    ? Prisma.sql`and (a.occurred_at, a.id) ${comparison} (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : Prisma.empty;

/** The people with these ids, in their order; null where they are gone, or share no organization with the viewer. */
export async function actorsByIds({ db }: Access, ids: readonly string[]) {
  return inOrder(ids, await db.user.findMany({ where: { id: { in: [...ids] } } }));
}
