import { z } from 'zod';
import type { Issue } from '../errors.ts';
import { choice, choices, integer, text } from './fields.ts';
import { departmentType } from './enums.ts';
import { defineStep, error } from './step.ts';
import { exposeStep } from './step.schema.ts';

const MOST_DEPARTMENTS = 20;
const DEEPEST = 10;

const department = z
  .object({
    key: text({ min: 1, max: 100 }).describe(
      'A name for this department within the list, for parentKey and departmentKey: 1 to 100 characters, unique.',
    ),
    name: text({ min: 1, max: 100 }).describe(
      "The department's name, 1 to 100 characters, unique.",
    ),
    type: departmentType,
    parentKey: text({ min: 1, max: 100 })
      .optional()
      .describe('The key of the department that it is part of. None: it stands at the top.'),
  })
  .meta({ id: 'Department', description: 'A department of the company.' });

const challenge = choice('Challenge', 'What an organization struggles with.', {
  ALIGNMENT: 'Teams pull in different directions.',
  MEASUREMENT: 'Results are not measured, or not well.',
  FOCUS: 'Too much at once.',
  COMMUNICATION: 'Word does not get around.',
  EXECUTION: 'Plans are not carried out.',
  CULTURE: 'Habits stand in the way.',
  RESOURCES: 'Too few people or too little money.',
  GROWTH: 'Growing is hard, or happens too fast.',
});

const businessGoal = choice('BusinessGoal', 'What an organization wants to achieve.', {
  REVENUE_GROWTH: 'Earn more.',
  MARKET_EXPANSION: 'Reach new markets.',
  PRODUCT_DEVELOPMENT: 'Build new or better products.',
  OPERATIONAL_EFFICIENCY: 'Do the same with less.',
  CUSTOMER_SATISFACTION: 'Make customers happier.',
  TEAM_DEVELOPMENT: 'Help people grow.',
  INNOVATION: 'Find new ways.',
  SUSTAINABILITY: 'Do it in a way that lasts.',
});

const integration = choice('Integration', 'A tool that an organization works with.', {
  SLACK: 'Slack.',
  TEAMS: 'Microsoft Teams.',
  EMAIL: 'E-mail.',
  JIRA: 'Jira.',
  ASANA: 'Asana.',
  TRELLO: 'Trello.',
  NOTION: 'Notion.',
  GITHUB: 'GitHub.',
});

const schema = z.object({
  teamSize: integer(1, 10_000).describe('How many people will take part, 1 to 10,000.'),
  structure: choice('OrganizationStructure', 'How an organization is led.', {
    HIERARCHICAL: 'Levels of management.',
    FLAT: 'Few or no levels.',
    MATRIX: 'People answer to a line and to projects.',
  }),
  departments: z
    .array(department)
    .max(MOST_DEPARTMENTS)
    .describe('The departments, 0 to 20: keys and names unique, at most 10 levels deep.'),
  methodology: choice('Methodology', 'How goals are set.', {
    OKRS: 'Objectives and key results.',
    KPIS: 'Key performance indicators.',
    CUSTOM: 'A way of their own.',
  }),
  collaborationStyle: choice('CollaborationStyle', 'Where decisions are made.', {
    CENTRALIZED: 'In one place.',
    DISTRIBUTED: 'Where the work is.',
    HYBRID: 'Some of both.',
  }),
  okrMaturity: choice('OkrMaturity', 'How far an organization is with OKRs.', {
    BEGINNER: 'New to them.',
    INTERMEDIATE: 'Some cycles done.',
    ADVANCED: 'Part of how they work.',
  }),
  currentChallenges: choices(challenge, 1, 8).describe(
    'What they struggle with: 1 to 8, each once.',
  ),
  businessGoals: choices(businessGoal, 1, 8).describe(
    'What they want to achieve: 1 to 8, each once.',
  ),
  successMetrics: z
    .array(text({ min: 1, max: 100 }))
    .max(10)
    .optional()
    .describe('How they will know that it worked: at most 10, each of at most 100 characters.'),
  integrations: choices(integration, 0, 8)
    .optional()
    .describe('The tools they work with, each once.'),
});

interface Department {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly parentKey?: string | undefined;
}

/** What stands in a field of the list before this place, compared without case. */
function duplicates(departments: readonly Department[], field: 'key' | 'name'): Issue[] {
  const seen = new Set<string>();
  return departments.flatMap((item, index) => {
    const value = field === 'name' ? item.name?.toLowerCase() : item.key;
    if (value === undefined) return [];
    if (seen.has(value)) return [error(['departments', index, field], 'DUPLICATE')];
    seen.add(value);
    return [];
  });
}

/** Parents must exist, lead to the top, and not be too far from it. */
function treeIssues(departments: readonly Department[]): Issue[] {
  const parents = new Map<string, string | undefined>();
  for (const { key, parentKey } of departments) {
    // The first of two with one key counts; the second is reported as a duplicate.
    if (key !== undefined && !parents.has(key)) parents.set(key, parentKey);
  }
  return departments.flatMap(({ key, parentKey }, index) => {
    if (parentKey === undefined) return [];
    const path = ['departments', index, 'parentKey'];
    if (!parents.has(parentKey)) return [error(path, 'UNKNOWN_PARENT')];
    const above = ancestors(parents, parentKey);
    if (key !== undefined && above.has(key)) return [error(path, 'DEPARTMENT_CYCLE')];
    const tooDeep = above.size + 1 > DEEPEST;
    return tooDeep ? [error(path, 'DEPARTMENT_TOO_DEEP', { max: DEEPEST })] : [];
  });
}

/** The departments from this one to the top; each once, where they go round in a circle. */
function ancestors(
  parents: ReadonlyMap<string, string | undefined>,
  from: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  let at: string | undefined = from;
  while (at !== undefined && parents.has(at) && !found.has(at)) {
    found.add(at);
    at = parents.get(at);
  }
  return found;
}

export const structure = defineStep({
  key: 'STRUCTURE',
  name: 'Structure',
  description: 'How the company is organized and what it wants.',
  skippable: false,
  schema,
  rules: ({ departments = [] }) => [
    ...duplicates(departments, 'key'),
    ...duplicates(departments, 'name'),
    ...treeIssues(departments),
  ],
});

exposeStep(structure);
