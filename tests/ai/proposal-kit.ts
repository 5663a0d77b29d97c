import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { partialOf, problemsIn, readAnswer } from '../../src/ai/making/proposal.ts';
import { versionsOf } from '../../src/ai/prompts/registry.ts';
import type { Situation } from '../../src/ai/suggestion.ts';
import { encodeGlobalId } from '../../src/global-id.ts';
import type { Answers } from '../../src/steps/step.ts';
import { companyAnswers, structureAnswers, teamAnswers, welcomeAnswers } from '../steps/answers.ts';
import { knowledgeOf } from './prompt-kit.ts';
import { situationOf } from './situation.ts';

/** What models might answer, and how it is read. */

export const knowledge = knowledgeOf('e-commerce');
export const BASE = {
  WELCOME: welcomeAnswers,
  COMPANY: companyAnswers,
  STRUCTURE: structureAnswers,
  TEAM: teamAnswers,
};
export const why = { rationale: 'It follows from what you sell.', confidence: 0.7 };
export const idOfKey = (key: string) =>
  encodeGlobalId('Industry', knowledge.industries.find((one) => one.key === key)?.id ?? '');

/** An answer to every kind with nothing wrong. */
export const ANSWERS: Readonly<Record<SuggestionKind, object>> = {
  INDUSTRY: {
    ...why,
    activity: 'Sells anvils online.',
    industryKey: 'e-commerce',
    alternatives: [{ ...why, industryKey: 'retail-stores', confidence: 0.2 }],
  },
  COMPANY_DESCRIPTION: {
    ...why,
    description: 'Acme makes everything that a coyote may need.\n\nIt sells to coyotes.',
    alternatives: [],
  },
  DEPARTMENTS: {
    ...why,
    departments: [
      { key: 'eng', name: 'Engineering', type: 'ENGINEERING', parentKey: null },
      { key: 'web', name: 'Web', type: 'PRODUCT', parentKey: 'eng' },
      { key: 'sales', name: 'Sales', type: 'SALES', parentKey: null },
    ],
  },
  OBJECTIVES: {
    ...why,
    focus: 'Keep the customers that are there.',
    okrCycleDays: 90,
    objectives: [
      {
        title: 'Coyotes come back',
        description: null,
        keyResults: [
          { title: 'Orders a week', metricType: 'NUMBER', baseline: 3, target: 9, unit: 'orders' },
          {
            title: 'Repeat purchases',
            metricType: 'PERCENTAGE',
            baseline: 5,
            target: 9,
            unit: '%',
          },
          { title: 'Average order', metricType: 'CURRENCY', baseline: 5, target: 9, unit: 'eur' },
        ],
      },
    ],
  },
  CHALLENGES_AND_GOALS: {
    ...why,
    currentChallenges: ['FOCUS', 'FOCUS', 'GROWTH'],
    businessGoals: ['INNOVATION'],
  },
  INVITATION_ROLES: {
    ...why,
    people: [{ person: 1, role: 'MANAGER', departmentKey: 'eng' }],
  },
  REVIEW_INSIGHTS: {
    ...why,
    insights: [{ topic: 'GAP', title: 'No sales', text: 'Nobody sells yet.', step: 'STRUCTURE' }],
  },
  NEXT_STEPS: {
    ...why,
    actions: [
      { day: 2, title: 'Agree on figures', text: 'Meet for an hour.', step: 'OBJECTIVES' },
      { day: 1, title: 'Tell everybody', text: 'Say why in ten minutes.', step: null },
    ],
  },
};

export const asked = (
  kind: SuggestionKind,
  answers: Readonly<Record<string, Answers>> = BASE,
  change: Partial<Situation> = {},
) => {
  const prompt = versionsOf(kind).at(-1);
  if (!prompt) throw new Error(`No prompt for ${kind}.`);
  const situation = situationOf(kind, answers, { sharing: 'FULL', ...change });
  return {
    situation,
    read: (output: unknown) => readAnswer(prompt, output, situation, knowledge),
    partial: (output: unknown) => partialOf(prompt, output, situation, knowledge),
    problems: (output: unknown) =>
      problemsIn(readAnswer(prompt, output, situation, knowledge), situation),
  };
};
export const changed = (kind: SuggestionKind, change: object) => ({ ...ANSWERS[kind], ...change });
