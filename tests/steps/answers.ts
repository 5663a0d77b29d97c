import { encodeGlobalId } from '../../src/global-id.ts';

/** Answers to every step with nothing wrong and nothing to warn of: what each test changes one thing of. */

export const INDUSTRY = encodeGlobalId('Industry', '0198a5c2-7b1e-7c3a-9c55-0123456789ab');

export const welcomeAnswers = {
  fullName: 'Ada Lovelace',
  jobTitle: 'Countess',
  role: 'CEO',
  okrExperience: 'NONE',
  primaryGoal: 'Compute Bernoulli numbers',
  urgency: 'HIGH',
};

export const companyAnswers = {
  name: 'Acme',
  slug: 'acme',
  industryId: INDUSTRY,
  size: 'SMALL',
  description: 'Makes everything that a coyote may need.',
  country: 'ES',
};

export const structureAnswers = {
  teamSize: 12,
  structure: 'FLAT',
  departments: [
    { key: 'eng', name: 'Engineering', type: 'ENGINEERING' },
    { key: 'web', name: 'Web', type: 'PRODUCT', parentKey: 'eng' },
  ],
  methodology: 'OKRS',
  collaborationStyle: 'HYBRID',
  okrMaturity: 'BEGINNER',
  currentChallenges: ['FOCUS'],
  businessGoals: ['INNOVATION'],
};

export const objectivesAnswers = {
  okrCycleDays: 90,
  objectives: [
    {
      title: 'Delight customers',
      keyResults: [{ title: 'Raise NPS', metricType: 'NUMBER', baseline: 20, target: 40 }],
    },
  ],
};

export const teamAnswers = {
  invitations: [{ email: 'grace@acme.example', role: 'MEMBER' }],
};

export const preferencesAnswers = {
  communicationStyle: 'INFORMAL',
  locale: 'en',
  timezone: 'Europe/Madrid',
  notificationFrequency: 'WEEKLY',
  focusAreas: ['STRATEGY'],
  aiAssistance: 'MODERATE',
};

export const reviewAnswers = {
  confirmed: true,
  termsAccepted: true,
  dataProcessingAccepted: true,
};

export const profileAnswers = {
  fullName: 'Grace Hopper',
  jobTitle: 'Engineer',
  okrExperience: 'ADVANCED',
};
