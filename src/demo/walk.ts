import { randomBytes } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import * as answers from './answers.ts';
import { createClient } from './client.ts';
import type { Client } from './client.ts';
import { expect, expectType } from './expect.ts';
import { follow } from './follow.ts';
import type { Follower, ProgressEvent } from './follow.ts';
import * as operations from './operations.generated.ts';
import type {
  IndustriesQuery,
  IssuesFragment,
  OnboardingStep,
  OrganizationPartsFragment,
  SessionPartsFragment,
  SubmitWelcomeMutation,
} from './operations.generated.ts';

export type Device = 'laptop' | 'phone';
type Industry = IndustriesQuery['industries']['nodes'][number];
type Issues = IssuesFragment['issues'];

/** What happens on the walk, in order. */
export type Happening =
  | { readonly kind: 'REGISTERED'; readonly email: string }
  | { readonly kind: 'INDUSTRY_FOUND'; readonly search: string; readonly industry: Industry }
  | { readonly kind: 'STARTED'; readonly session: SessionPartsFragment }
  /** An event of the subscription, as a device sees it. */
  | { readonly kind: 'PROGRESS'; readonly device: Device; readonly event: ProgressEvent }
  | { readonly kind: 'DRAFTED'; readonly step: OnboardingStep; readonly fields: readonly string[] }
  | { readonly kind: 'LEFT'; readonly device: Device }
  /** Another device finds the draft. */
  | { readonly kind: 'FOUND_DRAFT'; readonly step: OnboardingStep; readonly draft: Draft }
  | { readonly kind: 'RETURNED'; readonly device: Device }
  /** A write that came too late. */
  | { readonly kind: 'STALE'; readonly conflicts: readonly string[]; readonly message: string }
  /** A submission with mistakes in it. */
  | { readonly kind: 'REFUSED'; readonly step: OnboardingStep; readonly issues: Issues }
  | { readonly kind: 'SUBMITTED'; readonly step: OnboardingStep; readonly warnings: Issues }
  /** What is suggested for a step; rules do it until she allows a model. */
  | {
      readonly kind: 'SUGGESTED';
      readonly step: OnboardingStep;
      readonly source: string;
      /** 0 to 1. */
      readonly confidence: number;
      readonly departments: readonly string[];
    }
  | { readonly kind: 'ACCEPTED'; readonly step: OnboardingStep }
  | { readonly kind: 'COMPLETED'; readonly organization: OrganizationPartsFragment };

/** The fields of a draft that have been filled in. */
export type Draft = Readonly<Record<string, unknown>>;

/** Every step answers its submission alike. */
type Submitted = SubmitWelcomeMutation['submitWelcomeStep'];
type Submission<Answers> = TypedDocumentNode<
  Readonly<Record<string, Submitted>>,
  {
    readonly input: {
      readonly sessionId: string;
      readonly expectedVersion: number;
      readonly answers: Answers;
    };
  }
>;

/** A part of the walk, and what the next parts need of it. */
type Part<Result = void> = AsyncGenerator<Happening, Result>;

interface Begun {
  readonly laptop: Client;
  readonly email: string;
  readonly industry: Industry;
  readonly sessionId: string;
  /** Of the drafted step. */
  readonly draftVersion: number;
  /** Of the last event seen. */
  readonly cursor: string;
}

interface Phone {
  readonly send: <Answers>(
    step: OnboardingStep,
    document: Submission<Answers>,
    given: Answers,
  ) => Promise<Submitted>;
  readonly submit: <Answers>(
    step: OnboardingStep,
    document: Submission<Answers>,
    given: Answers,
  ) => Part;
  /** Has departments suggested, and takes them into the draft. */
  readonly takeSuggestion: () => Part;
  readonly complete: () => Part;
}

/** Opens a progress stream that is closed when the walk ends, however it ends. */
type Watch = typeof follow;

/**
 * Walks the whole ORGANIZATION flow as a person would, on two devices, against the GraphQL endpoint at `url`. Waits for
 * the progress event of everything it does before it goes on.
 *
 * @throws UnexpectedError where the server does anything but what is described here; RequestError and UnreachableError
 * as client.ts does
 */
export async function* walk(url: string): Part {
  const streams: Follower[] = [];
  const watch: Watch = (...args) => {
    const stream = follow(...args);
    streams.push(stream);
    return stream;
  };
  try {
    const begun = yield* beginOnLaptop(url, watch);
    const phone = yield* goOnByPhone(url, begun, watch);
    yield* phone.submit('WELCOME', operations.SubmitWelcomeDocument, answers.welcome);
    yield* returnToLaptop(begun, watch);
    yield* makeMistakes(phone, begun.industry);
    yield* phone.takeSuggestion();
    yield* phone.submit('STRUCTURE', operations.SubmitStructureDocument, answers.structure);
    yield* phone.submit('OBJECTIVES', operations.SubmitObjectivesDocument, answers.objectives);
    yield* phone.submit('TEAM', operations.SubmitTeamDocument, answers.team);
    yield* phone.submit('PREFERENCES', operations.SubmitPreferencesDocument, answers.preferences);
    yield* phone.submit('REVIEW', operations.SubmitReviewDocument, answers.review);
    yield* phone.complete();
  } finally {
    await Promise.all(streams.map((stream) => stream.close()));
  }
}

/** Registers, starts, drafts half a step, and goes away. */
async function* beginOnLaptop(url: string, watch: Watch): Part<Begun> {
  const nobody = createClient(url);
  const email = `clara.${randomBytes(4).toString('hex')}@${answers.DOMAIN}`;
  const { register } = await nobody.execute(operations.RegisterDocument, {
    input: { email, ...answers.founder },
  });
  const laptop = createClient(url, expectType(register, 'AuthPayload').token);
  yield { kind: 'REGISTERED', email };

  const search = answers.INDUSTRY_SEARCH;
  const { industries } = await nobody.execute(operations.IndustriesDocument, { search });
  const [industry] = industries.nodes;
  expect(industry, `an industry for “${search}”`);
  yield { kind: 'INDUSTRY_FOUND', search, industry };

  const { startOnboarding } = await laptop.execute(operations.StartDocument, {});
  const session = expectType(startOnboarding, 'OnboardingSession');
  const sessionId = session.id;
  yield { kind: 'STARTED', session };
  const view = watch(laptop, sessionId);
  yield { kind: 'PROGRESS', device: 'laptop', event: await view.next('SNAPSHOT') };

  const { fullName, jobTitle } = answers.welcome;
  const { saveOnboardingDraft } = await laptop.execute(operations.SaveDraftDocument, {
    input: { sessionId, expectedVersion: 0, step: { welcome: { fullName, jobTitle } } },
  });
  const draftVersion = versionOf(expectType(saveOnboardingDraft, 'OnboardingSession'), 'WELCOME');
  yield { kind: 'DRAFTED', step: 'WELCOME', fields: ['fullName', 'jobTitle'] };
  const lastSeen = await view.next('STEP_DRAFTED');
  yield { kind: 'PROGRESS', device: 'laptop', event: lastSeen };
  await view.close();
  yield { kind: 'LEFT', device: 'laptop' };
  return { laptop, email, industry, sessionId, draftVersion, cursor: lastSeen.cursor };
}

/** Signs in on another device and finds the draft there. Gives what that device can do from then on. */
async function* goOnByPhone(url: string, { email, sessionId }: Begun, watch: Watch): Part<Phone> {
  const { password } = answers.founder;
  const { signIn } = await createClient(url).execute(operations.SignInDocument, {
    input: { email, password },
  });
  const client = createClient(url, expectType(signIn, 'AuthPayload').token);
  yield { kind: 'RETURNED', device: 'phone' };

  const { onboardingStatus } = await client.execute(operations.StatusDocument, {});
  const { nextAction, step, session } = onboardingStatus;
  expect(nextAction === 'RESUME' && step === 'WELCOME' && session, 'to resume at WELCOME');
  const draft = filledIn(session.steps[0]?.answers ?? {});
  expect(draft['jobTitle'] === answers.welcome.jobTitle, 'the draft');
  yield { kind: 'FOUND_DRAFT', step, draft };
  const view = watch(client, sessionId);
  yield { kind: 'PROGRESS', device: 'phone', event: await view.next('SNAPSHOT') };

  let latest: SessionPartsFragment = session;
  const send: Phone['send'] = async (key, document, given) => {
    const input = { sessionId, expectedVersion: versionOf(latest, key), answers: given };
    const [result] = Object.values(await client.execute(document, { input }));
    return result ?? null;
  };
  return {
    send,
    async *submit(key, document, given) {
      const result = expectType(await send(key, document, given), 'OnboardingSession');
      latest = result;
      yield { kind: 'SUBMITTED', step: key, warnings: result.submitted?.issues ?? [] };
      const event = await view.next('STEP_SUBMITTED');
      yield { kind: 'PROGRESS', device: 'phone', event };
    },
    async *takeSuggestion() {
      const asked = await client.execute(operations.RequestSuggestionDocument, {
        sessionId,
        kind: answers.SUGGESTED,
      });
      const suggestion = expectType(asked.requestSuggestion, 'AiSuggestion');
      const { id, state, source, confidence, proposal } = suggestion;
      expect(state === 'READY' && source && confidence !== null, 'a suggestion that is ready');
      const departments = expectType(proposal, 'StructureAnswers').departments ?? [];
      const names = departments.map(({ name }) => name ?? '');
      yield { kind: 'SUGGESTED', step: 'STRUCTURE', source, confidence, departments: names };
      const expectedVersion = versionOf(latest, 'STRUCTURE');
      const { acceptSuggestion } = await client.execute(operations.AcceptSuggestionDocument, {
        input: { id, expectedVersion },
      });
      latest = expectType(acceptSuggestion, 'OnboardingSession');
      yield { kind: 'ACCEPTED', step: 'STRUCTURE' };
      yield { kind: 'PROGRESS', device: 'phone', event: await view.next('STEP_DRAFTED') };
    },
    async *complete() {
      const result = await client.execute(operations.CompleteDocument, { sessionId });
      const { organization } = expectType(result.completeOnboarding, 'OnboardingSession');
      expect(organization, 'an organization');
      yield { kind: 'PROGRESS', device: 'phone', event: await view.next('COMPLETED') };
      await view.end();
      yield { kind: 'COMPLETED', organization };
    },
  };
}

/** The first device comes back: it gets the events that it missed, and its own write is too late. */
async function* returnToLaptop(
  { laptop, sessionId, draftVersion, cursor }: Begun,
  watch: Watch,
): Part {
  yield { kind: 'RETURNED', device: 'laptop' };
  const view = watch(laptop, sessionId, cursor);
  yield { kind: 'PROGRESS', device: 'laptop', event: await view.next('STEP_SUBMITTED') };
  await view.close();

  const { saveOnboardingDraft } = await laptop.execute(operations.SaveDraftDocument, {
    input: { sessionId, expectedVersion: draftVersion, step: { welcome: { urgency: 'LOW' } } },
  });
  const { conflicts, message } = expectType(saveOnboardingDraft, 'StaleVersionError');
  expect(conflicts.join() === 'urgency', 'a conflict about urgency');
  yield { kind: 'STALE', conflicts, message };
}

/** Three mistakes come back as data, all at once; then the step goes through. */
async function* makeMistakes({ send, submit }: Phone, industry: Industry): Part {
  const right = answers.company(industry.id);
  const wrong = { ...right, website: 'horno lumbre', country: 'Spain', description: 'Bread.' };
  const refusal = await send('COMPANY', operations.SubmitCompanyDocument, wrong);
  const { issues } = expectType(refusal, 'InvalidInputError');
  expect(issues.filter(({ severity }) => severity === 'ERROR').length === 3, 'three errors');
  yield { kind: 'REFUSED', step: 'COMPANY', issues };
  yield* submit('COMPANY', operations.SubmitCompanyDocument, right);
}

function versionOf({ steps }: SessionPartsFragment, key: OnboardingStep): number {
  const step = steps.find((candidate) => candidate.key === key);
  expect(step, `a step ${key}`);
  return step.version;
}

function filledIn(given: Draft): Draft {
  const filled = Object.entries(given).filter(
    ([name, value]) => value !== null && name !== '__typename',
  );
  return Object.fromEntries(filled);
}
