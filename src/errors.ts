import type { MessageParameters } from './messages/messages.ts';

/** Everything that can be wrong with a field. Codes are settled: clients switch on them, whatever the language. */
export const ISSUE_CODES = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_SMALL',
  'TOO_LARGE',
  'TOO_FEW',
  'TOO_MANY',
  'INVALID_TYPE',
  'INVALID_VALUE',
  'INVALID_CHARACTERS',
  'INVALID_NAME',
  'INVALID_EMAIL',
  'INVALID_URL',
  'INVALID_SLUG',
  'INVALID_COUNTRY',
  'INVALID_CURRENCY',
  'INVALID_LOCALE',
  'INVALID_TIMEZONE',
  'NOT_ALLOWED',
  'NOT_SKIPPABLE',
  'MUST_BE_ACCEPTED',
  'DUPLICATE',
  'OWN_EMAIL',
  'UNKNOWN_INDUSTRY',
  'UNKNOWN_PARENT',
  'UNKNOWN_DEPARTMENT',
  'DEPARTMENT_CYCLE',
  'DEPARTMENT_TOO_DEEP',
  'SLUG_TAKEN',
  'SLUG_UNAVAILABLE',
  'NUL_CHARACTER',
  'UNPAIRED_SURROGATE',
  'STEP_TOO_LARGE',
  'PASSWORD_TOO_COMMON',
  'STEP_INCOMPLETE',
  'SIZE_MISMATCH',
  'TOO_MANY_KEY_RESULTS',
  'DISPOSABLE_EMAIL',
  'DOMAIN_MISMATCH',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'ROLE_NOT_ALLOWED',
  'UNKNOWN_MEMBER',
  'OBJECTIVE_CLOSED',
  'PUBLIC_MAIL_DOMAIN',
  'DOMAIN_NOT_PROVEN',
  'WRONG_PASSWORD',
  'WRONG_CODE',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** One thing wrong with a field (ERROR), or worth a second look (WARNING, which never blocks). */
export interface Issue {
  /** Where, as the client sent it, relative to the step's answers or the mutation's input. */
  readonly path: readonly string[];
  readonly code: IssueCode;
  readonly severity: 'ERROR' | 'WARNING';
  /** What the message names, such as a limit. */
  readonly params?: MessageParameters;
}

/** What is still due before a session can be completed; an empty path means the step as a whole. */
export interface Requirement {
  readonly step: string;
  readonly path: readonly string[];
  readonly code: IssueCode;
  readonly params?: MessageParameters;
}

/** The codes of expected failures: data to the client, one class each below. */
export const ERROR_CODES = [
  'INVALID_INPUT',
  'STALE_VERSION',
  'SESSION_STATE',
  'REQUIREMENTS_DUE',
  'NOT_FOUND',
  'EMAIL_TAKEN',
  'INVALID_CREDENTIALS',
  'INVALID_REFRESH_TOKEN',
  'IDEMPOTENCY',
  'FORBIDDEN',
  'LAST_OWNER',
  'SOLE_OWNER',
  'INVITATION_STATE',
  'TOO_MANY_ATTEMPTS',
  'TWO_FACTOR_REQUIRED',
  'SIGN_IN_AGAIN',
  'AI_DISABLED',
  'SUGGESTION_STATE',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure that the caller can do something about. Whatever is not one is a fault of ours: logged and masked. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** The locale of the session that it is about, a BCP 47 tag; null where it is about none, or that has none yet. */
  locale: string | null = null;
  /** What the message names. */
  readonly params: MessageParameters = {};
}

/** Fields are wrong: each issue says which and how. Nothing was changed. */
export class InvalidInputError extends DomainError {
  readonly code = 'INVALID_INPUT';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super('Some fields are not right.');
    this.issues = issues;
  }
}

/** Another writer was first. `step` is as it is now; `conflicts` the top-level fields sent that differ from it. */
export class StaleVersionError<Step = unknown> extends DomainError {
  readonly code = 'STALE_VERSION';
  readonly step: Step;
  readonly conflicts: readonly string[];
  constructor(step: Step, conflicts: readonly string[]) {
    super('The step was changed meanwhile.');
    this.step = step;
    this.conflicts = conflicts;
  }
}

/** The session's state does not allow this, or a step is out of order. `session` is as it is now. */
export class SessionStateError<Session = unknown> extends DomainError {
  readonly code = 'SESSION_STATE';
  readonly session: Session;
  readonly reason: SessionStateReason;
  constructor(session: Session, reason: SessionStateReason) {
    super(`Not possible in this state: ${reason}.`);
    this.session = session;
    this.reason = reason;
  }
}
/** Why a session refuses; each has a message of its own. */
export const SESSION_STATE_REASONS = [
  'SESSION_PAUSED',
  'SESSION_COMPLETED',
  'SESSION_ABANDONED',
  'SESSION_EXPIRED',
  'STEP_OUT_OF_ORDER',
  'ANOTHER_SESSION_OPEN',
  'RESUME_TOO_LATE',
] as const;
export type SessionStateReason = (typeof SESSION_STATE_REASONS)[number];

/** The session cannot be completed yet: what is due. Nothing was created. */
export class RequirementsDueError extends DomainError {
  readonly code = 'REQUIREMENTS_DUE';
  readonly requirements: readonly Requirement[];
  constructor(requirements: readonly Requirement[]) {
    super('Some steps are not finished.');
    this.requirements = requirements;
  }
}

/** It does not exist, or the viewer may not see it: the two are not told apart. */
export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';
  constructor() {
    super('Not found.');
  }
}

/** The address has an account already. */
export class EmailTakenError extends DomainError {
  readonly code = 'EMAIL_TAKEN';
  constructor() {
    super('The e-mail address has an account already.');
  }
}

/** Address and password do not belong together; which of them is wrong is never told. */
export class InvalidCredentialsError extends DomainError {
  readonly code = 'INVALID_CREDENTIALS';
  constructor() {
    super('E-mail address or password is wrong.');
  }
}

/** The refresh token is unknown, used, or of a session that ended. */
export class InvalidRefreshTokenError extends DomainError {
  readonly code = 'INVALID_REFRESH_TOKEN';
  constructor() {
    super('The refresh token is not valid any more.');
  }
}

/** The idempotency key was used before, for something else. Nothing was changed. */
export class IdempotencyError extends DomainError {
  readonly code = 'IDEMPOTENCY';
  constructor() {
    super('The idempotency key was used for another request.');
  }
}

/** The viewer sees it, and their role does not let them do this. What one may not see is a NotFoundError instead. */
export class ForbiddenError extends DomainError {
  readonly code = 'FORBIDDEN';
  constructor() {
    super('Not within the role.');
  }
}

/** The organization would be left without an owner. */
export class LastOwnerError extends DomainError {
  readonly code = 'LAST_OWNER';
  constructor() {
    super('An organization always has an owner.');
  }
}

/** The account cannot be deleted yet: the person is the only owner of these organizations (UUIDs). */
export class SoleOwnerError extends DomainError {
  readonly code = 'SOLE_OWNER';
  readonly organizationIds: readonly string[];
  constructor(organizationIds: readonly string[]) {
    super('Organizations would be left without an owner.');
    this.organizationIds = organizationIds;
  }
}

/** Why an invitation cannot be answered; each has a message of its own. */
export const INVITATION_REASONS = [
  'INVITATION_EXPIRED',
  'INVITATION_ACCEPTED',
  'INVITATION_DECLINED',
  'INVITATION_REVOKED',
  'INVITATION_OTHER_ADDRESS',
  'INVITATION_ADDRESS_UNVERIFIED',
  'INVITATION_ALREADY_MEMBER',
] as const;
export type InvitationReason = (typeof INVITATION_REASONS)[number];

/** The invitation cannot be answered as it stands, or not by this person. */
export class InvitationStateError extends DomainError {
  readonly code = 'INVITATION_STATE';
  readonly reason: InvitationReason;
  constructor(reason: InvitationReason) {
    super(`Not possible: ${reason}.`);
    this.reason = reason;
  }
}

/** Too many wrong passwords for this account or from this network: none is looked at for a while. */
export class TooManyAttemptsError extends DomainError {
  readonly code = 'TOO_MANY_ATTEMPTS';
  /** Seconds to wait. */
  readonly retryAfter: number;
  override readonly params: MessageParameters;
  constructor(retryAfter: number) {
    super('Too many wrong passwords.');
    this.retryAfter = retryAfter;
    this.params = { retryAfter };
  }
}

/** The password is right; the account also wants a code of the authenticator app. */
export class TwoFactorRequiredError extends DomainError {
  readonly code = 'TWO_FACTOR_REQUIRED';
  constructor() {
    super('A code of the authenticator app is needed.');
  }
}

/** The sign-in is too long ago for this: whoever has no password here proves who they are by signing in anew. */
export class SignInAgainError extends DomainError {
  readonly code = 'SIGN_IN_AGAIN';
  constructor() {
    super('The sign-in is too long ago.');
  }
}

/** Why nothing is suggested to somebody; each has a message of its own. */
export const AI_DISABLED_REASONS = ['SWITCHED_OFF', 'ASSISTANCE_OFF', 'KIND_OFF'] as const;
export type AiDisabledReason = (typeof AI_DISABLED_REASONS)[number];

/** The person chose that nothing of this kind is suggested to them. */
export class AiDisabledError extends DomainError {
  readonly code = 'AI_DISABLED';
  readonly reason: AiDisabledReason;
  constructor(reason: AiDisabledReason) {
    super(`Not suggested: ${reason}.`);
    this.reason = reason;
  }
}

/** Why a suggestion cannot be accepted, or not be rejected either; each has a message of its own. */
export const SUGGESTION_STATE_REASONS = [
  'SUGGESTION_NOT_READY',
  'SUGGESTION_EXPIRED',
  'SUGGESTION_FAILED',
  'SUGGESTION_DECIDED',
  'SUGGESTION_HIDDEN',
] as const;
export type SuggestionStateReason = (typeof SUGGESTION_STATE_REASONS)[number];

/** The suggestion's state does not allow this. `suggestion` is as it is now. */
export class SuggestionStateError<Suggestion = unknown> extends DomainError {
  readonly code = 'SUGGESTION_STATE';
  readonly suggestion: Suggestion;
  readonly reason: SuggestionStateReason;
  constructor(suggestion: Suggestion, reason: SuggestionStateReason) {
    super(`Not possible in this state: ${reason}.`);
    this.suggestion = suggestion;
    this.reason = reason;
  }
}

/** What went wrong, in a line for the log: connections fail with errors that have a code and no message. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ((error as { code?: string }).code ?? error.name);
}
