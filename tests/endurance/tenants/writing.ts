import { schema } from '../../../src/schema.ts';
import { uuidOf } from '../../helpers/people.ts';
import { answersFor } from '../../helpers/wizard.ts';
import { mutationOf } from '../../tenants/mutation-cases.ts';
import { found } from './crowd.ts';
import { idOf } from './history.ts';
import type { Table } from './journal.ts';
import type { Answered } from './read-judge.ts';
import type { Operation, Step } from './walk.ts';

/** Changing: whatever there is, whosever it is. */

const documents = new Map<string, string>();
const documentOf = (name: string): string => {
  const known = documents.get(name) ?? mutationOf(schema, name);
  documents.set(name, known);
  return known;
};

/** Asks for a change of some row. */
function of(
  name: string,
  table: Table,
  input: (step: Step, row: Readonly<Record<string, unknown>>) => object,
): Operation {
  return async (step) => {
    const row = step.some(table);
    if (!row) return;
    await step.ask(name, documentOf(name), { input: input(step, row) }, idOf(row));
  };
}

const ROLES = ['OWNER', 'ADMIN', 'MANAGER', 'MEMBER', 'VIEWER'] as const;
const organizationOf = (row: Readonly<Record<string, unknown>>) => idOf(row, 'organization_id');
/** Something to call a thing of an organization by. */
const text = ({ crowd, random }: Step, organization: string) =>
  `Thing ${random.whole(1e6)} ${crowd.markOf(organization)}`;
const sometimes = <T>({ random }: Step, value: T): T | undefined =>
  random.once(2) ? value : undefined;

const people: readonly (readonly [number, Operation])[] = [
  [
    8,
    of('inviteMembers', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
      invitations: [
        {
          email: step.random.once(5)
            ? `x${step.random.whole(1e6)}@x.test`
            : step.random.pick(step.crowd.people).email,
          role: step.random.pick(['ADMIN', 'MANAGER', 'MEMBER', 'VIEWER', 'MEMBER']),
          departmentKey: sometimes(
            step,
            step.id('Department', step.some('departments', idOf(row))),
          ),
        },
      ],
    })),
  ],
  [
    2,
    of('acceptInvitation', 'invitations', (step, row) => ({
      invitationId: step.id('Invitation', row),
    })),
  ],
  [6, (step) => reply(step)],
  [
    1,
    of('declineInvitation', 'invitations', (step, row) => ({
      invitationId: step.id('Invitation', row),
    })),
  ],
  [
    1,
    of('resendInvitation', 'invitations', (step, row) => ({
      invitationId: step.id('Invitation', row),
    })),
  ],
  [
    1,
    of('revokeInvitation', 'invitations', (step, row) => ({
      invitationId: step.id('Invitation', row),
    })),
  ],
  [
    3,
    of('changeMemberRole', 'memberships', (step, row) => ({
      membershipId: step.id('Membership', row),
      role: step.random.pick(ROLES),
    })),
  ],
  [
    2,
    of('moveMember', 'memberships', (step, row) => ({
      membershipId: step.id('Membership', row),
      departmentId: sometimes(
        step,
        step.id('Department', step.some('departments', organizationOf(row))),
      ),
    })),
  ],
  [
    1,
    of('removeMember', 'memberships', (step, row) => ({
      membershipId: step.id('Membership', row),
    })),
  ],
  [
    1,
    of('leaveOrganization', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
    })),
  ],
  [
    1,
    of('transferOwnership', 'memberships', (step, row) => ({
      membershipId: step.id('Membership', row),
    })),
  ],
  [
    1,
    of('joinOrganization', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
    })),
  ],
  [
    1,
    of('decideJoinRequest', 'join_requests', (step, row) => ({
      requestId: step.id('JoinRequest', row),
      approve: !step.random.once(4),
    })),
  ],
];

const things: readonly (readonly [number, Operation])[] = [
  [
    1,
    of('createDepartment', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
      name: text(step, idOf(row)),
      type: 'OTHER',
      parentId: sometimes(step, step.id('Department', step.some('departments', idOf(row)))),
    })),
  ],
  [
    1,
    of('updateDepartment', 'departments', (step, row) => ({
      departmentId: step.id('Department', row),
      name: text(step, organizationOf(row)),
    })),
  ],
  [
    1,
    of('moveDepartment', 'departments', (step, row) => ({
      departmentId: step.id('Department', row),
      parentId: sometimes(
        step,
        step.id('Department', step.some('departments', organizationOf(row))),
      ),
    })),
  ],
  [
    1,
    of('removeDepartment', 'departments', (step, row) => ({
      departmentId: step.id('Department', row),
    })),
  ],
  [
    2,
    of('createObjective', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
      title: text(step, idOf(row)),
      departmentId: sometimes(step, step.id('Department', step.some('departments', idOf(row)))),
      ownerId: sometimes(
        step,
        step.id('User', { id: step.some('memberships', idOf(row))?.['user_id'] }),
      ),
    })),
  ],
  [
    2,
    of('updateObjective', 'objectives', (step, row) => ({
      objectiveId: step.id('Objective', row),
      title: text(step, organizationOf(row)),
    })),
  ],
  [
    1,
    of('closeObjective', 'objectives', (step, row) => ({ objectiveId: step.id('Objective', row) })),
  ],
  [
    1,
    of('createKeyResult', 'objectives', (step, row) => ({
      objectiveId: step.id('Objective', row),
      title: text(step, organizationOf(row)),
      metricType: 'NUMBER',
      baseline: 0,
      target: 10,
    })),
  ],
  [
    1,
    of('updateKeyResult', 'key_results', (step, row) => ({
      keyResultId: step.id('KeyResult', row),
      current: step.random.whole(10),
    })),
  ],
  [
    1,
    of('updateOrganization', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
      name: text(step, idOf(row)),
    })),
  ],
  [
    2,
    of('claimDomain', 'organizations', (step, row) => ({
      organizationId: step.id('Organization', row),
      joining: step.random.pick(['OFF', 'REQUEST', 'AUTOMATIC']),
    })),
  ],
  [
    1,
    of('changeDomainJoining', 'organization_domains', (step, row) => ({
      domainId: step.id('OrganizationDomain', row),
      joining: step.random.pick(['OFF', 'REQUEST', 'AUTOMATIC']),
    })),
  ],
  [
    1,
    of('releaseDomain', 'organization_domains', (step, row) => ({
      domainId: step.id('OrganizationDomain', row),
    })),
  ],
];

/** What a mutation answered. */
const answerOf = ({ data }: Answered) =>
  (data as { answer?: { __typename: string; id?: string } | null } | null)?.answer;

/** Answers what waits, if anything does. */
async function reply({ ask, random }: Step): Promise<void> {
  const waiting = await ask('waiting', '{ viewer { invitations { id } } }', {});
  const { viewer } = waiting.data as { viewer: { invitations: { id: string }[] } };
  const [first, ...others] = viewer.invitations;
  if (!first) return;
  const invitationId = random.pick([first, ...others]).id;
  const name = random.once(6) ? 'declineInvitation' : 'acceptInvitation';
  await ask(name, documentOf(name), { input: { invitationId } }, uuidOf(invitationId));
}

/** Walks the MEMBER wizard of a place that waits, if one does, from beginning to end. */
async function join({ ask, crowd, person }: Step): Promise<void> {
  const started = await ask('startOnboarding', documentOf('startOnboarding'), {
    input: { flow: 'MEMBER' },
  });
  const session = answerOf(started);
  if (session?.__typename !== 'OnboardingSession') return;
  const { PREFERENCES, REVIEW } = answersFor('');
  const PROFILE = {
    fullName: 'Grace Hopper',
    jobTitle: crowd.nameOf(person.id),
    okrExperience: 'NONE',
  };
  for (const [name, answers] of Object.entries({
    Profile: PROFILE,
    Preferences: PREFERENCES,
    Review: REVIEW,
  })) {
    const mutation = `submit${name}Step`;
    const input = { sessionId: session.id, expectedVersion: 0, answers };
    await ask(mutation, documentOf(mutation), { input });
  }
  await ask('completeOnboarding', documentOf('completeOnboarding'), {
    input: { sessionId: session.id },
  });
}

/** Founds another organization. Whose session is in somebody else's hands at the moment founds none. */
const foundAnother: Operation = ({ crowd, person }) =>
  found(crowd.app, person).catch((error: unknown) => {
    if (!String(error).includes('Error')) throw error;
  });

/** A second device, for a moment. */
const signInAndOut: Operation = async ({ crowd: { app }, person: { email, password } }) => {
  const { data } = await app.ask<{ signIn: { token?: string } }, object>(
    `mutation ($input: SignInInput!) { signIn(input: $input) { ... on AuthPayload { token viewer { id sessions { id } } } } }`,
    { input: { email, password } },
  );
  const token = data?.signIn.token;
  if (!token) throw new Error(`${email} could not sign in.`);
  await app.ask('mutation { signOut { signedOut } }', {}, token);
  const after = await app.ask('{ viewer { id } }', {}, token);
  if (!after.errors) throw new Error(`${email} is still somebody after signing out.`);
};

/** With how often each is drawn. */
export const WRITING: readonly (readonly [number, Operation])[] = [
  ...people,
  ...things,
  [4, join],
  [0.1, foundAnother],
  [0.3, signInAndOut],
];
