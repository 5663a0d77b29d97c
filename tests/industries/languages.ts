import type { EnglishObjective, ModelObjective } from '../../prisma/industries/industry.ts';

/** A model objective as it answers the OBJECTIVES step in English. */
export function inEnglish({ title, description, keyResults }: ModelObjective): EnglishObjective {
  return {
    title,
    description,
    keyResults: keyResults.map((result) => ({
      title: result.title,
      metricType: result.metricType,
      baseline: result.baseline,
      target: result.target,
      ...(result.unit === undefined ? {} : { unit: result.unit }),
    })),
  };
}

/** A model objective as it answers the OBJECTIVES step in Spanish. */
export function inSpanish({
  titleEs,
  descriptionEs,
  keyResults,
}: ModelObjective): EnglishObjective {
  return {
    title: titleEs,
    description: descriptionEs,
    keyResults: keyResults.map(({ titleEs: title, unitEs, ...result }) => ({
      ...result,
      title,
      ...(unitEs === undefined ? {} : { unit: unitEs }),
    })),
  };
}
