import { builder, enumOf } from './builder.ts';
import {
  EmailTakenError,
  ForbiddenError,
  IdempotencyError,
  InvalidCredentialsError,
  InvalidInputError,
  InvalidRefreshTokenError,
  INVITATION_REASONS,
  InvitationStateError,
  ISSUE_CODES,
  LastOwnerError,
  NotFoundError,
  TooManyAttemptsError,
  TwoFactorRequiredError,
} from './errors.ts';
import type { DomainError, ErrorCode, Issue } from './errors.ts';
import { languageOf } from './messages/language.ts';
import { catalogues, message } from './messages/messages.ts';

/** Errors as data: what a mutation answers instead of its success type. Onboarding's own are in its folder. */

const errorCodes: Readonly<Record<ErrorCode, string>> = {
  INVALID_INPUT: 'Fields are wrong: see `issues`.',
  STALE_VERSION: 'Another device was first: see `step` and `conflicts`.',
  SESSION_STATE: "The session's state does not allow it, or a step is out of order: see `session`.",
  REQUIREMENTS_DUE: 'Something is due before the session can be completed: see `requirements`.',
  NOT_FOUND: 'It does not exist, or you may not see it.',
  EMAIL_TAKEN: 'The e-mail address has an account already: offer to sign in.',
  INVALID_CREDENTIALS: 'E-mail address or password is wrong.',
  INVALID_REFRESH_TOKEN: 'The refresh token is used, ended or unknown: sign in again.',
  IDEMPOTENCY: 'The idempotency key was used for another request: make a new one.',
  FORBIDDEN: 'You see it, and your role does not let you do this.',
  LAST_OWNER: 'The organization would be left without an owner: make another owner first.',
  SOLE_OWNER: 'Organizations would be left without an owner: see `organizations`.',
  INVITATION_STATE:
    'The invitation cannot be answered as it stands, or not by you: see the message.',
  TOO_MANY_ATTEMPTS: 'Too many wrong passwords: see `retryAfter`.',
  TWO_FACTOR_REQUIRED: 'The account wants a code of the authenticator app as well.',
  SIGN_IN_AGAIN: 'The sign-in is too long ago for this: sign in again, and come back at once.',
  AI_DISABLED: 'The person switched suggestions off: see `reason`.',
  SUGGESTION_STATE: "The suggestion's state does not allow it: see `suggestion`.",
};

const ErrorCodeEnum = enumOf(
  'ErrorCode',
  'Which error it is: what a client switches on.',
  errorCodes,
);

/** What these codes say in English. */
const meanings = <Code extends keyof typeof catalogues.en>(codes: readonly Code[]) =>
  Object.fromEntries(codes.map((code) => [code, catalogues.en[code]])) as Record<Code, string>;

export const IssueCodeEnum = enumOf(
  'IssueCode',
  'What is wrong with a field: what a client switches on, whatever the language.',
  meanings(ISSUE_CODES),
);

const InvitationReasonEnum = enumOf(
  'InvitationReason',
  'Why an invitation cannot be answered.',
  meanings(INVITATION_REASONS),
);

const SeverityEnum = enumOf('Severity', 'Whether an issue blocks.', {
  ERROR: 'Blocks a submission, never a draft.',
  WARNING: 'Deserves a second look; never blocks.',
});

/** The options that mutations of signed-in people share: for whom they are, and what they may answer. */
export function answering<Types extends readonly (new (...args: never[]) => DomainError)[]>(
  mutation: string,
  types: Types,
) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Result`;
  return {
    nullable: true as const,
    authScopes: { signedIn: true },
    errors: { types: [...types], union: { name, description: `What ${mutation} answers.` } },
  };
}

export const messageDescription =
  "For people to read: in the session's language where it has one, else by Accept-Language; English or Spanish.";

export const idempotencyKeyDescription =
  'Any text of 1 to 255 characters, new for each thing to be made: a repetition within 24 hours with the same key and input gives the same result, with another input an IdempotencyError.';

/** Something to tell in the language of a session, where it belongs to one that has a language. */
export type InLocale<T> = T & { readonly locale: string | null };
export const inLocale = <T extends object>(
  items: readonly T[],
  locale: string | null,
): InLocale<T>[] => items.map((item) => ({ ...item, locale }));

export const FieldIssueRef = builder.objectRef<InLocale<Issue>>('FieldIssue').implement({
  description: 'Something wrong with a field, or worth a second look.',
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description:
        'Where, as the client sent it, relative to the answers or the input: ["departments", "0", "name"]. Empty for the whole.',
    }),
    code: t.expose('code', { type: IssueCodeEnum, description: 'What.' }),
    message: t.string({
      description: messageDescription,
      resolve: ({ code, params, locale }, _args, { language }) =>
        message(languageOf(locale, language), code, params),
    }),
    severity: t.expose('severity', { type: SeverityEnum, description: 'Whether it blocks.' }),
  }),
});

export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: 'A failure that the caller can do something about. Every result union holds some.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Which error it is.' }),
    message: t.string({
      description: messageDescription,
      resolve: ({ code, locale, params }, _args, { language }) =>
        message(languageOf(locale, language), code, params),
    }),
  }),
});

builder.objectType(InvalidInputError, {
  name: 'InvalidInputError',
  description: 'Fields are wrong; nothing was changed.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [FieldIssueRef],
      description: 'All that is wrong, at once.',
      resolve: ({ issues, locale }) => inLocale(issues, locale),
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'It does not exist, or the viewer may not see it.',
  interfaces: [ErrorInterface],
});

builder.objectType(EmailTakenError, {
  name: 'EmailTakenError',
  description: 'The e-mail address has an account already.',
  interfaces: [ErrorInterface],
});

builder.objectType(InvalidCredentialsError, {
  name: 'InvalidCredentialsError',
  description: 'E-mail address and password do not belong together; which is wrong is not told.',
  interfaces: [ErrorInterface],
});

builder.objectType(InvalidRefreshTokenError, {
  name: 'InvalidRefreshTokenError',
  description: 'The refresh token is used, ended or unknown.',
  interfaces: [ErrorInterface],
});

builder.objectType(IdempotencyError, {
  name: 'IdempotencyError',
  description: 'The idempotency key was used within 24 hours for another request.',
  interfaces: [ErrorInterface],
});

builder.objectType(ForbiddenError, {
  name: 'ForbiddenError',
  description:
    'The viewer sees it, and their role does not let them do this. What one may not see is a NotFoundError instead.',
  interfaces: [ErrorInterface],
});

builder.objectType(LastOwnerError, {
  name: 'LastOwnerError',
  description: 'An organization always has an owner: the last one neither leaves nor steps down.',
  interfaces: [ErrorInterface],
});

builder.objectType(InvitationStateError, {
  name: 'InvitationStateError',
  description: 'The invitation cannot be answered as it stands, or not by this person.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    message: t.string({
      description: messageDescription,
      resolve: ({ reason, locale }, _args, { language }) =>
        message(languageOf(locale, language), reason),
    }),
    reason: t.expose('reason', { type: InvitationReasonEnum, description: 'Why.' }),
  }),
});

builder.objectType(TooManyAttemptsError, {
  name: 'TooManyAttemptsError',
  description: 'Too many wrong passwords for this account or from this network.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    retryAfter: t.exposeInt('retryAfter', { description: 'Seconds to wait.' }),
  }),
});

builder.objectType(TwoFactorRequiredError, {
  name: 'TwoFactorRequiredError',
  description: 'The password is right; send it again with the code of the authenticator app.',
  interfaces: [ErrorInterface],
});
