import type {
  AiSuggestionKind,
  CompanyStepInput,
  ObjectivesStepInput,
  PreferencesStepInput,
  ReviewStepInput,
  StructureStepInput,
  TeamStepInput,
  WelcomeStepInput,
} from './operations.generated.ts';

/** What a founder could answer: Clara, whose bakery in Valencia has grown. The demo and GraphiQL's tabs send it. */

/** Where her and her people's addresses are: a domain that no mail ever reaches. */
export const DOMAIN = 'hornolumbre.example';

export const founder = { name: 'Clara Fuentes', password: 'pan, aceite y sal' };

/** A Spanish word for what she does, as typed in a hurry. */
export const INDUSTRY_SEARCH = 'panadria';

export const welcome: WelcomeStepInput = {
  fullName: founder.name,
  jobTitle: 'Founder and baker',
  role: 'CEO',
  okrExperience: 'BEGINNER',
  primaryGoal: 'Open two more shops this year, and keep the bread as good as it is.',
  urgency: 'HIGH',
};

/** 54 people are more than SMALL has: worth a warning, which does not block. */
export const company = (industryId: string): CompanyStepInput => ({
  name: 'Horno Lumbre',
  industryId,
  size: 'SMALL',
  employeeCount: 54,
  description:
    'Sourdough bread and pastry from a wood-fired oven, sold in three shops of our own and to forty restaurants.',
  website: `https://www.${DOMAIN}`,
  country: 'ES',
  city: 'Valencia',
  foundedYear: 2016,
});

/** What she asks for before she says how the company is organized. */
export const SUGGESTED: AiSuggestionKind = 'DEPARTMENTS';

export const structure: StructureStepInput = {
  teamSize: 54,
  structure: 'HIERARCHICAL',
  departments: [
    { key: 'bakery', name: 'Bakery', type: 'OPERATIONS' },
    { key: 'bread', name: 'Bread', type: 'OPERATIONS', parentKey: 'bakery' },
    { key: 'pastry', name: 'Pastry', type: 'OPERATIONS', parentKey: 'bakery' },
    { key: 'sales', name: 'Sales', type: 'SALES' },
    { key: 'shops', name: 'Shops', type: 'SALES', parentKey: 'sales' },
    { key: 'ruzafa', name: 'Ruzafa', type: 'SALES', parentKey: 'shops' },
    { key: 'cabanyal', name: 'Cabanyal', type: 'SALES', parentKey: 'shops' },
    { key: 'restaurants', name: 'Restaurants', type: 'SALES', parentKey: 'sales' },
    { key: 'people', name: 'People', type: 'HR' },
    { key: 'finance', name: 'Finance', type: 'FINANCE' },
  ],
  methodology: 'OKRS',
  collaborationStyle: 'HYBRID',
  okrMaturity: 'BEGINNER',
  currentChallenges: ['FOCUS', 'COMMUNICATION', 'GROWTH'],
  businessGoals: ['REVENUE_GROWTH', 'MARKET_EXPANSION', 'CUSTOMER_SATISFACTION'],
  successMetrics: ['Bread left over at closing time', 'Guests who come back within a week'],
  integrations: ['EMAIL', 'TRELLO'],
};

export const objectives: ObjectivesStepInput = {
  okrCycleDays: 90,
  objectives: [
    {
      title: 'Be the bakery of two more neighbourhoods',
      description: 'People walk to us from there already; let us be nearer.',
      keyResults: [
        { title: 'Shops that are open', metricType: 'NUMBER', baseline: 3, target: 5 },
        {
          title: 'Monthly revenue of the new shops',
          metricType: 'CURRENCY',
          baseline: 0,
          target: 36_000,
          unit: 'EUR',
        },
      ],
    },
    {
      title: 'Waste next to nothing',
      keyResults: [
        {
          title: 'Bread left over at closing time',
          metricType: 'PERCENTAGE',
          baseline: 9,
          target: 4,
        },
        {
          title: 'What is left goes to the food bank',
          metricType: 'BOOLEAN',
          baseline: 0,
          target: 1,
        },
      ],
    },
  ],
};

export const team: TeamStepInput = {
  invitations: [
    { email: `amparo@${DOMAIN}`, role: 'ADMIN', departmentKey: 'finance' },
    { email: `vicent@${DOMAIN}`, role: 'MANAGER', departmentKey: 'bakery' },
    { email: `noor@${DOMAIN}`, role: 'MEMBER', departmentKey: 'ruzafa' },
  ],
};

export const preferences: PreferencesStepInput = {
  communicationStyle: 'INFORMAL',
  locale: 'en',
  timezone: 'Europe/Madrid',
  notificationFrequency: 'WEEKLY',
  focusAreas: ['EXECUTION', 'ANALYTICS'],
  aiAssistance: 'MINIMAL',
};

export const review: ReviewStepInput = {
  confirmed: true,
  termsAccepted: true,
  dataProcessingAccepted: true,
  additionalNotes: 'Please call in the afternoon: in the morning we bake.',
};
