import { builder, enumOf } from '../builder.ts';
import {
  AI_DISABLED_REASONS,
  AiDisabledError,
  SUGGESTION_STATE_REASONS,
  SuggestionStateError,
} from '../errors.ts';
import { ErrorInterface, messageDescription } from '../errors.schema.ts';
import { languageOf } from '../messages/language.ts';
import { catalogues, message } from '../messages/messages.ts';
import { AiSuggestionRef } from './refs.schema.ts';
import type { Suggestion } from './rows.ts';

/** The errors that only suggestions have. */

const AiDisabledReasonEnum = enumOf(
  'AiDisabledReason',
  'Why nothing is suggested.',
  Object.fromEntries(
    AI_DISABLED_REASONS.map((reason) => [reason, catalogues.en[reason]]),
  ) as Record<(typeof AI_DISABLED_REASONS)[number], string>,
);

const SuggestionStateReasonEnum = enumOf(
  'AiSuggestionStateReason',
  'Why a suggestion can be neither accepted nor rejected.',
  Object.fromEntries(
    SUGGESTION_STATE_REASONS.map((reason) => [reason, catalogues.en[reason]]),
  ) as Record<(typeof SUGGESTION_STATE_REASONS)[number], string>,
);

builder.objectType(AiDisabledError, {
  name: 'AiDisabledError',
  description: 'The person chose that nothing of this kind is suggested to them.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    reason: t.expose('reason', { type: AiDisabledReasonEnum, description: 'Why.' }),
    message: t.string({
      description: messageDescription,
      resolve: ({ reason, locale }, _args, { language }) =>
        message(languageOf(locale, language), reason),
    }),
  }),
});

builder.objectType(SuggestionStateError<Suggestion>, {
  name: 'SuggestionStateError',
  description: "The suggestion's state does not allow this. The message says why.",
  interfaces: [ErrorInterface],
  fields: (t) => ({
    suggestion: t.field({
      type: AiSuggestionRef,
      description: 'The suggestion as it is now.',
      resolve: ({ suggestion }) => suggestion,
    }),
    reason: t.expose('reason', { type: SuggestionStateReasonEnum, description: 'Why.' }),
    message: t.string({
      description: messageDescription,
      resolve: ({ reason, locale }, _args, { language }) =>
        message(languageOf(locale, language), reason),
    }),
  }),
});
