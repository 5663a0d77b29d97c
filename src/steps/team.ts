import { z } from 'zod';
import type { Issue } from '../errors.ts';
import { disposableDomains } from './disposable-mail.ts';
import { choice, email, isEmail, text } from './fields.ts';
import { defineStep, error, warning } from './step.ts';
import { exposeStep } from './step.schema.ts';

export const invitationRole = choice('InvitationRole', 'The role that an invited person gets.', {
  ADMIN: 'Manages the organization and its people.',
  MANAGER: 'Manages a department.',
  MEMBER: 'Takes part.',
  VIEWER: 'Reads only.',
});

const invitation = z
  .object({
    email: email().describe('Whom to invite: an e-mail address, not your own, each once.'),
    role: invitationRole,
    departmentKey: text({ min: 1, max: 100 })
      .optional()
      .describe('The key of the department, of the STRUCTURE step, that they will belong to.'),
  })
  .meta({ id: 'Invitation', description: 'A colleague to invite.' });

const schema = z.object({
  invitations: z.array(invitation).min(1).max(100).describe('The colleagues to invite, 1 to 100.'),
});

/** The keys that the STRUCTURE step's answers give, whatever else is wrong with them. */
function departmentKeys(answers: Readonly<Record<string, unknown>>): ReadonlySet<unknown> {
  const departments: unknown = answers['departments'];
  if (!Array.isArray(departments)) return new Set();
  return new Set(departments.map((item: { key?: unknown } | null) => item?.key));
}

export const team = defineStep({
  key: 'TEAM',
  name: 'Team',
  description: 'Who else comes in.',
  skippable: true,
  schema,
  rules({ invitations = [] }, { answersOf, ownerEmail }) {
    const departments = departmentKeys(answersOf('STRUCTURE'));
    const seen = new Set<string>();
    return invitations.flatMap(({ email: typed, departmentKey }, index): Issue[] => {
      const path = ['invitations', String(index)];
      const issues: Issue[] = [];
      const address = typed?.toLowerCase();
      if (address !== undefined) {
        if (seen.has(address)) issues.push(error([...path, 'email'], 'DUPLICATE'));
        seen.add(address);
        if (address === ownerEmail?.toLowerCase())
          issues.push(error([...path, 'email'], 'OWN_EMAIL'));
        if (isEmail(address) && isDisposable(address))
          issues.push(warning([...path, 'email'], 'DISPOSABLE_EMAIL'));
      }
      if (departmentKey !== undefined && !departments.has(departmentKey)) {
        issues.push(error([...path, 'departmentKey'], 'UNKNOWN_DEPARTMENT'));
      }
      return issues;
    });
  },
});

/** Whether mailchecker's list has the address's domain, or one above it. */
function isDisposable(address: string): boolean {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.some((_, index) => disposableDomains().has(labels.slice(index).join('.')));
}

exposeStep(team);
