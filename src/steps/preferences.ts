import { z } from 'zod';
import { chooseAssistance } from '../ai/choice/preferences.service.ts';
import { aiAssistance } from './enums.ts';
import { choice, choices, locale, timezone } from './fields.ts';
import { defineStep } from './step.ts';
import { exposeStep } from './step.schema.ts';

const focusArea = choice('FocusArea', 'What somebody wants to see first.', {
  STRATEGY: 'Where it goes.',
  EXECUTION: 'What is being done.',
  ANALYTICS: 'What the numbers say.',
  COLLABORATION: 'Who works with whom.',
  REPORTING: 'What to tell others.',
});

const schema = z.object({
  communicationStyle: choice('CommunicationStyle', 'How somebody wants to be addressed.', {
    FORMAL: 'Formally.',
    INFORMAL: 'Informally.',
  }),
  locale: locale().describe('The language to use: a BCP 47 tag. `en` and `es` have texts.'),
  timezone: timezone().describe('The time zone: an IANA name such as Europe/Madrid.'),
  notificationFrequency: choice('NotificationFrequency', 'How often somebody wants to hear.', {
    DAILY: 'Once a day.',
    WEEKLY: 'Once a week.',
    MONTHLY: 'Once a month.',
  }),
  focusAreas: choices(focusArea, 1, 5).describe('What to show first: 1 to 5, each once.'),
  aiAssistance,
});

export const preferences = defineStep({
  key: 'PREFERENCES',
  name: 'Preferences',
  description: 'How somebody wants to be addressed and helped.',
  skippable: false,
  schema,
  // At once, not at completion: the steps that follow are helped by it.
  submitted: ({ aiAssistance: level }, { tx, userId }) => chooseAssistance(tx, userId, level),
});

exposeStep(preferences);
