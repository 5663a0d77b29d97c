import { stepContext } from '../../onboarding/session.service.ts';
import { checkStep } from '../../steps/check.ts';
import type { Answers } from '../../steps/step.ts';
import { mayShow } from '../safety/safety-links.ts';
import type { Made, Situation } from '../suggestion.ts';
import { present } from './facts.ts';
import type { Facts } from './facts.ts';
import { mailboxOf, plainWords } from './lexicon.ts';
import { basedOn, nothing, proposed, rationaleOf, stepOf } from './made.ts';
import { textsOf } from './texts.ts';
import type { DepartmentType } from './texts.ts';

interface Department {
  readonly key: string;
  readonly words: readonly string[];
  readonly type: DepartmentType | undefined;
}

/** INVITATION_ROLES: each invitation of the draft with a role and a department, as the words of its address tell. */
export function suggestInvitations(situation: Situation, facts: Facts): Made {
  const texts = textsOf(situation.locale).invitations;
  const listed = present(facts.TEAM.invitations).filter(({ email }) => email !== undefined);
  if (listed.length === 0) return nothing(texts.none);
  const departments = present(facts.STRUCTURE.departments).flatMap(
    ({ key, name, type }): Department[] =>
      key === undefined ? [] : [{ key, words: plainWords(name ?? ''), type }],
  );
  const keys = new Set(departments.map(({ key }) => key));
  const guesses = listed.map(({ email = '', role, departmentKey }) => {
    const words = plainWords(email.slice(0, Math.max(0, email.lastIndexOf('@'))), 10);
    const mailbox = mailboxOf(words);
    const guessed = departmentFor(words, mailbox.type, departments);
    const keptKey = departmentKey !== undefined && keys.has(departmentKey) ? departmentKey : null;
    const key = keptKey ?? guessed;
    return {
      told: mailbox.role !== null || guessed !== null,
      kept: role !== undefined || keptKey !== null,
      invitation: {
        email,
        role: role ?? mailbox.role ?? 'MEMBER',
        ...(key !== null && { departmentKey: key }),
      },
    };
  });
  const proposal: Answers = { invitations: guesses.map(({ invitation }) => invitation) };
  const step = stepOf(situation, 'TEAM');
  const issues = step ? checkStep(step, proposal, stepContext(situation.session)).issues : [];
  // Leaving an address out would lose what was typed: the list replaces the list.
  if (issues.some(({ severity }) => severity === 'ERROR')) return nothing(texts.fixFirst);
  if (!guesses.every(({ invitation }) => mayShow(invitation.departmentKey ?? ''))) {
    return nothing(textsOf(situation.locale).departments.unsafe);
  }

  const told = guesses.filter((guess) => guess.told).length;
  return proposed(
    proposal,
    rationaleOf(situation, [
      texts.guessed(told, guesses.length),
      guesses.some(({ kept }) => kept) ? texts.kept : null,
      departments.length === 0 ? texts.noDepartments : null,
      basedOn(situation, [
        ['invitations', facts.TEAM.invitations],
        ['departments', facts.STRUCTURE.departments],
      ]),
    ]),
    0.2 + (0.6 * told) / guesses.length,
  );
}

/** The department whose name the address has, else the first that does what the address is about. */
function departmentFor(
  words: readonly string[],
  type: DepartmentType | null,
  departments: readonly Department[],
): string | null {
  const named = departments.find((department) =>
    department.words.some((word) => word.length > 1 && words.includes(word)),
  );
  const typed = departments.find((department) => type !== null && department.type === type);
  return (named ?? typed)?.key ?? null;
}
