import { describe, expect, test } from 'vitest';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { partialOf, problemsIn, readAnswer } from '../../src/ai/making/proposal.ts';
import { prompts } from '../../src/ai/prompts/registry.ts';
import type { Answers } from '../../src/steps/step.ts';
import { structureAnswers } from '../steps/answers.ts';
import { ANSWERS, asked, BASE, changed, idOfKey, knowledge, why } from './proposal-kit.ts';
import { sessionWith, situationOf } from './situation.ts';

/** From what a model answered to a suggestion: what is kept, and what is told to be wrong. */

describe('an answer without mistakes', () => {
  test.each(prompts.map((prompt) => [prompt.version, prompt] as const))(
    'to %s fits its schema, the step, and shows in part as it is',
    (_, prompt) => {
      const situation = situationOf(prompt.kind, BASE, { sharing: 'FULL' });
      const output = prompt.output.parse(ANSWERS[prompt.kind]);
      const made = readAnswer(prompt, output, situation, knowledge);
      expect(problemsIn(made, situation)).toEqual([]);
      expect(made).toMatchObject({ confidence: 0.7, confidenceBasis: 'MODEL_ESTIMATE' });
      const { proposal, insights, rationale } = made;
      expect(partialOf(prompt, output, situation, knowledge)).toMatchObject({
        rationale,
        ...(proposal && { proposal }),
        ...(insights && { insights }),
      });
    },
  );

  test('is read as the step has it', () => {
    const proposal = (kind: SuggestionKind) => asked(kind).read(ANSWERS[kind]).proposal;
    expect(proposal('INDUSTRY')).toEqual({ industryId: idOfKey('e-commerce') });
    expect(proposal('CHALLENGES_AND_GOALS')).toEqual({
      currentChallenges: ['FOCUS', 'GROWTH'],
      businessGoals: ['INNOVATION'],
    });
    expect(proposal('DEPARTMENTS')).toMatchObject({
      departments: [{ key: 'eng' }, { key: 'web', parentKey: 'eng' }, { key: 'sales' }],
    });
    expect(proposal('OBJECTIVES')).toEqual({
      okrCycleDays: 90,
      objectives: [
        {
          title: 'Coyotes come back',
          keyResults: [
            {
              title: 'Orders a week',
              metricType: 'NUMBER',
              baseline: 3,
              target: 9,
              unit: 'orders',
            },
            { title: 'Repeat purchases', metricType: 'PERCENTAGE', baseline: 5, target: 9 },
            { title: 'Average order', metricType: 'CURRENCY', baseline: 5, target: 9, unit: 'EUR' },
          ],
        },
      ],
    });
  });

  test('is believed up to 0.95', () => {
    const of = (confidence: number) =>
      asked('DEPARTMENTS').read(changed('DEPARTMENTS', { confidence })).confidence;
    expect([of(1), of(0.95), of(0.4), of(0)]).toEqual([0.95, 0.95, 0.4, 0]);
  });

  test('keeps a rationale of at most 1,000 characters', () => {
    const made = asked('DEPARTMENTS').read(
      changed('DEPARTMENTS', { rationale: 'ab '.repeat(600) }),
    );
    expect(made.rationale.length).toBeLessThanOrEqual(1000);
    expect(made.rationale).toMatch(/…$/);
  });
});

describe('industries', () => {
  const { read, problems } = asked('INDUSTRY');
  const alternative = (industryKey: string, confidence: number) => ({
    ...why,
    industryKey,
    confidence,
  });

  test('that are not in the list are missing', () => {
    const output = changed('INDUSTRY', { industryKey: 'coyotes' });
    expect(read(output).proposal).toEqual({});
    // The draft's own industry does not stand in for it.
    expect(problems(output)).toEqual(['industryKey: This is required.']);
  });

  test('come as three others at most, each once, the likeliest first and none above the best', () => {
    const { alternatives } = read(
      changed('INDUSTRY', {
        alternatives: [
          alternative('e-commerce', 0.9),
          alternative('banking', 0.1),
          alternative('nowhere', 0.6),
          alternative('insurance', 0.8),
        ],
      }),
    );
    expect(alternatives.map((one) => [one.proposal['industryId'], one.confidence])).toEqual([
      [idOfKey('insurance'), 0.7],
      [idOfKey('banking'), 0.1],
    ]);
  });
});

test('alternatives that break the rules of the step are dropped', () => {
  const other = (description: string) => ({ ...why, description });
  const { alternatives } = asked('COMPANY_DESCRIPTION').read(
    changed('COMPANY_DESCRIPTION', {
      alternatives: [other('Too short.'), other('Long enough to be told, and of another kind.')],
    }),
  );
  expect(alternatives).toHaveLength(1);
});

describe('departments', () => {
  const of = (key: string, name: string, parentKey: string | null = null) => ({
    key,
    name,
    type: 'OTHER',
    parentKey,
  });
  const keys = (departments: readonly object[], answers = BASE) => {
    const { proposal } = asked('DEPARTMENTS', answers).read({ ...why, departments });
    return (proposal?.['departments'] as { key: string; parentKey?: string }[]).map(
      ({ key, parentKey }) => (parentKey === undefined ? key : `${key} of ${parentKey}`),
    );
  };

  test('that the draft has keep their keys, and those below them follow', () => {
    expect(
      keys([
        of('engineering', ' ENGINEERING'),
        of('qa', 'Quality', 'engineering'),
        of('web', 'Web'),
      ]),
    ).toEqual(['eng', 'qa of eng', 'web']);
  });

  test('get keys of their own where a model gives one twice, or that of another', () => {
    expect(keys([of('a', 'One'), of('a', 'Two'), of('a', 'Three', 'a')])).toEqual([
      'a',
      'a-2',
      'a-3 of a',
    ]);
    expect(keys([of('eng', 'Sales'), of('x', 'Engineering')])).toEqual(['eng-2', 'eng']);
  });

  test('get the names back that were masked', () => {
    const departments = [{ key: 'ada', name: "Ada's team", type: 'OTHER' }];
    const answers = { ...BASE, STRUCTURE: { ...structureAnswers, departments } };
    const { read } = asked('DEPARTMENTS', answers);
    expect(read({ ...why, departments: [of('ada', "[NAME]'s team")] }).proposal).toEqual({
      departments,
    });
  });

  test('that break the rules are told where the answer has them', () => {
    const { problems } = asked('DEPARTMENTS');
    const departments = [of('a', 'One', 'b'), of('c', 'one'), of('d', 'x'.repeat(150))];
    expect(problems({ ...why, departments })).toEqual([
      'departments[2].name: Use at most 100 characters.',
      'departments[1].name: There is another one like this.',
      'departments[0].parentKey: There is no such department.',
    ]);
  });

  test('that are none are no proposal, though the step takes none', () => {
    expect(asked('DEPARTMENTS').problems({ ...why, departments: [] })).toEqual([
      'departments: Give at least 1.',
    ]);
  });

  test('are judged by their own fields only, whatever else the draft breaks', () => {
    const answers = { ...BASE, STRUCTURE: { teamSize: -4, methodology: 'NONSENSE' } };
    expect(asked('DEPARTMENTS', answers).problems(ANSWERS.DEPARTMENTS)).toEqual([]);
  });
});

describe('invitations', () => {
  const invitations = [
    { email: 'grace@acme.example', role: 'MEMBER', departmentKey: 'web' },
    { email: 'not an address' },
    { email: 'GRACE@acme.example' },
    { email: 'countess.ada@acme.example' },
    null,
    { email: ' alan@acme.example ', departmentKey: 'gone' },
  ];
  const TEAM = { invitations } as unknown as Answers;
  const { read, partial, problems } = asked('INVITATION_ROLES', { ...BASE, TEAM });
  const people = (...list: readonly object[]) => ({ ...why, people: list });
  const grace = { person: 1, role: 'ADMIN', departmentKey: null };
  const alan = { person: 6, role: 'VIEWER', departmentKey: 'eng' };

  test('have the addresses of the draft, by the number of the person', () => {
    const output = people(alan, { ...alan, person: 99 }, { ...alan, person: 2 }, grace);
    expect(read(output).proposal).toEqual({
      invitations: [
        { email: 'grace@acme.example', role: 'ADMIN', departmentKey: 'web' },
        { email: 'alan@acme.example', role: 'VIEWER', departmentKey: 'eng' },
      ],
    });
    expect(problems(output)).toEqual([]);
  });

  test('stay as they are where nothing was answered, and lack a role where there was none', () => {
    expect(read(people()).proposal).toEqual({
      invitations: [
        { email: 'grace@acme.example', role: 'MEMBER', departmentKey: 'web' },
        { email: 'alan@acme.example' },
      ],
    });
    expect(problems(people())).toEqual(['people, person 6.role: This is required.']);
  });

  test('name departments that there are', () => {
    expect(problems(people(grace, { ...alan, departmentKey: 'moon' }))).toEqual([
      'people, person 6.departmentKey: There is no such department.',
    ]);
  });

  test('show in part for whom there is an answer already', () => {
    expect(partial({ people: [alan, { person: 1, role: 'AD' }] })).toEqual({
      proposal: {
        invitations: [{ email: 'alan@acme.example', role: 'VIEWER', departmentKey: 'eng' }],
      },
    });
  });
});

describe('insights', () => {
  const insight = { topic: 'RISK', title: 'A title', text: 'A text', step: null };
  const { read, problems } = asked('REVIEW_INSIGHTS');

  test('of the first week have a day, by which they are ordered', () => {
    const { insights, proposal } = asked('NEXT_STEPS').read(ANSWERS.NEXT_STEPS);
    expect(proposal).toBeNull();
    expect(insights?.map(({ topic, day, step }) => [topic, day, step])).toEqual([
      ['FIRST_WEEK', 1, null],
      ['FIRST_WEEK', 2, 'OBJECTIVES'],
    ]);
  });

  test('are about steps that the flow has', () => {
    const session = sessionWith({}, { flow: 'MEMBER' });
    const { insights } = asked('REVIEW_INSIGHTS', {}, { session }).read({
      ...why,
      insights: [
        { ...insight, step: 'TEAM' },
        { ...insight, step: 'PROFILE' },
      ],
    });
    expect(insights?.map(({ step, day }) => [step, day])).toEqual([
      [null, null],
      ['PROFILE', null],
    ]);
  });

  test('are ten at most', () => {
    const insights = Array.from({ length: 15 }, () => insight);
    expect(read({ ...why, insights }).insights).toHaveLength(10);
  });

  test('that are none, empty, too long, or of no day are told', () => {
    expect(problems({ ...why, insights: [] })).toEqual(['insights: Give at least 1.']);
    expect(
      problems({
        ...why,
        insights: [insight, { ...insight, title: 'x'.repeat(101), text: 'y'.repeat(501) }],
      }),
    ).toEqual([
      'insights[1].title: Use at most 100 characters.',
      'insights[1].text: Use at most 500 characters.',
    ]);
    expect(problems({ ...why, insights: [{ ...insight, title: '  ' }] })).toEqual([
      'insights[0].title: This is required.',
    ]);
    const action = { day: 9, title: 'A title', text: 'A text', step: null };
    expect(asked('NEXT_STEPS').problems({ ...why, actions: [action] })).toEqual([
      'actions[0].day: Choose one of: 1, 2, 3, 4, 5, 6, or 7.',
    ]);
  });
});

describe('problems', () => {
  test('are told in the language of the request', () => {
    const { problems } = asked('OBJECTIVES', BASE, { locale: 'es' });
    expect(problems(changed('OBJECTIVES', { okrCycleDays: 45, rationale: ' ' }))).toEqual([
      'okrCycleDays: Elige uno de estos valores: 30, 60, 90, 180 o 365.',
      'rationale: Este dato es obligatorio.',
    ]);
  });

  test('are told of every field that was not answered', () => {
    expect(asked('OBJECTIVES').problems({})).toEqual([
      'okrCycleDays: This is required.',
      'objectives: Give at least 1.',
      'rationale: This is required.',
    ]);
  });

  test('are no warnings: more key results than advised are not refused', () => {
    const keyResults = Array.from({ length: 4 }, (_, index) => ({
      title: `Result number ${index}`,
      metricType: 'NUMBER',
      baseline: 0,
      target: 1,
      unit: null,
    }));
    const objectives = [{ title: 'An objective', description: null, keyResults }];
    expect(asked('OBJECTIVES').problems(changed('OBJECTIVES', { objectives }))).toEqual([]);
  });

  test('are told where the flow has no such step', () => {
    const session = sessionWith({}, { flow: 'MEMBER' });
    const { problems } = asked('COMPANY_DESCRIPTION', {}, { session });
    expect(problems(ANSWERS.COMPANY_DESCRIPTION)).toEqual(['description: Leave this out here.']);
  });
});
