import { builder } from '../builder.ts';
import { OnboardingSessionRef } from './refs.schema.ts';

/** How far somebody is who was invited: for the admins of the organization, who see progress and never answers. */
builder.prismaObjectField('Membership', 'onboarding', (t) =>
  t.loadable({
    type: OnboardingSessionRef,
    nullable: true,
    description:
      'The newest session of their MEMBER wizard in this organization. For its admins, without answers, and for the person; null for others, and for who came in without one.',
    load: (keys: string[], { access, services }) =>
      services.onboarding.loadNewestOf(
        access,
        keys.map((key) => {
          const [organizationId = '', userId = ''] = key.split(' ');
          return { organizationId, userId };
        }),
      ),
    resolve: ({ organizationId, userId }) => `${organizationId} ${userId}`,
  }),
);
