import { enumOf } from '../builder.ts';
import { REJECTION_REASONS } from './decisions.service.ts';
import type { RejectionReason } from './decisions.service.ts';
import { KINDS } from './kinds.ts';
import type { SuggestionKind } from './kinds.ts';
import type { Suggestion, SuggestionState } from './rows.ts';
import { SUGGESTION_NOTES } from './suggestion.ts';
import type {
  ConfidenceBasis,
  DataSharing,
  ExplanationDetail,
  InsightTopic,
  InteractionStyle,
  SuggestionNote,
} from './suggestion.ts';

/** The enums of AI suggestions, and of what a person chooses of them. */

export const AiSuggestionKindEnum = enumOf<SuggestionKind>(
  'AiSuggestionKind',
  'What can be suggested.',
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, { description }]) => [kind, description]),
  ) as Record<SuggestionKind, string>,
);

export const AiSuggestionStateEnum = enumOf<SuggestionState>(
  'AiSuggestionState',
  'How far a suggestion is.',
  {
    PENDING: 'A model is asked, and nothing of its answer is there yet.',
    STREAMING: 'A model answers: parts of it are there.',
    READY: 'It is complete, and may be accepted or rejected.',
    ACCEPTED: 'It was taken as it was.',
    MODIFIED: 'It was taken with changes.',
    REJECTED: 'It was refused.',
    EXPIRED: 'Nobody decided on it in time: ask for another.',
    FAILED: 'It came to nothing: its note says why.',
  },
);

export const AiSuggestionSourceEnum = enumOf<NonNullable<Suggestion['source']>>(
  'AiSuggestionSource',
  'Where a suggestion comes from.',
  {
    MODEL: 'A model wrote it for this request.',
    CACHE: 'A model wrote it for an equal request, within the last six hours.',
    RULES: 'Rules over the industry knowledge base made it on this server.',
  },
);

export const AiConfidenceBasisEnum = enumOf<ConfidenceBasis>(
  'AiConfidenceBasis',
  'How a confidence was made.',
  {
    MATCH_MARGIN: 'By how much the best match is ahead of the next.',
    FACTS_KNOWN: 'By how much of what the rules go by was answered.',
    MODEL_ESTIMATE: 'As the model said of itself, no more than 0.95.',
  },
);

export const AiSuggestionNoteEnum = enumOf<SuggestionNote>(
  'AiSuggestionNote',
  'Why no model answered where one might have, or why a suggestion failed.',
  SUGGESTION_NOTES,
);

export const AiInsightTopicEnum = enumOf<InsightTopic>(
  'AiInsightTopic',
  'What an insight is about.',
  {
    STRENGTH: 'Something that stands out as good.',
    RISK: 'Something that may go wrong.',
    GAP: 'Something that is missing.',
    FIRST_WEEK: 'Something to do in the first week.',
  },
);

/** Why a suggestion was refused. */
export const AiRejectionReasonEnum = enumOf<RejectionReason>(
  'AiRejectionReason',
  'Why a suggestion was of no use.',
  REJECTION_REASONS,
);

export const AiDataSharingEnum = enumOf<DataSharing>(
  'AiDataSharing',
  'What somebody lets be sent to a model.',
  {
    NOTHING: 'Nothing: rules alone help.',
    COMPANY:
      'Facts of the company and what is asked for, without the personal data that is recognized in them.',
    FULL: 'All answers that a suggestion goes by, personal data too.',
  },
);

export const AiInteractionStyleEnum = enumOf<InteractionStyle>(
  'AiInteractionStyle',
  'In which manner a model writes.',
  {
    DIRECT: 'To the point.',
    FRIENDLY: 'Warmly.',
    COACHING: 'With questions that help to think further.',
  },
);

export const AiExplanationDetailEnum = enumOf<ExplanationDetail>(
  'AiExplanationDetail',
  'How much a suggestion explains itself.',
  {
    BRIEF: 'In a sentence.',
    NORMAL: 'In a few sentences.',
    DETAILED: 'With all that it goes by.',
  },
);
