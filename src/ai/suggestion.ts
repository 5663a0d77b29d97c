import type { Industry } from '../generated/prisma/client.ts';
import type { Language } from '../messages/language.ts';
import type { Session } from '../onboarding/session.service.ts';
import type { Answers } from '../steps/step.ts';
import type { SuggestionKind } from './kinds.ts';

/** What suggestions are made of and from: shared by rules, prompts, models and rows. */

/** What a person lets be sent to a model: nothing, company facts without the personal data that is recognized, or all. */
export type DataSharing = 'NOTHING' | 'COMPANY' | 'FULL';
export type InteractionStyle = 'DIRECT' | 'FRIENDLY' | 'COACHING';
export type ExplanationDetail = 'BRIEF' | 'NORMAL' | 'DETAILED';

/** How a confidence came about. */
export type ConfidenceBasis =
  /** By how much the best match is ahead of the next. */
  | 'MATCH_MARGIN'
  /** By how much of what the rules go by was answered. */
  | 'FACTS_KNOWN'
  /** As the model said of itself, no more than 0.95. */
  | 'MODEL_ESTIMATE';

/** Another proposal, less likely than the first. */
export interface Alternative {
  readonly proposal: Answers;
  /** 0 to 1. */
  readonly confidence: number;
  readonly rationale: string;
}

export type InsightTopic = 'STRENGTH' | 'RISK' | 'GAP' | 'FIRST_WEEK';

/** Something that stands out, or that is to be done. */
export interface Insight {
  readonly topic: InsightTopic;
  /** At most 100 characters. */
  readonly title: string;
  /** At most 500 characters. */
  readonly text: string;
  /** Of FIRST_WEEK: the day, 1 to 7; else null. */
  readonly day: number | null;
  /** The key of the step that it is about; null where it is about none. */
  readonly step: string | null;
}

/** What rules or a model made of a request, in the request's language. */
export interface Made {
  /** Values for fields that the kind sets, by the step's rules; null for kinds without a step. */
  readonly proposal: Answers | null;
  /** At most 3, the best first. */
  readonly alternatives: readonly Alternative[];
  /** Of kinds without a step, 1 to 10; else null. */
  readonly insights: readonly Insight[] | null;
  /** Why this, in a few sentences: at most 1,000 characters. */
  readonly rationale: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly confidenceBasis: ConfidenceBasis;
}

/** Whether nothing came of it: kinds with a step propose values of its fields, or say why not. */
export const isNothing = ({ proposal }: Made): boolean =>
  proposal !== null && Object.keys(proposal).length === 0;

/** What a suggestion is asked for. */
export interface Situation {
  readonly kind: SuggestionKind;
  /** What texts are to be written in. */
  readonly locale: Language;
  /** The person's own words on what they want, at most 500 characters: data, never instruction to us. */
  readonly instruction: string | null;
  /** As it is now: answers by step, issues, requirements. */
  readonly session: Session;
  readonly sharing: DataSharing;
  readonly style: InteractionStyle;
  readonly detail: ExplanationDetail;
}

/** What the knowledge base says of a company's industry, and which industries there are. */
export interface Knowledge {
  /** Of the COMPANY step's answers; null where they name none. */
  readonly industry: Industry | null;
  /** All that may be chosen, by name. */
  readonly industries: readonly Pick<Industry, 'id' | 'key' | 'name' | 'category'>[];
}

/** Why no model answered where one might have, or why a suggestion failed. */
export const SUGGESTION_NOTES = {
  NOTHING_FOUND: 'There was nothing to propose: the rationale says what is missing.',
  NO_CONSENT: 'The person did not choose that anything is sent to a model.',
  NOTHING_TO_SEND: 'Without personal data there was nothing to ask a model.',
  NO_MODEL: 'This server has no model.',
  FORBIDDEN_BY_OPERATOR: 'Whoever runs this server forbids models.',
  FORBIDDEN_BY_ORGANIZATION: "The organization's owners forbid models.",
  BUDGET_PERSON: "The person's budget of the day is spent.",
  BUDGET_ORGANIZATION: "The organization's budget of the day is spent.",
  BUDGET_SERVER: "The server's budget of the day is spent.",
  BUSY: 'Too many were waiting for the model.',
  MODEL_UNAVAILABLE: 'The model could not be reached, or refused.',
  TIMED_OUT: 'The model took too long.',
  INVALID_OUTPUT: 'What the model answered could not be used, nor could its second attempt.',
  INTERRUPTED: 'The server stopped while the model was asked.',
  CANCELLED: 'Whoever watched it went away, or cancelled it.',
  WITHDRAWN: 'The person withdrew their consent.',
} as const;
export type SuggestionNote = keyof typeof SUGGESTION_NOTES;
