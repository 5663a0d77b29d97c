import { v7 as uuidv7 } from 'uuid';
import { invalid } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import type { Issue } from '../errors.ts';
import type { MembershipRole } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { checkStep } from '../steps/check.ts';
import { normalizeEmail } from '../steps/fields.ts';
import { error } from '../steps/step.ts';
import { team } from '../steps/team.ts';
import type { NewInvitation } from './sending.service.ts';

/** What those who invite find in their organization, and what it says to those whom they name. */

/** Somebody to invite, as the client sent it: what is wrong with it is told, not refused. */
export interface InvitationAnswers {
  readonly email: string;
  readonly role: Exclude<MembershipRole, 'OWNER'>;
  /** A department's global id or its name. */
  readonly departmentKey?: string | null | undefined;
}

/** How many invitations of an organization may wait to be answered. */
const MOST_WAITING = 1_000;

/** The organization as its inviter finds it. */
export interface Place {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly role: MembershipRole;
  readonly inviterName: string;
  readonly inviterEmail: string | null;
  /** How many invitations of other addresses wait that the inviter may see. */
  readonly waiting: number;
  /** Addresses among those given that are members already, in lower case. */
  readonly members: readonly string[];
  /** The departments that are named, by id or name. */
  readonly departments: readonly { readonly id: string; readonly name: string }[];
}

export async function readPlace(
  tx: Db,
  organizationId: string,
  invitations: readonly InvitationAnswers[],
): Promise<Place> {
  // What no text column takes is in none.
  const storable = (text: string) => !/[\0\p{Surrogate}]/u.test(text);
  const emails = invitations.map(({ email }) => normalizeEmail(email)).filter(storable);
  const keys = invitations.flatMap(({ departmentKey }) => departmentKey ?? []).filter(storable);
  const ids = keys.flatMap((key) => idOf('Department', key) ?? []);
  // Whoever accepts at this moment is waited for: the next statement sees them as a member.
  await tx.$queryRaw`
    select 1 from invitations
    where organization_id = ${organizationId}::uuid and email = any (${emails}::text[]) order by id for update`;
  const [place] = await tx.$queryRaw<Place[]>`
    select o.id as "organizationId", o.name as "organizationName", m.role::text as role,
      u.name as "inviterName", u.email as "inviterEmail",
      (
        select count(*)::int from invitations w
        where w.organization_id = o.id and app.invitation_state(w.state, w.expires_at) = 'PENDING'
          and not (w.email = any (${emails}::text[]))
      ) as waiting,
      array(
        select p.email from memberships f join users p on p.id = f.user_id
        where f.organization_id = o.id and p.email = any (${emails}::text[])
      ) as members,
      coalesce((
        select json_agg(json_build_object('id', d.id, 'name', d.name)) from departments d
        where d.organization_id = o.id and (d.id = any (${ids}::uuid[]) or d.name = any (${keys}::text[]))
      ), '[]') as departments
    from organizations o
    join memberships m on m.organization_id = o.id and m.user_id = (select app.viewer_id())
    join users u on u.id = m.user_id
    where o.id = ${organizationId}::uuid`;
  if (!place) throw new NotFoundError();
  if (place.role === 'MEMBER' || place.role === 'VIEWER') throw new ForbiddenError();
  const left = MOST_WAITING - place.waiting;
  if (invitations.length > left) {
    throw invalid('invitations', 'TOO_MANY', { max: Math.max(left, 0) });
  }
  return place;
}

/** What is wrong with each address: by the rules of the TEAM step, and by who is there already. */
export function issuesOf(place: Place, answers: readonly InvitationAnswers[]): Issue[][] {
  const known = answers.filter(({ departmentKey }) => departmentOf(place, departmentKey) !== null);
  const { issues } = checkStep(
    team,
    { invitations: answers },
    {
      ownerEmail: place.inviterEmail,
      answersOf: () => ({ departments: known.map(({ departmentKey: key }) => ({ key })) }),
    },
  );
  return answers.map(({ email, role }, index) => {
    const own: Issue[] = issues
      .filter(({ path }) => path[1] === String(index))
      .map((issue) => ({ ...issue, path: issue.path.slice(2) }));
    if (place.members.includes(normalizeEmail(email))) {
      own.push(error(['email'], 'ALREADY_MEMBER'));
    }
    // Nobody gives a role as high as their own, but for owners and admins.
    if (place.role === 'MANAGER' && (role === 'ADMIN' || role === 'MANAGER')) {
      own.push(error(['role'], 'ROLE_NOT_ALLOWED'));
    }
    return own;
  });
}

function departmentOf({ departments }: Place, key: string | null | undefined): string | null {
  if (typeof key !== 'string') return null;
  const id = idOf('Department', key);
  return departments.find((one) => one.id === id || one.name === key.trim())?.id ?? null;
}

export function toInvitation(
  { email, role, departmentKey }: InvitationAnswers,
  place: Place,
  invitedById: string,
): NewInvitation {
  return {
    id: uuidv7(),
    organizationId: place.organizationId,
    email: normalizeEmail(email),
    role,
    departmentId: departmentOf(place, departmentKey),
    invitedById,
  };
}
