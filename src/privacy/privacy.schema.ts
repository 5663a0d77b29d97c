import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering, ErrorInterface } from '../errors.schema.ts';
import {
  InvalidInputError,
  NotFoundError,
  SignInAgainError,
  SoleOwnerError,
  TooManyAttemptsError,
  TwoFactorRequiredError,
} from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { OrganizationRef } from '../organizations/organizations.schema.ts';
import { organizationsByIds } from '../organizations/organizations.service.ts';
import type { DataExport } from './privacy.service.ts';

builder.objectType(SoleOwnerError, {
  name: 'SoleOwnerError',
  description:
    'The account cannot be deleted while the person is the only owner of organizations: transfer or delete these first. Nothing was changed.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    organizations: t.field({
      type: [OrganizationRef],
      description: 'The organizations.',
      resolve: async ({ organizationIds }, _args, { access }) =>
        (await organizationsByIds(access, organizationIds)).filter((found) => found !== null),
    }),
  }),
});

builder.objectType(SignInAgainError, {
  name: 'SignInAgainError',
  description:
    'Whoever signs in with an outside issuer has no password here: this takes a token for which they signed in within the last five minutes, as its `auth_time` tells.',
  interfaces: [ErrorInterface],
});

const DataExportRef = builder.objectRef<DataExport>('DataExport').implement({
  description: 'Everything that is kept about the viewer.',
  fields: (t) => ({
    data: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'All of it, as one object; null where it is larger than 1 MB (use `url`), or was not asked for.',
      resolve: ({ data }) => data,
    }),
    url: t.expose('url', {
      type: 'URL',
      description:
        'Where a browser downloads the same as a file, without further authorization: treat it like a password. Dead after signOut.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the url ends: 15 minutes after it was made.',
    }),
  }),
});

const ExportMyDataInput = builder.inputType('ExportMyDataInput', {
  description: 'What exportMyData takes: `{}` will do.',
  fields: (t) => ({
    includeData: t.boolean({
      required: true,
      defaultValue: true,
      description: 'Whether to give the data in the answer, rather than the url alone.',
    }),
  }),
});

const DeleteMyAccountInput = builder.inputType('DeleteMyAccountInput', {
  description: 'What deleteMyAccount takes.',
  fields: (t) => ({
    password: t.string({
      required: false,
      description: "The viewer's password; left out by those who sign in with an outside issuer.",
    }),
    code: t.string({
      required: false,
      description:
        'Where two-factor is on: a code of the authenticator app, or one of the backup codes.',
    }),
  }),
});

const DeletedAccountRef = builder
  .objectRef<{ readonly userId: string }>('DeletedAccount')
  .implement({
    description: 'The account is gone, and its tokens have ended.',
    fields: (t) => ({
      id: t.id({
        description: 'The global id that the person had, of type User.',
        resolve: ({ userId }) => encodeGlobalId('User', userId),
      }),
    }),
  });

builder.mutationFields((t) => ({
  exportMyData: t.field({
    type: DataExportRef,
    ...answering('exportMyData', [NotFoundError]),
    description:
      'Gives the viewer everything that is kept about them: account, sessions, answers, memberships, what they did. Recorded in the audit log.',
    args: {
      input: t.arg({ type: ExportMyDataInput, required: true, description: 'How.' }),
    },
    resolve: (_root, { input }, context) =>
      context.services.privacy.exportData(signedIn(context), input.includeData),
  }),
  deleteMyAccount: t.field({
    type: DeletedAccountRef,
    ...answering('deleteMyAccount', [
      InvalidInputError,
      TwoFactorRequiredError,
      TooManyAttemptsError,
      SignInAgainError,
      SoleOwnerError,
    ]),
    description:
      'Deletes the account of the viewer for good, with everything personal of them. Wants the password once more. Organizations stay, without them; the only owner of one transfers or deletes it first.',
    args: {
      input: t.arg({
        type: DeleteMyAccountInput,
        required: true,
        description: 'Who they are, once more.',
      }),
    },
    resolve: async (_root, { input }, context) => {
      const asker = signedIn(context);
      await context.services.privacy.deleteAccount(asker, input);
      return { userId: asker.viewer.userId };
    },
  }),
}));
