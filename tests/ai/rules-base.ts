import { KINDS } from '../../src/ai/kinds.ts';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import type { Made, Situation } from '../../src/ai/suggestion.ts';
import { seedIndustries } from '../../prisma/seed.ts';
import type { Db } from '../../src/data/door.ts';
import type { Industry } from '../../src/generated/prisma/client.ts';
import { encodeGlobalId } from '../../src/global-id.ts';
import { stepContext } from '../../src/onboarding/session.service.ts';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers } from '../../src/steps/step.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import { situationOf } from './situation.ts';

/** The rules over the real knowledge base. */
export interface Rules {
  readonly db: Db;
  /** All, by key. */
  readonly industries: readonly Industry[];
  /** The global id of an industry. */
  idOf(key: string): string;
  /** Suggests, and judges what is proposed by the step's rules. */
  ask(
    kind: SuggestionKind,
    answers: Readonly<Record<string, Answers>>,
    rest?: Partial<Situation>,
  ): Promise<{ readonly made: Made; readonly broken: readonly unknown[] }>;
  close(): Promise<void>;
}

/** Opens a database with the industries that this version ships. */
export async function openRules(): Promise<Rules> {
  const database = await createDatabase();
  const door = openTestDoor(database);
  await seedIndustries(door.asSystem('seed industries'));
  const { db } = door.asViewer(null);
  const industries = await db.industry.findMany({ orderBy: { key: 'asc' } });
  return {
    db,
    industries,
    idOf(key) {
      const found = industries.find((industry) => industry.key === key);
      if (!found) throw new Error(`No industry ${key}.`);
      return encodeGlobalId('Industry', found.id);
    },
    async ask(kind, answers, rest = {}) {
      const situation = situationOf(kind, answers, rest);
      const made = await suggestByRules(db, situation);
      return { made, broken: problems(situation, made) };
    },
    async close() {
      await door.close();
      await database.drop();
    },
  };
}

/** What the proposal breaks or merits, of the fields that it sets; a field that the kind does not set is a problem. */
function problems({ kind, session }: Situation, { proposal }: Made): unknown[] {
  if (!proposal) return [];
  const { step: key, sets } = KINDS[kind];
  const step = session.definition.steps.find((one) => one.key === key);
  if (!step) throw new Error('There is nothing to judge.');
  const { issues } = checkStep(step, proposal, stepContext(session));
  return [
    ...Object.keys(proposal).filter((field) => !sets.includes(field)),
    ...issues.filter(({ path }) => (path[0] ?? '') in proposal),
  ];
}
