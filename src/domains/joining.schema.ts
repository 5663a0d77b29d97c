import { ViewerRef } from '../accounts/accounts.schema.ts';
import { builder, enumOf } from '../builder.ts';
import { stillThere } from '../changes.ts';
import { signedIn } from '../context.ts';
import { answering, idempotencyKeyDescription } from '../errors.schema.ts';
import { ForbiddenError, IdempotencyError, InvalidInputError, NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { UserRef } from '../organizations/members.schema.ts';
import { pagesById } from '../pagination.ts';
import { DomainJoiningEnum } from './domains.schema.ts';
import {
  decideJoinRequest,
  JOIN_OUTCOMES,
  JOIN_REQUEST_STATES,
  joinableOrganizations,
  joinOrganization,
} from './joining.service.ts';
import type { JoinableOrganization, JoinOutcome, JoinRequestState } from './joining.service.ts';

/** What newcomers do who have an address at a claimed domain, and who answers them. */

const JoinRequestStateEnum = enumOf(
  'JoinRequestState',
  'How a request to join stands.',
  JOIN_REQUEST_STATES,
);

const JoinStateEnum = enumOf('JoinState', 'What became of a wish to join.', JOIN_OUTCOMES);

const JoinRequestRef = builder.prismaNode('JoinRequest', {
  description:
    'Somebody with an address at a claimed domain who asks to join. They see it themselves, as do owners and admins.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    user: t.relation('user', {
      type: UserRef,
      nullable: true,
      description: 'Who asks; null to owners and admins once they were declined.',
    }),
    state: t.field({
      type: JoinRequestStateEnum,
      description: 'How it stands.',
      select: { state: true },
      resolve: ({ state }) => state as JoinRequestState,
    }),
    decidedBy: t.relation('decidedBy', {
      type: UserRef,
      nullable: true,
      description: 'Who decided; null while it waits, or when they are gone.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was decided.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they first asked.' }),
  }),
});

builder.prismaObjectField('Organization', 'joinRequests', (t) =>
  t.relatedConnection('joinRequests', {
    type: JoinRequestRef,
    ...pagesById,
    totalCount: true,
    description:
      'Who asks, or asked, to join by the domain of their address, the first to ask first. Owners and admins see all, others their own.',
    query: { orderBy: { id: 'asc' } },
  }),
);

const JoinableOrganizationRef = builder
  .objectRef<JoinableOrganization>('JoinableOrganization')
  .implement({
    description:
      "An organization that lets in people with an address at the viewer's domain. All that they learn of it before.",
    fields: (t) => ({
      id: t.id({
        description: 'The global id of the Organization: what joinOrganization takes.',
        resolve: ({ organizationId }) => encodeGlobalId('Organization', organizationId),
      }),
      name: t.exposeString('name', { description: "The organization's name." }),
      joining: t.expose('joining', { type: DomainJoiningEnum, description: 'How one joins.' }),
      requestState: t.expose('requestState', {
        type: JoinRequestStateEnum,
        nullable: true,
        description: "How the viewer's own request stands; null where they did not ask.",
      }),
    }),
  });

builder.objectField(ViewerRef, 'joinableOrganizations', (t) =>
  t.field({
    type: [JoinableOrganizationRef],
    description:
      'Organizations that they may join by the domain of their verified address and have no place in yet; at most 100.',
    resolve: (person, _args, { accessOf }) => joinableOrganizations(accessOf(person)),
  }),
);

const JoinOutcomeRef = builder.objectRef<JoinOutcome>('JoinOutcome').implement({
  description: 'What became of a wish to join.',
  fields: (t) => ({
    state: t.expose('state', { type: JoinStateEnum, description: 'What became of it.' }),
    organizationId: t.id({
      description: 'The global id of the organization.',
      resolve: ({ organizationId }) => encodeGlobalId('Organization', organizationId),
    }),
  }),
});

const JoinOrganizationInput = builder.inputType('JoinOrganizationInput', {
  description: 'What joinOrganization takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of a JoinableOrganization.' }),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

const DecideJoinRequestInput = builder.inputType('DecideJoinRequestInput', {
  description: 'What decideJoinRequest takes.',
  fields: (t) => ({
    requestId: t.id({ required: true, description: 'The id of a JoinRequest.' }),
    approve: t.boolean({ required: true, description: 'Whether to let them in, as MEMBER.' }),
  }),
});

builder.mutationField('joinOrganization', (t) =>
  t.field({
    type: JoinOutcomeRef,
    ...answering('joinOrganization', [NotFoundError, InvalidInputError, IdempotencyError]),
    description:
      "Joins an organization by the domain of the viewer's verified address, or asks to. Safe to repeat. NotFoundError where there is nothing to join, whatever the reason: no such organization, another domain, an address that is not verified.",
    args: {
      input: t.arg({ type: JoinOrganizationInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, context) => joinOrganization(signedIn(context), input),
  }),
);

builder.mutationField('decideJoinRequest', (t) =>
  t.prismaField({
    type: JoinRequestRef,
    ...answering('decideJoinRequest', [NotFoundError, ForbiddenError]),
    description:
      'Lets somebody in who asks to join, or does not. One that was decided before stays as it is: see its state. For owners and admins.',
    args: {
      input: t.arg({ type: DecideJoinRequestInput, required: true, description: 'The answer.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await decideJoinRequest(signedIn(context), input);
      return stillThere(context.access.db.joinRequest.findFirst({ ...query, where: { id } }));
    },
  }),
);
