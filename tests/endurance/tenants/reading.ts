import { schema } from '../../../src/schema.ts';
import { encodeGlobalId } from '../../../src/global-id.ts';
import { TABLES as TABLE_OF } from '../../tenants/documents.ts';
import { nodeTypesOf, selectionsOf } from '../../tenants/probes.ts';
import { idOf } from './history.ts';
import type { Table } from './journal.ts';
import type { Operation } from './walk.ts';

/** Reading: whatever there is, whosever it is. */

const own = (name: string): string => {
  const type = schema.getType(name);
  return type ? (selectionsOf(type, 0)[0] ?? '') : '';
};
const types = nodeTypesOf(schema)
  .map(({ name }) => name)
  .filter((name) => name !== 'Industry');
/** Under names of their own: what is called the same may be of another type. */
const apart = (name: string): string =>
  own(name)
    .split(' ')
    .map((field) => `${name}_${field}: ${field}`)
    .join(' ');
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ${types.map((name) => `... on ${name} { ${apart(name)} }`).join(' ')} } }`;
const PLAIN = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;

/** What is asked of an organization at a time: one of these. */
const PARTS: readonly [string, ...string[]] = [
  own('Organization'),
  `departments { ${own('Department')} parent { id } children { name } }`,
  `members(first: 10) { totalCount nodes { ${own('Membership')} user { ${own('User')} } department { name } onboarding { id state } } }`,
  `objectives(last: 5) { totalCount nodes { ${own('Objective')} owner { name } keyResults { ${own('KeyResult')} } } }`,
  `invitations(first: 10) { totalCount nodes { ${own('Invitation')} invitedBy { name } department { id } } }`,
  `joinRequests(first: 10) { totalCount nodes { id state user { name } decidedBy { name } } } domains { ${own('OrganizationDomain')} }`,
  `auditLog(first: 10) { nodes { id action actorId actor { name } targetId before after userAgent } }`,
];

const nodes: Operation = ({ random, some, ask }) => {
  const picked = Array.from({ length: 8 }, () => {
    const type = types[random.whole(types.length)] ?? '';
    const row = some((TABLE_OF[type] ?? '').replace('public.', '') as Table);
    return { uuid: idOf(row ?? null), id: encodeGlobalId(type, idOf(row ?? null)) };
  }).filter(({ uuid }) => uuid !== 'undefined');
  const document = random.once(3) ? NODES : PLAIN;
  return ask(
    'nodes',
    document,
    { ids: picked.map(({ id }) => id) },
    picked.map(({ uuid }) => uuid),
  );
};

const organization: Operation = ({ random, some, ask }) => {
  const row = some('organizations');
  const document = `query ($slug: String!) { organization(slug: $slug) { id ${random.pick(PARTS)} } }`;
  return ask('organization', document, { slug: row?.['slug'] });
};

/** From what one sees by its id on to what hangs on it. */
const along: Operation = ({ random, some, ask, id }) => {
  const place = some('memberships');
  const document = `query ($id: ID!) { node(id: $id) { ... on Membership { id user { name }
    onboarding { id organization { ${random.pick(PARTS)} } } } } }`;
  return ask('along', document, { id: id('Membership', place) });
};

const session: Operation = ({ some, ask, id }) => {
  const row = some('onboarding_sessions');
  const document = `query ($id: ID!) { onboardingSession(id: $id) { ${own('OnboardingSession')}
    steps { key state answers { __typename ... on ProfileAnswers { fullName jobTitle } } } organization { id name } } }`;
  return ask('session', document, { id: id('OnboardingSession', row) });
};

const viewer: Operation = ({ ask }) =>
  ask(
    'viewer',
    `{ viewer { ${own('Viewer')} invitations { ${own('WaitingInvitation')} }
      joinableOrganizations { ${own('JoinableOrganization')} } sessions { id current } }
      onboardingStatus(flow: MEMBER) { nextAction session { id organization { name } } } }`,
    {},
  );

/** With how often each is drawn. */
export const READING: readonly (readonly [number, Operation])[] = [
  [24, nodes],
  [20, organization],
  [6, along],
  [4, session],
  [6, viewer],
];
