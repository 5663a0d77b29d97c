import { describe, expect, test } from 'vitest';
import { KINDS, SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import type { PartiallyMade } from '../../src/ai/making/proposal.ts';
import { ANSWERS, asked, BASE } from './proposal-kit.ts';
import { sessionWith } from './situation.ts';

/** A model that answers more than it was asked for sets nothing but what its kind sets. */

const steps = sessionWith({}).definition.steps;
const OTHERS = ['slug', 'email', 'password', 'state', 'source', 'proposal', 'sessionId', 'dueDate'];
const STRAY: object = {
  ...Object.fromEntries(steps.flatMap(({ schema }) => Object.keys(schema.shape)).map(evil)),
  ...Object.fromEntries(OTHERS.map(evil)),
  ...Object.fromEntries(steps.map(({ key }) => [key, { name: 'evil' }])),
  constructor: { prototype: { role: 'ADMIN' } },
};
function evil(key: string): [string, string] {
  return [key, 'evil'];
}

/** The answer with such fields in each of its objects, beside those that belong there. */
function withStray(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withStray);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).map(([key, item]) => [key, withStray(item)] as const);
  const whole = JSON.stringify({ ...STRAY, ...Object.fromEntries(own) });
  // A key of its own, as JSON has it, not the object's prototype.
  return JSON.parse(`{"__proto__":{"role":"ADMIN","evil":"evil"},${whole.slice(1)}`) as unknown;
}

/** Names of the objects' own fields, however deep. */
const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => [key, ...namesIn(item)])
    : [];

describe.each(SUGGESTION_KINDS)('%s', (kind) => {
  const { read, partial, problems } = asked(kind);
  const answer = withStray(ANSWERS[kind]);

  test.each<[string, (output: unknown) => PartiallyMade]>([
    ['whole', read],
    ['while it is written', partial],
  ])('an answer with stray fields, %s, is as without them', (_, take) => {
    const made = take(answer);
    expect(JSON.stringify(made)).toBe(JSON.stringify(take(ANSWERS[kind])));
    expect(JSON.stringify(made)).not.toContain('evil');
    const { step, sets } = KINDS[kind];
    const proposals = [
      made.proposal ?? {},
      ...(made.alternatives ?? []).map((one) => one.proposal),
    ];
    for (const proposal of proposals) {
      const fields = Object.keys(proposal);
      expect(fields.filter((field) => !sets.includes(field))).toEqual([]);
      expect(namesIn(proposal)).not.toContain('__proto__');
      expect(Object.getPrototypeOf(proposal)).toBe(Object.prototype);
    }
    expect(Object.keys(made.proposal ?? {})).toEqual(step === null ? [] : sets);
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  });

  test('of stray fields alone nothing comes', () => {
    const { proposal, alternatives, insights } = read(STRAY);
    const answered = kind === 'COMPANY_DESCRIPTION' ? ['description'] : [];
    const given = Object.entries(proposal ?? {}).filter(
      ([field, value]) => !answered.includes(field) && (!Array.isArray(value) || value.length > 0),
    );
    // Invitations are the draft's own, whatever was answered.
    expect(given).toEqual(
      kind === 'INVITATION_ROLES' ? [['invitations', BASE.TEAM.invitations]] : [],
    );
    expect([alternatives, insights ?? []]).toEqual([[], []]);
    expect(problems(STRAY)).not.toHaveLength(0);
  });
});

test('invitations keep the addresses of the draft, whatever address a model answers', () => {
  const people = [{ person: 1, email: 'boss@evil.example', role: 'ADMIN', departmentKey: null }];
  const more = [{ person: 2, email: 'thief@evil.example', role: 'ADMIN', departmentKey: null }];
  const { read, partial } = asked('INVITATION_ROLES');
  const output = { ...ANSWERS.INVITATION_ROLES, people: [...people, ...more], invitations: people };
  const expected = { invitations: [{ email: 'grace@acme.example', role: 'ADMIN' }] };
  expect(read(output).proposal).toEqual(expected);
  expect(partial(output).proposal).toEqual(expected);
});
