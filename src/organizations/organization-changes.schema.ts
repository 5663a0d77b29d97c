import { z } from 'zod';
import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering } from '../errors.schema.ts';
import { ForbiddenError, InvalidInputError, NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { globalId } from '../steps/fields.ts';
import { inputOf } from '../steps/step.types.ts';
import { deleteOrganization, profile, updateOrganization } from './organization-changes.service.ts';
import type { DeletedOrganization, ProfileChange } from './organization-changes.service.ts';
import { OrganizationRef } from './organizations.schema.ts';

const UpdateInput = inputOf(
  'UpdateOrganizationInput',
  'What updateOrganization takes: an absent field stays as it is, null clears one that may be empty, a list replaces the list.',
  z.object({
    organizationId: globalId().describe('The id of an Organization.'),
    ...profile.partial().shape,
  }),
);

builder.mutationField('updateOrganization', (t) =>
  t.field({
    type: OrganizationRef,
    ...answering('updateOrganization', [InvalidInputError, NotFoundError, ForbiddenError]),
    description:
      "Changes an organization's profile, by the rules of the COMPANY and STRUCTURE steps. For owners and admins. Its slug stays.",
    args: {
      input: t.arg({
        type: UpdateInput,
        required: true,
        description: 'The organization and the fields to change.',
      }),
    },
    resolve: (_root, { input }, context) =>
      updateOrganization(signedIn(context), input as ProfileChange),
  }),
);

const DeletedOrganizationRef = builder
  .objectRef<DeletedOrganization>('DeletedOrganization')
  .implement({
    description: 'An organization that is no more.',
    fields: (t) => ({
      id: t.id({
        description: 'The global id that it had.',
        resolve: ({ id }) => encodeGlobalId('Organization', id),
      }),
      slug: t.exposeString('slug', { description: 'The slug that it had: it is free again.' }),
    }),
  });

const DeleteInput = builder.inputType('DeleteOrganizationInput', {
  description: 'What deleteOrganization takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
    slug: t.string({
      required: true,
      description: 'Its slug, as a confirmation: anything else is an InvalidInputError.',
    }),
  }),
});

builder.mutationField('deleteOrganization', (t) =>
  t.field({
    type: DeletedOrganizationRef,
    ...answering('deleteOrganization', [InvalidInputError, NotFoundError, ForbiddenError]),
    description:
      'Deletes an organization with everything that belongs to it, for good. For owners.',
    args: {
      input: t.arg({
        type: DeleteInput,
        required: true,
        description: 'The organization, and its slug.',
      }),
    },
    resolve: (_root, { input }, context) => deleteOrganization(signedIn(context), input),
  }),
);
