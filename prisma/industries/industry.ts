import type { DEPARTMENT_TYPES, METRIC_TYPES } from '../../src/steps/enums.ts';

/** A department that companies of an industry commonly have. `type` is the STRUCTURE step's department type. */
export interface TypicalDepartment {
  readonly name: string;
  readonly type: (typeof DEPARTMENT_TYPES)[number];
}

/** A measurable result; `unit` is an ISO 4217 code for CURRENCY, otherwise free text of at most 30 characters, none for PERCENTAGE. */
export interface ModelKeyResult {
  readonly title: string;
  readonly metricType: (typeof METRIC_TYPES)[number];
  readonly baseline: number;
  readonly target: number;
  readonly unit?: string;
}

/** An objective that a company of the industry could start from; it obeys the OBJECTIVES step's rules. */
export interface ModelObjective {
  readonly title: string;
  readonly description: string;
  readonly keyResults: readonly ModelKeyResult[];
}

/** One industry as it is seeded. `key` is stable for ever: it is what a later seed recognises a row by. */
export interface IndustrySeed {
  readonly key: string;
  readonly name: string;
  readonly category: string;
  readonly description: string;
  /** Words a founder would type: synonyms, sub-branches, abbreviations, products; none that another industry has. Spanish starts with the industry's name. */
  readonly keywords: { readonly en: readonly string[]; readonly es: readonly string[] };
  readonly metrics: readonly string[];
  readonly departments: readonly TypicalDepartment[];
  readonly objectives: readonly ModelObjective[];
}
