import { watchViewer } from '../../accounts/viewer-end.service.ts';
import { builder } from '../../builder.ts';
import { idOf } from '../../global-id.ts';
import { badCursor, notFound } from '../../plugins/request-errors.ts';
import { AiSuggestionRef } from '../refs.schema.ts';
import type { SuggestionProgress } from './streams.service.ts';

const ProgressRef = builder.objectRef<SuggestionProgress>('AiSuggestionProgress').implement({
  description: 'How far a suggestion has come.',
  fields: (t) => ({
    cursor: t.string({
      description: 'How far: pass the last one seen as `after` to go on from there.',
      resolve: ({ cursor }) => String(cursor),
    }),
    suggestion: t.field({
      type: AiSuggestionRef,
      description:
        'The suggestion as far as it is: while STREAMING, typed parts of its proposal, unless its person asks for a least confidence.',
      resolve: ({ suggestion }) => suggestion,
    }),
  }),
});

builder.subscriptionField('aiSuggestion', (t) =>
  t.field({
    type: ProgressRef,
    description:
      'A suggestion as it is written, over SSE or WebSocket: each event holds all that is there, so that one who comes back with `after` misses nothing. Completes when it is READY or FAILED, and when the access token ends. A model is asked no longer once all who followed it have been gone for some seconds. NOT_FOUND where the viewer may not see it, BAD_CURSOR for an unknown cursor.',
    args: {
      id: t.arg.id({ required: true, description: 'The id of an AiSuggestion.' }),
      after: t.arg.string({
        description: 'The last cursor seen. Left out, the first event is the suggestion as it is.',
      }),
    },
    subscribe: async (_root, { id: globalId, after }, { access, services, viewer }) => {
      const id = idOf('AiSuggestion', globalId);
      if (id === null || viewer === null) throw notFound();
      const opened = await services.ai.streams.open({
        access,
        id,
        after: after ?? null,
        watchViewer: (end) => watchViewer(services.accounts, viewer, end),
      });
      if (opened === 'NOT_FOUND') throw notFound();
      if (opened === 'BAD_CURSOR') throw badCursor();
      return opened;
    },
    resolve: (progress) => progress,
  }),
);
