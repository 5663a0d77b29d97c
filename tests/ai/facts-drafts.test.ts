import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasAnythingToSend } from '../../src/ai/safety/facts.ts';
import { SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import { allSteps } from '../../src/flows/index.ts';
import { read, sessionWith, situationOf } from './situation.ts';

/** What a model is told of drafts, that nobody has judged yet. */

describe('a draft may hold anything', () => {
  test('an item that has not the type of its list is left out', () => {
    const lists = {
      successMetrics: ['', '  ', 'Churn', null, 5],
      currentChallenges: ['NO_SUCH'],
      businessGoals: [null, {}],
    };
    for (const kind of ['REVIEW_INSIGHTS', 'NEXT_STEPS'] as const) {
      const situation = situationOf(kind, { STRUCTURE: lists });
      expect(read(situation)).toEqual({ 'STRUCTURE.successMetrics': '3: Churn' });
    }
    const blank = situationOf('NEXT_STEPS', { STRUCTURE: { successMetrics: [''] } });
    expect([read(blank), hasAnythingToSend(blank)]).toEqual([{}, false]);
  });

  test('no kind ever fails by it', () => {
    const names = allSteps.flatMap(({ schema }) => Object.keys(schema.shape));
    const within = ['name', 'type', 'key', 'title', 'keyResults', 'target', 'email', '__proto__'];
    const key = fc.constantFrom(...within, ...names);
    const { value } = fc.letrec<{ value: unknown; item: unknown }>((tie) => ({
      item: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('', '  ', 'SMALL', null)),
      value: fc.oneof(
        { maxDepth: 3 },
        tie('item'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3 }),
      ),
    }));
    const answers = ({ key: step, schema }: (typeof allSteps)[number]) =>
      fc
        .record(Object.fromEntries(Object.keys(schema.shape).map((field) => [field, value])))
        .map((its) => [step, its] as const);
    const draft = fc.tuple(...allSteps.map(answers)).map((steps) => Object.fromEntries(steps));
    fc.assert(
      fc.property(draft, fc.constantFrom('COMPANY', 'FULL'), (drafts, sharing) => {
        const session = sessionWith(drafts);
        for (const kind of SUGGESTION_KINDS) {
          const situation = situationOf(kind, {}, { session, sharing });
          expect(typeof hasAnythingToSend(situation)).toBe('boolean');
          expect(Object.values(read(situation))).not.toContain('');
        }
      }),
      { numRuns: 40 },
    );
  });
});
