import { z } from 'zod';
import type { Industry } from '../../generated/prisma/client.ts';
import type { Language } from '../../messages/language.ts';
import { DEPARTMENT_TYPES, METRIC_TYPES } from '../../steps/enums.ts';

/** What the JSON columns of an industry hold, in one language. */

const department = z.object({
  name: z.string(),
  nameEs: z.string().optional(),
  type: z.enum(DEPARTMENT_TYPES),
});
const keyResult = z.object({
  title: z.string(),
  titleEs: z.string().optional(),
  metricType: z.enum(METRIC_TYPES),
  baseline: z.number(),
  target: z.number(),
  unit: z.string().optional(),
  unitEs: z.string().optional(),
});
const objective = z.object({
  title: z.string(),
  titleEs: z.string().optional(),
  description: z.string(),
  descriptionEs: z.string().optional(),
  keyResults: z.array(keyResult),
});

/** A department that companies of an industry commonly have. */
export interface TypicalDepartment {
  readonly name: string;
  /** In English, whatever the language: keys are made of it. */
  readonly origin: string;
  readonly type: z.output<typeof department>['type'];
}

/** An objective as the OBJECTIVES step takes it. */
export interface ModelObjective {
  readonly title: string;
  readonly description: string;
  readonly keyResults: readonly {
    readonly title: string;
    readonly metricType: z.output<typeof keyResult>['metricType'];
    readonly baseline: number;
    readonly target: number;
    readonly unit?: string;
  }[];
}

/** The text in the language where the knowledge base has it, else in English. */
const said = (locale: Language, english: string, spanish: string | undefined): string =>
  locale === 'es' ? (spanish ?? english) : english;

/** The industry's typical departments, the most typical first. */
export function departmentsOf(industry: Industry, locale: Language): TypicalDepartment[] {
  return z
    .array(department)
    .parse(industry.departments)
    .map(({ name, nameEs, type }) => ({ name: said(locale, name, nameEs), origin: name, type }));
}

/** The industry's model objectives. */
export function objectivesOf(industry: Industry, locale: Language): ModelObjective[] {
  return z
    .array(objective)
    .parse(industry.objectives)
    .map(({ title, titleEs, description, descriptionEs, keyResults }) => ({
      title: said(locale, title, titleEs),
      description: said(locale, description, descriptionEs),
      keyResults: keyResults.map((result) => {
        const { metricType, baseline, target, unit, unitEs } = result;
        const counted = unit === undefined ? {} : { unit: said(locale, unit, unitEs) };
        const named = said(locale, result.title, result.titleEs);
        return { title: named, metricType, baseline, target, ...counted };
      }),
    }));
}
