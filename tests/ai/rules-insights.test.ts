import { describe, expect, test } from 'vitest';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import { en } from '../../src/ai/rules/texts.en.ts';
import type { Insight } from '../../src/ai/suggestion.ts';
import type { Answers } from '../../src/steps/step.ts';
import { answersFor } from '../helpers/wizard.ts';
import { ask, noDatabase } from './rules-kit.ts';
import { sessionWith, situationOf } from './situation.ts';

describe('insights', () => {
  const base = answersFor('SW5kdXN0cnk6MDE5OGE1YzItMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx') as Record<
    string,
    Answers
  >;
  const titles = async (changes: Record<string, Answers>, flow = 'ORGANIZATION') => {
    const answers = Object.fromEntries(
      Object.entries(base)
        .filter(([key]) =>
          flow === 'MEMBER'
            ? !['WELCOME', 'COMPANY', 'STRUCTURE', 'OBJECTIVES', 'TEAM'].includes(key)
            : key !== 'PROFILE',
        )
        .map(([key, its]) => [key, { ...its, ...changes[key] }]),
    );
    const session = sessionWith(answers, { flow });
    const made = await suggestByRules(noDatabase, situationOf('REVIEW_INSIGHTS', {}, { session }));
    expect(made.proposal).toBeNull();
    return (made.insights ?? []).map(({ topic, title }) => `${topic} ${title}`);
  };
  const result = { title: 'A result', metricType: 'NUMBER', baseline: 5, target: 5 };
  const goals = (...businessGoals: string[]) => ({ STRUCTURE: { businessGoals } });
  const engineers = [{ key: 'e', name: 'E', type: 'ENGINEERING' }];

  test.each<[string, Record<string, Answers>]>([
    [en.insights.noSales.title, { STRUCTURE: { departments: engineers } }],
    [en.insights.noSupport.title, goals('CUSTOMER_SATISFACTION')],
    [
      en.insights.noBuilders.title,
      {
        STRUCTURE: {
          businessGoals: ['INNOVATION'],
          departments: [{ key: 's', name: 'S', type: 'SALES' }],
        },
      },
    ],
    [en.insights.noPeople.title, { COMPANY: { employeeCount: 60 }, ...goals('TEAM_DEVELOPMENT') }],
    [
      en.insights.manyGoals(5).title,
      goals(
        'REVENUE_GROWTH',
        'MARKET_EXPANSION',
        'INNOVATION',
        'SUSTAINABILITY',
        'TEAM_DEVELOPMENT',
      ),
    ],
    [
      en.insights.tooManyObjectives(3, 4).title,
      {
        STRUCTURE: { teamSize: 4 },
        OBJECTIVES: {
          objectives: Array.from({ length: 3 }, () => ({ title: 'An aim', keyResults: [result] })),
        },
      },
    ],
    [
      en.insights.noMovement(1).title,
      { OBJECTIVES: { objectives: [{ title: 'An aim', keyResults: [result] }] } },
    ],
    [en.insights.shortCycle(30).title, { OBJECTIVES: { okrCycleDays: 30 } }],
    [en.insights.longCycle.title, { OBJECTIVES: { okrCycleDays: 365 } }],
    [en.insights.noObjectives.title, { OBJECTIVES: { objectives: [] } }],
    [en.insights.nobodyInvited.title, { TEAM: { invitations: [] } }],
    [
      en.insights.nobodyLeads.title,
      {
        TEAM: {
          invitations: ['a', 'b'].map((who) => ({ email: `${who}@x.example`, role: 'MEMBER' })),
        },
      },
    ],
    [
      en.insights.manyAdmins(5, 5).title,
      {
        TEAM: {
          invitations: ['a', 'b', 'c', 'd', 'e'].map((who) => ({
            email: `${who}@x.example`,
            role: 'ADMIN',
          })),
        },
      },
    ],
    [en.insights.teamTooBig(30, 20).title, { STRUCTURE: { teamSize: 30 } }],
    [en.insights.maturity.title, { STRUCTURE: { okrMaturity: 'ADVANCED' } }],
    [en.insights.noMetrics.title, { STRUCTURE: { successMetrics: [] } }],
  ])('tell: %s', async (title, changes) => {
    expect((await titles(changes)).join('\n')).toContain(title);
    // Of answers that have nothing of it, it is not told.
    expect((await titles({})).join('\n')).not.toContain(title);
  });

  test('tell what is strong, after what is not', async () => {
    const all = await titles({ TEAM: { invitations: [] } });
    expect(all.join('\n')).toContain(`STRENGTH ${en.insights.measured(1).title}`);
    expect(all.findIndex((one) => one.startsWith('STRENGTH'))).toBeGreaterThan(
      all.findIndex((one) => one.startsWith('GAP')),
    );
  });

  test('of somebody who joins are about their profile', async () => {
    expect(await titles({ PROFILE: { okrExperience: 'NONE' } }, 'MEMBER')).toContain(
      `GAP ${en.insights.newMember.title}`,
    );
  });

  test('are there where nothing was answered', async () => {
    const { insights } = await ask('REVIEW_INSIGHTS', {});
    expect(insights?.length).toBeGreaterThanOrEqual(1);
  });
});

describe('next steps', () => {
  const days = (insights: readonly Insight[] | null) =>
    (insights ?? []).filter(({ topic }) => topic === 'FIRST_WEEK');

  test.each(['ORGANIZATION', 'MEMBER'])('are seven days of steps that %s has', async (flow) => {
    const session = sessionWith({}, { flow });
    const { insights } = await ask('NEXT_STEPS', {}, { session });
    expect(days(insights).map(({ day }) => day)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(insights?.length).toBeLessThanOrEqual(10);
    const steps = session.definition.steps.map(({ key }) => key);
    for (const { step } of insights ?? []) expect([null, ...steps]).toContain(step);
  });

  test('change with the answers', async () => {
    const empty = days((await ask('NEXT_STEPS', {})).insights);
    const TEAM = { invitations: [{ email: 'bob@x.example', role: 'MEMBER' }] };
    const full = days((await ask('NEXT_STEPS', { WELCOME: { urgency: 'HIGH' }, TEAM })).insights);
    expect(empty[1]?.title).toBe(en.week.invite.title);
    expect(full[1]?.title).toBe(en.week.welcome(1).title);
    expect(full[5]?.title).toBe(en.week.rhythmUrgent.title);
  });
});
