import { z } from 'zod';
import type { Session } from '../../onboarding/session.service.ts';
import { answersIn } from '../../onboarding/session.service.ts';
import { isEmail, normalizeEmail } from '../../steps/fields.ts';
import { isBlank } from '../../steps/shape.ts';
import type { Answers } from '../../steps/step.ts';
import { invitationRole } from '../../steps/team.ts';
import { draftedDepartments, line } from './departments-of.ts';
import type { AnswerOf } from './prompt.ts';

/** The people whom the draft of the TEAM step invites: a model knows them by their places only. */

const MOST_INVITATIONS = 100;
const drafted = z.object({
  email: z.string(),
  role: invitationRole.nullish().catch(null),
  departmentKey: z.string().nullish().catch(null),
});

interface Invitee {
  /** Their place in the draft's list, from 1. */
  readonly person: number;
  readonly email: string;
  readonly role: string | null;
  readonly departmentKey: string | null;
}

/** Those of the draft who can be invited: each address once, complete, and not the owner's own. */
export function inviteesIn(session: Session): readonly Invitee[] {
  const seen = new Set([normalizeEmail(session.ownerEmail ?? '')]);
  return draftedIn(session)
    .flatMap((item, index): Invitee[] => {
      const { email, role = null, departmentKey = null } = drafted.safeParse(item).data ?? {};
      if (email === undefined) return [];
      const address = normalizeEmail(email);
      if (!isEmail(address) || seen.has(address)) return [];
      seen.add(address);
      return [{ person: index + 1, email: email.trim(), role, departmentKey }];
    })
    .slice(0, MOST_INVITATIONS);
}

/** Whether everybody can be invited whose address the draft has. */
export const areAllInvitees = (session: Session): boolean =>
  inviteesIn(session).length ===
  draftedIn(session).filter((item) => !isBlank((item as Partial<Invitee> | null)?.email ?? null))
    .length;

function draftedIn(session: Session): readonly unknown[] {
  const invitations: unknown = answersIn(session, 'TEAM')['invitations'];
  return Array.isArray(invitations) ? invitations : [];
}

/**
 * The draft's invitations with the answered roles and departments. What was not answered stays as the draft has it, the
 * department only where there is one of that key.
 *
 * @param unfinished Whether more may come: whoever was not answered yet is then left out.
 */
export function invitationsOf(
  people: AnswerOf['INVITATION_ROLES']['people'],
  session: Session,
  unfinished: boolean,
): readonly Answers[] {
  const departments = new Set(draftedDepartments(session).map(({ key }) => key));
  return inviteesIn(session).flatMap(({ person, email, ...before }) => {
    const answered = people.find((one) => one.person === person);
    if (!answered && unfinished) return [];
    const role = answered?.role ?? before.role;
    const key = line(answered?.departmentKey ?? '');
    const known = departments.has(before.departmentKey ?? '') ? before.departmentKey : null;
    const departmentKey = unfinished && !departments.has(key) ? known : key || known;
    return [{ email, ...(role && { role }), ...(departmentKey && { departmentKey }) }];
  });
}
