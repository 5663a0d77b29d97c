import { industries } from '../../prisma/industries.ts';
import type { Knowledge } from '../../src/ai/suggestion.ts';
import type { Industry } from '../../src/generated/prisma/client.ts';

const WHEN = new Date('2026-01-02T03:04:05Z');

const rows = industries.map((seed, index): Industry => {
  const { keywords, departments, objectives, ...rest } = seed;
  return {
    ...rest,
    id: `0198a5c2-7b1e-7c3a-9c55-${String(index).padStart(12, '0')}`,
    metrics: [...rest.metrics],
    keywordsEn: [...keywords.en],
    keywordsEs: [...keywords.es],
    departments: structuredClone(departments) as unknown as Industry['departments'],
    objectives: structuredClone(objectives) as unknown as Industry['objectives'],
    createdAt: WHEN,
    updatedAt: WHEN,
  };
});

/** The seeded industries without a database, of which one may be the company's. */
export const knowledgeOf = (key?: string): Knowledge => ({
  industry: rows.find((row) => row.key === key) ?? null,
  industries: rows,
});
