import './accounts/accounts.schema.ts';
import './errors.schema.ts';
import './flows/index.ts';
import './industries/industries.schema.ts';
import './onboarding/errors.schema.ts';
import './onboarding/onboarding.schema.ts';
import './onboarding/progress.schema.ts';
import './onboarding/session.schema.ts';
import './organizations/organizations.schema.ts';
import './organizations/slugs.schema.ts';
import { builder } from './builder.ts';

/** The GraphQL schema: what the feature folders declare, put together. */
export const schema = builder.toSchema({ sortSchema: true });
