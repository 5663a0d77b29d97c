import { v7 as uuidv7 } from 'uuid';
import type { Access, Db } from '../data/door.ts';

/** Everything that the audit log tells of, and what it means. */
export const AUDIT_ACTIONS = {
  ORGANIZATION_CREATED: 'A wizard was completed: the organization was made.',
  ORGANIZATION_UPDATED: "The organization's profile was changed.",
  ORGANIZATION_DELETED: 'The organization was deleted.',
  ORGANIZATION_AI_CHANGED: 'Whether AI models may be asked for its people was changed.',
  MEMBER_ACTIVATED: 'Somebody completed their wizard and takes part from now on.',
  MEMBER_ROLE_CHANGED: "A member's role was changed.",
  MEMBER_MOVED: 'A member was moved to another department.',
  MEMBER_REMOVED: 'A member was removed.',
  MEMBER_LEFT: 'A member left.',
  OWNERSHIP_TRANSFERRED: 'An owner handed the organization over to another member.',
  INVITATION_SENT: 'Somebody was invited.',
  INVITATION_RESENT: 'An invitation was sent again, with a new token.',
  INVITATION_REVOKED: 'An invitation was taken back.',
  INVITATION_ACCEPTED: 'An invitation was accepted.',
  INVITATION_DECLINED: 'An invitation was declined.',
  DEPARTMENT_CREATED: 'A department was made.',
  DEPARTMENT_UPDATED: 'A department was renamed or got another type.',
  DEPARTMENT_MOVED: 'A department was moved below another.',
  DEPARTMENT_REMOVED: 'A department was removed.',
  OBJECTIVE_CREATED: 'An objective was made.',
  OBJECTIVE_UPDATED: 'An objective was changed.',
  OBJECTIVE_CLOSED: 'An objective was closed.',
  KEY_RESULT_CREATED: 'A key result was made.',
  KEY_RESULT_UPDATED: 'A key result was changed, or its progress told.',
  DOMAIN_CLAIMED: 'A mail domain was claimed.',
  DOMAIN_CHANGED: 'How newcomers of a domain may join was changed.',
  DOMAIN_RELEASED: 'A claim on a domain was given up.',
  JOINED_BY_DOMAIN: 'Somebody joined by the domain of their address.',
  JOIN_REQUESTED: 'Somebody asked to join by the domain of their address.',
  JOIN_APPROVED: 'Somebody who asked to join was let in.',
  JOIN_DECLINED: 'Somebody who asked to join was not let in.',
  DATA_EXPORTED: 'Somebody took out the data about themselves.',
} as const;
export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** Who does something, and from where: a request's context will do. */
export interface Doer {
  readonly viewer: { readonly userId: string };
  readonly ip: string;
  readonly userAgent: string | null;
}

/** Who changes something: a request's context will do. */
export interface Changer extends Doer {
  readonly access: Access;
}

/** Something that matters. Holds ids and values that are nobody's personal data: the entry outlives accounts. */
export interface Deed {
  /** Null for what somebody does to their own account. */
  readonly organizationId: string | null;
  readonly action: AuditAction;
  /** The GraphQL type of what it was done to, such as Membership. */
  readonly targetType: string;
  readonly targetId: string;
  /** The fields that changed, as they were. */
  readonly before?: object;
  /** The fields that changed, as they are. */
  readonly after?: object;
}

/** A function that writes one deed to something of this GraphQL type, which belongs to an organization. */
export const recorderOf =
  (targetType: string) =>
  (
    tx: Db,
    doer: Doer,
    action: AuditAction,
    { id, organizationId }: { readonly id: string; readonly organizationId: string },
    values: Pick<Deed, 'before' | 'after'> = {},
  ): Promise<void> =>
    recordDeeds(tx, doer, [{ organizationId, action, targetType, targetId: id, ...values }]);

/** Writes to the audit log, in the transaction of the deeds. One statement, however many. */
export async function recordDeeds(tx: Db, doer: Doer, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  const { viewer, ip, userAgent } = doer;
  const entries = deeds.map((deed) => ({ id: uuidv7(), ...deed }));
  await tx.$executeRaw`
    with entries as (
      insert into audit_log (id, organization_id, actor_id, action, target_type, target_id, before, after)
      select id, "organizationId", ${viewer.userId}::uuid, action, "targetType", "targetId", before, after
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry (
        id uuid, "organizationId" uuid, action text, "targetType" text, "targetId" uuid, before jsonb, after jsonb)
      returning 1
    )
    insert into audit_origins (entry_id, user_id, ip_address, user_agent)
    select id, ${viewer.userId}::uuid, ${ip}, ${userAgent}
    from jsonb_to_recordset(${JSON.stringify(entries.map(({ id }) => ({ id })))}::jsonb) as entry (id uuid)`;
}
