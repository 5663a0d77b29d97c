import { idOf } from '../../global-id.ts';
import { company } from '../../steps/company.ts';
import { objectives } from '../../steps/objectives.ts';
import { preferences } from '../../steps/preferences.ts';
import { review } from '../../steps/review.ts';
import { structure } from '../../steps/structure.ts';
import { team } from '../../steps/team.ts';
import { welcome } from '../../steps/welcome.ts';
import { preferredLocale } from '../answers.ts';
import type { Flow } from '../flow.ts';
import { completeOrganization } from './complete.ts';

/** A founder sets up an organization. */
export const organizationFlow: Flow = {
  key: 'ORGANIZATION',
  version: 1,
  description: 'A founder sets up an organization.',
  steps: [welcome, company, structure, objectives, team, preferences, review],
  industryIdOf(answersOf) {
    const { industryId } = answersOf(company.key);
    return typeof industryId === 'string' ? idOf('Industry', industryId) : null;
  },
  localeOf: preferredLocale,
  complete: completeOrganization,
};
