import type { Language } from '../../messages/language.ts';
import type { DEPARTMENT_TYPES } from '../../steps/enums.ts';
import type { ModelObjective } from './model-objectives.ts';
import { en } from './texts.en.ts';
import { es } from './texts.es.ts';

/** Every text that rules write, by language: a catalogue without one of them does not compile. */

export type DepartmentType = (typeof DEPARTMENT_TYPES)[number];
export type Goal =
  | 'REVENUE_GROWTH'
  | 'MARKET_EXPANSION'
  | 'PRODUCT_DEVELOPMENT'
  | 'OPERATIONAL_EFFICIENCY'
  | 'CUSTOMER_SATISFACTION'
  | 'TEAM_DEVELOPMENT'
  | 'INNOVATION'
  | 'SUSTAINABILITY';

/** Answers as rationales name them. */
export type FieldName =
  | 'name'
  | 'description'
  | 'website'
  | 'industryId'
  | 'size'
  | 'employeeCount'
  | 'country'
  | 'city'
  | 'foundedYear'
  | 'teamSize'
  | 'structure'
  | 'departments'
  | 'okrMaturity'
  | 'okrExperience'
  | 'primaryGoal'
  | 'urgency'
  | 'currentChallenges'
  | 'businessGoals'
  | 'okrCycleDays'
  | 'objectives'
  | 'invitations'
  | 'fullName'
  | 'jobTitle';

/** What an insight says: a title of at most 100 characters, a text of at most 500. */
export interface Said {
  readonly title: string;
  readonly text: string;
}

/** What may be said of a company in one sentence; null where it is not known. */
export interface Profile {
  readonly name: string | null;
  readonly industry: string | null;
  readonly place: string | null;
  readonly foundedYear: number | null;
  /** The band that the size means. */
  readonly people: readonly [number, number | null] | null;
}

export interface RuleTexts {
  readonly fields: Readonly<Record<FieldName, string>>;
  basedOn(answers: string): string;
  readonly industry: {
    best(name: string): string;
    also(name: string): string;
    next(name: string): string;
    readonly noOther: string;
    readonly nothingKnown: string;
    readonly nothingFits: string;
    chosen(name: string): string;
    inferred(name: string): string;
    readonly unknown: string;
  };
  readonly description: {
    /** A sentence of these facts; null where they make none. */
    sentence(profile: Profile): string | null;
    readonly tidied: string;
    readonly completed: string;
    readonly cut: string;
    readonly leftOut: string;
    readonly unsafe: string;
    readonly tooLittle: string;
  };
  readonly departments: {
    /** What departments of these types are called where no industry says it better. */
    readonly names: Readonly<Record<Exclude<DepartmentType, 'OTHER'>, string>>;
    sized(people: number): string;
    readonly unsized: string;
    kept(count: number): string;
    readonly unsafe: string;
  };
  readonly objectives: {
    readonly general: Readonly<Record<Goal, ModelObjective>>;
    readonly model: string;
    readonly defaults: string;
    kept(days: number): string;
    chosen(days: number): string;
    readonly check: string;
  };
  readonly challenges: { readonly fromWords: string; readonly fromFacts: string };
  readonly invitations: {
    guessed(count: number, of: number): string;
    readonly kept: string;
    readonly noDepartments: string;
    readonly none: string;
    readonly fixFirst: string;
  };
  readonly insights: {
    readonly found: string;
    readonly nothing: Said;
    due(count: number): Said;
    warned(count: number): Said;
    readonly noSales: Said;
    readonly noBuilders: Said;
    readonly noSupport: Said;
    readonly noPeople: Said;
    tooManyObjectives(count: number, people: number): Said;
    noMovement(count: number): Said;
    readonly noObjectives: Said;
    readonly nobodyInvited: Said;
    shortCycle(days: number): Said;
    readonly longCycle: Said;
    manyGoals(count: number): Said;
    readonly noMetrics: Said;
    readonly nobodyLeads: Said;
    manyAdmins(count: number, of: number): Said;
    teamTooBig(team: number, employees: number): Said;
    readonly maturity: Said;
    measured(count: number): Said;
    readonly focused: Said;
    readonly experienced: Said;
    invited(count: number): Said;
    readonly newMember: Said;
    readonly experiencedMember: Said;
  };
  readonly week: {
    readonly found: string;
    readonly foundMember: string;
    finish(count: number): Said;
    readonly complete: Said;
    readonly invite: Said;
    welcome(count: number): Said;
    readonly setObjectives: Said;
    explain(count: number): Said;
    readonly baselines: Said;
    leads(departments: number): Said;
    readonly owners: Said;
    rhythm(days: number | null): Said;
    readonly rhythmUrgent: Said;
    readonly lookBack: Said;
    readonly hello: Said;
    readonly readObjectives: Said;
    readonly meet: Said;
    readonly learn: Said;
    readonly share: Said;
    readonly choose: Said;
    readonly agree: Said;
    readonly firstCheckIn: Said;
  };
}

const TEXTS: Readonly<Record<Language, RuleTexts>> = { en, es };

/** The texts in a language. */
export const textsOf = (language: Language): RuleTexts => TEXTS[language];
