import { z } from 'zod';
import { checkFields } from '../../steps/check.ts';
import type { Assistance, Choice } from './choice.ts';
import { CONSENT_TEXT_VERSION, CONSENT_TEXT_VERSIONS } from './consents-text.ts';
import type { ConsentTextVersion } from './consents-text.ts';
import { SUGGESTION_KINDS } from '../kinds.ts';
import type { SuggestionKind } from '../kinds.ts';
import type { DataSharing, ExplanationDetail, InteractionStyle } from '../suggestion.ts';

/** What updateAiPreferences takes, and how it is judged. */

type Given<Value> = Value | null | undefined;

/** What is absent or null stays as it is. */
export interface PreferencesInput {
  readonly enabled?: Given<boolean>;
  readonly dataSharing?: Given<DataSharing>;
  /** Those that are left out stay as they are; each at most once. */
  readonly kinds?: Given<readonly { readonly kind: SuggestionKind; readonly enabled: boolean }[]>;
  readonly assistance?: Given<Assistance>;
  readonly interactionStyle?: Given<InteractionStyle>;
  readonly explanationDetail?: Given<ExplanationDetail>;
  /** 0 to 1, rounded to thousandths. */
  readonly minConfidence?: Given<number>;
  /** Also removes what models wrote for the person, whatever else changes. */
  readonly deleteDerived?: Given<boolean>;
  /** From now on, decisions so far do not count for which kinds are offered first. */
  readonly resetFeedback?: Given<boolean>;
  /** Of the text that was shown: one of CONSENT_TEXT_VERSIONS; left out, the one in force. */
  readonly consentTextVersion?: Given<string>;
}

const kinds = z
  .array(z.object({ kind: z.enum(SUGGESTION_KINDS), enabled: z.boolean() }))
  .superRefine((items, context) => {
    items.forEach(({ kind }, index) => {
      if (items.findIndex((item) => item.kind === kind) < index) {
        context.addIssue({
          code: 'custom',
          path: [index, 'kind'],
          params: { code: 'DUPLICATE' },
        });
      }
    });
  })
  .max(SUGGESTION_KINDS.length);

const rules = z.object({
  kinds: kinds.optional(),
  minConfidence: z.number().min(0).max(1).optional(),
  consentTextVersion: z.enum(CONSENT_TEXT_VERSIONS).optional(),
});

/** An input that holds. */
export interface JudgedInput {
  /** The fields of the choice that the input sets. */
  choice(before: Choice): Partial<Choice>;
  /** The one in force, where the client named none. */
  readonly textVersion: ConsentTextVersion;
  readonly resetFeedback: boolean;
  readonly deleteDerived: boolean;
}

/** @throws InvalidInputError with all that is wrong */
export function judgedInput(input: PreferencesInput): JudgedInput {
  const { consentTextVersion } = checkFields(rules, input);
  const { enabled, dataSharing, assistance, interactionStyle, explanationDetail, minConfidence } =
    input;
  const plain = {
    enabled,
    dataSharing,
    assistance,
    interactionStyle,
    explanationDetail,
    // The database keeps it in single precision: what is finer would differ from itself ever after.
    minConfidence: isGiven(minConfidence) ? Math.round(minConfidence * 1000) / 1000 : null,
  };
  const given = Object.fromEntries(Object.entries(plain).filter(([, item]) => isGiven(item)));
  return {
    choice: ({ offKinds }) => ({ ...given, offKinds: switched(offKinds, input.kinds ?? []) }),
    textVersion: consentTextVersion ?? CONSENT_TEXT_VERSION,
    resetFeedback: input.resetFeedback === true,
    deleteDerived: input.deleteDerived === true,
  };
}

const isGiven = <Value>(value: Value): value is NonNullable<Value> =>
  value !== undefined && value !== null;

function switched(
  off: readonly SuggestionKind[],
  changes: NonNullable<PreferencesInput['kinds']>,
): SuggestionKind[] {
  const wanted = new Map(changes.map(({ kind, enabled }) => [kind, enabled]));
  return SUGGESTION_KINDS.filter((kind) => !(wanted.get(kind) ?? !off.includes(kind)));
}
