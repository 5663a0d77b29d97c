import { builder } from '../builder.ts';
import { IndustryRef } from '../industries/industries.schema.ts';
import { company } from '../steps/company.ts';
import { structure } from '../steps/structure.ts';
import { pagesById } from '../pagination.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import { isSlug } from './slugs.service.ts';
import { viewerRoles } from './organizations.service.ts';
import { MembershipRef, MembershipRoleEnum } from './members.schema.ts';
import { DepartmentRef } from './departments.schema.ts';
import { InvitationRef } from '../invitations/invitations.schema.ts';
import { ObjectiveRef } from './objectives.schema.ts';

const facts = company.schema.shape;
const ways = structure.schema.shape;

export const OrganizationRef = builder.prismaNode('Organization', {
  description:
    'A company and everything that belongs to it. Its members see it; to everyone else it does not exist.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    slug: t.exposeString('slug', {
      description: 'Its part of addresses: unique over all organizations.',
    }),
    industry: t.relation('industry', { type: IndustryRef, description: 'Its branch of business.' }),
    size: t.field({
      type: graphqlEnum(facts.size),
      description: 'How many people work there, roughly.',
      resolve: ({ size }) => facts.size.parse(size),
    }),
    employeeCount: t.exposeInt('employeeCount', {
      nullable: true,
      description: 'How many people work there.',
    }),
    description: t.exposeString('description', { description: 'What it does.' }),
    website: t.expose('website', {
      type: 'URL',
      nullable: true,
      description: 'Its web address, as given.',
    }),
    country: t.expose('country', {
      type: 'CountryCode',
      description: 'Where it is based: ISO 3166-1 alpha-2.',
    }),
    city: t.exposeString('city', { nullable: true, description: 'The city it is based in.' }),
    foundedYear: t.exposeInt('foundedYear', {
      nullable: true,
      description: 'The year it was founded.',
    }),
    logoUrl: t.expose('logoUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where its logo is, as given.',
    }),
    teamSize: t.exposeInt('teamSize', { description: 'How many people take part.' }),
    structure: t.field({
      type: graphqlEnum(ways.structure),
      description: 'How it is led.',
      resolve: ({ structure: value }) => ways.structure.parse(value),
    }),
    methodology: t.field({
      type: graphqlEnum(ways.methodology),
      description: 'How it sets goals.',
      resolve: ({ methodology }) => ways.methodology.parse(methodology),
    }),
    collaborationStyle: t.field({
      type: graphqlEnum(ways.collaborationStyle),
      description: 'Where decisions are made.',
      resolve: ({ collaborationStyle }) => ways.collaborationStyle.parse(collaborationStyle),
    }),
    okrMaturity: t.field({
      type: graphqlEnum(ways.okrMaturity),
      description: 'How far it is with OKRs.',
      resolve: ({ okrMaturity }) => ways.okrMaturity.parse(okrMaturity),
    }),
    currentChallenges: t.field({
      type: [graphqlEnum(ways.currentChallenges.element)],
      description: 'What it struggles with.',
      resolve: ({ currentChallenges }) => ways.currentChallenges.parse(currentChallenges),
    }),
    businessGoals: t.field({
      type: [graphqlEnum(ways.businessGoals.element)],
      description: 'What it wants to achieve.',
      resolve: ({ businessGoals }) => ways.businessGoals.parse(businessGoals),
    }),
    successMetrics: t.exposeStringList('successMetrics', {
      description: 'How it will know that it worked.',
    }),
    integrations: t.field({
      type: [graphqlEnum(ways.integrations.unwrap().element)],
      description: 'The tools that it works with.',
      resolve: ({ integrations }) => ways.integrations.parse(integrations) ?? [],
    }),
    okrCycleDays: t.exposeInt('okrCycleDays', {
      nullable: true,
      description: 'How many days its cycle lasts; null where it skipped the OBJECTIVES step.',
    }),
    departments: t.relation('departments', {
      type: DepartmentRef,
      // Not paged, and up to 500: most have a few dozen.
      complexity: { field: 1, multiplier: 50 },
      description: 'Its departments, by name.',
      query: { orderBy: { name: 'asc' } },
    }),
    members: t.relatedConnection('memberships', {
      type: MembershipRef,
      ...pagesById,
      totalCount: true,
      description: 'Its members, the first to join first; also those whose wizard still waits.',
      query: { orderBy: { id: 'asc' } },
    }),
    objectives: t.relatedConnection('objectives', {
      type: ObjectiveRef,
      ...pagesById,
      totalCount: true,
      description: 'Its objectives, the oldest first.',
      query: { orderBy: { id: 'asc' } },
    }),
    invitations: t.relatedConnection('invitations', {
      type: InvitationRef,
      ...pagesById,
      totalCount: true,
      description:
        'Its invitations, the oldest first. Owners and admins see all, others those they sent.',
      query: { orderBy: { id: 'asc' } },
    }),
    viewerRole: t.loadable({
      type: MembershipRoleEnum,
      nullable: true,
      description: "The viewer's role in it.",
      load: (ids: string[], { access, viewer }) => viewerRoles(access, viewer?.userId ?? null, ids),
      resolve: ({ id }) => id,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last changed.',
    }),
  }),
});

builder.queryField('organization', (t) =>
  t.prismaField({
    type: OrganizationRef,
    nullable: true,
    description:
      'An organization of which the viewer is a member, by its slug; null where there is none.',
    args: { slug: t.arg.string({ required: true, description: 'Its slug.' }) },
    resolve: (query, _root, { slug }, { access }) =>
      isSlug(slug) ? access.db.organization.findFirst({ ...query, where: { slug } }) : null,
  }),
);
