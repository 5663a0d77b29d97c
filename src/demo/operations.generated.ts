/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What acceptSuggestion takes. */
export type AcceptSuggestionInput = {
  /** The suggestion's step, with the proposed fields to have otherwise: what was changed is kept, and the suggestion is MODIFIED. Also how an alternative is accepted. */
  readonly edits?: OnboardingStepDraft | null | undefined;
  /** Of the suggestion's step. The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. Of a kind without a step, anything. */
  readonly expectedVersion: number;
  /** The id of an AiSuggestion of yours. */
  readonly id: string;
};

/** How much an AI may help. */
export type AiAssistance =
  /** With suggestions wherever it can. */
  | 'EXTENSIVE'
  /** Only when asked. */
  | 'MINIMAL'
  /** With suggestions now and then. */
  | 'MODERATE'
  /** Not at all. */
  | 'OFF';

/** What can be suggested. */
export type AiSuggestionKind =
  /** What a company like this one struggles with, and wants. */
  | 'CHALLENGES_AND_GOALS'
  /** A better description of the company, from a rough one. */
  | 'COMPANY_DESCRIPTION'
  /** The departments that a company like this one has. */
  | 'DEPARTMENTS'
  /** The industry of the company: the best one, and up to three others. */
  | 'INDUSTRY'
  /** A role and a department for each address in the draft of the TEAM step. */
  | 'INVITATION_ROLES'
  /** What to do in the first week. */
  | 'NEXT_STEPS'
  /** First objectives, with key results. */
  | 'OBJECTIVES'
  /** What stands out in the answers, and what is risky or missing. */
  | 'REVIEW_INSIGHTS';

/** Why no model answered where one might have, or why a suggestion failed. */
export type AiSuggestionNote =
  /** The organization's budget of the day is spent. */
  | 'BUDGET_ORGANIZATION'
  /** The person's budget of the day is spent. */
  | 'BUDGET_PERSON'
  /** The server's budget of the day is spent. */
  | 'BUDGET_SERVER'
  /** Too many were waiting for the model. */
  | 'BUSY'
  /** Whoever watched it went away, or cancelled it. */
  | 'CANCELLED'
  /** Whoever runs this server forbids models. */
  | 'FORBIDDEN_BY_OPERATOR'
  /** The organization's owners forbid models. */
  | 'FORBIDDEN_BY_ORGANIZATION'
  /** The server stopped while the model was asked. */
  | 'INTERRUPTED'
  /** What the model answered could not be used, nor could its second attempt. */
  | 'INVALID_OUTPUT'
  /** The model could not be reached, or refused. */
  | 'MODEL_UNAVAILABLE'
  /** There was nothing to propose: the rationale says what is missing. */
  | 'NOTHING_FOUND'
  /** Without personal data there was nothing to ask a model. */
  | 'NOTHING_TO_SEND'
  /** The person did not choose that anything is sent to a model. */
  | 'NO_CONSENT'
  /** This server has no model. */
  | 'NO_MODEL'
  /** The model took too long. */
  | 'TIMED_OUT'
  /** The person withdrew their consent. */
  | 'WITHDRAWN';

/** Where a suggestion comes from. */
export type AiSuggestionSource =
  /** A model wrote it for an equal request, within the last six hours. */
  | 'CACHE'
  /** A model wrote it for this request. */
  | 'MODEL'
  /** Rules over the industry knowledge base made it on this server. */
  | 'RULES';

/** How far a suggestion is. */
export type AiSuggestionState =
  /** It was taken as it was. */
  | 'ACCEPTED'
  /** Nobody decided on it in time: ask for another. */
  | 'EXPIRED'
  /** It came to nothing: its note says why. */
  | 'FAILED'
  /** It was taken with changes. */
  | 'MODIFIED'
  /** A model is asked, and nothing of its answer is there yet. */
  | 'PENDING'
  /** It is complete, and may be accepted or rejected. */
  | 'READY'
  /** It was refused. */
  | 'REJECTED'
  /** A model answers: parts of it are there. */
  | 'STREAMING';

/** What an organization wants to achieve. */
export type BusinessGoal =
  /** Make customers happier. */
  | 'CUSTOMER_SATISFACTION'
  /** Find new ways. */
  | 'INNOVATION'
  /** Reach new markets. */
  | 'MARKET_EXPANSION'
  /** Do the same with less. */
  | 'OPERATIONAL_EFFICIENCY'
  /** Build new or better products. */
  | 'PRODUCT_DEVELOPMENT'
  /** Earn more. */
  | 'REVENUE_GROWTH'
  /** Do it in a way that lasts. */
  | 'SUSTAINABILITY'
  /** Help people grow. */
  | 'TEAM_DEVELOPMENT';

/** What an organization struggles with. */
export type Challenge =
  /** Teams pull in different directions. */
  | 'ALIGNMENT'
  /** Word does not get around. */
  | 'COMMUNICATION'
  /** Habits stand in the way. */
  | 'CULTURE'
  /** Plans are not carried out. */
  | 'EXECUTION'
  /** Too much at once. */
  | 'FOCUS'
  /** Growing is hard, or happens too fast. */
  | 'GROWTH'
  /** Results are not measured, or not well. */
  | 'MEASUREMENT'
  /** Too few people or too little money. */
  | 'RESOURCES';

/** Where decisions are made. */
export type CollaborationStyle =
  /** In one place. */
  | 'CENTRALIZED'
  /** Where the work is. */
  | 'DISTRIBUTED'
  /** Some of both. */
  | 'HYBRID';

/** How somebody wants to be addressed. */
export type CommunicationStyle =
  /** Formally. */
  | 'FORMAL'
  /** Informally. */
  | 'INFORMAL';

/** How many people work in a company. */
export type CompanySize =
  /** More than 1000 people. */
  | 'ENTERPRISE'
  /** 251 to 1000 people. */
  | 'LARGE'
  /** 51 to 250 people. */
  | 'MEDIUM'
  /** 11 to 50 people. */
  | 'SMALL'
  /** 1 to 10 people. */
  | 'STARTUP';

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. What the company is. */
export type CompanyStepDraft = {
  /** The city it is based in, at most 100 characters. */
  readonly city?: string | null | undefined;
  /** Where it is based: an ISO 3166-1 alpha-2 code such as ES. */
  readonly country?: string | null | undefined;
  /** What the company does, 20 to 1000 characters. May have several lines. */
  readonly description?: string | null | undefined;
  /** How many people work there, 1 to 1,000,000. Outside the size's band it gives a warning SIZE_MISMATCH. */
  readonly employeeCount?: number | null | undefined;
  /** The year it was founded, from 1800 to this year. */
  readonly foundedYear?: number | null | undefined;
  /** The id of an Industry, from Query.industries. */
  readonly industryId?: string | null | undefined;
  /** Where its logo is: an https:// address, at most 500 characters. */
  readonly logoUrl?: string | null | undefined;
  /** The company's name, 2 to 255 characters. */
  readonly name?: string | null | undefined;
  /** How many people work in a company. */
  readonly size?: CompanySize | null | undefined;
  /** The company's part of addresses: `a-z0-9` and single inner hyphens, 3 to 63 characters. Made from the name when left out. See Query.organizationSlug. */
  readonly slug?: string | null | undefined;
  /** Its web address with http:// or https://, at most 255 characters. */
  readonly website?: string | null | undefined;
};

/** Answers that submit the step. What the company is. */
export type CompanyStepInput = {
  /** The city it is based in, at most 100 characters. */
  readonly city?: string | null | undefined;
  /** Where it is based: an ISO 3166-1 alpha-2 code such as ES. */
  readonly country: string;
  /** What the company does, 20 to 1000 characters. May have several lines. */
  readonly description: string;
  /** How many people work there, 1 to 1,000,000. Outside the size's band it gives a warning SIZE_MISMATCH. */
  readonly employeeCount?: number | null | undefined;
  /** The year it was founded, from 1800 to this year. */
  readonly foundedYear?: number | null | undefined;
  /** The id of an Industry, from Query.industries. */
  readonly industryId: string;
  /** Where its logo is: an https:// address, at most 500 characters. */
  readonly logoUrl?: string | null | undefined;
  /** The company's name, 2 to 255 characters. */
  readonly name: string;
  /** How many people work in a company. */
  readonly size: CompanySize;
  /** The company's part of addresses: `a-z0-9` and single inner hyphens, 3 to 63 characters. Made from the name when left out. See Query.organizationSlug. */
  readonly slug?: string | null | undefined;
  /** Its web address with http:// or https://, at most 255 characters. */
  readonly website?: string | null | undefined;
};

/** A department of the company. */
export type DepartmentDraft = {
  /** A name for this department within the list, for parentKey and departmentKey: 1 to 100 characters, unique. */
  readonly key?: string | null | undefined;
  /** The department's name, 1 to 100 characters, unique. */
  readonly name?: string | null | undefined;
  /** The key of the department that it is part of. None: it stands at the top. */
  readonly parentKey?: string | null | undefined;
  /** What a department does. */
  readonly type?: DepartmentType | null | undefined;
};

/** A department of the company. */
export type DepartmentInput = {
  /** A name for this department within the list, for parentKey and departmentKey: 1 to 100 characters, unique. */
  readonly key: string;
  /** The department's name, 1 to 100 characters, unique. */
  readonly name: string;
  /** The key of the department that it is part of. None: it stands at the top. */
  readonly parentKey?: string | null | undefined;
  /** What a department does. */
  readonly type: DepartmentType;
};

/** What a department does. */
export type DepartmentType =
  /** Gives it its form. */
  | 'DESIGN'
  /** Builds and runs what is technical. */
  | 'ENGINEERING'
  /** Looks after money. */
  | 'FINANCE'
  /** Looks after people. */
  | 'HR'
  /** Looks after contracts and the law. */
  | 'LEGAL'
  /** Makes it known. */
  | 'MARKETING'
  /** Keeps the business running. */
  | 'OPERATIONS'
  /** Something else. */
  | 'OTHER'
  /** Decides what is built. */
  | 'PRODUCT'
  /** Sells it. */
  | 'SALES'
  /** Helps customers. */
  | 'SUPPORT';

/** Which error it is: what a client switches on. */
export type ErrorCode =
  /** The person switched suggestions off: see `reason`. */
  | 'AI_DISABLED'
  /** The e-mail address has an account already: offer to sign in. */
  | 'EMAIL_TAKEN'
  /** You see it, and your role does not let you do this. */
  | 'FORBIDDEN'
  /** The idempotency key was used for another request: make a new one. */
  | 'IDEMPOTENCY'
  /** E-mail address or password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** Fields are wrong: see `issues`. */
  | 'INVALID_INPUT'
  /** The refresh token is used, ended or unknown: sign in again. */
  | 'INVALID_REFRESH_TOKEN'
  /** The invitation cannot be answered as it stands, or not by you: see the message. */
  | 'INVITATION_STATE'
  /** The organization would be left without an owner: make another owner first. */
  | 'LAST_OWNER'
  /** It does not exist, or you may not see it. */
  | 'NOT_FOUND'
  /** Something is due before the session can be completed: see `requirements`. */
  | 'REQUIREMENTS_DUE'
  /** The session's state does not allow it, or a step is out of order: see `session`. */
  | 'SESSION_STATE'
  /** The sign-in is too long ago for this: sign in again, and come back at once. */
  | 'SIGN_IN_AGAIN'
  /** Organizations would be left without an owner: see `organizations`. */
  | 'SOLE_OWNER'
  /** Another device was first: see `step` and `conflicts`. */
  | 'STALE_VERSION'
  /** The suggestion's state does not allow it: see `suggestion`. */
  | 'SUGGESTION_STATE'
  /** Too many wrong passwords: see `retryAfter`. */
  | 'TOO_MANY_ATTEMPTS'
  /** The account wants a code of the authenticator app as well. */
  | 'TWO_FACTOR_REQUIRED';

/** What somebody wants to see first. */
export type FocusArea =
  /** What the numbers say. */
  | 'ANALYTICS'
  /** Who works with whom. */
  | 'COLLABORATION'
  /** What is being done. */
  | 'EXECUTION'
  /** What to tell others. */
  | 'REPORTING'
  /** Where it goes. */
  | 'STRATEGY';

/** A tool that an organization works with. */
export type Integration =
  /** Asana. */
  | 'ASANA'
  /** E-mail. */
  | 'EMAIL'
  /** GitHub. */
  | 'GITHUB'
  /** Jira. */
  | 'JIRA'
  /** Notion. */
  | 'NOTION'
  /** Slack. */
  | 'SLACK'
  /** Microsoft Teams. */
  | 'TEAMS'
  /** Trello. */
  | 'TRELLO';

/** A colleague to invite. */
export type InvitationDraft = {
  /** The key of the department, of the STRUCTURE step, that they will belong to. */
  readonly departmentKey?: string | null | undefined;
  /** Whom to invite: an e-mail address, not your own, each once. */
  readonly email?: string | null | undefined;
  /** The role that an invited person gets. */
  readonly role?: InvitationRole | null | undefined;
};

/** A colleague to invite. */
export type InvitationInput = {
  /** The key of the department, of the STRUCTURE step, that they will belong to. */
  readonly departmentKey?: string | null | undefined;
  /** Whom to invite: an e-mail address, not your own, each once. */
  readonly email: string;
  /** The role that an invited person gets. */
  readonly role: InvitationRole;
};

/** The role that an invited person gets. */
export type InvitationRole =
  /** Manages the organization and its people. */
  | 'ADMIN'
  /** Manages a department. */
  | 'MANAGER'
  /** Takes part. */
  | 'MEMBER'
  /** Reads only. */
  | 'VIEWER';

/** How an invitation stands. */
export type InvitationState =
  /** The person took the place. */
  | 'ACCEPTED'
  /** The person does not want to join. */
  | 'DECLINED'
  /** Its 7 days are over. Resend it. */
  | 'EXPIRED'
  /** Waits to be accepted. */
  | 'PENDING'
  /** Taken back. */
  | 'REVOKED';

/** What is wrong with a field: what a client switches on, whatever the language. */
export type IssueCode =
  /** Somebody else has invited this person. */
  | 'ALREADY_INVITED'
  /** This person is a member already. */
  | 'ALREADY_MEMBER'
  /** A department cannot be below itself. */
  | 'DEPARTMENT_CYCLE'
  /** Departments can be at most {max} levels deep. */
  | 'DEPARTMENT_TOO_DEEP'
  /** This looks like a throw-away address. */
  | 'DISPOSABLE_EMAIL'
  /** The website's domain is not that of your e-mail address ({domain}). */
  | 'DOMAIN_MISMATCH'
  /** Verify an e-mail address of yours at this domain first. */
  | 'DOMAIN_NOT_PROVEN'
  /** There is another one like this. */
  | 'DUPLICATE'
  /** Remove the control characters. */
  | 'INVALID_CHARACTERS'
  /** Use a two-letter ISO 3166-1 country code, such as ES. */
  | 'INVALID_COUNTRY'
  /** Use a three-letter ISO 4217 currency code, such as EUR. */
  | 'INVALID_CURRENCY'
  /** This is not a complete e-mail address, such as ada@example.com. */
  | 'INVALID_EMAIL'
  /** Use a BCP 47 language tag, such as en or es-MX. */
  | 'INVALID_LOCALE'
  /** Use letters, spaces, apostrophes, full stops and hyphens only. */
  | 'INVALID_NAME'
  /** Use lower-case letters, digits and single hyphens between them. */
  | 'INVALID_SLUG'
  /** Use an IANA time zone, such as Europe/Madrid. */
  | 'INVALID_TIMEZONE'
  /** This is not the kind of value that belongs here. */
  | 'INVALID_TYPE'
  /** This is not a complete web address that begins with {schemes}. */
  | 'INVALID_URL'
  /** Choose one of: {values}. */
  | 'INVALID_VALUE'
  /** This must be accepted to go on. */
  | 'MUST_BE_ACCEPTED'
  /** Leave this out here. */
  | 'NOT_ALLOWED'
  /** This step cannot be skipped. */
  | 'NOT_SKIPPABLE'
  /** Remove the null character (U+0000). */
  | 'NUL_CHARACTER'
  /** The objective is closed: it takes no more changes. */
  | 'OBJECTIVE_CLOSED'
  /** You cannot invite yourself. */
  | 'OWN_EMAIL'
  /** This password is among the most common ones. Choose another. */
  | 'PASSWORD_TOO_COMMON'
  /** Everybody can have an address at this domain. Use a domain of your own. */
  | 'PUBLIC_MAIL_DOMAIN'
  /** This is required. */
  | 'REQUIRED'
  /** Your role does not let you give this role. */
  | 'ROLE_NOT_ALLOWED'
  /** A company of this size has {min} to {max} employees. */
  | 'SIZE_MISMATCH'
  /** This address is taken. Choose another. */
  | 'SLUG_TAKEN'
  /** No address can be made of this name. Choose one. */
  | 'SLUG_UNAVAILABLE'
  /** This step is not finished. */
  | 'STEP_INCOMPLETE'
  /** The answers of a step can have at most {max} bytes. */
  | 'STEP_TOO_LARGE'
  /** Give at least {min}. */
  | 'TOO_FEW'
  /** Must be {max} or less. */
  | 'TOO_LARGE'
  /** Use at most {max} characters. */
  | 'TOO_LONG'
  /** Give at most {max}. */
  | 'TOO_MANY'
  /** More than {max} key results on one objective are hard to keep in view. */
  | 'TOO_MANY_KEY_RESULTS'
  /** Use at least {min} characters. */
  | 'TOO_SHORT'
  /** Must be {min} or more. */
  | 'TOO_SMALL'
  /** There is no such department. */
  | 'UNKNOWN_DEPARTMENT'
  /** There is no such industry. Take an id from the industries query. */
  | 'UNKNOWN_INDUSTRY'
  /** Choose another person, who is an active member. */
  | 'UNKNOWN_MEMBER'
  /** There is no such department. */
  | 'UNKNOWN_PARENT'
  /** Remove the broken character (an unpaired surrogate). */
  | 'UNPAIRED_SURROGATE'
  /** The code is not right, or not valid any more. */
  | 'WRONG_CODE'
  /** The password is not right. */
  | 'WRONG_PASSWORD';

/** What somebody does in their organization. */
export type JobRole =
  /** Leads the whole organization. */
  | 'CEO'
  /** Does specialist work without leading others. */
  | 'INDIVIDUAL_CONTRIBUTOR'
  /** Leads a department or several teams. */
  | 'MANAGER'
  /** Something else: say what in customRole. */
  | 'OTHER'
  /** Leads one team. */
  | 'TEAM_LEAD';

/** A measurable result of an objective. */
export type KeyResultDraft = {
  /** Where it stands now. 0 or 1 for BOOLEAN. */
  readonly baseline?: number | null | undefined;
  /** How a key result is measured. */
  readonly metricType?: MetricType | null | undefined;
  /** Where it should stand at the end. 0 or 1 for BOOLEAN. */
  readonly target?: number | null | undefined;
  /** What is to be reached, 5 to 150 characters. */
  readonly title?: string | null | undefined;
  /** What is counted, at most 30 characters. For CURRENCY an ISO 4217 code, required. */
  readonly unit?: string | null | undefined;
};

/** A measurable result of an objective. */
export type KeyResultInput = {
  /** Where it stands now. 0 or 1 for BOOLEAN. */
  readonly baseline: number;
  /** How a key result is measured. */
  readonly metricType: MetricType;
  /** Where it should stand at the end. 0 or 1 for BOOLEAN. */
  readonly target: number;
  /** What is to be reached, 5 to 150 characters. */
  readonly title: string;
  /** What is counted, at most 30 characters. For CURRENCY an ISO 4217 code, required. */
  readonly unit?: string | null | undefined;
};

/** What somebody may do in an organization. */
export type MembershipRole =
  /** Manages the organization and its people. */
  | 'ADMIN'
  /** Manages a department. */
  | 'MANAGER'
  /** Takes part. */
  | 'MEMBER'
  /** Everything. There is always one. */
  | 'OWNER'
  /** Reads only. */
  | 'VIEWER';

/** How goals are set. */
export type Methodology =
  /** A way of their own. */
  | 'CUSTOM'
  /** Key performance indicators. */
  | 'KPIS'
  /** Objectives and key results. */
  | 'OKRS';

/** How a key result is measured. */
export type MetricType =
  /** Done or not: 1 or 0. */
  | 'BOOLEAN'
  /** An amount of money; unit is its ISO 4217 code. */
  | 'CURRENCY'
  /** A number, in the unit given. */
  | 'NUMBER'
  /** A percentage: 12.5 means 12.5 %. */
  | 'PERCENTAGE';

/** What a front end should do next. */
export type NextAction =
  /** An invitation waits for this address. Only where the server sends mail. */
  | 'ACCEPT_INVITATION'
  /** All is done: let them in. */
  | 'NONE'
  /** The last session ended too long ago: call startOnboarding. */
  | 'RESTART'
  /** Go to `step` of `session`; call resumeOnboarding first unless it is IN_PROGRESS. */
  | 'RESUME'
  /** Nobody is signed in: send them to register or sign in. */
  | 'SIGN_IN'
  /** Call startOnboarding. */
  | 'START'
  /** The e-mail address must be verified first. Only where the server sends mail. */
  | 'VERIFY_EMAIL';

/** How often somebody wants to hear. */
export type NotificationFrequency =
  /** Once a day. */
  | 'DAILY'
  /** Once a month. */
  | 'MONTHLY'
  /** Once a week. */
  | 'WEEKLY';

/** Something to achieve within a cycle. */
export type ObjectiveDraft = {
  /** Why it matters, 10 to 300 characters. */
  readonly description?: string | null | undefined;
  /** How one will know: 1 to 5; more than 3 give a warning TOO_MANY_KEY_RESULTS. */
  readonly keyResults?: ReadonlyArray<KeyResultDraft> | null | undefined;
  /** What is to be achieved, 5 to 100 characters. */
  readonly title?: string | null | undefined;
};

/** Something to achieve within a cycle. */
export type ObjectiveInput = {
  /** Why it matters, 10 to 300 characters. */
  readonly description?: string | null | undefined;
  /** How one will know: 1 to 5; more than 3 give a warning TOO_MANY_KEY_RESULTS. */
  readonly keyResults: ReadonlyArray<KeyResultInput>;
  /** What is to be achieved, 5 to 100 characters. */
  readonly title: string;
};

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. What the company wants to achieve first. */
export type ObjectivesStepDraft = {
  /** The first objectives, 1 to 5. */
  readonly objectives?: ReadonlyArray<ObjectiveDraft> | null | undefined;
  /** How many days a cycle lasts: 30, 60, 90, 180 or 365. */
  readonly okrCycleDays?: number | null | undefined;
};

/** Answers that submit the step. What the company wants to achieve first. */
export type ObjectivesStepInput = {
  /** The first objectives, 1 to 5. */
  readonly objectives: ReadonlyArray<ObjectiveInput>;
  /** How many days a cycle lasts: 30, 60, 90, 180 or 365. */
  readonly okrCycleDays: number;
};

/** How much somebody has worked with OKRs. */
export type OkrExperience =
  /** Introduces others to OKRs. */
  | 'ADVANCED'
  /** Took part in a cycle or two. */
  | 'BEGINNER'
  /** Writes and follows OKRs regularly. */
  | 'INTERMEDIATE'
  /** Never worked with OKRs. */
  | 'NONE';

/** How far an organization is with OKRs. */
export type OkrMaturity =
  /** Part of how they work. */
  | 'ADVANCED'
  /** New to them. */
  | 'BEGINNER'
  /** Some cycles done. */
  | 'INTERMEDIATE';

/** What happened to a session. */
export type OnboardingEventKind =
  /** It was abandoned. */
  | 'ABANDONED'
  /** It was completed. The last event. */
  | 'COMPLETED'
  /** It expired. */
  | 'EXPIRED'
  /** It was paused. */
  | 'PAUSED'
  /** It was resumed. */
  | 'RESUMED'
  /** Nothing: the session as it was when the subscription began. */
  | 'SNAPSHOT'
  /** It was started. */
  | 'STARTED'
  /** A step was saved half-way. */
  | 'STEP_DRAFTED'
  /** A step was skipped. */
  | 'STEP_SKIPPED'
  /** A step was submitted. */
  | 'STEP_SUBMITTED';

/** A wizard: an ordered list of steps and what completing it makes. */
export type OnboardingFlow =
  /** An invited person joins an organization. */
  | 'MEMBER'
  /** A founder sets up an organization. */
  | 'ORGANIZATION';

/** How a session stands. */
export type OnboardingState =
  /** Given up. Can be resumed for 30 days. */
  | 'ABANDONED'
  /** Done: its organization exists. Final. */
  | 'COMPLETED'
  /** Nothing was written for 7 days. Can be resumed for 30 days. */
  | 'EXPIRED'
  /** Being filled in. */
  | 'IN_PROGRESS'
  /** Put aside: resume it to go on. */
  | 'PAUSED';

/** How a person stands with a flow: their session's state, or that they have none. */
export type OnboardingStatusState =
  /** Given up. Can be resumed for 30 days. */
  | 'ABANDONED'
  /** Done: its organization exists. Final. */
  | 'COMPLETED'
  /** Nothing was written for 7 days. Can be resumed for 30 days. */
  | 'EXPIRED'
  /** Being filled in. */
  | 'IN_PROGRESS'
  /** There is no session yet. */
  | 'NOT_STARTED'
  /** Put aside: resume it to go on. */
  | 'PAUSED';

/** A page of a wizard. */
export type OnboardingStep =
  /** What the company is. */
  | 'COMPANY'
  /** What the company wants to achieve first. */
  | 'OBJECTIVES'
  /** How somebody wants to be addressed and helped. */
  | 'PREFERENCES'
  /** Who the new member is. */
  | 'PROFILE'
  /** A last look before it becomes real. */
  | 'REVIEW'
  /** How the company is organized and what it wants. */
  | 'STRUCTURE'
  /** Who else comes in. */
  | 'TEAM'
  /** Who the founder is and what they are after. */
  | 'WELCOME';

/** Exactly one step with the fields to save. */
export type OnboardingStepDraft =
  {   /** Fields of the COMPANY step. */
  readonly company: CompanyStepDraft; readonly objectives?: never; readonly preferences?: never; readonly profile?: never; readonly review?: never; readonly structure?: never; readonly team?: never; readonly welcome?: never; }
  |  { readonly company?: never;   /** Fields of the OBJECTIVES step. */
  readonly objectives: ObjectivesStepDraft; readonly preferences?: never; readonly profile?: never; readonly review?: never; readonly structure?: never; readonly team?: never; readonly welcome?: never; }
  |  { readonly company?: never; readonly objectives?: never;   /** Fields of the PREFERENCES step. */
  readonly preferences: PreferencesStepDraft; readonly profile?: never; readonly review?: never; readonly structure?: never; readonly team?: never; readonly welcome?: never; }
  |  { readonly company?: never; readonly objectives?: never; readonly preferences?: never;   /** Fields of the PROFILE step. */
  readonly profile: ProfileStepDraft; readonly review?: never; readonly structure?: never; readonly team?: never; readonly welcome?: never; }
  |  { readonly company?: never; readonly objectives?: never; readonly preferences?: never; readonly profile?: never;   /** Fields of the REVIEW step. */
  readonly review: ReviewStepDraft; readonly structure?: never; readonly team?: never; readonly welcome?: never; }
  |  { readonly company?: never; readonly objectives?: never; readonly preferences?: never; readonly profile?: never; readonly review?: never;   /** Fields of the STRUCTURE step. */
  readonly structure: StructureStepDraft; readonly team?: never; readonly welcome?: never; }
  |  { readonly company?: never; readonly objectives?: never; readonly preferences?: never; readonly profile?: never; readonly review?: never; readonly structure?: never;   /** Fields of the TEAM step. */
  readonly team: TeamStepDraft; readonly welcome?: never; }
  |  { readonly company?: never; readonly objectives?: never; readonly preferences?: never; readonly profile?: never; readonly review?: never; readonly structure?: never; readonly team?: never;   /** Fields of the WELCOME step. */
  readonly welcome: WelcomeStepDraft; };

/** How far a step is. */
export type OnboardingStepProgress =
  /** Has answers that were not submitted. */
  | 'DRAFTED'
  /** Nothing was written yet. */
  | 'PENDING'
  /** Passed over. */
  | 'SKIPPED'
  /** Its answers passed all rules when they were submitted. */
  | 'SUBMITTED';

/** How an organization is led. */
export type OrganizationStructure =
  /** Few or no levels. */
  | 'FLAT'
  /** Levels of management. */
  | 'HIERARCHICAL'
  /** People answer to a line and to projects. */
  | 'MATRIX';

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. How somebody wants to be addressed and helped. */
export type PreferencesStepDraft = {
  /** How much an AI may help. */
  readonly aiAssistance?: AiAssistance | null | undefined;
  /** How somebody wants to be addressed. */
  readonly communicationStyle?: CommunicationStyle | null | undefined;
  /** What to show first: 1 to 5, each once. */
  readonly focusAreas?: ReadonlyArray<FocusArea> | null | undefined;
  /** The language to use: a BCP 47 tag. `en` and `es` have texts. */
  readonly locale?: string | null | undefined;
  /** How often somebody wants to hear. */
  readonly notificationFrequency?: NotificationFrequency | null | undefined;
  /** The time zone: an IANA name such as Europe/Madrid. */
  readonly timezone?: string | null | undefined;
};

/** Answers that submit the step. How somebody wants to be addressed and helped. */
export type PreferencesStepInput = {
  /** How much an AI may help. */
  readonly aiAssistance: AiAssistance;
  /** How somebody wants to be addressed. */
  readonly communicationStyle: CommunicationStyle;
  /** What to show first: 1 to 5, each once. */
  readonly focusAreas: ReadonlyArray<FocusArea>;
  /** The language to use: a BCP 47 tag. `en` and `es` have texts. */
  readonly locale: string;
  /** How often somebody wants to hear. */
  readonly notificationFrequency: NotificationFrequency;
  /** The time zone: an IANA name such as Europe/Madrid. */
  readonly timezone: string;
};

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. Who the new member is. */
export type ProfileStepDraft = {
  /** First and last name, 2 to 100 characters: letters, marks, spaces and `' ’ . -`. */
  readonly fullName?: string | null | undefined;
  /** Job title, 2 to 100 characters. */
  readonly jobTitle?: string | null | undefined;
  /** How much somebody has worked with OKRs. */
  readonly okrExperience?: OkrExperience | null | undefined;
};

/** Who registers. */
export type RegisterInput = {
  /** Their e-mail address, at most 254 characters; case does not count. */
  readonly email: string;
  /** From an invitation that was mailed to this address: verifies it at once. Any other is ignored. The invitation itself is answered by acceptInvitation. */
  readonly invitationToken?: string | null | undefined;
  /** What others call them: 2 to 100 characters. */
  readonly name: string;
  /** 8 to 128 characters of any kind, as typed; not one of the commonest passwords. */
  readonly password: string;
};

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. A last look before it becomes real. */
export type ReviewStepDraft = {
  /** Anything else, at most 1000 characters. May have several lines. */
  readonly additionalNotes?: string | null | undefined;
  /** That the answers are right: must be true. */
  readonly confirmed?: boolean | null | undefined;
  /** That data may be processed as told: must be true. */
  readonly dataProcessingAccepted?: boolean | null | undefined;
  /** That the terms of use are accepted: must be true. */
  readonly termsAccepted?: boolean | null | undefined;
};

/** Answers that submit the step. A last look before it becomes real. */
export type ReviewStepInput = {
  /** Anything else, at most 1000 characters. May have several lines. */
  readonly additionalNotes?: string | null | undefined;
  /** That the answers are right: must be true. */
  readonly confirmed: boolean;
  /** That data may be processed as told: must be true. */
  readonly dataProcessingAccepted: boolean;
  /** That the terms of use are accepted: must be true. */
  readonly termsAccepted: boolean;
};

/** What saveOnboardingDraft takes. */
export type SaveOnboardingDraftInput = {
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
  /** The step and its fields. */
  readonly step: OnboardingStepDraft;
};

/** Whether an issue blocks. */
export type Severity =
  /** Blocks a submission, never a draft. */
  | 'ERROR'
  /** Deserves a second look; never blocks. */
  | 'WARNING';

/** Who signs in. */
export type SignInInput = {
  /** Where two-factor is on: six digits of the authenticator app, or one of the backup codes. Each is taken once. */
  readonly code?: string | null | undefined;
  /** The e-mail address that they registered. */
  readonly email: string;
  /** Their password. */
  readonly password: string;
};

/** What skipOnboardingStep takes. */
export type SkipOnboardingStepInput = {
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
  /** The step to pass over. */
  readonly step: OnboardingStep;
};

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. How the company is organized and what it wants. */
export type StructureStepDraft = {
  /** What they want to achieve: 1 to 8, each once. */
  readonly businessGoals?: ReadonlyArray<BusinessGoal> | null | undefined;
  /** Where decisions are made. */
  readonly collaborationStyle?: CollaborationStyle | null | undefined;
  /** What they struggle with: 1 to 8, each once. */
  readonly currentChallenges?: ReadonlyArray<Challenge> | null | undefined;
  /** The departments, 0 to 20: keys and names unique, at most 10 levels deep. */
  readonly departments?: ReadonlyArray<DepartmentDraft> | null | undefined;
  /** The tools they work with, each once. */
  readonly integrations?: ReadonlyArray<Integration> | null | undefined;
  /** How goals are set. */
  readonly methodology?: Methodology | null | undefined;
  /** How far an organization is with OKRs. */
  readonly okrMaturity?: OkrMaturity | null | undefined;
  /** How an organization is led. */
  readonly structure?: OrganizationStructure | null | undefined;
  /** How they will know that it worked: at most 10, each of at most 100 characters. */
  readonly successMetrics?: ReadonlyArray<string> | null | undefined;
  /** How many people will take part, 1 to 10,000. */
  readonly teamSize?: number | null | undefined;
};

/** Answers that submit the step. How the company is organized and what it wants. */
export type StructureStepInput = {
  /** What they want to achieve: 1 to 8, each once. */
  readonly businessGoals: ReadonlyArray<BusinessGoal>;
  /** Where decisions are made. */
  readonly collaborationStyle: CollaborationStyle;
  /** What they struggle with: 1 to 8, each once. */
  readonly currentChallenges: ReadonlyArray<Challenge>;
  /** The departments, 0 to 20: keys and names unique, at most 10 levels deep. */
  readonly departments: ReadonlyArray<DepartmentInput>;
  /** The tools they work with, each once. */
  readonly integrations?: ReadonlyArray<Integration> | null | undefined;
  /** How goals are set. */
  readonly methodology: Methodology;
  /** How far an organization is with OKRs. */
  readonly okrMaturity: OkrMaturity;
  /** How an organization is led. */
  readonly structure: OrganizationStructure;
  /** How they will know that it worked: at most 10, each of at most 100 characters. */
  readonly successMetrics?: ReadonlyArray<string> | null | undefined;
  /** How many people will take part, 1 to 10,000. */
  readonly teamSize: number;
};

/** What submitCompanyStep takes. */
export type SubmitCompanyStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: CompanyStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** What submitObjectivesStep takes. */
export type SubmitObjectivesStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: ObjectivesStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** What submitPreferencesStep takes. */
export type SubmitPreferencesStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: PreferencesStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** What submitReviewStep takes. */
export type SubmitReviewStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: ReviewStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** What submitStructureStep takes. */
export type SubmitStructureStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: StructureStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** What submitTeamStep takes. */
export type SubmitTeamStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: TeamStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** What submitWelcomeStep takes. */
export type SubmitWelcomeStepInput = {
  /** The whole step: what is left out counts as not answered. */
  readonly answers: WelcomeStepInput;
  /** The `version` of the step as last read; 0 where it was never written. If another device was first, the answer is a StaleVersionError. */
  readonly expectedVersion: number;
  /** The id of an OnboardingSession of yours. */
  readonly sessionId: string;
};

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. Who else comes in. */
export type TeamStepDraft = {
  /** The colleagues to invite, 1 to 100. */
  readonly invitations?: ReadonlyArray<InvitationDraft> | null | undefined;
};

/** Answers that submit the step. Who else comes in. */
export type TeamStepInput = {
  /** The colleagues to invite, 1 to 100. */
  readonly invitations: ReadonlyArray<InvitationInput>;
};

/** How soon results are needed. */
export type Urgency =
  /** At once. */
  | 'CRITICAL'
  /** Within weeks. */
  | 'HIGH'
  /** No hurry. */
  | 'LOW'
  /** Within this quarter or so. */
  | 'MEDIUM';

/** Unfinished answers: an absent field stays as it is, null clears it, a list replaces the list. Who the founder is and what they are after. */
export type WelcomeStepDraft = {
  /** The role in their own words, 2 to 100 characters: required if role is OTHER, else left out. */
  readonly customRole?: string | null | undefined;
  /** First and last name, 2 to 100 characters: letters, marks, spaces and `' ’ . -`. */
  readonly fullName?: string | null | undefined;
  /** Job title, 2 to 100 characters. */
  readonly jobTitle?: string | null | undefined;
  /** How much somebody has worked with OKRs. */
  readonly okrExperience?: OkrExperience | null | undefined;
  /** What they want to achieve first, 10 to 500 characters. May have several lines. */
  readonly primaryGoal?: string | null | undefined;
  /** What somebody does in their organization. */
  readonly role?: JobRole | null | undefined;
  /** How soon results are needed. */
  readonly urgency?: Urgency | null | undefined;
};

/** Answers that submit the step. Who the founder is and what they are after. */
export type WelcomeStepInput = {
  /** The role in their own words, 2 to 100 characters: required if role is OTHER, else left out. */
  readonly customRole?: string | null | undefined;
  /** First and last name, 2 to 100 characters: letters, marks, spaces and `' ’ . -`. */
  readonly fullName: string;
  /** Job title, 2 to 100 characters. */
  readonly jobTitle: string;
  /** How much somebody has worked with OKRs. */
  readonly okrExperience: OkrExperience;
  /** What they want to achieve first, 10 to 500 characters. May have several lines. */
  readonly primaryGoal: string;
  /** What somebody does in their organization. */
  readonly role: JobRole;
  /** How soon results are needed. */
  readonly urgency: Urgency;
};

export type SessionPartsFragment = { readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> };

type Problem_AiDisabledError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_EmailTakenError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_ForbiddenError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_IdempotencyError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_InvalidCredentialsError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_InvalidInputError_Fragment = { readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> };

type Problem_InvalidRefreshTokenError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_InvitationStateError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_LastOwnerError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_NotFoundError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_RequirementsDueError_Fragment = { readonly code: ErrorCode, readonly message: string, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> };

type Problem_SessionStateError_Fragment = { readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } };

type Problem_SignInAgainError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_SoleOwnerError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_StaleVersionError_Fragment = { readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } };

type Problem_SuggestionStateError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_TooManyAttemptsError_Fragment = { readonly code: ErrorCode, readonly message: string };

type Problem_TwoFactorRequiredError_Fragment = { readonly code: ErrorCode, readonly message: string };

export type ProblemFragment =
  | Problem_AiDisabledError_Fragment
  | Problem_EmailTakenError_Fragment
  | Problem_ForbiddenError_Fragment
  | Problem_IdempotencyError_Fragment
  | Problem_InvalidCredentialsError_Fragment
  | Problem_InvalidInputError_Fragment
  | Problem_InvalidRefreshTokenError_Fragment
  | Problem_InvitationStateError_Fragment
  | Problem_LastOwnerError_Fragment
  | Problem_NotFoundError_Fragment
  | Problem_RequirementsDueError_Fragment
  | Problem_SessionStateError_Fragment
  | Problem_SignInAgainError_Fragment
  | Problem_SoleOwnerError_Fragment
  | Problem_StaleVersionError_Fragment
  | Problem_SuggestionStateError_Fragment
  | Problem_TooManyAttemptsError_Fragment
  | Problem_TwoFactorRequiredError_Fragment
;

type Answers_CompanyAnswers_Fragment = { readonly name: string | null, readonly slug: string | null, readonly industryId: string | null, readonly size: CompanySize | null, readonly employeeCount: number | null, readonly description: string | null, readonly website: string | null, readonly country: string | null, readonly city: string | null, readonly foundedYear: number | null, readonly logoUrl: string | null };

type Answers_ObjectivesAnswers_Fragment = { readonly okrCycleDays: number | null, readonly objectives: ReadonlyArray<{ readonly title: string | null, readonly description: string | null, readonly keyResults: ReadonlyArray<{ readonly title: string | null, readonly metricType: MetricType | null, readonly baseline: number | null, readonly target: number | null, readonly unit: string | null }> | null }> | null };

type Answers_PreferencesAnswers_Fragment = { readonly communicationStyle: CommunicationStyle | null, readonly locale: string | null, readonly timezone: string | null, readonly notificationFrequency: NotificationFrequency | null, readonly focusAreas: ReadonlyArray<FocusArea> | null, readonly aiAssistance: AiAssistance | null };

type Answers_ReviewAnswers_Fragment = { readonly confirmed: boolean | null, readonly termsAccepted: boolean | null, readonly dataProcessingAccepted: boolean | null, readonly additionalNotes: string | null };

type Answers_StructureAnswers_Fragment = { readonly teamSize: number | null, readonly structure: OrganizationStructure | null, readonly methodology: Methodology | null, readonly collaborationStyle: CollaborationStyle | null, readonly okrMaturity: OkrMaturity | null, readonly currentChallenges: ReadonlyArray<Challenge> | null, readonly businessGoals: ReadonlyArray<BusinessGoal> | null, readonly successMetrics: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<Integration> | null, readonly departments: ReadonlyArray<{ readonly key: string | null, readonly name: string | null, readonly type: DepartmentType | null, readonly parentKey: string | null }> | null };

type Answers_TeamAnswers_Fragment = { readonly invitations: ReadonlyArray<{ readonly email: string | null, readonly role: InvitationRole | null, readonly departmentKey: string | null }> | null };

type Answers_WelcomeAnswers_Fragment = { readonly fullName: string | null, readonly jobTitle: string | null, readonly role: JobRole | null, readonly customRole: string | null, readonly okrExperience: OkrExperience | null, readonly primaryGoal: string | null, readonly urgency: Urgency | null };

export type AnswersFragment =
  | Answers_CompanyAnswers_Fragment
  | Answers_ObjectivesAnswers_Fragment
  | Answers_PreferencesAnswers_Fragment
  | Answers_ReviewAnswers_Fragment
  | Answers_StructureAnswers_Fragment
  | Answers_TeamAnswers_Fragment
  | Answers_WelcomeAnswers_Fragment
;

export type IssuesFragment = { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> };

export type OrganizationPartsFragment = { readonly id: string, readonly name: string, readonly slug: string, readonly viewerRole: MembershipRole | null, readonly size: CompanySize, readonly employeeCount: number | null, readonly website: string | null, readonly country: string, readonly city: string | null, readonly industry: { readonly name: string, readonly category: string }, readonly departments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: DepartmentType, readonly parent: { readonly id: string } | null }>, readonly members: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly role: MembershipRole, readonly jobTitle: string | null, readonly user: { readonly name: string, readonly email: string | null } }> }, readonly objectives: { readonly nodes: ReadonlyArray<{ readonly title: string, readonly description: string | null, readonly endsAt: string, readonly keyResults: ReadonlyArray<{ readonly title: string, readonly metricType: MetricType, readonly baseline: number, readonly target: number, readonly unit: string | null }> }> }, readonly invitations: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly email: string, readonly role: MembershipRole, readonly state: InvitationState, readonly department: { readonly name: string } | null }> } };

export type WelcomeQueryVariables = Exact<{ [key: string]: never; }>;


export type WelcomeQuery = { readonly viewer: { readonly name: string, readonly email: string | null } | null, readonly onboardingStatus: { readonly state: OnboardingStatusState, readonly nextAction: NextAction, readonly step: OnboardingStep | null, readonly session: { readonly progress: number } | null } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { readonly register:
    | { readonly __typename: 'AuthPayload', readonly token: string, readonly expiresAt: string, readonly refreshToken: string, readonly viewer: { readonly id: string, readonly name: string, readonly email: string | null } }
    | { readonly __typename: 'EmailTakenError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
   | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { readonly signIn:
    | { readonly __typename: 'AuthPayload', readonly token: string, readonly expiresAt: string, readonly refreshToken: string, readonly viewer: { readonly id: string, readonly name: string, readonly email: string | null } }
    | { readonly __typename: 'InvalidCredentialsError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'TooManyAttemptsError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'TwoFactorRequiredError', readonly code: ErrorCode, readonly message: string }
   | null };

export type RefreshAuthMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshAuthMutation = { readonly refreshAuth:
    | { readonly __typename: 'AuthPayload', readonly token: string, readonly expiresAt: string, readonly refreshToken: string, readonly viewer: { readonly id: string, readonly name: string, readonly email: string | null } }
    | { readonly __typename: 'InvalidRefreshTokenError', readonly code: ErrorCode, readonly message: string }
   | null };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: { readonly signedOut: boolean } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly email: string | null, readonly emailVerified: boolean, readonly createdAt: string } | null };

export type IndustriesQueryVariables = Exact<{
  search?: string | null | undefined;
  category?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IndustriesQuery = { readonly industries: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly category: string, readonly description: string, readonly typicalDepartments: ReadonlyArray<{ readonly name: string, readonly type: DepartmentType }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type StatusQueryVariables = Exact<{
  flow?: OnboardingFlow;
}>;


export type StatusQuery = { readonly onboardingStatus: { readonly state: OnboardingStatusState, readonly nextAction: NextAction, readonly step: OnboardingStep | null, readonly session: { readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number, readonly answers:
          | { readonly __typename: 'CompanyAnswers', readonly name: string | null, readonly slug: string | null, readonly industryId: string | null, readonly size: CompanySize | null, readonly employeeCount: number | null, readonly description: string | null, readonly website: string | null, readonly country: string | null, readonly city: string | null, readonly foundedYear: number | null, readonly logoUrl: string | null }
          | { readonly __typename: 'ObjectivesAnswers', readonly okrCycleDays: number | null, readonly objectives: ReadonlyArray<{ readonly title: string | null, readonly description: string | null, readonly keyResults: ReadonlyArray<{ readonly title: string | null, readonly metricType: MetricType | null, readonly baseline: number | null, readonly target: number | null, readonly unit: string | null }> | null }> | null }
          | { readonly __typename: 'PreferencesAnswers', readonly communicationStyle: CommunicationStyle | null, readonly locale: string | null, readonly timezone: string | null, readonly notificationFrequency: NotificationFrequency | null, readonly focusAreas: ReadonlyArray<FocusArea> | null, readonly aiAssistance: AiAssistance | null }
          | { readonly __typename: 'ProfileAnswers' }
          | { readonly __typename: 'ReviewAnswers', readonly confirmed: boolean | null, readonly termsAccepted: boolean | null, readonly dataProcessingAccepted: boolean | null, readonly additionalNotes: string | null }
          | { readonly __typename: 'StructureAnswers', readonly teamSize: number | null, readonly structure: OrganizationStructure | null, readonly methodology: Methodology | null, readonly collaborationStyle: CollaborationStyle | null, readonly okrMaturity: OkrMaturity | null, readonly currentChallenges: ReadonlyArray<Challenge> | null, readonly businessGoals: ReadonlyArray<BusinessGoal> | null, readonly successMetrics: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<Integration> | null, readonly departments: ReadonlyArray<{ readonly key: string | null, readonly name: string | null, readonly type: DepartmentType | null, readonly parentKey: string | null }> | null }
          | { readonly __typename: 'TeamAnswers', readonly invitations: ReadonlyArray<{ readonly email: string | null, readonly role: InvitationRole | null, readonly departmentKey: string | null }> | null }
          | { readonly __typename: 'WelcomeAnswers', readonly fullName: string | null, readonly jobTitle: string | null, readonly role: JobRole | null, readonly customRole: string | null, readonly okrExperience: OkrExperience | null, readonly primaryGoal: string | null, readonly urgency: Urgency | null }
         | null }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> } | null, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> } };

export type StartMutationVariables = Exact<{
  flow?: OnboardingFlow;
}>;


export type StartMutation = { readonly startOnboarding:
    | { readonly __typename: 'IdempotencyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
   | null };

export type SessionQueryVariables = Exact<{
  id: string;
}>;


export type SessionQuery = { readonly onboardingSession: { readonly expiresAt: string | null, readonly updatedAt: string, readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly skippable: boolean, readonly submittedAt: string | null, readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number, readonly answers:
        | { readonly __typename: 'CompanyAnswers', readonly name: string | null, readonly slug: string | null, readonly industryId: string | null, readonly size: CompanySize | null, readonly employeeCount: number | null, readonly description: string | null, readonly website: string | null, readonly country: string | null, readonly city: string | null, readonly foundedYear: number | null, readonly logoUrl: string | null }
        | { readonly __typename: 'ObjectivesAnswers', readonly okrCycleDays: number | null, readonly objectives: ReadonlyArray<{ readonly title: string | null, readonly description: string | null, readonly keyResults: ReadonlyArray<{ readonly title: string | null, readonly metricType: MetricType | null, readonly baseline: number | null, readonly target: number | null, readonly unit: string | null }> | null }> | null }
        | { readonly __typename: 'PreferencesAnswers', readonly communicationStyle: CommunicationStyle | null, readonly locale: string | null, readonly timezone: string | null, readonly notificationFrequency: NotificationFrequency | null, readonly focusAreas: ReadonlyArray<FocusArea> | null, readonly aiAssistance: AiAssistance | null }
        | { readonly __typename: 'ProfileAnswers' }
        | { readonly __typename: 'ReviewAnswers', readonly confirmed: boolean | null, readonly termsAccepted: boolean | null, readonly dataProcessingAccepted: boolean | null, readonly additionalNotes: string | null }
        | { readonly __typename: 'StructureAnswers', readonly teamSize: number | null, readonly structure: OrganizationStructure | null, readonly methodology: Methodology | null, readonly collaborationStyle: CollaborationStyle | null, readonly okrMaturity: OkrMaturity | null, readonly currentChallenges: ReadonlyArray<Challenge> | null, readonly businessGoals: ReadonlyArray<BusinessGoal> | null, readonly successMetrics: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<Integration> | null, readonly departments: ReadonlyArray<{ readonly key: string | null, readonly name: string | null, readonly type: DepartmentType | null, readonly parentKey: string | null }> | null }
        | { readonly __typename: 'TeamAnswers', readonly invitations: ReadonlyArray<{ readonly email: string | null, readonly role: InvitationRole | null, readonly departmentKey: string | null }> | null }
        | { readonly __typename: 'WelcomeAnswers', readonly fullName: string | null, readonly jobTitle: string | null, readonly role: JobRole | null, readonly customRole: string | null, readonly okrExperience: OkrExperience | null, readonly primaryGoal: string | null, readonly urgency: Urgency | null }
       | null, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }>, readonly industry: { readonly id: string, readonly name: string } | null, readonly organization: { readonly id: string, readonly slug: string } | null, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> } | null };

export type ProgressSubscriptionVariables = Exact<{
  sessionId: string;
  after?: string | null | undefined;
}>;


export type ProgressSubscription = { readonly onboardingProgress: { readonly cursor: string, readonly kind: OnboardingEventKind, readonly occurredAt: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> } } };

export type SaveDraftMutationVariables = Exact<{
  input: SaveOnboardingDraftInput;
}>;


export type SaveDraftMutation = { readonly saveOnboardingDraft:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number, readonly answers:
          | { readonly __typename: 'CompanyAnswers', readonly name: string | null, readonly slug: string | null, readonly industryId: string | null, readonly size: CompanySize | null, readonly employeeCount: number | null, readonly description: string | null, readonly website: string | null, readonly country: string | null, readonly city: string | null, readonly foundedYear: number | null, readonly logoUrl: string | null }
          | { readonly __typename: 'ObjectivesAnswers', readonly okrCycleDays: number | null, readonly objectives: ReadonlyArray<{ readonly title: string | null, readonly description: string | null, readonly keyResults: ReadonlyArray<{ readonly title: string | null, readonly metricType: MetricType | null, readonly baseline: number | null, readonly target: number | null, readonly unit: string | null }> | null }> | null }
          | { readonly __typename: 'PreferencesAnswers', readonly communicationStyle: CommunicationStyle | null, readonly locale: string | null, readonly timezone: string | null, readonly notificationFrequency: NotificationFrequency | null, readonly focusAreas: ReadonlyArray<FocusArea> | null, readonly aiAssistance: AiAssistance | null }
          | { readonly __typename: 'ProfileAnswers' }
          | { readonly __typename: 'ReviewAnswers', readonly confirmed: boolean | null, readonly termsAccepted: boolean | null, readonly dataProcessingAccepted: boolean | null, readonly additionalNotes: string | null }
          | { readonly __typename: 'StructureAnswers', readonly teamSize: number | null, readonly structure: OrganizationStructure | null, readonly methodology: Methodology | null, readonly collaborationStyle: CollaborationStyle | null, readonly okrMaturity: OkrMaturity | null, readonly currentChallenges: ReadonlyArray<Challenge> | null, readonly businessGoals: ReadonlyArray<BusinessGoal> | null, readonly successMetrics: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<Integration> | null, readonly departments: ReadonlyArray<{ readonly key: string | null, readonly name: string | null, readonly type: DepartmentType | null, readonly parentKey: string | null }> | null }
          | { readonly __typename: 'TeamAnswers', readonly invitations: ReadonlyArray<{ readonly email: string | null, readonly role: InvitationRole | null, readonly departmentKey: string | null }> | null }
          | { readonly __typename: 'WelcomeAnswers', readonly fullName: string | null, readonly jobTitle: string | null, readonly role: JobRole | null, readonly customRole: string | null, readonly okrExperience: OkrExperience | null, readonly primaryGoal: string | null, readonly urgency: Urgency | null }
         | null } }
   | null };

export type SubmitWelcomeMutationVariables = Exact<{
  input: SubmitWelcomeStepInput;
}>;


export type SubmitWelcomeMutation = { readonly submitWelcomeStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type SubmitCompanyMutationVariables = Exact<{
  input: SubmitCompanyStepInput;
}>;


export type SubmitCompanyMutation = { readonly submitCompanyStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type RequestSuggestionMutationVariables = Exact<{
  sessionId: string;
  kind: AiSuggestionKind;
  instruction?: string | null | undefined;
}>;


export type RequestSuggestionMutation = { readonly requestSuggestion:
    | { readonly __typename: 'AiDisabledError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'AiSuggestion', readonly id: string, readonly state: AiSuggestionState, readonly source: AiSuggestionSource | null, readonly note: AiSuggestionNote | null, readonly confidence: number | null, readonly rationale: string | null, readonly expiresAt: string, readonly proposal:
        | { readonly __typename: 'CompanyAnswers', readonly name: string | null, readonly slug: string | null, readonly industryId: string | null, readonly size: CompanySize | null, readonly employeeCount: number | null, readonly description: string | null, readonly website: string | null, readonly country: string | null, readonly city: string | null, readonly foundedYear: number | null, readonly logoUrl: string | null }
        | { readonly __typename: 'ObjectivesAnswers', readonly okrCycleDays: number | null, readonly objectives: ReadonlyArray<{ readonly title: string | null, readonly description: string | null, readonly keyResults: ReadonlyArray<{ readonly title: string | null, readonly metricType: MetricType | null, readonly baseline: number | null, readonly target: number | null, readonly unit: string | null }> | null }> | null }
        | { readonly __typename: 'PreferencesAnswers', readonly communicationStyle: CommunicationStyle | null, readonly locale: string | null, readonly timezone: string | null, readonly notificationFrequency: NotificationFrequency | null, readonly focusAreas: ReadonlyArray<FocusArea> | null, readonly aiAssistance: AiAssistance | null }
        | { readonly __typename: 'ProfileAnswers' }
        | { readonly __typename: 'ReviewAnswers', readonly confirmed: boolean | null, readonly termsAccepted: boolean | null, readonly dataProcessingAccepted: boolean | null, readonly additionalNotes: string | null }
        | { readonly __typename: 'StructureAnswers', readonly teamSize: number | null, readonly structure: OrganizationStructure | null, readonly methodology: Methodology | null, readonly collaborationStyle: CollaborationStyle | null, readonly okrMaturity: OkrMaturity | null, readonly currentChallenges: ReadonlyArray<Challenge> | null, readonly businessGoals: ReadonlyArray<BusinessGoal> | null, readonly successMetrics: ReadonlyArray<string> | null, readonly integrations: ReadonlyArray<Integration> | null, readonly departments: ReadonlyArray<{ readonly key: string | null, readonly name: string | null, readonly type: DepartmentType | null, readonly parentKey: string | null }> | null }
        | { readonly __typename: 'TeamAnswers', readonly invitations: ReadonlyArray<{ readonly email: string | null, readonly role: InvitationRole | null, readonly departmentKey: string | null }> | null }
        | { readonly __typename: 'WelcomeAnswers', readonly fullName: string | null, readonly jobTitle: string | null, readonly role: JobRole | null, readonly customRole: string | null, readonly okrExperience: OkrExperience | null, readonly primaryGoal: string | null, readonly urgency: Urgency | null }
       | null }
    | { readonly __typename: 'IdempotencyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'RequirementsDueError', readonly code: ErrorCode, readonly message: string, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
   | null };

export type AcceptSuggestionMutationVariables = Exact<{
  input: AcceptSuggestionInput;
}>;


export type AcceptSuggestionMutation = { readonly acceptSuggestion:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
    | { readonly __typename: 'SuggestionStateError', readonly code: ErrorCode, readonly message: string }
   | null };

export type SubmitStructureMutationVariables = Exact<{
  input: SubmitStructureStepInput;
}>;


export type SubmitStructureMutation = { readonly submitStructureStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type SubmitObjectivesMutationVariables = Exact<{
  input: SubmitObjectivesStepInput;
}>;


export type SubmitObjectivesMutation = { readonly submitObjectivesStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type SubmitTeamMutationVariables = Exact<{
  input: SubmitTeamStepInput;
}>;


export type SubmitTeamMutation = { readonly submitTeamStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type SubmitPreferencesMutationVariables = Exact<{
  input: SubmitPreferencesStepInput;
}>;


export type SubmitPreferencesMutation = { readonly submitPreferencesStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type SubmitReviewMutationVariables = Exact<{
  input: SubmitReviewStepInput;
}>;


export type SubmitReviewMutation = { readonly submitReviewStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly submitted: { readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type SkipMutationVariables = Exact<{
  input: SkipOnboardingStepInput;
}>;


export type SkipMutation = { readonly skipOnboardingStep:
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
    | { readonly __typename: 'StaleVersionError', readonly conflicts: ReadonlyArray<string>, readonly code: ErrorCode, readonly message: string, readonly step: { readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number } }
   | null };

export type CompleteMutationVariables = Exact<{
  sessionId: string;
}>;


export type CompleteMutation = { readonly completeOnboarding:
    | { readonly __typename: 'IdempotencyError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'InvalidInputError', readonly code: ErrorCode, readonly message: string, readonly issues: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string, readonly severity: Severity }> }
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly organization: { readonly id: string, readonly name: string, readonly slug: string, readonly viewerRole: MembershipRole | null, readonly size: CompanySize, readonly employeeCount: number | null, readonly website: string | null, readonly country: string, readonly city: string | null, readonly industry: { readonly name: string, readonly category: string }, readonly departments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: DepartmentType, readonly parent: { readonly id: string } | null }>, readonly members: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly role: MembershipRole, readonly jobTitle: string | null, readonly user: { readonly name: string, readonly email: string | null } }> }, readonly objectives: { readonly nodes: ReadonlyArray<{ readonly title: string, readonly description: string | null, readonly endsAt: string, readonly keyResults: ReadonlyArray<{ readonly title: string, readonly metricType: MetricType, readonly baseline: number, readonly target: number, readonly unit: string | null }> }> }, readonly invitations: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly email: string, readonly role: MembershipRole, readonly state: InvitationState, readonly department: { readonly name: string } | null }> } } | null, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'RequirementsDueError', readonly code: ErrorCode, readonly message: string, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
   | null };

export type PauseMutationVariables = Exact<{
  sessionId: string;
}>;


export type PauseMutation = { readonly pauseOnboarding:
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
   | null };

export type ResumeMutationVariables = Exact<{
  sessionId: string;
}>;


export type ResumeMutation = { readonly resumeOnboarding:
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
   | null };

export type AbandonMutationVariables = Exact<{
  sessionId: string;
}>;


export type AbandonMutation = { readonly abandonOnboarding:
    | { readonly __typename: 'NotFoundError', readonly code: ErrorCode, readonly message: string }
    | { readonly __typename: 'OnboardingSession', readonly id: string, readonly state: OnboardingState, readonly progress: number, readonly currentStep: OnboardingStep, readonly canComplete: boolean, readonly steps: ReadonlyArray<{ readonly key: OnboardingStep, readonly state: OnboardingStepProgress, readonly version: number }>, readonly requirements: ReadonlyArray<{ readonly step: OnboardingStep, readonly path: ReadonlyArray<string>, readonly code: IssueCode, readonly message: string }> }
    | { readonly __typename: 'SessionStateError', readonly code: ErrorCode, readonly message: string, readonly session: { readonly id: string, readonly state: OnboardingState, readonly currentStep: OnboardingStep } }
   | null };

export type OrganizationBySlugQueryVariables = Exact<{
  slug: string;
}>;


export type OrganizationBySlugQuery = { readonly organization: { readonly id: string, readonly name: string, readonly slug: string, readonly viewerRole: MembershipRole | null, readonly size: CompanySize, readonly employeeCount: number | null, readonly website: string | null, readonly country: string, readonly city: string | null, readonly industry: { readonly name: string, readonly category: string }, readonly departments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly type: DepartmentType, readonly parent: { readonly id: string } | null }>, readonly members: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly role: MembershipRole, readonly jobTitle: string | null, readonly user: { readonly name: string, readonly email: string | null } }> }, readonly objectives: { readonly nodes: ReadonlyArray<{ readonly title: string, readonly description: string | null, readonly endsAt: string, readonly keyResults: ReadonlyArray<{ readonly title: string, readonly metricType: MetricType, readonly baseline: number, readonly target: number, readonly unit: string | null }> }> }, readonly invitations: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly email: string, readonly role: MembershipRole, readonly state: InvitationState, readonly department: { readonly name: string } | null }> } } | null };

export type SlugAvailabilityQueryVariables = Exact<{
  slug: string;
}>;


export type SlugAvailabilityQuery = { readonly organizationSlug: { readonly slug: string, readonly valid: boolean, readonly available: boolean, readonly suggestion: string | null } };

export const SessionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<SessionPartsFragment, unknown>;
export const ProblemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ProblemFragment, unknown>;
export const AnswersFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answers"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WelcomeAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"customRole"}},{"kind":"Field","name":{"kind":"Name","value":"okrExperience"}},{"kind":"Field","name":{"kind":"Name","value":"primaryGoal"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompanyAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"industryId"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"foundedYear"}},{"kind":"Field","name":{"kind":"Name","value":"logoUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StructureAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teamSize"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parentKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"methodology"}},{"kind":"Field","name":{"kind":"Name","value":"collaborationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"okrMaturity"}},{"kind":"Field","name":{"kind":"Name","value":"currentChallenges"}},{"kind":"Field","name":{"kind":"Name","value":"businessGoals"}},{"kind":"Field","name":{"kind":"Name","value":"successMetrics"}},{"kind":"Field","name":{"kind":"Name","value":"integrations"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObjectivesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"okrCycleDays"}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TeamAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKey"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreferencesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"communicationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"notificationFrequency"}},{"kind":"Field","name":{"kind":"Name","value":"focusAreas"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistance"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"termsAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"dataProcessingAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"additionalNotes"}}]}}]}}]} as unknown as DocumentNode<AnswersFragment, unknown>;
export const IssuesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}}]} as unknown as DocumentNode<IssuesFragment, unknown>;
export const OrganizationPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"industry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrganizationPartsFragment, unknown>;
export const WelcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Welcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onboardingStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progress"}}]}}]}}]}}]} as unknown as DocumentNode<WelcomeQuery, WelcomeQueryVariables>;
export const RegisterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Register"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"register"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterMutation, RegisterMutationVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const RefreshAuthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshAuth"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshAuth"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"refreshToken"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refreshToken"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RefreshAuthMutation, RefreshAuthMutationVariables>;
export const SignOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signOut"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signedOut"}}]}}]}}]} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"emailVerified"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const IndustriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Industries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"5"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"industries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}},{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"typicalDepartments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<IndustriesQuery, IndustriesQueryVariables>;
export const StatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Status"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"flow"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingFlow"}}},"defaultValue":{"kind":"EnumValue","value":"ORGANIZATION"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onboardingStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"flow"},"value":{"kind":"Variable","name":{"kind":"Name","value":"flow"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"nextAction"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Answers"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answers"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WelcomeAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"customRole"}},{"kind":"Field","name":{"kind":"Name","value":"okrExperience"}},{"kind":"Field","name":{"kind":"Name","value":"primaryGoal"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompanyAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"industryId"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"foundedYear"}},{"kind":"Field","name":{"kind":"Name","value":"logoUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StructureAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teamSize"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parentKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"methodology"}},{"kind":"Field","name":{"kind":"Name","value":"collaborationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"okrMaturity"}},{"kind":"Field","name":{"kind":"Name","value":"currentChallenges"}},{"kind":"Field","name":{"kind":"Name","value":"businessGoals"}},{"kind":"Field","name":{"kind":"Name","value":"successMetrics"}},{"kind":"Field","name":{"kind":"Name","value":"integrations"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObjectivesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"okrCycleDays"}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TeamAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKey"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreferencesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"communicationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"notificationFrequency"}},{"kind":"Field","name":{"kind":"Name","value":"focusAreas"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistance"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"termsAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"dataProcessingAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"additionalNotes"}}]}}]}}]} as unknown as DocumentNode<StatusQuery, StatusQueryVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Start"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"flow"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingFlow"}}},"defaultValue":{"kind":"EnumValue","value":"ORGANIZATION"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startOnboarding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"flow"},"value":{"kind":"Variable","name":{"kind":"Name","value":"flow"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<StartMutation, StartMutationVariables>;
export const SessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Session"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onboardingSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"skippable"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Answers"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}},{"kind":"Field","name":{"kind":"Name","value":"industry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answers"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WelcomeAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"customRole"}},{"kind":"Field","name":{"kind":"Name","value":"okrExperience"}},{"kind":"Field","name":{"kind":"Name","value":"primaryGoal"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompanyAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"industryId"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"foundedYear"}},{"kind":"Field","name":{"kind":"Name","value":"logoUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StructureAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teamSize"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parentKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"methodology"}},{"kind":"Field","name":{"kind":"Name","value":"collaborationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"okrMaturity"}},{"kind":"Field","name":{"kind":"Name","value":"currentChallenges"}},{"kind":"Field","name":{"kind":"Name","value":"businessGoals"}},{"kind":"Field","name":{"kind":"Name","value":"successMetrics"}},{"kind":"Field","name":{"kind":"Name","value":"integrations"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObjectivesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"okrCycleDays"}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TeamAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKey"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreferencesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"communicationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"notificationFrequency"}},{"kind":"Field","name":{"kind":"Name","value":"focusAreas"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistance"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"termsAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"dataProcessingAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"additionalNotes"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}}]} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const ProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Progress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onboardingProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<ProgressSubscription, ProgressSubscriptionVariables>;
export const SaveDraftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveOnboardingDraftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveOnboardingDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Answers"}}]}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answers"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WelcomeAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"customRole"}},{"kind":"Field","name":{"kind":"Name","value":"okrExperience"}},{"kind":"Field","name":{"kind":"Name","value":"primaryGoal"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompanyAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"industryId"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"foundedYear"}},{"kind":"Field","name":{"kind":"Name","value":"logoUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StructureAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teamSize"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parentKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"methodology"}},{"kind":"Field","name":{"kind":"Name","value":"collaborationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"okrMaturity"}},{"kind":"Field","name":{"kind":"Name","value":"currentChallenges"}},{"kind":"Field","name":{"kind":"Name","value":"businessGoals"}},{"kind":"Field","name":{"kind":"Name","value":"successMetrics"}},{"kind":"Field","name":{"kind":"Name","value":"integrations"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObjectivesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"okrCycleDays"}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TeamAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKey"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreferencesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"communicationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"notificationFrequency"}},{"kind":"Field","name":{"kind":"Name","value":"focusAreas"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistance"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"termsAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"dataProcessingAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"additionalNotes"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SaveDraftMutation, SaveDraftMutationVariables>;
export const SubmitWelcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitWelcome"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitWelcomeStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitWelcomeStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"WELCOME"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitWelcomeMutation, SubmitWelcomeMutationVariables>;
export const SubmitCompanyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitCompany"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitCompanyStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitCompanyStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"COMPANY"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitCompanyMutation, SubmitCompanyMutationVariables>;
export const RequestSuggestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestSuggestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AiSuggestionKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"instruction"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestSuggestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"instruction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"instruction"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AiSuggestion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"rationale"}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Answers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answers"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WelcomeAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"customRole"}},{"kind":"Field","name":{"kind":"Name","value":"okrExperience"}},{"kind":"Field","name":{"kind":"Name","value":"primaryGoal"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompanyAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"industryId"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"foundedYear"}},{"kind":"Field","name":{"kind":"Name","value":"logoUrl"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StructureAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teamSize"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parentKey"}}]}},{"kind":"Field","name":{"kind":"Name","value":"methodology"}},{"kind":"Field","name":{"kind":"Name","value":"collaborationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"okrMaturity"}},{"kind":"Field","name":{"kind":"Name","value":"currentChallenges"}},{"kind":"Field","name":{"kind":"Name","value":"businessGoals"}},{"kind":"Field","name":{"kind":"Name","value":"successMetrics"}},{"kind":"Field","name":{"kind":"Name","value":"integrations"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObjectivesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"okrCycleDays"}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TeamAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"departmentKey"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreferencesAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"communicationStyle"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"notificationFrequency"}},{"kind":"Field","name":{"kind":"Name","value":"focusAreas"}},{"kind":"Field","name":{"kind":"Name","value":"aiAssistance"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewAnswers"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmed"}},{"kind":"Field","name":{"kind":"Name","value":"termsAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"dataProcessingAccepted"}},{"kind":"Field","name":{"kind":"Name","value":"additionalNotes"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RequestSuggestionMutation, RequestSuggestionMutationVariables>;
export const AcceptSuggestionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptSuggestion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptSuggestionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptSuggestion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptSuggestionMutation, AcceptSuggestionMutationVariables>;
export const SubmitStructureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitStructure"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitStructureStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitStructureStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"STRUCTURE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitStructureMutation, SubmitStructureMutationVariables>;
export const SubmitObjectivesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitObjectives"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitObjectivesStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitObjectivesStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"OBJECTIVES"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitObjectivesMutation, SubmitObjectivesMutationVariables>;
export const SubmitTeamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitTeam"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitTeamStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitTeamStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"TEAM"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitTeamMutation, SubmitTeamMutationVariables>;
export const SubmitPreferencesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitPreferences"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitPreferencesStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitPreferencesStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"PREFERENCES"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitPreferencesMutation, SubmitPreferencesMutationVariables>;
export const SubmitReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitReviewStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitReviewStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"submitted"},"name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"EnumValue","value":"REVIEW"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Issues"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Issues"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingStepState"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitReviewMutation, SubmitReviewMutationVariables>;
export const SkipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Skip"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SkipOnboardingStepInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"skipOnboardingStep"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SkipMutation, SkipMutationVariables>;
export const CompleteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Complete"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeOnboarding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganizationParts"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"industry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteMutation, CompleteMutationVariables>;
export const PauseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Pause"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseOnboarding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PauseMutation, PauseMutationVariables>;
export const ResumeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Resume"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeOnboarding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ResumeMutation, ResumeMutationVariables>;
export const AbandonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Abandon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"abandonOnboarding"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sessionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sessionId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SessionParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SessionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OnboardingSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}},{"kind":"Field","name":{"kind":"Name","value":"canComplete"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleVersionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SessionStateError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currentStep"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequirementsDueError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requirements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AbandonMutation, AbandonMutationVariables>;
export const OrganizationBySlugDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationBySlug"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrganizationParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrganizationParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"viewerRole"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"employeeCount"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}},{"kind":"Field","name":{"kind":"Name","value":"industry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"departments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objectives"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"keyResults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"metricType"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"department"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrganizationBySlugQuery, OrganizationBySlugQueryVariables>;
export const SlugAvailabilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SlugAvailability"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizationSlug"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"suggestion"}}]}}]}}]} as unknown as DocumentNode<SlugAvailabilityQuery, SlugAvailabilityQueryVariables>;