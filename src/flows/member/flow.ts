import { preferences } from '../../steps/preferences.ts';
import { profile } from '../../steps/profile.ts';
import { review } from '../../steps/review.ts';
import { preferredLocale } from '../answers.ts';
import type { Flow } from '../flow.ts';
import { completeMembership } from './complete.ts';

/** An invited person joins an organization. Begins by accepting. */
export const memberFlow: Flow = {
  key: 'MEMBER',
  version: 1,
  description: 'An invited person joins an organization.',
  steps: [profile, preferences, review],
  localeOf: preferredLocale,
  joins: true,
  complete: completeMembership,
};
