import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import './accounts/accounts.schema.ts';
import './accounts/viewer-account.schema.ts';
import './ai/decisions.schema.ts';
import './ai/effectiveness/effectiveness.schema.ts';
import './ai/errors.schema.ts';
import './ai/reading/lists.schema.ts';
import './ai/choice/organization-switch.schema.ts';
import './ai/choice/preferences-changes.schema.ts';
import './ai/choice/preferences.schema.ts';
import './ai/making/requests.schema.ts';
import './ai/reading/streams.schema.ts';
import './ai/reading/suggestions.schema.ts';
import './audit/audit.schema.ts';
import './domains/domains.schema.ts';
import './domains/joining.schema.ts';
import './errors.schema.ts';
import './flows/index.ts';
import './industries/industries.schema.ts';
import './invitations/answer.schema.ts';
import './invitations/invite.schema.ts';
import './onboarding/errors.schema.ts';
import './onboarding/member-session.schema.ts';
import './onboarding/onboarding.schema.ts';
import './onboarding/progress.schema.ts';
import './onboarding/session.schema.ts';
import './organizations/department-changes.schema.ts';
import './organizations/key-result-changes.schema.ts';
import './organizations/member-changes.schema.ts';
import './organizations/objective-changes.schema.ts';
import './organizations/organization-changes.schema.ts';
import './organizations/organizations.schema.ts';
import './organizations/slugs.schema.ts';
import './privacy/privacy.schema.ts';
import { builder } from './builder.ts';

/** The GraphQL schema: what the feature folders declare, put together. */
export const schema = describeCounts(builder.toSchema({ sortSchema: true }));

/** The Prisma plugin adds `totalCount` to connections without a description. */
function describeCounts(made: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(made.getTypeMap())) {
    const count = isObjectType(type) ? type.getFields()['totalCount'] : undefined;
    if (count) count.description ??= 'How many there are on all pages.';
  }
  return made;
}
