import { z } from 'zod';
import { choice, personName, text } from './fields.ts';
import { defineStep, error } from './step.ts';
import { exposeStep } from './step.schema.ts';

export const okrExperience = choice('OkrExperience', 'How much somebody has worked with OKRs.', {
  NONE: 'Never worked with OKRs.',
  BEGINNER: 'Took part in a cycle or two.',
  INTERMEDIATE: 'Writes and follows OKRs regularly.',
  ADVANCED: 'Introduces others to OKRs.',
});

const jobRole = choice('JobRole', 'What somebody does in their organization.', {
  CEO: 'Leads the whole organization.',
  MANAGER: 'Leads a department or several teams.',
  TEAM_LEAD: 'Leads one team.',
  INDIVIDUAL_CONTRIBUTOR: 'Does specialist work without leading others.',
  OTHER: 'Something else: say what in customRole.',
});

const urgency = choice('Urgency', 'How soon results are needed.', {
  LOW: 'No hurry.',
  MEDIUM: 'Within this quarter or so.',
  HIGH: 'Within weeks.',
  CRITICAL: 'At once.',
});

const schema = z.object({
  fullName: personName().describe(
    "First and last name, 2 to 100 characters: letters, marks, spaces and `' ’ . -`.",
  ),
  jobTitle: text({ min: 2, max: 100 }).describe('Job title, 2 to 100 characters.'),
  role: jobRole,
  customRole: text({ min: 2, max: 100 })
    .optional()
    .describe(
      'The role in their own words, 2 to 100 characters: required if role is OTHER, else left out.',
    ),
  okrExperience,
  primaryGoal: text({ min: 10, max: 500, multiline: true }).describe(
    'What they want to achieve first, 10 to 500 characters. May have several lines.',
  ),
  urgency,
});

export const welcome = defineStep({
  key: 'WELCOME',
  name: 'Welcome',
  description: 'Who the founder is and what they are after.',
  skippable: false,
  schema,
  rules({ role, customRole }) {
    if (role === 'OTHER' && customRole === undefined) return [error(['customRole'], 'REQUIRED')];
    if (role !== undefined && role !== 'OTHER' && customRole !== undefined) {
      return [error(['customRole'], 'NOT_ALLOWED')];
    }
    return [];
  },
});

exposeStep(welcome);
