import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { OnboardingSessionRef, StepStateRef } from '../../onboarding/refs.schema.ts';
import { createPageLoader } from '../../page-loader.ts';
import { MAX_PAGE_SIZE } from '../../pagination.ts';
import { AiSuggestionKindEnum } from '../enums.schema.ts';
import type { Preferences } from '../choice/choice.ts';
import { offeredKinds, readRanking } from '../choice/feedback.service.ts';
import type { RankedKind } from '../choice/feedback.service.ts';
import type { ListKey } from './lists.service.ts';
import { suggestionCursor, suggestionLists } from './lists.service.ts';
import { readPreferences } from '../choice/preferences.service.ts';
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

type Standing = Promise<[Preferences, readonly RankedKind[]]>;
const standings = new WeakMap<Context, Standing>();

/** What the viewer chose and decided, read once an operation: it is the same for all their sessions. */
function standing(context: Context, userId: string): Standing {
  const { db } = context.access;
  const read =
    standings.get(context) ??
    Promise.all([readPreferences(db, userId), readRanking(db, userId)] as const);
  standings.set(context, read);
  return read;
}

builder.objectField(OnboardingSessionRef, 'suggestedKinds', (t) =>
  t.field({
    type: [AiSuggestionKindEnum],
    description:
      "What to offer for the current step, what was of most use to the person first: all that there is at the assistance level EXTENSIVE, one at MODERATE or where none was chosen, nothing at MINIMAL and OFF. Of REVIEW, the kinds without a step. Empty in others' sessions.",
    resolve: async (session, _args, context) => {
      if (!session.own) return [];
      const [preferences, ranking] = await standing(context, session.userId);
      return offeredKinds(preferences, ranking, session);
    },
  }),
);
