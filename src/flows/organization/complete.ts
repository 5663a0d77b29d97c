import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { recordDeeds } from '../../audit/audit.service.ts';
import type { Db } from '../../data/door.ts';
import { RequirementsDueError } from '../../errors.ts';
import type { IssueCode } from '../../errors.ts';
import { idOf } from '../../global-id.ts';
import { createInvitations, invitationDeed } from '../../invitations/sending.service.ts';
import { endOf, keyResultRow } from '../../organizations/objective-rows.service.ts';
import { freeVariants, slugOf } from '../../organizations/slugs.service.ts';
import { company } from '../../steps/company.ts';
import { normalizeEmail } from '../../steps/fields.ts';
import { objectives } from '../../steps/objectives.ts';
import { structure } from '../../steps/structure.ts';
import { team } from '../../steps/team.ts';
import { welcome } from '../../steps/welcome.ts';
import { given, submitted } from '../answers.ts';
import type { Completion } from '../flow.ts';
import { keepPreferences } from '../preferences.ts';

/** Turns a founder's answers into an organization: one statement a kind of record, whatever their number. */

type Company = z.output<typeof company.schema>;
type Structure = z.output<typeof structure.schema>;

/** Makes everything that the answers describe; gives the organization's id. Runs in the completing transaction. */
export async function completeOrganization(completion: Completion, tx: Db): Promise<string> {
  const organizationId = uuidv7();
  const companyAnswers = submitted(completion, company);
  const structureAnswers = submitted(completion, structure);

  await createOrganization(tx, organizationId, completion, companyAnswers, structureAnswers);
  await createFounder(tx, organizationId, completion);
  const departmentIds = await createDepartments(tx, organizationId, structureAnswers);
  await createObjectives(tx, organizationId, completion);
  await invite(tx, organizationId, completion, departmentIds);
  return organizationId;
}

async function createOrganization(
  tx: Db,
  id: string,
  { doer, answersOf }: Completion,
  { slug, industryId, ...facts }: Company,
  { departments: _departments, ...ways }: Structure,
): Promise<void> {
  const data = {
    id,
    ...given(facts),
    ...given(ways),
    industryId: idOf('Industry', industryId) ?? '',
    okrCycleDays: answersOf(objectives)?.okrCycleDays ?? null,
    createdById: doer.viewer.userId,
  };
  for (const candidate of await slugCandidates(tx, facts.name, slug)) {
    // A slug that another organization takes at this moment makes no row, rather than an error that ends the transaction.
    const { count } = await tx.organization.createMany({
      data: [{ ...data, slug: candidate }],
      skipDuplicates: true,
    });
    if (count === 1) return;
  }
  throw slugDue(slug === undefined ? 'SLUG_UNAVAILABLE' : 'SLUG_TAKEN');
}

async function slugCandidates(tx: Db, name: string, chosen: string | undefined): Promise<string[]> {
  if (chosen !== undefined) return [chosen];
  const made = slugOf(name);
  return made === null ? [] : freeVariants(tx, made);
}

const slugDue = (code: IssueCode) =>
  new RequirementsDueError([{ step: company.key, path: ['slug'], code }]);

/** The founder is the first OWNER, with what they told of themselves and how they want to be helped. */
async function createFounder(
  tx: Db,
  organizationId: string,
  completion: Completion,
): Promise<void> {
  const { userId } = completion.doer.viewer;
  await tx.membership.createMany({
    data: [{ id: uuidv7(), organizationId, userId, role: 'OWNER' }],
  });
  await tx.memberProfile.createMany({
    data: [{ organizationId, userId, ...given(submitted(completion, welcome)) }],
  });
  await keepPreferences(tx, completion);
}

/** Makes the tree of departments; gives the id of each key. */
async function createDepartments(
  tx: Db,
  organizationId: string,
  { departments }: Structure,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(departments.map(({ key }) => [key, uuidv7()]));
  if (departments.length === 0) return ids;
  // All in one statement: Postgres checks parents at its end.
  await tx.department.createMany({
    data: departments.map(({ key, name, type, parentKey }) => ({
      id: ids.get(key) ?? '',
      organizationId,
      name,
      type,
      parentId: parentKey === undefined ? null : (ids.get(parentKey) ?? null),
    })),
  });
  return ids;
}

async function createObjectives(
  tx: Db,
  organizationId: string,
  { doer, answersOf }: Completion,
): Promise<void> {
  const answers = answersOf(objectives);
  if (answers === null) return;
  const startsAt = new Date();
  const endsAt = endOf(startsAt, answers.okrCycleDays);
  const listed = answers.objectives.map((objective) => ({ id: uuidv7(), ...objective }));
  await tx.objective.createMany({
    data: listed.map(({ id, title, description }, position) => ({
      id,
      organizationId,
      ownerId: doer.viewer.userId,
      title,
      description: description ?? null,
      position,
      startsAt,
      endsAt,
    })),
  });
  await tx.keyResult.createMany({
    data: listed.flatMap(({ id, keyResults }) =>
      keyResults.map((result, position) => keyResultRow({ id, organizationId }, result, position)),
    ),
  });
}

/** Makes the invitations, and queues their mails where there is mail. */
async function invite(
  tx: Db,
  organizationId: string,
  completion: Completion,
  departmentIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { doer, outbox, language, answersOf } = completion;
  const { name } = submitted(completion, company);
  const { fullName } = submitted(completion, welcome);
  const invitations = (answersOf(team)?.invitations ?? []).map(
    ({ email, role, departmentKey }) => ({
      id: uuidv7(),
      organizationId,
      email: normalizeEmail(email),
      role,
      departmentId: departmentKey === undefined ? null : (departmentIds.get(departmentKey) ?? null),
      invitedById: doer.viewer.userId,
    }),
  );
  const sender = { organizationName: name, inviterName: fullName, language };
  await createInvitations(tx, outbox, sender, invitations);
  await recordDeeds(tx, doer, [
    {
      organizationId,
      action: 'ORGANIZATION_CREATED',
      targetType: 'Organization',
      targetId: organizationId,
    },
    ...invitations.map((invitation) => invitationDeed('INVITATION_SENT', invitation)),
  ]);
}
