import { builder, enumOf } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import { UserRef } from '../organizations/members.schema.ts';
import { createPageLoader } from '../page-loader.ts';
import { MAX_PAGE_SIZE } from '../pagination.ts';
import { AUDIT_ACTIONS } from './audit.service.ts';
import { actorsByIds, auditCursor, readAuditLogs } from './audit-log.service.ts';
import type { AuditRecord } from './audit-log.service.ts';

const AuditActionEnum = enumOf('AuditAction', 'What the audit log tells of.', AUDIT_ACTIONS);

const AuditEntryRef = builder.objectRef<AuditRecord>('AuditEntry').implement({
  description: 'Something that somebody did. Entries are never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Tells entries apart; not a global id.' }),
    action: t.expose('action', { type: AuditActionEnum, description: 'What was done.' }),
    actor: t.loadable({
      type: UserRef,
      nullable: true,
      description:
        'Who did it; null where they are no member any more, their account is gone, or nobody was signed in.',
      load: (ids: string[], { access }) => actorsByIds(access, ids),
      resolve: ({ actorId }) => actorId,
    }),
    actorId: t.id({
      nullable: true,
      description:
        'The global id of who did it, of type User: it stays when they are gone. Null for the system, and for who declines an invitation without being signed in.',
      resolve: ({ actorId }) => (actorId === null ? null : encodeGlobalId('User', actorId)),
    }),
    targetType: t.exposeString('targetType', {
      description: 'The type of what it was done to, such as Membership.',
    }),
    targetId: t.id({
      description: 'The global id of what it was done to; it may be gone.',
      resolve: ({ targetType, targetId }) => encodeGlobalId(targetType, targetId),
    }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The fields that changed, as they were.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The fields that changed, as they became.',
      resolve: ({ after }) => after,
    }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When.' }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: "From which network address; null once the actor's account is gone.",
    }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: "By which client, as it named itself; null once the actor's account is gone.",
    }),
  }),
});

const loadPage = createPageLoader(
  auditCursor,
  readAuditLogs,
  (organizationId: string) => organizationId,
);

builder.prismaObjectField('Organization', 'auditLog', (t) =>
  t.connection({
    type: AuditEntryRef,
    description: `Who did what, the newest first. Owners and admins see it; to others it is empty. \`first\` or \`last\` (1 to ${MAX_PAGE_SIZE}) is required.`,
    resolve: ({ id }, args, context) => loadPage(context, id, args),
  }),
);
