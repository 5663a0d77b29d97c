import { builder } from '../../builder.ts';
import { signedIn } from '../../context.ts';
import { answering } from '../../errors.schema.ts';
import { ForbiddenError, NotFoundError } from '../../errors.ts';
import { OrganizationRef } from '../../organizations/organizations.schema.ts';
import { modelsAllowedIn, updateOrganizationAi } from './organization-switch.service.ts';

/** The switch by which owners forbid models for their whole organization. */

builder.prismaObjectField('Organization', 'aiModelsAllowed', (t) =>
  t.loadable({
    type: 'Boolean',
    description:
      'Whether models may be asked for suggestions to its people. If not, rules alone help them, whatever each of them chose.',
    // Nothing is kept: what one mutation of a document read is not what the next one left.
    loaderOptions: { cache: false },
    load: (ids: string[], { access }) => modelsAllowedIn(access, ids),
    resolve: ({ id }) => id,
  }),
);

const UpdateInput = builder.inputType('UpdateOrganizationAiInput', {
  description: 'What updateOrganizationAi takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
    modelsAllowed: t.boolean({
      required: true,
      description: 'Whether models may be asked for suggestions to its people.',
    }),
  }),
});

builder.mutationField('updateOrganizationAi', (t) =>
  t.field({
    type: OrganizationRef,
    ...answering('updateOrganizationAi', [NotFoundError, ForbiddenError]),
    description:
      'Allows models for all of an organization, or forbids them: what they are writing for its people then ends at once. For owners.',
    args: {
      input: t.arg({
        type: UpdateInput,
        required: true,
        description: 'The organization, and whether models may be asked.',
      }),
    },
    resolve: (_root, { input }, context) => updateOrganizationAi(signedIn(context), input),
  }),
);
