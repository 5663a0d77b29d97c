import { z } from 'zod';
import { builder } from '../builder.ts';
import { MAX_PAGE_SIZE, pageOf } from '../pagination.ts';
import { badPage } from '../plugins/request-errors.ts';
import { departmentType, metricType } from '../steps/enums.ts';
import { isLonger } from '../steps/shape.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import {
  industryCategories,
  industryCursor,
  MAX_SEARCH_LENGTH,
  organizationCounts,
  searchIndustries,
} from './industries.service.ts';
import { MAX_SEARCH_WORDS } from './industries.statements.ts';

// What the JSON columns hold; the seed is the only writer, and its tests hold it to the steps' rules.
const typicalDepartment = z.object({ name: z.string(), type: departmentType });
const modelKeyResult = z.object({
  title: z.string(),
  metricType,
  baseline: z.number(),
  target: z.number(),
  unit: z.string().optional(),
});
const modelObjective = z.object({
  title: z.string(),
  description: z.string(),
  keyResults: z.array(modelKeyResult),
});

const TypicalDepartmentRef = builder
  .objectRef<z.infer<typeof typicalDepartment>>('TypicalDepartment')
  .implement({
    description: 'A department that companies of an industry commonly have.',
    fields: (t) => ({
      name: t.exposeString('name', { description: 'What it is usually called.' }),
      type: t.expose('type', { type: graphqlEnum(departmentType), description: 'What it does.' }),
    }),
  });

const ModelKeyResultRef = builder
  .objectRef<z.infer<typeof modelKeyResult>>('ModelKeyResult')
  .implement({
    description: 'A measurable result of a model objective.',
    fields: (t) => ({
      title: t.exposeString('title', { description: 'What is to be reached.' }),
      metricType: t.expose('metricType', {
        type: graphqlEnum(metricType),
        description: 'How it is measured.',
      }),
      baseline: t.exposeFloat('baseline', { description: 'Where a typical company might begin.' }),
      target: t.exposeFloat('target', { description: 'Where it might want to get.' }),
      unit: t.exposeString('unit', {
        nullable: true,
        description: 'What is counted; for CURRENCY an ISO 4217 code.',
      }),
    }),
  });

const ModelObjectiveRef = builder
  .objectRef<z.infer<typeof modelObjective>>('ModelObjective')
  .implement({
    description:
      'An objective that a company of an industry could start from. It fits the OBJECTIVES step as it is.',
    fields: (t) => ({
      title: t.exposeString('title', { description: 'What is to be achieved.' }),
      description: t.exposeString('description', { description: 'Why it matters.' }),
      keyResults: t.expose('keyResults', {
        type: [ModelKeyResultRef],
        description: 'How one will know that it is achieved.',
      }),
    }),
  });

export const IndustryRef = builder.prismaNode('Industry', {
  description: 'A branch of business, with what is typical of it. Everyone may see it.',
  id: { field: 'id', description: 'A global id: what the COMPANY step takes as industryId.' },
  nullable: true,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, in English.' }),
    category: t.exposeString('category', {
      description: 'The group of industries that it belongs to.',
    }),
    description: t.exposeString('description', { description: 'Which companies belong to it.' }),
    keywords: t.stringList({
      description: 'Other words for it, and for what is part of it: English first, then Spanish.',
      resolve: ({ keywordsEn, keywordsEs }) => [...keywordsEn, ...keywordsEs],
    }),
    metrics: t.exposeStringList('metrics', { description: 'What its companies commonly measure.' }),
    typicalDepartments: t.field({
      type: [TypicalDepartmentRef],
      description: 'Departments that its companies commonly have: a start for the STRUCTURE step.',
      resolve: ({ departments }) => z.array(typicalDepartment).parse(departments),
    }),
    modelObjectives: t.field({
      type: [ModelObjectiveRef],
      description: 'Objectives to start from in the OBJECTIVES step.',
      resolve: ({ objectives }) => z.array(modelObjective).parse(objectives),
    }),
    organizationCount: t.loadable({
      type: 'Int',
      description: 'How many organizations here belong to it.',
      load: (ids: string[], { access }) => organizationCounts(access, ids),
      resolve: ({ id }) => id,
    }),
  }),
});

builder.queryField('industries', (t) =>
  t.connection({
    type: IndustryRef,
    description: `Industries: the best matches first where something is searched, else by name. \`first\` or \`last\` (1 to ${MAX_PAGE_SIZE}) is required.`,
    args: {
      search: t.arg.string({
        description: `What a person typed, in English or Spanish, at most ${MAX_SEARCH_LENGTH} characters. Typing errors, missing accents, abbreviations and beginnings of words are fine; the first ${MAX_SEARCH_WORDS} words count. Blank lists all.`,
      }),
      category: t.arg.string({
        description: 'Only those of this category, as in `industryCategories`.',
      }),
    },
    resolve: (_root, { search, category, ...args }, { access }) => {
      if (search && isLonger(search, MAX_SEARCH_LENGTH)) {
        throw badPage(`\`search\` must be at most ${MAX_SEARCH_LENGTH} characters long.`);
      }
      return searchIndustries(access, { search, category, page: pageOf(args, industryCursor) });
    },
  }),
);

builder.queryField('industryCategories', (t) =>
  t.stringList({
    description: 'The categories of industries, by name: what `industries` takes as `category`.',
    resolve: (_root, _args, { access }) => industryCategories(access),
  }),
);
