import { randomBytes } from 'node:crypto';
import type { App, Person } from '../helpers/app.ts';
import { idOf } from '../../src/global-id.ts';
import { complete, walk } from '../helpers/wizard.ts';

/** People with addresses at companies, and the organizations that they founded. */

/** A domain that nobody has yet. */
export const newDomain = (): string => `${randomBytes(5).toString('hex')}.test`;

/** Somebody with an address at a domain, proven or not. */
export async function personAt(app: App, domain: string, proven = true): Promise<Person> {
  const person = await app.person(`${randomBytes(5).toString('hex')}@${domain}`);
  if (proven) {
    await app.database.query('update auth.users set email_verified = true where email = $1', [
      person.email,
    ]);
  }
  return person;
}

/** An organization with its owner. */
export interface Founded {
  readonly owner: Person;
  /** Global id. */
  readonly id: string;
  /** UUID. */
  readonly uuid: string;
}

/** Walks the whole wizard. */
export async function found(
  app: App,
  owner: Person,
  name = 'Analytical Engines',
): Promise<Founded> {
  const { id: sessionId } = await walk(app, owner, undefined, { COMPANY: { name } });
  const { organization } = await complete(owner, sessionId);
  if (!organization) throw new Error('The wizard made no organization.');
  return { owner, id: organization.id, uuid: idOf('Organization', organization.id) ?? '' };
}

/** What a mutation answered: its type, and whatever was asked for. */
export interface Answered {
  readonly __typename: string;
  readonly code?: string;
  readonly id?: string;
  readonly domain?: string;
  readonly joining?: string;
  readonly effective?: boolean;
  readonly state?: string;
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
}

/** Runs a mutation with one input; `selection` is that of its success type. */
export async function mutate(
  person: Person,
  field: string,
  input: object,
  selection: string,
): Promise<Answered> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const data = await person.run<{ result: Answered }, object>(
    `mutation ($input: ${type}!) { result: ${field}(input: $input) {
      __typename ... on Error { code } ${selection}
    } }`,
    { input },
  );
  return data.result;
}

const ISSUES = '... on InvalidInputError { issues { path code } }';
const DOMAIN = '... on OrganizationDomain { id domain joining effective }';
export const claim = (person: Person, input: object) =>
  mutate(person, 'claimDomain', input, `${DOMAIN} ${ISSUES}`);
export const changeJoining = (person: Person, domainId: string, joining: string) =>
  mutate(person, 'changeDomainJoining', { domainId, joining }, DOMAIN);
export const release = (person: Person, domainId: string) =>
  mutate(person, 'releaseDomain', { domainId }, '... on ReleasedDomain { id }');
export const join = (person: Person, organizationId: string, idempotencyKey?: string) =>
  mutate(
    person,
    'joinOrganization',
    { organizationId, ...(idempotencyKey && { idempotencyKey }) },
    '... on JoinOutcome { state }',
  );
export const decide = (person: Person, requestId: string, approve: boolean) =>
  mutate(
    person,
    'decideJoinRequest',
    { requestId, approve },
    '... on JoinRequest { id state user { name } }',
  );

export interface Joinable {
  readonly id: string;
  readonly name: string;
  readonly joining: string;
  readonly requestState: string | null;
}
export async function joinable(person: Person): Promise<readonly Joinable[]> {
  const { viewer } = await person.run<
    { viewer: { joinableOrganizations: readonly Joinable[] } },
    object
  >('{ viewer { joinableOrganizations { id name joining requestState } } }', {});
  return viewer.joinableOrganizations;
}

/** The requests to join that a person sees of an organization. */
export async function requestsOf(person: Person, organizationId: string) {
  const data = await person.run<
    {
      node: {
        joinRequests: { nodes: { id: string; state: string; user: { email: string } }[] };
      } | null;
    },
    object
  >(
    `query ($id: ID!) { node(id: $id) { ... on Organization {
      joinRequests(first: 100) { nodes { id state user { email } } }
    } } }`,
    { id: organizationId },
  );
  return data.node?.joinRequests.nodes ?? null;
}
