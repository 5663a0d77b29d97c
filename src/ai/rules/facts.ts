import type { z } from 'zod';
import { answersIn } from '../../onboarding/session.service.ts';
import type { company } from '../../steps/company.ts';
import type { objectives } from '../../steps/objectives.ts';
import type { profile } from '../../steps/profile.ts';
import { fitting } from '../../steps/shape.ts';
import type { Partially } from '../../steps/step.ts';
import type { structure } from '../../steps/structure.ts';
import type { team } from '../../steps/team.ts';
import type { welcome } from '../../steps/welcome.ts';
import { KINDS } from '../kinds.ts';
import type { Situation } from '../suggestion.ts';

type Of<Step extends { readonly schema: z.ZodObject }> = Partially<z.output<Step['schema']>>;

/** The answers that a kind goes by, with the types that their steps say: what has another type is not there. */
export interface Facts {
  readonly WELCOME: Of<typeof welcome>;
  readonly PROFILE: Of<typeof profile>;
  readonly COMPANY: Of<typeof company>;
  readonly STRUCTURE: Of<typeof structure>;
  readonly OBJECTIVES: Of<typeof objectives>;
  readonly TEAM: Of<typeof team>;
}

const NONE: Facts = {
  WELCOME: {},
  PROFILE: {},
  COMPANY: {},
  STRUCTURE: {},
  OBJECTIVES: {},
  TEAM: {},
};

/** Reads of the session what the kind's definition lists, and nothing else. */
export function typedFacts({ kind, session }: Pick<Situation, 'kind' | 'session'>): Facts {
  const read = Object.entries(KINDS[kind].inputs).map(([key, fields]) => {
    const step = session.definition.steps.find((one) => one.key === key);
    if (!step) return [key, {}];
    const answers = answersIn(session, key);
    const listed = Object.fromEntries(fields.map((field) => [field, answers[field]]));
    return [key, fitting(step.schema, listed)];
  });
  return { ...NONE, ...(Object.fromEntries(read) as Partial<Facts>) };
}

/** A list without what is not there. */
export const present = <T>(items: readonly (T | null | undefined)[] | undefined): T[] =>
  (items ?? []).filter((item): item is T => item !== undefined && item !== null);

/** About how many people work there, where that is known. */
export function peopleOf({ COMPANY, STRUCTURE }: Facts): number | null {
  if (COMPANY.employeeCount !== undefined) return COMPANY.employeeCount;
  const bySize = COMPANY.size && TYPICAL[COMPANY.size];
  const known = Math.max(bySize ?? 0, STRUCTURE.teamSize ?? 0);
  return known > 0 ? known : null;
}

/** People in the middle of the sizes' bands. */
const TYPICAL = { STARTUP: 6, SMALL: 30, MEDIUM: 120, LARGE: 600, ENTERPRISE: 2000 };
