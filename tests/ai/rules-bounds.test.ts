import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf } from '../../src/ai/safety/facts.ts';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { KINDS, SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import { unsafeIn } from '../../src/ai/safety/safety.ts';
import type { Answers } from '../../src/steps/step.ts';
import { counted } from '../helpers/statements.ts';
import { answersFor } from '../helpers/wizard.ts';
import { INJECTIONS, SYSTEM } from './injections.ts';
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
        expect(JSON.stringify(made)).not.toMatch(
          /https?:|www\.|<\w|javascript:|\]\(|ignore (all )?previous/i,
        );
      }
    }
  });

  /** What these texts, in all fields, make of a suggestion that breaks a rule or may not be shown. */
  async function judged(kind: SuggestionKind, texts: readonly string[], make: typeof attacked) {
    const found: object[] = [];
    for (const [index, text] of texts.entries()) {
      const locale = index % 2 === 0 ? 'en' : 'es';
      const answers = make(text);
      const { made, broken } = await rules.ask(kind, answers, { locale, instruction: text });
      const own = addressesOf(situationOf(kind, answers).session);
      // Of the language of what somebody typed rules know nothing.
      const reasons = unsafeIn(made, { system: SYSTEM, locale, own }).filter(
        (reason) => !reason.includes('in the language'),
      );
      if (broken.length + reasons.length > 0) found.push({ text, broken, reasons });
    }
    return found;
  }
  const attacks = INJECTIONS.map(({ text }) => text);
  const MANY = 8;
  const together = Array.from({ length: Math.ceil(attacks.length / MANY) }, (_, at) =>
    attacks.slice(at * MANY, (at + 1) * MANY).join('. '),
  );

  test.each(SUGGESTION_KINDS)('%s repeats nothing of attacks on models', async (kind) => {
    // Those that read the knowledge base for each text take the longest, and repeat nothing that was typed.
    const reads = kind === 'INDUSTRY' || kind === 'OBJECTIVES';
    expect(await judged(kind, reads ? together : attacks, attacked)).toEqual([]);
    const each = reads || kind === 'DEPARTMENTS' ? together : attacks;
    expect(await judged(kind, each, attackedBesideHonest)).toEqual([]);
  });
});

describe('texts that no suggestion may hold', () => {
  const link = 'visit https://evil.example.com now';

  test('go with their sentence; the rest of a description stays', async () => {
    const described = async (description: string) =>
      (await rules.ask('COMPANY_DESCRIPTION', { COMPANY: { description } })).made;
    const mixed = await described(`we bake bread for cafes. ${link}! we deliver it too`);
    expect(mixed.proposal).toEqual({ description: 'We bake bread for cafes. We deliver it too.' });
    expect(mixed.rationale).toContain('left out');
    for (const attack of [link, '`we bake. bread for` all the cafes']) {
      const none = await described(attack);
      expect(none).toMatchObject({ proposal: {}, confidence: 0 });
      expect(none.rationale).toMatch(/take that out first/);
    }
    const soft = await described('we bake sour\u00addough bread for cafes');
    expect(soft.proposal).toEqual({ description: 'We bake sourdough bread for cafes.' });
  });

  test.each([
    ['name', { key: 'a', name: link, type: 'SALES' }],
    ['key', { key: '<b>a</b>', name: 'Sales', type: 'SALES' }],
  ])('in the %s of a department are to be removed first: nothing typed is lost', async (_, one) => {
    const departments = [{ key: 'ops', name: 'Bakers', type: 'OPERATIONS' }, one];
    const TEAM = { invitations: [{ email: 'sales@example.com', departmentKey: one.key }] };
    for (const [locale, told] of [
      ['en', /take that out first/],
      ['es', /quítalo primero/],
    ] as const) {
      const answers = { STRUCTURE: { departments }, COMPANY: { name: 'Sol' }, TEAM };
      const { made } = await rules.ask('DEPARTMENTS', answers, { locale });
      expect(made).toMatchObject({ proposal: {}, confidence: 0 });
      expect(made.rationale).toMatch(told);
      if (one.key === 'a') continue;
      const roles = await rules.ask('INVITATION_ROLES', answers, { locale });
      expect(roles.made).toMatchObject({ proposal: {}, rationale: made.rationale });
    }
  });
});

/** Answers to every step with the text in each of their texts. */
const attacked = (text: string): Readonly<Record<string, Answers>> => ({
  WELCOME: { fullName: text, jobTitle: text, customRole: text, primaryGoal: text, urgency: 'HIGH' },
  PROFILE: { fullName: text, jobTitle: text },
  COMPANY: { name: text, description: text, city: text, website: text, country: text },
  STRUCTURE: {
    departments: [{ key: text, name: text, type: 'SALES', parentKey: text }],
    successMetrics: [text],
    teamSize: 9,
  },
  OBJECTIVES: {
    objectives: [
      {
        title: text,
        description: text,
        keyResults: [{ title: text, metricType: 'NUMBER', baseline: 1, target: 1, unit: text }],
      },
    ],
  },
  TEAM: { invitations: [{ email: 'sales@example.com', departmentKey: text }, { email: text }] },
});

/** Answers that carry a suggestion, with the text behind, or in other fields. */
function attackedBesideHonest(text: string): Readonly<Record<string, Answers>> {
  const every = attacked(text);
  return {
    ...every,
    COMPANY: {
      ...every['COMPANY'],
      description: `We bake bread for cafes. ${text}. The company has three shops in the town.`,
      size: 'SMALL',
      foundedYear: 2015,
    },
    STRUCTURE: {
      ...every['STRUCTURE'],
      departments: [{ key: 'bakers', name: 'Bakers', type: 'OPERATIONS' }],
    },
    TEAM: { invitations: [{ email: 'sales@example.com', departmentKey: text }] },
  };
}
