import { builder } from '../builder.ts';
import { DepartmentRef } from './departments.schema.ts';
import { MembershipRoleEnum } from './members.schema.ts';

const InvitationStateEnum = builder.enumType('InvitationState', {
  description: 'How an invitation stands.',
  values: {
    PENDING: { description: 'Waits to be accepted.' },
    ACCEPTED: { description: 'The person is a member.' },
    DECLINED: { description: 'The person does not want to join.' },
    REVOKED: { description: 'Taken back.' },
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
    state: t.expose('state', { type: InvitationStateEnum, description: 'How it stands.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
