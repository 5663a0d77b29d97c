import type { DEPARTMENT_TYPES, METRIC_TYPES } from '../../src/steps/enums.ts';

/** A department that companies of an industry commonly have. `type` is the STRUCTURE step's department type. */
export interface EnglishDepartment {
  readonly name: string;
  readonly type: (typeof DEPARTMENT_TYPES)[number];
}

/** A measurable result; `unit` is an ISO 4217 code for CURRENCY, otherwise free text of at most 30 characters, none for PERCENTAGE. */
export interface EnglishKeyResult {
  readonly title: string;
  readonly metricType: (typeof METRIC_TYPES)[number];
  readonly baseline: number;
  readonly target: number;
  readonly unit?: string;
}

/** An objective that a company of the industry could start from; it obeys the OBJECTIVES step's rules. */
export interface EnglishObjective {
  readonly title: string;
  readonly description: string;
  readonly keyResults: readonly EnglishKeyResult[];
}

/** One industry as the category files write it. `key` is stable for ever: it is what a later seed recognises a row by. */
export interface EnglishIndustry {
  readonly key: string;
  readonly name: string;
  readonly category: string;
  readonly description: string;
  /** Words a founder would type: synonyms, sub-branches, abbreviations, products; none that another industry has. Spanish starts with the industry's name. */
  readonly keywords: { readonly en: readonly string[]; readonly es: readonly string[] };
  readonly metrics: readonly string[];
  readonly departments: readonly EnglishDepartment[];
  readonly objectives: readonly EnglishObjective[];
}

/** A department with its Spanish name, which is unique within the industry too. */
export interface TypicalDepartment extends EnglishDepartment {
  readonly nameEs: string;
}

/** A key result with its Spanish. `unitEs` only where the unit is written differently: not for CURRENCY, nor for signs such as kg. */
export interface ModelKeyResult extends EnglishKeyResult {
  readonly titleEs: string;
  readonly unitEs?: string;
}

/** An objective with its Spanish, which obeys the OBJECTIVES step's rules as the English does. */
export interface ModelObjective extends EnglishObjective {
  readonly titleEs: string;
  readonly descriptionEs: string;
  readonly keyResults: readonly ModelKeyResult[];
}

/** One industry as it is seeded: what a founder takes over as answers is there in English and in Spanish. */
export interface IndustrySeed extends EnglishIndustry {
  readonly departments: readonly TypicalDepartment[];
  readonly objectives: readonly ModelObjective[];
}
