import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering } from '../errors.schema.ts';
import { ForbiddenError, InvalidInputError, LastOwnerError, NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import {
  changeMemberRole,
  leaveOrganization,
  moveMember,
  removeMember,
  transferOwnership,
} from './member-changes.service.ts';
import type { RemovedMember } from './member-changes.service.ts';
import { MembershipRef, MembershipRoleEnum } from './members.schema.ts';
import { OrganizationRef } from './organizations.schema.ts';

const membershipIdDescription = 'The id of a Membership.';

const RemovedMemberRef = builder.objectRef<RemovedMember>('RemovedMember').implement({
  description: "A person's place in an organization that is no more.",
  fields: (t) => ({
    id: t.id({
      description: 'The global id that the Membership had.',
      resolve: ({ id }) => encodeGlobalId('Membership', id),
    }),
    organizationId: t.id({
      description: 'The id of the Organization.',
      resolve: ({ organizationId }) => encodeGlobalId('Organization', organizationId),
    }),
    userId: t.id({
      description: 'The id of the User.',
      resolve: ({ userId }) => encodeGlobalId('User', userId),
    }),
  }),
});

const RoleInput = builder.inputType('ChangeMemberRoleInput', {
  description: 'What changeMemberRole takes.',
  fields: (t) => ({
    membershipId: t.id({ required: true, description: membershipIdDescription }),
    role: t.field({
      type: MembershipRoleEnum,
      required: true,
      description: 'What they may do from now on. OWNER only for members who are ACTIVE.',
    }),
  }),
});

builder.mutationField('changeMemberRole', (t) =>
  t.field({
    type: MembershipRef,
    ...answering('changeMemberRole', [
      InvalidInputError,
      NotFoundError,
      ForbiddenError,
      LastOwnerError,
    ]),
    description:
      'Gives a member another role. For owners and admins; nobody raises themselves, and owners are made and unmade by owners.',
    args: {
      input: t.arg({
        type: RoleInput,
        required: true,
        description: 'The member and the role.',
      }),
    },
    resolve: (_root, { input }, context) => changeMemberRole(signedIn(context), input),
  }),
);

const MoveInput = builder.inputType('MoveMemberInput', {
  description: 'What moveMember takes.',
  fields: (t) => ({
    membershipId: t.id({ required: true, description: membershipIdDescription }),
    departmentId: t.id({
      description: 'The id of a Department of the same organization. Null or absent: none.',
    }),
  }),
});

builder.mutationField('moveMember', (t) =>
  t.field({
    type: MembershipRef,
    ...answering('moveMember', [InvalidInputError, NotFoundError, ForbiddenError]),
    description:
      'Moves a member to another department; a MANAGER manages the one that they are in, and all below it. For owners and admins.',
    args: {
      input: t.arg({
        type: MoveInput,
        required: true,
        description: 'The member and the department.',
      }),
    },
    resolve: (_root, { input }, context) => moveMember(signedIn(context), input),
  }),
);

const RemoveInput = builder.inputType('RemoveMemberInput', {
  description: 'What removeMember takes.',
  fields: (t) => ({
    membershipId: t.id({ required: true, description: membershipIdDescription }),
  }),
});

builder.mutationField('removeMember', (t) =>
  t.field({
    type: RemovedMemberRef,
    ...answering('removeMember', [NotFoundError, ForbiddenError, LastOwnerError]),
    description:
      "Ends somebody's membership. For owners and admins; owners are removed by owners, and everybody may remove themselves.",
    args: { input: t.arg({ type: RemoveInput, required: true, description: 'The member.' }) },
    resolve: (_root, { input }, context) => removeMember(signedIn(context), input),
  }),
);

const LeaveInput = builder.inputType('LeaveOrganizationInput', {
  description: 'What leaveOrganization takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
  }),
});

builder.mutationField('leaveOrganization', (t) =>
  t.field({
    type: RemovedMemberRef,
    ...answering('leaveOrganization', [NotFoundError, LastOwnerError]),
    description:
      "Ends the viewer's own membership, also while its wizard waits. The last owner cannot leave.",
    args: {
      input: t.arg({ type: LeaveInput, required: true, description: 'The organization.' }),
    },
    resolve: (_root, { input }, context) => leaveOrganization(signedIn(context), input),
  }),
);

const TransferInput = builder.inputType('TransferOwnershipInput', {
  description: 'What transferOwnership takes.',
  fields: (t) => ({
    membershipId: t.id({
      required: true,
      description: 'The id of the Membership of the new owner: an ACTIVE one, not your own.',
    }),
  }),
});

builder.mutationField('transferOwnership', (t) =>
  t.field({
    type: OrganizationRef,
    ...answering('transferOwnership', [InvalidInputError, NotFoundError, ForbiddenError]),
    description: 'Makes another member an owner, and the viewer, who is one, an admin.',
    args: {
      input: t.arg({ type: TransferInput, required: true, description: 'The new owner.' }),
    },
    resolve: (_root, { input }, context) => transferOwnership(signedIn(context), input),
  }),
);
