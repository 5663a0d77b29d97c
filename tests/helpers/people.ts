import type { App, Person } from './app.ts';
import { addMember } from './members.ts';
import type { Mail, Smtp } from './smtp.ts';
import { answersFor, complete, submit, walk } from './wizard.ts';
import type { Session } from './wizard.ts';

/** People who come into organizations, as tests need them: through the API wherever it does not matter how. */

/** Proves a person's address without a mail. */
export async function verify(app: App, { email }: Pick<Person, 'email'>): Promise<void> {
  await app.database.query('update auth.users set email_verified = true where email = $1', [email]);
}

/** Somebody whose address is proven. */
export async function verifiedPerson(app: App, email?: string): Promise<Person> {
  const person = await app.person(email);
  await verify(app, person);
  return person;
}

/** A founder with an organization that the wizard made. */
export interface Founder extends Person {
  readonly organization: { readonly id: string; readonly uuid: string; readonly slug: string };
}

/** Walks the whole wizard; `changes` go on top of its usual answers. */
export async function founder(
  app: App,
  changes: Readonly<Record<string, object>> = {},
): Promise<Founder> {
  const person = await verifiedPerson(app);
  const session = await walk(app, person, undefined, {
    TEAM: { invitations: [{ email: `nobody-${person.email}`, role: 'VIEWER' }] },
    ...changes,
  });
  const completed = await complete(person, session.id);
  if (!completed.organization) throw new Error(`Not completed: ${JSON.stringify(completed)}`);
  const { id, slug } = completed.organization;
  return { ...person, organization: { id, uuid: uuidOf(id), slug } };
}

/** The UUID in a global id. */
export const uuidOf = (globalId: string): string =>
  Buffer.from(globalId, 'base64').toString('utf8').split(':')[1] ?? '';

/** The global id of a UUID. */
export const globalId = (typename: string, uuid: string): string =>
  Buffer.from(`${typename}:${uuid}`).toString('base64');

export interface Outcome {
  readonly email: string;
  readonly invitation: {
    readonly id: string;
    readonly state: string;
    readonly role: string;
    readonly delivery: string;
    readonly expiresAt: string | null;
    readonly department: { readonly name: string } | null;
  } | null;
  readonly issues: readonly {
    readonly path: readonly string[];
    readonly code: string;
    readonly severity: string;
  }[];
}

/** What inviteMembers answers, whichever it is. */
export interface InviteAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly results?: readonly Outcome[];
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
}

export async function invite(
  person: Person,
  organizationId: string,
  invitations: readonly object[],
  idempotencyKey?: string,
): Promise<InviteAnswer> {
  const { answer } = await person.run<{ answer: InviteAnswer }, object>(
    `mutation ($input: InviteMembersInput!) { answer: inviteMembers(input: $input) {
      __typename
      ... on Error { code }
      ... on InvalidInputError { issues { path code } }
      ... on InviteMembersPayload { results {
        email issues { path code severity }
        invitation { id state role delivery expiresAt department { name } }
      } }
    } }`,
    { input: { organizationId, invitations, idempotencyKey } },
  );
  return answer;
}

/** What acceptInvitation answers, whichever it is. */
export interface AcceptAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly reason?: string;
  readonly id?: string;
  readonly flow?: string;
  readonly state?: string;
  readonly currentStep?: string;
}

export async function accept(
  person: Person,
  input: { token?: string; invitationId?: string; idempotencyKey?: string },
): Promise<AcceptAnswer> {
  const { answer } = await person.run<{ answer: AcceptAnswer }, object>(
    `mutation ($input: AcceptInvitationInput!) { answer: acceptInvitation(input: $input) {
      __typename
      ... on Error { code }
      ... on InvitationStateError { reason }
      ... on OnboardingSession { id flow state currentStep }
    } }`,
    { input },
  );
  return answer;
}

/** The token in the invitation that came last for an address. */
export async function mailedToken(smtp: Smtp, email: string): Promise<string> {
  const tokenIn = ({ to, text }: Pick<Mail, 'to' | 'text'>) =>
    to === email.toLowerCase() ? /\/invitations\/([\w-]{43})/.exec(text)?.[1] : undefined;
  await smtp.next((mail) => tokenIn(mail) !== undefined);
  const mail = smtp.mails.findLast((one) => tokenIn(one) !== undefined);
  return (mail && tokenIn(mail)) ?? '';
}

/** Submits every step of the MEMBER wizard, and completes it. */
export async function walkMember(person: Person, sessionId: string): Promise<Session> {
  const { PROFILE, PREFERENCES, REVIEW } = answersFor('');
  const steps = { PROFILE, PREFERENCES, REVIEW };
  for (const [key, answers] of Object.entries(steps)) {
    const result = await submit(person, sessionId, key, answers ?? {});
    if (result.__typename !== 'OnboardingSession') {
      throw new Error(`${key}: ${JSON.stringify(result)}`);
    }
  }
  return complete(person, sessionId);
}

/** Somebody with a MEMBER wizard at its beginning, in an organization of somebody else's: their session's global id. */
export async function newcomer(
  app: App,
  organizationId: string,
): Promise<{ person: Person; sessionId: string }> {
  const person = await app.person();
  await addMember(app, organizationId, person, 'MEMBER', null, 'PENDING');
  const data = await person.run<{ startOnboarding: { id: string } }, object>(
    'mutation { startOnboarding(input: { flow: MEMBER }) { ... on OnboardingSession { id } } }',
    {},
  );
  return { person, sessionId: data.startOnboarding.id };
}

/** Brings somebody into an organization the whole way: invited, accepted, wizard completed. Gives the person. */
export async function joinAs(
  app: App,
  owner: Founder,
  role: 'ADMIN' | 'MANAGER' | 'MEMBER' | 'VIEWER',
  person?: Person,
): Promise<Person> {
  const somebody = person ?? (await verifiedPerson(app));
  const { results } = await invite(owner, owner.organization.id, [{ email: somebody.email, role }]);
  const invitationId = results?.[0]?.invitation?.id;
  if (!invitationId) throw new Error(`Not invited: ${JSON.stringify(results)}`);
  const { id } = await accept(somebody, { invitationId });
  await walkMember(somebody, id ?? '');
  return somebody;
}
