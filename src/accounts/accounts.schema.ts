import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import {
  EmailTakenError,
  InvalidCredentialsError,
  InvalidInputError,
  InvalidRefreshTokenError,
  TooManyAttemptsError,
  TwoFactorRequiredError,
} from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import type { AuthTokens, Person } from './accounts.service.ts';

/** A person, and the session that they just opened or renewed, where the request came without its token. */
export interface ViewerPerson extends Person {
  readonly sessionId?: string;
}

export const ViewerRef = builder.objectRef<ViewerPerson>('Viewer').implement({
  description: 'The signed-in person, as they see themselves.',
  fields: (t) => ({
    id: t.id({
      description: 'Their global id, of type User.',
      resolve: ({ id }) => encodeGlobalId('User', id),
    }),
    email: t.expose('email', {
      type: 'EmailAddress',
      nullable: true,
      description:
        'Their e-mail address, in lower case; null where an outside token issuer did not tell one.',
    }),
    emailVerified: t.exposeBoolean('emailVerified', {
      description: 'Whether they proved that mail to the address reaches them.',
    }),
    name: t.exposeString('name', { description: 'What others call them.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'When they were first seen here.',
    }),
  }),
});

const AuthPayloadRef = builder.objectRef<AuthTokens>('AuthPayload').implement({
  description: 'Signed in: the tokens of the session, and who it is.',
  fields: (t) => ({
    token: t.exposeString('token', {
      description:
        'The access token: send it as `Authorization: Bearer …`, for WebSocket as `connectionParams.authorization`.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the access token ends. Call refreshAuth before.',
    }),
    refreshToken: t.exposeString('refreshToken', {
      description:
        'For one call of refreshAuth, which gives the next one. Keep it as safe as a password.',
    }),
    viewer: t.field({
      type: ViewerRef,
      description: 'The person.',
      resolve: async ({ userId, sessionId }, _args, { services }) => {
        const person = await services.accounts.person(userId);
        if (!person) throw new Error('A person who just signed in has no row.');
        return { ...person, sessionId };
      },
    }),
  }),
});

const SignOutPayloadRef = builder.objectRef<object>('SignOutPayload').implement({
  description: 'Signed out.',
  fields: (t) => ({
    signedOut: t.boolean({
      description:
        'Always true: the token is refused from now on, on other instances within a second.',
      resolve: () => true,
    }),
  }),
});

const RegisterInput = builder.inputType('RegisterInput', {
  description: 'Who registers.',
  fields: (t) => ({
    email: t.string({
      required: true,
      description: 'Their e-mail address, at most 254 characters; case does not count.',
    }),
    password: t.string({
      required: true,
      description: '8 to 128 characters of any kind, as typed; not one of the commonest passwords.',
    }),
    name: t.string({ required: true, description: 'What others call them: 2 to 100 characters.' }),
    invitationToken: t.string({
      description:
        'From an invitation that was mailed to this address: verifies it at once. Any other is ignored. The invitation itself is answered by acceptInvitation.',
    }),
  }),
});

const SignInInput = builder.inputType('SignInInput', {
  description: 'Who signs in.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The e-mail address that they registered.' }),
    password: t.string({ required: true, description: 'Their password.' }),
    code: t.string({
      description:
        'Where two-factor is on: six digits of the authenticator app, or one of the backup codes. Each is taken once.',
    }),
  }),
});

const RefreshAuthInput = builder.inputType('RefreshAuthInput', {
  description: 'Which session goes on.',
  fields: (t) => ({
    refreshToken: t.string({
      required: true,
      description: 'The latest refresh token of the session. A second use of one ends the session.',
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description: 'The signed-in person; null when nobody is signed in.',
    resolve: (_root, _args, { viewer, access, services }) =>
      viewer && services.accounts.person(viewer.userId, access),
  }),
);

builder.mutationFields((t) => ({
  register: t.field({
    type: AuthPayloadRef,
    nullable: true,
    description: 'Makes an account with an e-mail address and a password, and signs in.',
    errors: {
      types: [InvalidInputError, EmailTakenError],
      union: { name: 'RegisterResult', description: 'What register answers.' },
    },
    args: { input: t.arg({ type: RegisterInput, required: true, description: 'Who registers.' }) },
    resolve: (_root, { input }, { services, ip, userAgent, language }) =>
      services.accounts.register(input, { ip, userAgent, language }),
  }),
  signIn: t.field({
    type: AuthPayloadRef,
    nullable: true,
    description:
      'Opens a session with e-mail address and password, and a code where two-factor is on. After 10 failures in a row for the address or from the network, each makes the next wait longer.',
    errors: {
      types: [
        InvalidCredentialsError,
        TwoFactorRequiredError,
        TooManyAttemptsError,
        InvalidInputError,
      ],
      union: { name: 'SignInResult', description: 'What signIn answers.' },
    },
    args: { input: t.arg({ type: SignInInput, required: true, description: 'Who signs in.' }) },
    resolve: (_root, { input }, { services, ip, userAgent, language }) =>
      services.accounts.signIn(input, { ip, userAgent, language }),
  }),
  refreshAuth: t.field({
    type: AuthPayloadRef,
    nullable: true,
    description:
      'Prolongs the session and gives new tokens. Needs no access token. Call it once at a time: a refresh token that comes twice was copied, and ends the session.',
    errors: {
      types: [InvalidRefreshTokenError],
      union: { name: 'RefreshAuthResult', description: 'What refreshAuth answers.' },
    },
    args: {
      input: t.arg({
        type: RefreshAuthInput,
        required: true,
        description: 'Which session goes on.',
      }),
    },
    resolve: (_root, { input }, { services }) => services.accounts.refresh(input.refreshToken),
  }),
  signOut: t.field({
    type: SignOutPayloadRef,
    nullable: true,
    description:
      'Ends the session of the token used: its access and refresh tokens are refused from then on, and its streams complete.',
    authScopes: { signedIn: true },
    resolve: async (_root, _args, context) => {
      await context.services.accounts.signOut(signedIn(context).viewer);
      return {};
    },
  }),
}));
