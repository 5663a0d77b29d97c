import { builder } from '../builder.ts';
import { encodeGlobalId } from '../global-id.ts';
import { ViewerRef } from './accounts.schema.ts';
import type { OwnSession } from './viewer-account.ts';

/** What people see of their own account beside who they are. */

interface ShownSession extends OwnSession {
  readonly current: boolean;
}

const ViewerSessionRef = builder.objectRef<ShownSession>('ViewerSession').implement({
  description: 'A device or program that the viewer is signed in with.',
  fields: (t) => ({
    id: t.id({
      description: 'Its global id.',
      resolve: ({ id }) => encodeGlobalId('ViewerSession', id),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its tokens were last renewed; null where they never were.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When it ends, unless its tokens are renewed before.',
    }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      description: 'The address that it was opened from; null where that is not known.',
    }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'The `User-Agent` that it was opened with, at most 500 characters.',
    }),
    current: t.exposeBoolean('current', {
      description:
        'Whether it is the session of the access token that this request came with or, in what signing in answers, of the one that it gives.',
    }),
  }),
});

builder.objectFields(ViewerRef, (t) => ({
  twoFactor: t.loadable({
    type: 'Boolean',
    description: 'Whether signing in takes a code of an authenticator app as well.',
    load: (ids: string[], { services }) => services.accounts.viewers.twoFactor(ids),
    resolve: ({ id }) => id,
  }),
  sessions: t.loadableList({
    type: ViewerSessionRef,
    description: 'Where they are signed in: the newest 100 sessions, the newest first.',
    // By person and session, in one key: the same person may have signed in twice in one request.
    load: async (keys: string[], { services }) => {
      const pairs = keys.map((key) => key.split(' '));
      const ids = [...new Set(pairs.map(([id = '']) => id))];
      const lists = await services.accounts.viewers.sessions(ids);
      return pairs.map(([id = '', current]) =>
        (lists[ids.indexOf(id)] ?? []).map((row) => ({ ...row, current: row.id === current })),
      );
    },
    resolve: ({ id, sessionId }, _args, { viewer }) =>
      `${id} ${sessionId ?? viewer?.sessionKey ?? ''}`,
  }),
  staff: t.loadable({
    type: 'Boolean',
    description: 'Whether they run the platform: named by the operator with `npm run staff`.',
    load: (ids: string[], { services }) => services.accounts.viewers.staff(ids),
    resolve: ({ id }) => id,
  }),
}));
