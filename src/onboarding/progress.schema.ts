import { watchViewer } from '../accounts/viewer-end.service.ts';
import { builder } from '../builder.ts';
import { idOf } from '../global-id.ts';
import { badCursor, notFound } from '../plugins/request-errors.ts';
import { EventKindEnum } from './enums.schema.ts';
import type { Progress } from './progress.service.ts';
import { OnboardingSessionRef } from './refs.schema.ts';

const ProgressRef = builder.objectRef<Progress>('OnboardingProgress').implement({
  description: 'Something that happened to a session.',
  fields: (t) => ({
    cursor: t.string({
      description:
        'Where this event stands: pass the last one seen as `after` to go on from there.',
      resolve: ({ cursor }) => String(cursor),
    }),
    kind: t.expose('kind', { type: EventKindEnum, description: 'What happened.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    session: t.field({
      type: OnboardingSessionRef,
      description:
        'The session as it is now, which for a replayed event may be later than the event.',
      resolve: ({ session }) => session,
    }),
  }),
});

builder.subscriptionField('onboardingProgress', (t) =>
  t.field({
    type: ProgressRef,
    description:
      'What happens to a session, live: every event once and in order, over SSE or WebSocket. Completes after COMPLETED, and when the access token ends. NOT_FOUND where the viewer may not see the session, BAD_CURSOR for an unknown cursor.',
    args: {
      sessionId: t.arg.id({ required: true, description: 'The id of an OnboardingSession.' }),
      after: t.arg.string({
        description:
          'The last cursor seen. Left out, the first event is a SNAPSHOT of the session as it is.',
      }),
    },
    subscribe: async (_root, { sessionId, after }, { access, services, viewer }) => {
      const id = idOf('OnboardingSession', sessionId);
      if (id === null || viewer === null) throw notFound();
      const opened = await services.progress.open({
        access,
        sessionId: id,
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
