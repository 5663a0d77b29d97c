import { describe, expect, test } from 'vitest';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import { stepContext } from '../../src/onboarding/session.service.ts';
import { checkStep } from '../../src/steps/check.ts';
import type { Answers } from '../../src/steps/step.ts';
import { ask, noDatabase } from './rules-kit.ts';
import { situationOf } from './situation.ts';

describe('challenges and goals', () => {
  const suggest = async (answers: Readonly<Record<string, Answers>>) => {
    const situation = situationOf('CHALLENGES_AND_GOALS', answers);
    const made = await suggestByRules(noDatabase, situation);
    const step = situation.session.definition.steps.find(({ key }) => key === 'STRUCTURE');
    const issues = step
      ? checkStep(step, made.proposal ?? {}, stepContext(situation.session)).issues
      : [];
    const wrong = issues.filter(({ path }) =>
      ['currentChallenges', 'businessGoals'].includes(path[0] ?? ''),
    );
    expect(wrong).toEqual([]);
    return made;
  };

  test.each([
    ['Open in two new countries and export more', 'MARKET_EXPANSION'],
    ['Vender más y aumentar los ingresos', 'REVENUE_GROWTH'],
    ['Reducir nuestras emisiones de carbono', 'SUSTAINABILITY'],
    ['Hire and train a happy team', 'TEAM_DEVELOPMENT'],
  ])('follow the words of %j', async (primaryGoal, goal) => {
    const made = await suggest({ WELCOME: { primaryGoal } });
    expect((made.proposal?.['businessGoals'] as string[])[0]).toBe(goal);
    expect(made.rationale).toContain('your main goal');
  });

  test('follow size, urgency, experience and age where there are no words', async () => {
    const large = await suggest({
      WELCOME: { okrExperience: 'NONE', urgency: 'CRITICAL' },
      COMPANY: { size: 'ENTERPRISE', foundedYear: 1950 },
      STRUCTURE: { structure: 'MATRIX' },
    });
    expect(large.proposal?.['currentChallenges']).toEqual(
      expect.arrayContaining(['ALIGNMENT', 'EXECUTION']),
    );
    const small = await suggest({ COMPANY: { size: 'STARTUP' } });
    expect(small.proposal?.['currentChallenges']).toContain('RESOURCES');
    expect(small.confidence).toBeLessThan(large.confidence);
  });

  test('are there even where nothing is known', async () => {
    expect((await suggest({})).confidence).toBeLessThan(0.3);
  });
});

describe('roles of invitations', () => {
  const departments = [
    { key: 'd-eng', name: 'Engineering', type: 'ENGINEERING' },
    { key: 'd-fin', name: 'Finanzas', type: 'FINANCE' },
    { key: 'd-sup', name: 'Soporte', type: 'SUPPORT' },
  ];
  const suggest = (invitations: unknown[], listed: unknown[] = departments) =>
    ask('INVITATION_ROLES', { STRUCTURE: { departments: listed }, TEAM: { invitations } });

  test.each([
    ['cto@acme.example', 'ADMIN', 'd-eng'],
    ['co-founder@acme.example', 'ADMIN', undefined],
    ['head.of.finance@acme.example', 'MANAGER', 'd-fin'],
    ['soporte@acme.example', 'MEMBER', 'd-sup'],
    ['finanzas+gangway@acme.example', 'MEMBER', 'd-fin'],
    ['auditora@acme.example', 'VIEWER', undefined],
    ['maria.lopez@acme.example', 'MEMBER', undefined],
    ['ceolin@acme.example', 'MEMBER', undefined],
    ['admin@acme.example', 'MEMBER', undefined],
  ])('of %s is %s in %s', async (email, role, departmentKey) => {
    const { proposal } = await suggest([{ email }]);
    expect(proposal).toEqual({
      invitations: [{ email, role, ...(departmentKey && { departmentKey }) }],
    });
  });

  test('keep what was chosen, but for departments that are not there', async () => {
    const { proposal } = await suggest([
      { email: 'cto@acme.example', role: 'VIEWER', departmentKey: 'd-fin' },
      { email: 'bob@acme.example', departmentKey: 'gone' },
    ]);
    expect(proposal).toEqual({
      invitations: [
        { email: 'cto@acme.example', role: 'VIEWER', departmentKey: 'd-fin' },
        { email: 'bob@acme.example', role: 'MEMBER' },
      ],
    });
  });

  test.each([
    ['no address', 'nonsense'],
    ['one’s own', 'countess.ada@acme.example'],
  ])('are not proposed where an address is %s: nothing typed may get lost', async (_, email) => {
    const made = await suggest([{ email }, { email: 'bob@acme.example' }]);
    expect(made).toMatchObject({ proposal: {}, confidence: 0 });
    expect(made.rationale).toMatch(/correct them first/);
  });

  test('need addresses', async () => {
    expect(await suggest([])).toMatchObject({ proposal: {}, confidence: 0 });
  });
});

test.each(['BRIEF', 'NORMAL', 'DETAILED'] as const)(
  'explains as much as is wanted: %s',
  async (detail) => {
    const WELCOME = { primaryGoal: 'Sell more to our customers' };
    const made = await ask('CHALLENGES_AND_GOALS', { WELCOME }, { detail });
    expect(made.rationale.split('. ')).toHaveLength({ BRIEF: 1, NORMAL: 3, DETAILED: 3 }[detail]);
  },
);
