import type { Answers, StepKey } from './walk-rules.ts';

/** What the random walk fills in: of each step two or three kinds of answers, the last of which breaks rules. */

/** What answers need to know: organizations are unique over all walks. */
export interface Facts {
  readonly industryId: string;
  /** Different in each walk. */
  readonly name: string;
}

export const KINDS = 3;
export const BAD = 2;

const objective = (title: string) => ({
  title,
  keyResults: [{ title: 'Paying customers', metricType: 'NUMBER', baseline: 0, target: 10 }],
});
const department = { key: 'tech', name: 'Technology', type: 'ENGINEERING' };

/** The answers of one kind; always the same for the same walk. */
export function answersOf(step: StepKey, kind: number, { industryId, name }: Facts): Answers {
  const kinds: Readonly<Record<StepKey, readonly Answers[]>> = {
    WELCOME: [
      { fullName: 'Ada Lovelace', jobTitle: 'Founder', role: 'CEO' },
      { fullName: '  Grace Hopper ', jobTitle: 'Founder', role: 'OTHER', customRole: 'Admiral' },
      { fullName: 'A', jobTitle: 'Founder', role: 'OTHER', primaryGoal: 'Grow\0' },
    ],
    COMPANY: [
      { name: `Company ${name}` },
      { name: `Company ${name}`, slug: `chosen-${name}`, employeeCount: 20 },
      { name: 'X', slug: 'No slug', description: 'Too short' },
    ],
    STRUCTURE: [
      { departments: [department] },
      { departments: [], successMetrics: ['Revenue'] },
      { teamSize: 0, departments: [], currentChallenges: [] },
    ],
    OBJECTIVES: [
      { okrCycleDays: 90, objectives: [objective('Win the first customers')] },
      { okrCycleDays: 30, objectives: [objective('Keep the first customers')] },
      { okrCycleDays: 31, objectives: [] },
    ],
    TEAM: [
      { invitations: [{ email: 'charles@example.org', role: 'ADMIN' }] },
      { invitations: [{ email: 'mary@example.org', role: 'MEMBER', departmentKey: 'tech' }] },
      { invitations: [] },
    ],
    PREFERENCES: [
      { locale: 'en', focusAreas: ['STRATEGY'] },
      { locale: 'es', focusAreas: ['STRATEGY', 'ANALYTICS'] },
      { locale: 'en', focusAreas: [], timezone: 'Mars/Olympus' },
    ],
    REVIEW: [{}, { additionalNotes: 'None.' }, { confirmed: false }],
  };
  const common: Readonly<Record<StepKey, Answers>> = {
    WELCOME: { okrExperience: 'NONE', primaryGoal: 'Grow without losing focus.', urgency: 'HIGH' },
    COMPANY: {
      industryId,
      size: 'SMALL',
      description: 'We build engines that compute tables.',
      country: 'GB',
    },
    STRUCTURE: {
      teamSize: 20,
      structure: 'FLAT',
      methodology: 'OKRS',
      collaborationStyle: 'HYBRID',
      okrMaturity: 'BEGINNER',
      currentChallenges: ['FOCUS'],
      businessGoals: ['REVENUE_GROWTH'],
    },
    OBJECTIVES: {},
    TEAM: {},
    PREFERENCES: {
      communicationStyle: 'INFORMAL',
      timezone: 'Europe/London',
      notificationFrequency: 'WEEKLY',
      aiAssistance: 'MODERATE',
    },
    REVIEW: { confirmed: true, termsAccepted: true, dataProcessingAccepted: true },
  };
  return { ...common[step], ...kinds[step][kind] };
}
