import { builder } from '../../builder.ts';
import { OnboardingSessionRef, StepStateRef } from '../../onboarding/refs.schema.ts';
import type { Session } from '../../onboarding/session.service.ts';
import { createPageLoader } from '../../page-loader.ts';
import { MAX_PAGE_SIZE } from '../../pagination.ts';
import { AiSuggestionKindEnum } from '../enums.schema.ts';
import { offeredIn } from '../choice/feedback.service.ts';
import type { ListKey } from './lists.service.ts';
import { suggestionCursor, suggestionLists } from './lists.service.ts';
import { AiSuggestionRef } from '../refs.schema.ts';

/** The suggestions of sessions and steps, and which are offered next. */

const loadPage = createPageLoader(
  suggestionCursor,
  suggestionLists,
  ({ sessionId, step }: ListKey) => `${sessionId} ${step ?? ''}`,
);

const pageDescription = `The newest first; empty for who may not see answers. \`first\` or \`last\` (1 to ${MAX_PAGE_SIZE}) is required.`;

builder.objectField(OnboardingSessionRef, 'suggestions', (t) =>
  t.connection({
    type: AiSuggestionRef,
    description: `What was suggested for the session. ${pageDescription}`,
    resolve: ({ id }, args, context) => loadPage(context, { sessionId: id, step: null }, args),
  }),
);

builder.objectField(StepStateRef, 'suggestions', (t) =>
  t.connection({
    type: AiSuggestionRef,
    description: `What was suggested for the step. ${pageDescription}`,
    resolve: ({ sessionId, step }, args, context) =>
      loadPage(context, { sessionId, step: step.key }, args),
  }),
);

builder.objectField(OnboardingSessionRef, 'suggestedKinds', (t) =>
  t.loadableList({
    type: AiSuggestionKindEnum,
    description:
      "What to offer for the current step, what was of most use to the person first: all that there is at the assistance level EXTENSIVE, one at MODERATE or where none was chosen, nothing at MINIMAL and OFF. Of REVIEW, the kinds without a step. Empty in others' sessions.",
    // Nothing is kept: what one mutation of a document read is not what the next one left.
    loaderOptions: { cache: false },
    load: (sessions: Session[], { access }) => offeredIn(access, sessions),
    resolve: (session) => session,
  }),
);
