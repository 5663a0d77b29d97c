import { ViewerRef } from '../accounts/accounts.schema.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering, idempotencyKeyDescription } from '../errors.schema.ts';
import {
  IdempotencyError,
  InvalidInputError,
  InvitationStateError,
  NotFoundError,
} from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { OnboardingSessionRef } from '../onboarding/refs.schema.ts';
import { MembershipRoleEnum } from '../organizations/members.schema.ts';
import {
  acceptInvitation,
  declineInvitation,
  previewInvitation,
  waitingInvitations,
} from './answer.service.ts';
import type { InvitationPreview, WaitingInvitation } from './answer.service.ts';
import { InvitationStateEnum } from './invitations.schema.ts';

/** What those do who are invited. */

const InvitationPreviewRef = builder.objectRef<InvitationPreview>('InvitationPreview').implement({
  description: 'What the page that a mail leads to may show of an invitation, and nothing more.',
  fields: (t) => ({
    organizationName: t.exposeString('organizationName', {
      description: "The organization's name, as its people typed it: show it as text.",
    }),
    inviterName: t.exposeString('inviterName', {
      nullable: true,
      description: 'Who invites; null when they are gone.',
    }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'The role offered.' }),
    state: t.expose('state', { type: InvitationStateEnum, description: 'How it stands.' }),
  }),
});

const WaitingInvitationRef = builder.objectRef<WaitingInvitation>('WaitingInvitation').implement({
  description: "An invitation that waits for the viewer's verified address.",
  fields: (t) => ({
    id: t.id({
      description: 'What acceptInvitation and declineInvitation take as invitationId.',
      resolve: ({ id }) => encodeGlobalId('Invitation', id),
    }),
    organizationName: t.exposeString('organizationName', {
      description: "The organization's name, as its people typed it: show it as text.",
    }),
    inviterName: t.exposeString('inviterName', {
      nullable: true,
      description: 'Who invites; null when they are gone.',
    }),
    role: t.expose('role', { type: MembershipRoleEnum, description: 'The role offered.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when; null where it has no end, because no mail brought it.',
    }),
  }),
});

builder.objectField(ViewerRef, 'invitations', (t) =>
  t.field({
    type: [WaitingInvitationRef],
    description:
      'The invitations that wait for their address, at most 100; none until it is verified.',
    resolve: (person, _args, { accessOf }) => waitingInvitations(accessOf(person)),
  }),
);

builder.queryField('invitation', (t) =>
  t.field({
    type: InvitationPreviewRef,
    nullable: true,
    description:
      'The invitation that a token was mailed for; null where there is none. Needs nobody to be signed in.',
    args: { token: t.arg.string({ required: true, description: 'The token of the link.' }) },
    resolve: (_root, { token }, { access }) => previewInvitation(access, token),
  }),
);

const tokenField = {
  required: false,
  description: 'The token of the link in the mail. This or invitationId.',
} as const;
const idField = {
  required: false,
  description: 'The id of an invitation of `viewer.invitations`. This or token.',
} as const;

const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  description: 'Which invitation is accepted. Role and department are those of the invitation.',
  fields: (t) => ({
    token: t.string(tokenField),
    invitationId: t.id(idField),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

const DeclineInvitationInput = builder.inputType('DeclineInvitationInput', {
  description: 'Which invitation is declined.',
  fields: (t) => ({ token: t.string(tokenField), invitationId: t.id(idField) }),
});

builder.mutationFields((t) => ({
  acceptInvitation: t.field({
    type: OnboardingSessionRef,
    ...answering('acceptInvitation', [
      NotFoundError,
      InvitationStateError,
      InvalidInputError,
      IdempotencyError,
    ]),
    description:
      'Accepts an invitation to the verified address of the viewer, and begins the MEMBER wizard, which makes them a member when it is completed. Safe to repeat.',
    args: { input: t.arg({ type: AcceptInvitationInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) => {
      const { onboarding } = context.services;
      const id = await acceptInvitation(onboarding, signedIn(context), input);
      const [session] = await onboarding.load(context.access, [id]);
      if (!session) throw new NotFoundError();
      return session;
    },
  }),
  declineInvitation: t.field({
    type: InvitationPreviewRef,
    nullable: true,
    description:
      'Declines an invitation. With its token nobody needs to be signed in; by its id, its person. Safe to repeat.',
    errors: {
      types: [NotFoundError, InvitationStateError, InvalidInputError],
      union: { name: 'DeclineInvitationResult', description: 'What declineInvitation answers.' },
    },
    args: { input: t.arg({ type: DeclineInvitationInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => declineInvitation(context, input),
  }),
}));
