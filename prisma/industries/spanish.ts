import { spanishUnits, sharedUnits } from './es/units.ts';
import type { EnglishIndustry, EnglishKeyResult, IndustrySeed } from './industry.ts';

/** By industry key, and within it by English text: department names, and titles and descriptions of objectives and key results. */
export type SpanishTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Puts the Spanish beside the English of an industry. Throws an Error that names what has no Spanish, so that no
 * industry is ever seeded half translated.
 */
export function withSpanish(industry: EnglishIndustry, texts: SpanishTexts): IndustrySeed {
  const { key, departments, objectives } = industry;
  const spanish = (english: string) => found(texts[key]?.[english], key, english);
  return {
    ...industry,
    departments: departments.map((department) => ({
      ...department,
      nameEs: spanish(department.name),
    })),
    objectives: objectives.map((objective) => ({
      ...objective,
      titleEs: spanish(objective.title),
      descriptionEs: spanish(objective.description),
      keyResults: objective.keyResults.map((result) => ({
        ...result,
        titleEs: spanish(result.title),
        ...spanishUnit(result, key),
      })),
    })),
  };
}

function spanishUnit({ metricType, unit }: EnglishKeyResult, key: string): { unitEs?: string } {
  if (unit === undefined || metricType === 'CURRENCY' || sharedUnits.has(unit)) return {};
  return { unitEs: found(spanishUnits[unit], key, unit) };
}

function found(spanish: string | undefined, key: string, english: string): string {
  if (!spanish) throw new Error(`The industry ${key} has no Spanish for: ${english}`);
  return spanish;
}
