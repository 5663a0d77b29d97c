import { z } from 'zod';
import type { Session } from '../../onboarding/session.service.ts';
import { answersIn } from '../../onboarding/session.service.ts';
import type { Answers } from '../../steps/step.ts';
import { hasPlaceholder } from '../safety/masking.ts';
import type { AnswerOf } from './prompt.ts';

/** Departments as a model answers them, with the keys that the draft has for them. */

const drafted = z.object({ key: z.string().min(1), name: z.string().min(1) });
type Drafted = z.infer<typeof drafted>;

/** The departments of the session's draft that have a key and a name. */
export function draftedDepartments(session: Session): readonly Drafted[] {
  const departments: unknown = answersIn(session, 'STRUCTURE')['departments'];
  if (!Array.isArray(departments)) return [];
  return departments.flatMap((item) => drafted.safeParse(item).data ?? []);
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Text of one line. */
export const line = (text: string): string => text.trim().replace(/\s+/gu, ' ');

/**
 * The answered departments as the STRUCTURE step has them. One that the draft has, by name or else by key, keeps its key:
 * others refer to it. Keys are unique; a parent goes by the first department that was given its key.
 *
 * @param unfinished Whether more may come: a parent that is not there yet is then left out.
 */
export function departmentsOf(
  answered: AnswerOf['DEPARTMENTS']['departments'],
  session: Session,
  unfinished: boolean,
): readonly Answers[] {
  const before = draftedDepartments(session);
  const byName = new Map(before.map(({ key, name }) => [folded(name), key]));
  const names = new Map(before.map(({ key, name }) => [key, name]));
  const kept = answered.map(({ name }) => byName.get(folded(line(name))));
  const used = new Set<string>();
  const keys = new Map<string, string>();
  const made = answered.map((department, index) => {
    const own = line(department.key);
    // A key of the draft that another answered department has by its name is not this one's.
    const wanted = kept[index] ?? (kept.includes(own) ? `${own}-2` : own);
    const key = unused(wanted, used);
    used.add(key);
    if (!keys.has(own)) keys.set(own, key);
    // A masked name of the draft comes back masked.
    const name = hasPlaceholder(department.name) ? names.get(key) : undefined;
    return { key, name: name ?? line(department.name), type: department.type };
  });
  return made.map((department, index) => {
    const asked = line(answered[index]?.parentKey ?? '');
    const parentKey = keys.get(asked) ?? (unfinished ? '' : asked);
    return parentKey === '' ? department : { ...department, parentKey };
  });
}

function unused(wanted: string, used: ReadonlySet<string>): string {
  let key = wanted;
  for (let number = 2; used.has(key); number++) key = `${wanted}-${number}`;
  return key;
}
