import type { z } from 'zod';
import type { AiPreferences } from '../../generated/prisma/client.ts';
import type { aiAssistance } from '../../steps/enums.ts';
import { SUGGESTION_KINDS } from '../kinds.ts';
import type { SuggestionKind } from '../kinds.ts';
import type { DataSharing, ExplanationDetail, InteractionStyle } from '../suggestion.ts';

/** What a person chooses of AI, and what follows from it. Pure. */

/** How much an AI may help, as the PREFERENCES step and the settings say it. */
export type Assistance = z.output<typeof aiAssistance>;

/** What a person consents to, and how they want to be helped: what a consent record holds. */
export interface Choice {
  /** The master switch; null: not chosen. Rules help then, and nothing is sent to a model. */
  readonly enabled: boolean | null;
  /** Null: not chosen. */
  readonly assistance: Assistance | null;
  readonly dataSharing: DataSharing;
  /** Kinds that are switched off, in the order of SUGGESTION_KINDS. */
  readonly offKinds: readonly SuggestionKind[];
  readonly interactionStyle: InteractionStyle;
  readonly explanationDetail: ExplanationDetail;
  /** Suggestions of less confidence, 0 to 1, are hidden. */
  readonly minConfidence: number;
}

/** A choice with what is known besides. */
export interface Preferences extends Choice {
  /** Decisions before do not count for which kinds are offered first; null: all count. */
  readonly feedbackSince: Date | null;
  /** Null where nothing was ever chosen. */
  readonly updatedAt: Date | null;
}

/** What holds for whoever has chosen nothing. */
export const UNCHOSEN: Preferences = {
  enabled: null,
  assistance: null,
  dataSharing: 'NOTHING',
  offKinds: [],
  interactionStyle: 'FRIENDLY',
  explanationDetail: 'NORMAL',
  minConfidence: 0,
  feedbackSince: null,
  updatedAt: null,
};

/** The preferences in a row of ai_preferences; the defaults where there is none. */
export function preferencesOf(row: Omit<AiPreferences, 'userId'> | null): Preferences {
  if (!row) return UNCHOSEN;
  return {
    enabled: row.enabled,
    assistance: row.assistance as Assistance | null,
    dataSharing: row.dataSharing as DataSharing,
    offKinds: SUGGESTION_KINDS.filter((kind) => row.offKinds.includes(kind)),
    interactionStyle: row.interactionStyle as InteractionStyle,
    explanationDetail: row.explanationDetail as ExplanationDetail,
    minConfidence: row.minConfidence,
    feedbackSince: row.feedbackSince,
    updatedAt: row.updatedAt,
  };
}

/** Whether anything may be suggested, be it by rules: unless it was switched off. */
export const mayHelp = ({ enabled, assistance }: Choice): boolean =>
  enabled !== false && assistance !== 'OFF';

/** Whether a model may be asked for them, as far as their own choice goes: only with their consent. */
export const modelsAllowed = (choice: Choice): boolean =>
  mayHelp(choice) && choice.enabled === true && choice.dataSharing !== 'NOTHING';

/** Whether suggestions of this kind are switched on. */
export const kindEnabled = ({ offKinds }: Choice, kind: SuggestionKind): boolean =>
  !offKinds.includes(kind);

const EXTENT: Readonly<Record<DataSharing, number>> = { NOTHING: 0, COMPANY: 1, FULL: 2 };

/** How much a model may be told for a suggestion of this kind: 0 is nothing. */
const extentFor = (choice: Choice, kind: SuggestionKind): number =>
  modelsAllowed(choice) && kindEnabled(choice, kind) ? EXTENT[choice.dataSharing] : 0;

/** The kinds for which models may be told less than before: what is being written of them must stop. */
export const withdrawnKinds = (before: Choice, after: Choice): SuggestionKind[] =>
  SUGGESTION_KINDS.filter((kind) => extentFor(after, kind) < extentFor(before, kind));
