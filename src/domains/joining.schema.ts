import { ViewerRef } from '../accounts/accounts.schema.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { idempotencyKeyDescription } from '../errors.schema.ts';
import { ForbiddenError, IdempotencyError, InvalidInputError, NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { UserRef } from '../organizations/members.schema.ts';
import { pagesById } from '../pagination.ts';
import { DomainJoiningEnum } from './domains.schema.ts';
import {
  decideJoinRequest,
  JOIN_OUTCOMES,
  JOIN_REQUEST_STATES,
  joinOrganization,
} from './joining.service.ts';
import type {
  JoinableOrganization,
  JoinOutcome,
  JoinRequestState,
  JoinState,
} from './joining.service.ts';

/** What newcomers do who have an address at a claimed domain, and who answers them. */

const JoinRequestStateEnum = builder.enumType('JoinRequestState', {
  description: 'How a request to join stands.',
  values: Object.fromEntries(
    Object.entries(JOIN_REQUEST_STATES).map(([value, description]) => [value, { description }]),
  ) as Record<JoinRequestState, { description: string }>,
});

const JoinStateEnum = builder.enumType('JoinState', {
  description: 'What became of a wish to join.',
  values: Object.fromEntries(
    Object.entries(JOIN_OUTCOMES).map(([value, description]) => [value, { description }]),
  ) as Record<JoinState, { description: string }>,
});

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
    resolve: ({ id }, _args, { services }) => services.domains.joinable(id),
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
    nullable: true,
    description:
      "Joins an organization by the domain of the viewer's verified address, or asks to. Safe to repeat. NotFoundError where there is nothing to join, whatever the reason: no such organization, another domain, an address that is not verified.",
    authScopes: { signedIn: true },
    errors: {
      types: [NotFoundError, InvalidInputError, IdempotencyError],
      union: { name: 'JoinOrganizationResult', description: 'What joinOrganization answers.' },
    },
    args: {
      input: t.arg({ type: JoinOrganizationInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, context) => joinOrganization(signedIn(context), input),
  }),
);

builder.mutationField('decideJoinRequest', (t) =>
  t.prismaField({
    type: JoinRequestRef,
    nullable: true,
    description:
      'Lets somebody in who asks to join, or does not. One that was decided before stays as it is: see its state. For owners and admins.',
    authScopes: { signedIn: true },
    errors: {
      types: [NotFoundError, ForbiddenError],
      union: { name: 'DecideJoinRequestResult', description: 'What decideJoinRequest answers.' },
    },
    args: {
      input: t.arg({ type: DecideJoinRequestInput, required: true, description: 'The answer.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await decideJoinRequest(signedIn(context), input);
      const { joinRequest } = context.access.db;
      const request = await joinRequest.findFirst({ ...query, where: { id } });
      if (!request) throw new NotFoundError();
      return request;
    },
  }),
);
