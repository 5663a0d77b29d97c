import { builder } from '../builder.ts';
import { stillThere } from '../changes.ts';
import { signedIn } from '../context.ts';
import { answering, FieldIssueRef, idempotencyKeyDescription, inLocale } from '../errors.schema.ts';
import {
  ForbiddenError,
  IdempotencyError,
  InvalidInputError,
  InvitationStateError,
  NotFoundError,
} from '../errors.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import { invitationRole } from '../steps/team.ts';
import { InvitationRef } from './invitations.schema.ts';
import { invitationsByIds, inviteMembers } from './invite.service.ts';
import type { InvitationOutcome } from './invite.service.ts';
import { resendInvitation, revokeInvitation } from './manage.service.ts';

/** What those do who invite. */

const InvitationResultRef = builder.objectRef<InvitationOutcome>('InvitationResult').implement({
  description: 'What became of one address of inviteMembers.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The address, as it was sent.' }),
    invitation: t.loadable({
      type: InvitationRef,
      nullable: true,
      description: 'The invitation, new or renewed; null where the address was not invited.',
      load: (ids: string[], { access }) => invitationsByIds(access, ids),
      resolve: ({ invitationId }) => invitationId,
    }),
    issues: t.field({
      type: [FieldIssueRef],
      description:
        'What is wrong with it, or worth a second look; paths are relative to the item sent.',
      resolve: ({ issues }) => inLocale(issues, null),
    }),
  }),
});

const InviteMembersPayloadRef = builder
  .objectRef<{ readonly results: readonly InvitationOutcome[] }>('InviteMembersPayload')
  .implement({
    description: 'What became of each address.',
    fields: (t) => ({
      results: t.field({
        type: [InvitationResultRef],
        description: 'One for each address, in their order.',
        resolve: ({ results }) => results,
      }),
    }),
  });

const MemberInvitationInput = builder.inputType('MemberInvitationInput', {
  description: 'A colleague to invite.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'Whom to invite: an e-mail address, not your own, each once.',
    }),
    role: t.field({
      type: graphqlEnum(invitationRole),
      required: true,
      description: 'The role that they get. Managers may give MEMBER and VIEWER.',
    }),
    departmentKey: t.string({
      required: false,
      description:
        'The department that they will belong to: its id, or its name. None if left out.',
    }),
  }),
});

const InviteMembersInput = builder.inputType('InviteMembersInput', {
  description: 'What inviteMembers takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
    invitations: t.field({
      type: [MemberInvitationInput],
      required: true,
      description: 'Whom to invite: 1 to 100.',
    }),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('inviteMembers', (t) =>
  t.field({
    type: InviteMembersPayloadRef,
    ...answering('inviteMembers', [
      InvalidInputError,
      NotFoundError,
      ForbiddenError,
      IdempotencyError,
    ]),
    description:
      'Invites people into an organization, each by a mail with a link that is good for 7 days. An address that was invited before is invited anew. What is wrong with one address keeps no other from being invited. For owners and admins; managers may invite MEMBER and VIEWER.',
    args: {
      input: t.arg({
        type: InviteMembersInput,
        required: true,
        description: 'The organization and the people.',
      }),
    },
    resolve: async (_root, { input }, context) => ({
      results: await inviteMembers(context.services.outbox, signedIn(context), input),
    }),
  }),
);

const targetFields = { required: true, description: 'The id of an Invitation.' } as const;

const ResendInvitationInput = builder.inputType('ResendInvitationInput', {
  description: 'What resendInvitation takes.',
  fields: (t) => ({
    invitationId: t.id(targetFields),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

const RevokeInvitationInput = builder.inputType('RevokeInvitationInput', {
  description: 'What revokeInvitation takes.',
  fields: (t) => ({ invitationId: t.id(targetFields) }),
});

builder.mutationField('resendInvitation', (t) =>
  t.prismaField({
    type: InvitationRef,
    ...answering('resendInvitation', [
      NotFoundError,
      ForbiddenError,
      InvitationStateError,
      InvalidInputError,
      IdempotencyError,
    ]),
    description:
      'Sends an invitation that waits or has expired again, for another 7 days; the link of the former mail is of no use any more. For owners, admins, and the manager who sent it.',
    args: {
      input: t.arg({ type: ResendInvitationInput, required: true, description: 'Which.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await resendInvitation(context.services.outbox, signedIn(context), input);
      return stillThere(context.access.db.invitation.findFirst({ ...query, where: { id } }));
    },
  }),
);

builder.mutationField('revokeInvitation', (t) =>
  t.prismaField({
    type: InvitationRef,
    ...answering('revokeInvitation', [NotFoundError, ForbiddenError, InvitationStateError]),
    description:
      'Takes an invitation back, so that it cannot be accepted. Safe to repeat. For owners, admins, and the manager who sent it.',
    args: {
      input: t.arg({ type: RevokeInvitationInput, required: true, description: 'Which.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await revokeInvitation(signedIn(context), input);
      return stillThere(context.access.db.invitation.findFirst({ ...query, where: { id } }));
    },
  }),
);
