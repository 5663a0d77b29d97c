import { randomBytes } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import * as answers from './answers.ts';
import { createClient } from './client.ts';
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
  | { readonly kind: 'COMPLETED'; readonly organization: OrganizationPartsFragment };

/** The fields of a draft that have been filled in. */
export type Draft = Readonly<Record<string, unknown>>;

/** Every step answers its submission alike. */
type Submission<Answers> = TypedDocumentNode<
  Readonly<Record<string, SubmitWelcomeMutation['submitWelcomeStep']>>,
  {
    readonly input: {
      readonly sessionId: string;
      readonly expectedVersion: number;
      readonly answers: Answers;
    };
  }
>;

/**
 * Walks the whole ORGANIZATION flow as a person would, on two devices, against the GraphQL endpoint at `url`. Waits for
 * the progress event of everything it does before it goes on.
 *
 * @throws UnexpectedError where the server does anything but what is described here; RequestError and UnreachableError
 * as client.ts does
 */
export async function* walk(url: string): AsyncGenerator<Happening, void> {
  const streams: Follower[] = [];
  const watch = (...args: Parameters<typeof follow>) => {
    const stream = follow(...args);
    streams.push(stream);
    return stream;
  };
  try {
    const nobody = createClient(url);
    const email = `clara.${randomBytes(4).toString('hex')}@${answers.DOMAIN}`;
    const { password, name } = answers.founder;

    const { register } = await nobody.execute(operations.RegisterDocument, {
      input: { email, password, name },
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

    const laptopView = watch(laptop, sessionId);
    yield { kind: 'PROGRESS', device: 'laptop', event: await laptopView.next('SNAPSHOT') };

    // Half a step, and away.
    const { fullName, jobTitle } = answers.welcome;
    const { saveOnboardingDraft } = await laptop.execute(operations.SaveDraftDocument, {
      input: { sessionId, expectedVersion: 0, step: { welcome: { fullName, jobTitle } } },
    });
    const drafted = versionOf(expectType(saveOnboardingDraft, 'OnboardingSession'), 'WELCOME');
    yield { kind: 'DRAFTED', step: 'WELCOME', fields: ['fullName', 'jobTitle'] };
    const lastSeen = await laptopView.next('STEP_DRAFTED');
    yield { kind: 'PROGRESS', device: 'laptop', event: lastSeen };
    await laptopView.close();
    yield { kind: 'LEFT', device: 'laptop' };

    // Another device finds what was saved, and goes on.
    const { signIn } = await nobody.execute(operations.SignInDocument, {
      input: { email, password },
    });
    const phone = createClient(url, expectType(signIn, 'AuthPayload').token);
    const { onboardingStatus: status } = await phone.execute(operations.StatusDocument, {});
    expect(status.nextAction === 'RESUME' && status.step === 'WELCOME', 'to resume at WELCOME');
    const draft = status.session?.steps[0]?.answers;
    expect(draft?.__typename === 'WelcomeAnswers' && draft.jobTitle === jobTitle, 'the draft');
    yield { kind: 'RETURNED', device: 'phone' };
    yield { kind: 'FOUND_DRAFT', step: 'WELCOME', draft: filledIn(draft) };
    const view = watch(phone, sessionId);
    yield { kind: 'PROGRESS', device: 'phone', event: await view.next('SNAPSHOT') };

    let latest: SessionPartsFragment = status.session;
    const send = async <Answers>(
      step: OnboardingStep,
      document: Submission<Answers>,
      given: Answers,
    ) => {
      const input = { sessionId, expectedVersion: versionOf(latest, step), answers: given };
      const [result] = Object.values(await phone.execute(document, { input }));
      return result ?? null;
    };
    const submit = async function* <Answers>(
      step: OnboardingStep,
      document: Submission<Answers>,
      given: Answers,
    ): AsyncGenerator<Happening, void> {
      const result = expectType(await send(step, document, given), 'OnboardingSession');
      latest = result;
      yield { kind: 'SUBMITTED', step, warnings: result.submitted?.issues ?? [] };
      yield { kind: 'PROGRESS', device: 'phone', event: await view.next('STEP_SUBMITTED') };
    };
    yield* submit('WELCOME', operations.SubmitWelcomeDocument, answers.welcome);

    // The first device comes back: it gets what it missed, and learns that its own write comes too late.
    yield { kind: 'RETURNED', device: 'laptop' };
    const caughtUp = watch(laptop, sessionId, lastSeen.cursor);
    yield { kind: 'PROGRESS', device: 'laptop', event: await caughtUp.next('STEP_SUBMITTED') };
    await caughtUp.close();
    const late = await laptop.execute(operations.SaveDraftDocument, {
      input: { sessionId, expectedVersion: drafted, step: { welcome: { urgency: 'LOW' } } },
    });
    const stale = expectType(late.saveOnboardingDraft, 'StaleVersionError');
    expect(stale.conflicts.join() === 'urgency', 'a conflict about urgency');
    yield { kind: 'STALE', conflicts: stale.conflicts, message: stale.message };

    // Mistakes come back as data, all at once; then the step as it should be.
    const right = answers.company(industry.id);
    const wrong = { ...right, website: 'horno lumbre', country: 'Spain', description: 'Bread.' };
    const refusal = await send('COMPANY', operations.SubmitCompanyDocument, wrong);
    const { issues } = expectType(refusal, 'InvalidInputError');
    expect(issues.filter(({ severity }) => severity === 'ERROR').length === 3, 'three errors');
    yield { kind: 'REFUSED', step: 'COMPANY', issues };
    yield* submit('COMPANY', operations.SubmitCompanyDocument, right);

    yield* submit('STRUCTURE', operations.SubmitStructureDocument, answers.structure);
    yield* submit('OBJECTIVES', operations.SubmitObjectivesDocument, answers.objectives);
    yield* submit('TEAM', operations.SubmitTeamDocument, answers.team);
    yield* submit('PREFERENCES', operations.SubmitPreferencesDocument, answers.preferences);
    yield* submit('REVIEW', operations.SubmitReviewDocument, answers.review);

    const { completeOnboarding } = await phone.execute(operations.CompleteDocument, { sessionId });
    const { organization } = expectType(completeOnboarding, 'OnboardingSession');
    expect(organization, 'an organization');
    yield { kind: 'PROGRESS', device: 'phone', event: await view.next('COMPLETED') };
    await view.end();
    yield { kind: 'COMPLETED', organization };
  } finally {
    await Promise.all(streams.map((stream) => stream.close()));
  }
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
