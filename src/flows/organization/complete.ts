import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Db } from '../../data/door.ts';
import { RequirementsDueError } from '../../errors.ts';
import type { IssueCode } from '../../errors.ts';
import { idOf } from '../../global-id.ts';
import { freeVariants, slugOf } from '../../organizations/slugs.service.ts';
import { company } from '../../steps/company.ts';
import { objectives } from '../../steps/objectives.ts';
import { preferences } from '../../steps/preferences.ts';
import { structure } from '../../steps/structure.ts';
import { team } from '../../steps/team.ts';
import { welcome } from '../../steps/welcome.ts';
import type { Completion } from '../flow.ts';

/** Turns a founder's answers into an organization: one statement a kind of record, whatever their number. */

type Company = z.output<typeof company.schema>;
type Structure = z.output<typeof structure.schema>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes everything that the answers describe; gives the organization's id. Runs in the completing transaction. */
export async function completeOrganization(completion: Completion, tx: Db): Promise<string> {
  const organizationId = uuidv7();
  const companyAnswers = submitted(completion, company);
  const structureAnswers = submitted(completion, structure);

  await createOrganization(tx, organizationId, completion, companyAnswers, structureAnswers);
  await createFounder(tx, organizationId, completion);
  const departmentIds = await createDepartments(tx, organizationId, structureAnswers);
  await createObjectives(tx, organizationId, completion);
  await createInvitations(tx, organizationId, completion, departmentIds);
  return organizationId;
}

type KnownStep = typeof company | typeof structure | typeof welcome | typeof preferences;

/** The answers of a step that cannot be skipped. */
function submitted<Step extends KnownStep>(
  { answersOf }: Completion,
  step: Step,
): z.output<Step['schema']> {
  const answers = answersOf(step);
  if (answers === null) throw new Error(`A completed flow has its ${step.key} step submitted.`);
  return answers;
}

async function createOrganization(
  tx: Db,
  id: string,
  { userId, answersOf }: Completion,
  { slug, industryId, ...facts }: Company,
  { departments: _departments, ...ways }: Structure,
): Promise<void> {
  const data = {
    id,
    ...given(facts),
    ...given(ways),
    industryId: idOf('Industry', industryId) ?? '',
    okrCycleDays: answersOf(objectives)?.okrCycleDays ?? null,
    createdById: userId,
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
  const { userId } = completion;
  await tx.membership.createMany({
    data: [{ id: uuidv7(), organizationId, userId, role: 'OWNER' }],
  });
  await tx.memberProfile.createMany({
    data: [{ organizationId, userId, ...given(submitted(completion, welcome)) }],
  });
  const chosen = submitted(completion, preferences);
  await tx.preferences.upsert({
    where: { userId },
    create: { userId, ...chosen },
    update: { ...chosen, updatedAt: new Date() },
  });
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
  { userId, answersOf }: Completion,
): Promise<void> {
  const answers = answersOf(objectives);
  if (answers === null) return;
  const startsAt = new Date();
  const endsAt = new Date(startsAt.getTime() + answers.okrCycleDays * DAY_MS);
  const listed = answers.objectives.map((objective) => ({ id: uuidv7(), ...objective }));
  await tx.objective.createMany({
    data: listed.map(({ id, title, description }, position) => ({
      id,
      organizationId,
      ownerId: userId,
      title,
      description: description ?? null,
      position,
      startsAt,
      endsAt,
    })),
  });
  await tx.keyResult.createMany({
    data: listed.flatMap(({ id: objectiveId, keyResults }) =>
      keyResults.map(({ unit, ...result }, position) => ({
        id: uuidv7(),
        organizationId,
        objectiveId,
        ...result,
        current: result.baseline,
        unit: unit ?? null,
        position,
      })),
    ),
  });
}

/** Invitations are PENDING and carry no token until there is mail to send them by. */
async function createInvitations(
  tx: Db,
  organizationId: string,
  { userId, answersOf }: Completion,
  departmentIds: ReadonlyMap<string, string>,
): Promise<void> {
  const answers = answersOf(team);
  if (answers === null) return;
  await tx.invitation.createMany({
    data: answers.invitations.map(({ email, role, departmentKey }) => ({
      id: uuidv7(),
      organizationId,
      email: email.toLowerCase(),
      role,
      departmentId: departmentKey === undefined ? null : (departmentIds.get(departmentKey) ?? null),
      invitedById: userId,
    })),
  });
}

/** An object without its undefined properties, which Prisma's types do not take. */
function given<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
