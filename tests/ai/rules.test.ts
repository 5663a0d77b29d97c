import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/ai/rules/knowledge.ts';
import type { Made } from '../../src/ai/suggestion.ts';
import { encodeGlobalId } from '../../src/global-id.ts';
import { counted } from '../helpers/statements.ts';
import { openRules } from './rules-base.ts';
import type { Rules } from './rules-base.ts';
import { situationOf } from './situation.ts';

/** The rules that go by the knowledge base. */

let rules: Rules;
beforeAll(async () => {
  rules = await openRules();
});
afterAll(() => rules.close());

interface Listed {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly title: string;
}
const listOf = ({ made }: { readonly made: Made }, field: string) =>
  made.proposal?.[field] as readonly Listed[];

describe.each(['en', 'es'] as const)('for every industry, in %s', (locale) => {
  test('objectives pass the step without a warning', async () => {
    for (const { id } of rules.industries) {
      const industryId = encodeGlobalId('Industry', id);
      const WELCOME = { okrExperience: 'ADVANCED', urgency: 'HIGH', primaryGoal: 'Sell much more' };
      const asked = await rules.ask('OBJECTIVES', { WELCOME, COMPANY: { industryId } }, { locale });
      expect(asked.broken).toEqual([]);
      expect(asked.made.proposal?.['okrCycleDays']).toBe(60);
      expect(listOf(asked, 'objectives').length).toBeGreaterThanOrEqual(2);
      expect(asked.made.confidence).toBeGreaterThan(0.5);
    }
  });

  test.each(['STARTUP', 'ENTERPRISE'])('departments of a %s pass the step', async (size) => {
    for (const { id } of rules.industries) {
      const COMPANY = { industryId: encodeGlobalId('Industry', id), size };
      const asked = await rules.ask('DEPARTMENTS', { COMPANY }, { locale });
      expect(asked.broken).toEqual([]);
      const { length } = listOf(asked, 'departments');
      expect(length).toBeGreaterThanOrEqual(size === 'STARTUP' ? 3 : 5);
      expect(length).toBeLessThanOrEqual(size === 'STARTUP' ? 3 : 12);
    }
  });
});

describe('the industry', () => {
  test('is one that is there, with up to three others, each once', async () => {
    const COMPANY = { name: 'Dra. Molina', description: 'Ortodoncia, implantes y limpiezas.' };
    const { made, broken } = await rules.ask('INDUSTRY', { COMPANY }, { locale: 'es' });
    expect(broken).toEqual([]);
    expect(made.proposal).toEqual({ industryId: rules.idOf('dental-practices') });
    expect(made.confidenceBasis).toBe('MATCH_MARGIN');
    expect(made.rationale).toContain('Clínicas dentales');
    expect(made.alternatives.length).toBeLessThanOrEqual(3);
    const all = [made.proposal, ...made.alternatives.map(({ proposal }) => proposal)];
    expect(new Set(all.map((one) => one?.['industryId'])).size).toBe(all.length);
    for (const { confidence } of made.alternatives) {
      expect(confidence).toBeLessThanOrEqual(made.confidence);
    }
  });

  test('is told by a website alone', async () => {
    const COMPANY = { website: 'https://www.smith-plumbing.co.uk/about' };
    const { made } = await rules.ask('INDUSTRY', { COMPANY });
    expect(made.proposal).toEqual({ industryId: rules.idOf('home-services-repairs') });
  });

  test('is none where no word fits, and the rationale says so', async () => {
    const { made } = await rules.ask('INDUSTRY', { COMPANY: { name: 'Xqzzt' } });
    expect(made).toMatchObject({ proposal: {}, alternatives: [], confidence: 0 });
    expect(made.rationale).toMatch(/None of the words fits/);
  });
});

describe('departments', () => {
  const saas = () => ({ industryId: rules.idOf('software-as-a-service') });

  test('that the draft has stay with their keys, and none of their types comes again', async () => {
    const departments = [
      { key: 'x1', name: 'Tech', type: 'ENGINEERING' },
      { key: 'x2', name: 'Web', type: 'ENGINEERING', parentKey: 'x1' },
    ];
    const asked = await rules.ask('DEPARTMENTS', {
      COMPANY: { ...saas(), size: 'SMALL' },
      STRUCTURE: { departments },
    });
    expect(asked.broken).toEqual([]);
    const listed = listOf(asked, 'departments');
    expect(listed.slice(0, 2)).toEqual(departments);
    expect(listed.filter(({ type }) => type === 'ENGINEERING')).toHaveLength(2);
    expect(listed.map(({ type }) => type)).toContain('SALES');
  });

  test('of a draft that is broken become some that are not', async () => {
    const departments = [
      { key: 'a', name: 'A', type: 'SALES', parentKey: 'b' },
      { key: 'b', name: 'B', type: 'LEGAL', parentKey: 'a' },
      { key: 'b', name: 'Twice', type: 'HR' },
      { name: 'Without a key' },
      { key: 'c', name: 'bad\u0007name', type: 'HR' },
      { key: 'd', name: 'x'.repeat(500), type: 'HR' },
      null,
      7,
    ];
    const asked = await rules.ask('DEPARTMENTS', { COMPANY: saas(), STRUCTURE: { departments } });
    expect(asked.broken).toEqual([]);
    expect(listOf(asked, 'departments').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['A', 'B', 'Without a key']),
    );
  });

  test('are never more than 20', async () => {
    const departments = Array.from({ length: 60 }, (_, n) => ({ key: `k${n}`, name: `D${n}` }));
    const asked = await rules.ask('DEPARTMENTS', { COMPANY: saas(), STRUCTURE: { departments } });
    expect(asked.broken).toEqual([]);
    expect(listOf(asked, 'departments')).toHaveLength(20);
  });

  test('follow the industry that name and description tell, less surely', async () => {
    const told = { name: 'Huellas', description: 'Clínica veterinaria para perros y gatos.' };
    const inferred = await rules.ask('DEPARTMENTS', { COMPANY: told });
    const chosen = await rules.ask('DEPARTMENTS', {
      COMPANY: { ...told, industryId: rules.idOf('veterinary-services') },
    });
    expect(listOf(inferred, 'departments')).toEqual(listOf(chosen, 'departments'));
    expect(inferred.made.confidence).toBeLessThan(chosen.made.confidence);
    expect(inferred.made.rationale).toContain('You chose no industry');
  });

  test('are general where nothing tells the industry, and the rationale says so', async () => {
    const { made, broken } = await rules.ask('DEPARTMENTS', { COMPANY: { name: 'Xqzzt' } });
    expect(broken).toEqual([]);
    expect(made.rationale).toContain('The industry is not known');
    expect(made.confidence).toBeLessThan(0.4);
  });
});

describe('objectives', () => {
  const COMPANY = () => ({ industryId: rules.idOf('restaurants-cafes') });

  test('keep the cycle that was chosen', async () => {
    const { made } = await rules.ask('OBJECTIVES', {
      COMPANY: COMPANY(),
      WELCOME: { urgency: 'CRITICAL' },
      OBJECTIVES: { okrCycleDays: 180 },
    });
    expect(made.proposal?.['okrCycleDays']).toBe(180);
  });

  test.each([
    ['CRITICAL', 30],
    ['LOW', 180],
    [undefined, 90],
  ])('have a cycle by urgency: %s', async (urgency, days) => {
    const { made } = await rules.ask('OBJECTIVES', { COMPANY: COMPANY(), WELCOME: { urgency } });
    expect(made.proposal?.['okrCycleDays']).toBe(days);
  });

  test('are few for whoever is new to them', async () => {
    const asked = await rules.ask('OBJECTIVES', {
      COMPANY: COMPANY(),
      WELCOME: { okrExperience: 'NONE', primaryGoal: 'Earn more, hire people, innovate' },
    });
    expect(listOf(asked, 'objectives')).toHaveLength(2);
  });

  test('begin with the one that the goals speak of', async () => {
    const first = async (primaryGoal: string) => {
      const asked = await rules.ask('OBJECTIVES', { COMPANY: COMPANY(), WELCOME: { primaryGoal } });
      return listOf(asked, 'objectives')[0]?.title;
    };
    expect(await first('Bring down cost and waste in the kitchen')).toMatch(/waste/);
    expect(await first('Fill more tables with guests')).toMatch(/Fill the dining room/);
  });

  test('cover a goal that the industry has no objective for', async () => {
    const asked = await rules.ask('OBJECTIVES', {
      COMPANY: COMPANY(),
      STRUCTURE: { businessGoals: ['TEAM_DEVELOPMENT'] },
    });
    expect(listOf(asked, 'objectives').map(({ title }) => title)).toContain(
      'Help everybody in the team to grow',
    );
  });

  test.each(['en', 'es'] as const)('pass the step without an industry too: %s', async (locale) => {
    const STRUCTURE = {
      businessGoals: ['SUSTAINABILITY', 'INNOVATION', 'MARKET_EXPANSION'],
    };
    const asked = await rules.ask(
      'OBJECTIVES',
      { COMPANY: { name: 'Xqzzt' }, STRUCTURE },
      { locale },
    );
    expect(asked.broken).toEqual([]);
    expect(listOf(asked, 'objectives')).toHaveLength(3);
    expect(asked.made.confidence).toBeLessThan(0.4);
  });
});

test('a description tells the industry that was chosen, by its name in the language', async () => {
  const COMPANY = {
    description: 'hacemos tartas',
    industryId: rules.idOf('catering'),
    country: 'ES',
  };
  const { made, broken } = await rules.ask('COMPANY_DESCRIPTION', { COMPANY }, { locale: 'es' });
  expect(broken).toEqual([]);
  expect(made.proposal?.['description']).toBe(
    'Hacemos tartas. Con sede en España, la empresa trabaja en el sector «Catering».',
  );
});

describe('what is known of industries', () => {
  test('is the chosen one whole, and all that there are by name, in one statement', async () => {
    const situation = situationOf('OBJECTIVES', { COMPANY: { industryId: rules.idOf('banking') } });
    const { result, sent } = await counted(() => loadKnowledge(rules.db, situation));
    expect(sent).toHaveLength(1);
    expect(result.industry).toEqual(rules.industries.find(({ key }) => key === 'banking'));
    expect(result.industries.map(({ key }) => key).sort()).toEqual(
      rules.industries.map((i) => i.key),
    );
    expect(Object.keys(result.industries[0] ?? {})).toEqual(['id', 'key', 'name', 'category']);
  });

  test.each([
    undefined,
    'nonsense',
    7,
    encodeGlobalId('User', '0198a5c2-0000-7000-8000-000000000001'),
  ])('is no industry where the answers name %j', async (industryId) => {
    const situation = situationOf('OBJECTIVES', { COMPANY: { industryId } });
    expect((await loadKnowledge(rules.db, situation)).industry).toBeNull();
  });
});
