import { randomUUID } from 'node:crypto';
import { getNamedType, isInputObjectType, isUnionType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLSchema } from 'graphql';
import { encodeGlobalId } from '../../src/global-id.ts';
import { answersFor } from '../helpers/wizard.ts';
import { TABLES } from './documents.ts';
import { selectionsOf } from './probes.ts';
import type { Everything } from './rows.ts';
import type { World } from './world.ts';

/** What of somebody else's tenant a mutation may be pointed at: global ids. */
export type Targets = Readonly<
  Record<
    | 'organization'
    | 'membership'
    | 'user'
    | 'department'
    | 'objective'
    | 'keyResult'
    | 'invitation'
    | 'domain'
    | 'joinRequest'
    | 'session'
    | 'suggestion',
    string
  >
> & { readonly slug: string };

const answers: Readonly<Record<string, object>> = {
  ...answersFor(encodeGlobalId('Industry', randomUUID())),
  PROFILE: { fullName: 'Grace Hopper', jobTitle: 'Engineer', okrExperience: 'ADVANCED' },
};
const onSession = ({ session }: Targets) => ({ sessionId: session });
const submitting = (step: string) => (targets: Targets) => ({
  ...onSession(targets),
  expectedVersion: 1,
  answers: answers[step],
});

/** How each mutation is pointed at somebody else's: otherwise what it is sent is right. */
export const CASES: Readonly<Record<string, (targets: Targets) => object>> = {
  abandonOnboarding: onSession,
  acceptInvitation: ({ invitation }) => ({ invitationId: invitation }),
  acceptSuggestion: ({ suggestion }) => ({
    id: suggestion,
    expectedVersion: 1,
    edits: { company: { description: 'Something else.' } },
  }),
  cancelSuggestion: ({ suggestion }) => ({ id: suggestion }),
  changeDomainJoining: ({ domain }) => ({ domainId: domain, joining: 'AUTOMATIC' }),
  changeMemberRole: ({ membership }) => ({ membershipId: membership, role: 'VIEWER' }),
  claimDomain: ({ organization }) => ({ organizationId: organization, joining: 'AUTOMATIC' }),
  closeObjective: ({ objective }) => ({ objectiveId: objective }),
  completeOnboarding: onSession,
  createDepartment: ({ organization, department }) => ({
    organizationId: organization,
    name: 'New',
    type: 'OTHER',
    parentId: department,
  }),
  createKeyResult: ({ objective }) => ({
    objectiveId: objective,
    title: 'Something new',
    metricType: 'NUMBER',
    baseline: 0,
    target: 1,
  }),
  createObjective: ({ organization, department, user }) => ({
    organizationId: organization,
    title: 'Something new',
    departmentId: department,
    ownerId: user,
  }),
  decideJoinRequest: ({ joinRequest }) => ({ requestId: joinRequest, approve: true }),
  declineInvitation: ({ invitation }) => ({ invitationId: invitation }),
  deleteOrganization: ({ organization, slug }) => ({ organizationId: organization, slug }),
  inviteMembers: ({ organization }) => ({
    organizationId: organization,
    invitations: [{ email: 'somebody@x.example', role: 'ADMIN' }],
  }),
  joinOrganization: ({ organization }) => ({ organizationId: organization }),
  leaveOrganization: ({ organization }) => ({ organizationId: organization }),
  moveDepartment: ({ department }) => ({ departmentId: department }),
  moveMember: ({ membership, department }) => ({
    membershipId: membership,
    departmentId: department,
  }),
  pauseOnboarding: onSession,
  rejectSuggestion: ({ suggestion }) => ({ id: suggestion, reason: 'OTHER', note: 'No.' }),
  releaseDomain: ({ domain }) => ({ domainId: domain }),
  removeDepartment: ({ department }) => ({ departmentId: department }),
  removeMember: ({ membership }) => ({ membershipId: membership }),
  requestSuggestion: (targets) => ({ ...onSession(targets), kind: 'DEPARTMENTS' }),
  requestSuggestions: (targets) => ({ ...onSession(targets), kinds: ['DEPARTMENTS', 'INDUSTRY'] }),
  resendInvitation: ({ invitation }) => ({ invitationId: invitation }),
  resumeOnboarding: onSession,
  revokeInvitation: ({ invitation }) => ({ invitationId: invitation }),
  saveOnboardingDraft: (targets) => ({
    ...onSession(targets),
    expectedVersion: 1,
    step: { welcome: { fullName: 'Grace' } },
  }),
  skipOnboardingStep: (targets) => ({ ...onSession(targets), expectedVersion: 1, step: 'TEAM' }),
  startOnboarding: ({ organization }) => ({ flow: 'MEMBER', organizationId: organization }),
  submitCompanyStep: submitting('COMPANY'),
  submitObjectivesStep: submitting('OBJECTIVES'),
  submitPreferencesStep: submitting('PREFERENCES'),
  submitProfileStep: submitting('PROFILE'),
  submitReviewStep: submitting('REVIEW'),
  submitStructureStep: submitting('STRUCTURE'),
  submitTeamStep: submitting('TEAM'),
  submitWelcomeStep: submitting('WELCOME'),
  transferOwnership: ({ membership }) => ({ membershipId: membership }),
  updateDepartment: ({ department }) => ({ departmentId: department, name: 'Renamed' }),
  updateKeyResult: ({ keyResult }) => ({ keyResultId: keyResult, current: 1 }),
  updateObjective: ({ objective }) => ({ objectiveId: objective, title: 'Renamed by nobody' }),
  updateOrganizationAi: ({ organization }) => ({
    organizationId: organization,
    modelsAllowed: false,
  }),
  updateOrganization: ({ organization }) => ({ organizationId: organization, name: 'Renamed' }),
};

/** Mutations that are about nothing but the viewer, and why nobody else's can be named. */
export const ABOUT_ONESELF: Readonly<Record<string, string>> = {
  deleteMyAccount: 'Takes a password and no id.',
  exportMyData: 'Takes no id.',
  refreshAuth: 'Takes a secret.',
  register: 'Makes somebody new; an invitation is named by its secret.',
  signIn: 'Takes a password.',
  signOut: 'Takes nothing.',
  updateAiPreferences: 'Takes no id.',
};

/** A second id within what is otherwise one's own, each of somebody else's. */
export const SECOND_IDS: Readonly<Record<string, (own: Targets, theirs: Targets) => object>> = {
  'createDepartment.parentId': ({ organization }, { department }) => ({
    organizationId: organization,
    name: 'New',
    type: 'OTHER',
    parentId: department,
  }),
  'createObjective.departmentId': ({ organization }, { department }) => ({
    organizationId: organization,
    title: 'Something new',
    departmentId: department,
  }),
  'createObjective.ownerId': ({ organization }, { user }) => ({
    organizationId: organization,
    title: 'Something new',
    ownerId: user,
  }),
  'moveDepartment.parentId': (own, theirs) => ({
    departmentId: own.department,
    parentId: theirs.department,
  }),
  'moveMember.departmentId': (own, theirs) => ({
    membershipId: own.membership,
    departmentId: theirs.department,
  }),
  'updateObjective.departmentId': (own, theirs) => ({
    objectiveId: own.objective,
    departmentId: theirs.department,
  }),
};

/** Second ids of which nothing is anybody's: those of branches of business. */
export const PUBLIC_IDS: readonly string[] = ['updateOrganization.industryId'];

/** The input type of each mutation. */
export function inputsOf(schema: GraphQLSchema): Map<string, GraphQLInputObjectType | null> {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  return new Map(
    fields.map(({ name, args }) => {
      const type = args[0] ? getNamedType(args[0].type) : null;
      return [name, isInputObjectType(type) ? type : null];
    }),
  );
}

/** Asks for all that a mutation may answer by itself. */
export function mutationOf(schema: GraphQLSchema, name: string): string {
  const field = schema.getMutationType()?.getFields()[name];
  const result = field && getNamedType(field.type);
  if (!isUnionType(result)) throw new Error(`${name} answers no union.`);
  const each = result
    .getTypes()
    .map((type) => `... on ${type.name} { ${selectionsOf(type, 0)[0] ?? '__typename'} }`);
  return `mutation ($input: ${inputsOf(schema).get(name)?.name ?? ''}!) {
    answer: ${name}(input: $input) { __typename ${each.join(' ')} }
  }`;
}

/** What of a tenant others may be pointed at: of each kind one that is nobody's own but members'. */
export function targetsIn({ rows }: Everything, world: World, tenant: 'ours' | 'third'): Targets {
  const owner = tenant === 'ours' ? world.ids.owner : world.ids.lonely;
  const first = (
    type: keyof typeof TABLES,
    found: (row: Readonly<Record<string, unknown>>) => boolean,
  ) => {
    const belongs = (rows.get(TABLES[type] ?? '') ?? []).find(
      (row) => row['organization_id'] === world[tenant].id && found(row),
    );
    if (!belongs) throw new Error(`There is no ${type} to be pointed at.`);
    return encodeGlobalId(type, String(belongs['id']));
  };
  const users = rows.get('public.users') ?? [];
  const organization = rows.get('public.organizations')?.find(({ id }) => id === world[tenant].id);
  const suggestion = rows.get('public.ai_suggestions')?.find(({ user_id: id }) => id === owner);
  if (!suggestion) throw new Error('There is no suggestion to be pointed at.');
  return {
    organization: encodeGlobalId('Organization', world[tenant].id),
    slug: String(organization?.['slug']),
    user: encodeGlobalId('User', owner),
    membership: first('Membership', ({ user_id: user }) => user === owner),
    department: first('Department', ({ parent_id: parent }) => parent !== null),
    objective: first('Objective', ({ owner_id: user }) => user === owner),
    keyResult: first(
      'KeyResult',
      ({ objective_id: objective }) => objective === world[tenant].objectiveId,
    ),
    invitation: first('Invitation', ({ id }) => id === world[tenant].invitations[0]?.id),
    domain: first('OrganizationDomain', () => true),
    joinRequest: first('JoinRequest', ({ user_id: user }) =>
      users.some(({ id, email }) => id === user && String(email).endsWith('@x.example')),
    ),
    session: first('OnboardingSession', ({ user_id: user }) => user === owner),
    suggestion: encodeGlobalId('AiSuggestion', String(suggestion['id'])),
  };
}

/** The same of nothing that there is. */
export const nowhere = (): Targets => {
  const id = (type: string) => encodeGlobalId(type, randomUUID());
  return {
    organization: id('Organization'),
    slug: 'nowhere',
    user: id('User'),
    membership: id('Membership'),
    department: id('Department'),
    objective: id('Objective'),
    keyResult: id('KeyResult'),
    invitation: id('Invitation'),
    domain: id('OrganizationDomain'),
    joinRequest: id('JoinRequest'),
    session: id('OnboardingSession'),
    suggestion: id('AiSuggestion'),
  };
};
