import { builder } from '../builder.ts';
import type { SlugAvailability } from './slugs.service.ts';
import { slugAvailability } from './slugs.service.ts';

const SlugAvailabilityRef = builder.objectRef<SlugAvailability>('SlugAvailability').implement({
  description: 'Whether an organization may take a slug.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The slug asked for.' }),
    valid: t.exposeBoolean('valid', {
      description:
        'Whether it has the form of one: `a-z0-9` and single inner hyphens, 3 to 63 characters.',
    }),
    available: t.exposeBoolean('available', {
      description:
        'Whether it is valid and no organization has it. Only completion takes it for good.',
    }),
    suggestion: t.exposeString('suggestion', {
      nullable: true,
      description:
        'A free slug like it, where it is not available itself; null where nothing can be made of it.',
    }),
  }),
});

builder.queryField('organizationSlug', (t) =>
  t.field({
    type: SlugAvailabilityRef,
    description:
      'Whether a slug is free, over all organizations, and a suggestion where it is not.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'The slug, or a name to make one of: at most 255 characters.',
        validate: { maxLength: [255, { message: '`slug` must be at most 255 characters long.' }] },
      }),
    },
    resolve: (_root, { slug }, { access }) => slugAvailability(access.db, slug),
  }),
);
