import type { z } from 'zod';
import type { Language } from '../../messages/language.ts';
import type { SuggestionKind } from '../kinds.ts';
import type { ExplanationDetail, InsightTopic, InteractionStyle } from '../suggestion.ts';

/** What a version of a prompt is made of. */

interface Reasoned {
  readonly rationale: string;
  readonly confidence: number;
}

interface KeyResultAnswer {
  readonly title: string;
  readonly metricType: string;
  readonly baseline: number;
  readonly target: number;
  readonly unit: string | null;
}

/** What every version of a kind must at least have answered, so that one reader reads them all. */
export interface AnswerOf {
  readonly INDUSTRY: Reasoned & {
    readonly industryKey: string;
    readonly alternatives: readonly (Reasoned & { readonly industryKey: string })[];
  };
  readonly COMPANY_DESCRIPTION: Reasoned & {
    readonly description: string;
    readonly alternatives: readonly (Reasoned & { readonly description: string })[];
  };
  readonly DEPARTMENTS: Reasoned & {
    readonly departments: readonly {
      readonly key: string;
      readonly name: string;
      readonly type: string;
      readonly parentKey: string | null;
    }[];
  };
  readonly OBJECTIVES: Reasoned & {
    readonly okrCycleDays: number;
    readonly objectives: readonly {
      readonly title: string;
      readonly description: string | null;
      readonly keyResults: readonly KeyResultAnswer[];
    }[];
  };
  readonly CHALLENGES_AND_GOALS: Reasoned & {
    readonly currentChallenges: readonly string[];
    readonly businessGoals: readonly string[];
  };
  readonly INVITATION_ROLES: Reasoned & {
    /** `person` is their place in the draft's list, from 1, as the facts number them. */
    readonly people: readonly {
      readonly person: number;
      readonly role: string;
      readonly departmentKey: string | null;
    }[];
  };
  readonly REVIEW_INSIGHTS: Reasoned & {
    readonly insights: readonly {
      readonly topic: Exclude<InsightTopic, 'FIRST_WEEK'>;
      readonly title: string;
      readonly text: string;
      readonly step: string | null;
    }[];
  };
  readonly NEXT_STEPS: Reasoned & {
    readonly actions: readonly {
      readonly day: number;
      readonly title: string;
      readonly text: string;
      readonly step: string | null;
    }[];
  };
}

/** What of the knowledge base a prompt tells: all industries, or what is typical of the company's own. */
export type KnowledgePart = 'industries' | 'departments' | 'metrics' | 'objectives';

export interface PromptOf<Kind extends SuggestionKind> {
  readonly kind: Kind;
  /** The name of its file, such as `departments-1`. */
  readonly version: string;
  readonly settings: { readonly temperature: number; readonly maxOutputTokens: number };
  /**
   * What the model must answer. Lengths are wider here than the step's own, which the texts tell: what misses those by
   * little can be read, and repaired. Nothing is optional, only nullable: strict modes of providers ask for that.
   */
  readonly output: z.ZodObject & z.ZodType<AnswerOf[Kind]>;
  /** The system text. */
  readonly locales: Readonly<Record<Language, string>>;
  /** What is asked after the data. */
  readonly asks: Readonly<Record<Language, string>>;
  /** What it tells of the knowledge base, in this order. */
  readonly knows: readonly KnowledgePart[];
  /** What stands above each part of the knowledge base. */
  readonly headings: Readonly<Record<Language, Readonly<Record<KnowledgePart, string>>>>;
  /** More guidance for some industries: by key or, where no key fits, by category. */
  readonly industryVariants?: Readonly<Record<string, Readonly<Record<Language, string>>>>;
  readonly styles: Readonly<Record<Language, Readonly<Record<InteractionStyle, string>>>>;
  readonly details: Readonly<Record<Language, Readonly<Record<ExplanationDetail, string>>>>;
}

/** A version of a prompt of any kind. */
export type Prompt = { readonly [Kind in SuggestionKind]: PromptOf<Kind> }[SuggestionKind];

/** Defines a version: one whose answers lack what its kind is read by does not compile. */
export const definePrompt = <const Kind extends SuggestionKind>(
  prompt: PromptOf<Kind>,
): PromptOf<Kind> => prompt;
