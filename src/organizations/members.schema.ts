import { builder } from '../builder.ts';
import { welcome } from '../steps/welcome.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import { pagesById } from '../pagination.ts';
import { DepartmentRef } from './departments.schema.ts';

const profile = welcome.schema.shape;

export const MembershipRoleEnum = builder.enumType('MembershipRole', {
  description: 'What somebody may do in an organization.',
  values: {
    OWNER: { description: 'Everything. There is always one.' },
    ADMIN: { description: 'Manages the organization and its people.' },
    MANAGER: { description: 'Manages a department.' },
    MEMBER: { description: 'Takes part.' },
    VIEWER: { description: 'Reads only.' },
  },
});

const MembershipStateEnum = builder.enumType('MembershipState', {
  description: 'Whether somebody takes part yet.',
  values: {
    PENDING: { description: 'Has accepted, and their wizard waits to be completed.' },
    ACTIVE: { description: 'Takes part.' },
  },
});

export const UserRef = builder.prismaNode('User', {
  description: 'A person, as fellow members see them.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Their name.' }),
    email: t.expose('email', {
      type: 'EmailAddress',
      nullable: true,
      description: 'Their e-mail address; null where their sign-in service does not tell.',
    }),
  }),
});

export const MembershipRef = builder.prismaNode('Membership', {
  description: "A person's place in an organization.",
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    user: t.relation('user', { type: UserRef, description: 'The person.' }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'What they may do.' }),
    state: t.expose('state', { type: MembershipStateEnum, description: 'Whether they do so yet.' }),
    department: t.relation('department', {
      type: DepartmentRef,
      nullable: true,
      description: 'The department that they belong to.',
    }),
    jobTitle: t.string({
      nullable: true,
      description: 'Their job title, as they gave it when they came in.',
      select: { profile: { select: { jobTitle: true } } },
      resolve: ({ profile: told }) => told?.jobTitle ?? null,
    }),
    okrExperience: t.field({
      type: graphqlEnum(profile.okrExperience),
      nullable: true,
      description: 'How much they have worked with OKRs, as they said when they came in.',
      select: { profile: { select: { okrExperience: true } } },
      resolve: ({ profile: told }) =>
        told ? profile.okrExperience.parse(told.okrExperience) : null,
    }),
    joinedAt: t.expose('createdAt', { type: 'DateTime', description: 'When they joined.' }),
  }),
});

builder.prismaObjectField('Department', 'members', (t) =>
  t.relatedConnection('memberships', {
    type: MembershipRef,
    ...pagesById,
    totalCount: true,
    description:
      'The members who belong to it, the first to join first; not those of departments below.',
    query: { orderBy: { id: 'asc' } },
  }),
);
