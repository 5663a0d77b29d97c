import { expect, test } from 'vitest';
import { industries } from '../../prisma/industries.ts';
import { departmentsOf, objectivesOf } from '../../src/ai/rules/model-objectives.ts';
import type { Industry } from '../../src/generated/prisma/client.ts';

const WHEN = new Date(0);
const objective = {
  title: 'Grow',
  titleEs: 'Crecer',
  description: 'More of it all',
  keyResults: [
    { title: 'Days', titleEs: 'Días', metricType: 'NUMBER', baseline: 1, target: 2, unit: 'days' },
    { title: 'Done', metricType: 'BOOLEAN', baseline: 0, target: 1 },
  ],
};
const industry = (columns: Pick<Industry, 'departments' | 'objectives'>): Industry => ({
  id: '0198a5c2-0000-7000-8000-000000000001',
  key: 'k',
  name: 'K',
  category: 'C',
  description: 'D',
  keywordsEn: [],
  keywordsEs: [],
  metrics: [],
  createdAt: WHEN,
  updatedAt: WHEN,
  ...columns,
});

test('the knowledge base is read in Spanish where it has it, else in English', () => {
  const departments = [
    { name: 'Sales', nameEs: 'Ventas', type: 'SALES' },
    { name: 'Legal', type: 'LEGAL' },
  ];
  const one = industry({ departments, objectives: [objective] });
  expect(departmentsOf(one, 'es').map(({ name }) => name)).toEqual(['Ventas', 'Legal']);
  expect(departmentsOf(one, 'en').map(({ name }) => name)).toEqual(['Sales', 'Legal']);
  expect(objectivesOf(one, 'es')).toEqual([
    {
      title: 'Crecer',
      description: 'More of it all',
      keyResults: [
        { title: 'Días', metricType: 'NUMBER', baseline: 1, target: 2, unit: 'days' },
        { title: 'Done', metricType: 'BOOLEAN', baseline: 0, target: 1 },
      ],
    },
  ]);
  expect(objectivesOf(one, 'en')[0]?.title).toBe('Grow');
});

test('what this version ships can be read in both languages', () => {
  for (const seed of industries) {
    const one = industry({
      departments: structuredClone(seed.departments) as unknown as Industry['departments'],
      objectives: structuredClone(seed.objectives) as unknown as Industry['objectives'],
    });
    for (const locale of ['en', 'es'] as const) {
      expect(departmentsOf(one, locale)).toHaveLength(seed.departments.length);
      expect(objectivesOf(one, locale)).toHaveLength(seed.objectives.length);
    }
  }
});
