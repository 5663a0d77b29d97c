import { builder } from '../builder.ts';
import { DepartmentRef } from '../organizations/departments.schema.ts';
import { MembershipRoleEnum, UserRef } from '../organizations/members.schema.ts';

export const InvitationStateEnum = builder.enumType('InvitationState', {
  description: 'How an invitation stands.',
  values: {
    PENDING: { description: 'Waits to be accepted.' },
    ACCEPTED: { description: 'The person took the place.' },
    DECLINED: { description: 'The person does not want to join.' },
    REVOKED: { description: 'Taken back.' },
    EXPIRED: { description: 'Its 7 days are over. Resend it.' },
  },
});

const InvitationDeliveryEnum = builder.enumType('InvitationDelivery', {
  description: 'What became of the mail of an invitation.',
  values: {
    NONE: { description: 'There is none: the server had no mail when it was made. Resend it.' },
    QUEUED: { description: 'Waits to be sent, or to be sent again after a failure.' },
    SENT: { description: 'The mail server took it.' },
    FAILED: {
      description:
        'Not sent: given up after many tries, refused for good, ended before it could be sent, or too many went to this address within a day. Resend it later.',
    },
  },
});

export const InvitationRef = builder.prismaNode('Invitation', {
  description: 'Someone asked to join an organization.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    email: t.expose('email', {
      type: 'EmailAddress',
      description: 'Whom it is for, in lower case.',
    }),
    role: t.expose('role', {
      type: MembershipRoleEnum,
      description: 'The role that they will have.',
    }),
    department: t.relation('department', {
      type: DepartmentRef,
      nullable: true,
      description: 'The department that they will belong to.',
    }),
    state: t.field({
      type: InvitationStateEnum,
      description: 'How it stands.',
      select: { state: true, expiresAt: true },
      resolve: ({ state, expiresAt }) =>
        state === 'PENDING' && expiresAt !== null && expiresAt.getTime() <= Date.now()
          ? 'EXPIRED'
          : state,
    }),
    delivery: t.field({
      type: InvitationDeliveryEnum,
      description: 'What became of its latest mail.',
      select: { delivery: true },
      resolve: ({ delivery }) => delivery as 'NONE' | 'QUEUED' | 'SENT' | 'FAILED',
    }),
    invitedBy: t.relation('invitedBy', {
      type: UserRef,
      nullable: true,
      description: 'Who sent it last; null when they are gone.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'Until when it can be accepted: 7 days after it was sent. Null until it is sent.',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted, declined or revoked.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
