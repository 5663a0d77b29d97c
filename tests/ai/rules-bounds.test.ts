import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS, SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import type { Answers } from '../../src/steps/step.ts';
import { counted } from '../helpers/statements.ts';
import { answersFor } from '../helpers/wizard.ts';
import { openRules } from './rules-base.ts';
import type { Rules } from './rules-base.ts';
import { HOSTILE } from './rules-hostile.ts';
import { situationOf } from './situation.ts';

let rules: Rules;
beforeAll(async () => {
  rules = await openRules();
});
afterAll(() => rules.close());

describe('whatever the answers', () => {
  const complete = () => answersFor(rules.idOf('banking')) as Readonly<Record<string, Answers>>;

  test.each(SUGGESTION_KINDS)('%s costs one statement at most', async (kind) => {
    const inferred = { ...complete(), COMPANY: { name: 'Bäcker Bob', description: 'Bread.' } };
    for (const answers of [complete(), inferred, {}]) {
      const { sent } = await counted(() => suggestByRules(rules.db, situationOf(kind, answers)));
      expect(sent.length).toBeLessThanOrEqual(1);
    }
  });

  test.each(SUGGESTION_KINDS)('%s looks at nothing that it does not list', async (kind) => {
    const { inputs } = KINDS[kind];
    const listed = Object.fromEntries(
      Object.entries(complete()).map(([key, answers]) => [
        key,
        Object.fromEntries(Object.entries(answers).filter(([f]) => inputs[key]?.includes(f))),
      ]),
    );
    const { session } = situationOf(kind, complete());
    const bare = { ...session, steps: situationOf(kind, listed).session.steps };
    const whole = await suggestByRules(rules.db, situationOf(kind, complete(), { session }));
    expect(await suggestByRules(rules.db, situationOf(kind, listed, { session: bare }))).toEqual(
      whole,
    );
  });

  test.each(SUGGESTION_KINDS)('%s takes hostile text as text', async (kind) => {
    for (const text of HOSTILE) {
      for (const locale of ['en', 'es'] as const) {
        const { made, broken } = await rules.ask(
          kind,
          {
            WELCOME: { primaryGoal: text, urgency: text, okrExperience: text },
            COMPANY: {
              name: text,
              description: 'we bake bread and cakes',
              city: text,
              website: text,
            },
            STRUCTURE: {
              departments: [{ key: text, name: text, type: text }],
              businessGoals: [text],
            },
            OBJECTIVES: { okrCycleDays: text, objectives: [{ title: text, keyResults: [text] }] },
            TEAM: {
              invitations: [{ email: `sales@example.com`, role: text, departmentKey: text }],
            },
          },
          { locale, instruction: text },
        );
        expect(broken).toEqual([]);
        expect(made.rationale.length).toBeGreaterThan(0);
        expect(made.rationale.length).toBeLessThanOrEqual(1000);
        // Departments of the draft, and their keys, are the person's own words in that very field.
        const own = kind === 'DEPARTMENTS' || kind === 'INVITATION_ROLES';
        const said = JSON.stringify(own ? made.rationale : made);
        expect(said).not.toMatch(/https?:|www\.|<\w|javascript:|\]\(|ignore (all )?previous/i);
      }
    }
  });
});
