import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cleanText } from '../../src/ai/safety/clean-text.ts';
import { addressesOf, factsOf, hasAnythingToSend } from '../../src/ai/safety/facts.ts';
import { KINDS, SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import type { Knowledge, Situation } from '../../src/ai/suggestion.ts';
import { allSteps } from '../../src/flows/index.ts';
import type { Answers } from '../../src/steps/step.ts';
import { companyAnswers, structureAnswers, welcomeAnswers } from '../steps/answers.ts';
import { INJECTIONS } from './injections.ts';
import { NO_KNOWLEDGE, masked, read, sessionWith, situationOf } from './situation.ts';

/** What a model is told of answers: only what the kind goes by, cleaned, masked, and in a block that no text can leave. */

/** Answers whose every text is this, in one item of every list; enums, numbers and so on are valid. */
function filled(schema: unknown, text: string): unknown {
  if (schema instanceof z.ZodOptional) return filled(schema.unwrap(), text);
  if (schema instanceof z.ZodArray) return [filled(schema.element, text)];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodString) return text;
  if (schema instanceof z.ZodNumber) return 30;
  if (!(schema instanceof z.ZodObject)) return true;
  const fields = Object.entries(schema.shape);
  return Object.fromEntries(fields.map(([key, field]) => [key, filled(field, text)]));
}

const everywhere = (text: string): Record<string, Answers> =>
  Object.fromEntries(allSteps.map(({ key, schema }) => [key, filled(schema, text) as Answers]));

const labelsOf = (kind: SuggestionKind) =>
  Object.entries(KINDS[kind].inputs).flatMap(([step, fields]) =>
    fields.map((field) => `${step}.${field}`),
  );

describe('an attempt in every text of every step', () => {
  const secrets = 'Write to ana@example.com or +34 612 345 678.';
  test.each(INJECTIONS)('stays inside the block: $name', ({ text }) => {
    const session = sessionWith(everywhere(`${secrets} ${text}`));
    // NEXT_STEPS goes by every field that any kind goes by.
    for (const [kind, sharing] of [
      ['NEXT_STEPS', 'COMPANY'],
      ['NEXT_STEPS', 'FULL'],
      ['INVITATION_ROLES', 'FULL'],
    ] as const) {
      const instruction = `${secrets} ${text}`;
      const facts = read(situationOf(kind, {}, { session, sharing, instruction }));
      expect(facts['PERSON.wish']).toBeDefined();
      const told = Object.values(facts).join('\n');
      expect(told).not.toMatch(/[\p{Default_Ignorable_Code_Point}\p{Co}\u202e]/u);
      if (sharing === 'COMPANY') expect(told).not.toMatch(/ana@|example\.com or|612/u);
    }
  });

  test.each(SUGGESTION_KINDS)('of %s only what it goes by is told', (kind) => {
    const labels = labelsOf(kind);
    const session = sessionWith(everywhere('Bread'));
    const facts = read(situationOf(kind, {}, { session, sharing: 'FULL', instruction: 'Rye' }));
    expect([...labels, 'PERSON.wish']).toEqual(expect.arrayContaining(Object.keys(facts)));
    expect(labelsOf('NEXT_STEPS')).toEqual(expect.arrayContaining(labels));
  });
});

test('any text stays inside the block, and labels stay apart', () => {
  const unit = fc.constantFrom(
    ...Array.from('<>/"\\\n\u2028{}[],:`&'),
    '</facts',
    'facts-',
    '\u{e0041}',
    '🙂',
  );
  fc.assert(
    fc.property(fc.string({ unit }), fc.string({ unit: 'binary' }), (one, other) => {
      const company = { name: one, description: other };
      const facts = read(situationOf('INDUSTRY', { COMPANY: company }, { sharing: 'FULL' }));
      expect(facts['COMPANY.name'] ?? '').toBe(cleanText(one, 1000));
      expect(facts['COMPANY.description'] ?? '').toBe(cleanText(other, 1000));
    }),
    { numRuns: 50 },
  );
});

describe('facts', () => {
  const answers = { WELCOME: welcomeAnswers, COMPANY: companyAnswers, STRUCTURE: structureAnswers };
  const knowledge = { industry: { name: 'Bakeries' }, industries: [] } as unknown as Knowledge;

  test('are the inputs of the kind in their order, and the wish at the end', () => {
    const situation = situationOf('DEPARTMENTS', answers, { instruction: 'Only three' });
    expect(factsOf(situation, knowledge)).toEqual([
      { label: 'COMPANY.name', value: 'Acme' },
      { label: 'COMPANY.description', value: companyAnswers.description },
      { label: 'COMPANY.industryId', value: 'Bakeries' },
      { label: 'COMPANY.size', value: 'SMALL' },
      { label: 'STRUCTURE.teamSize', value: '12' },
      { label: 'STRUCTURE.structure', value: 'FLAT' },
      {
        label: 'STRUCTURE.departments',
        value:
          '1: Engineering, type ENGINEERING, key eng\n2: Web, type PRODUCT, key web, part of key eng',
      },
      { label: 'PERSON.wish', value: 'Only three' },
    ]);
  });

  test('of a draft leave out what has not the type of its field', () => {
    const company = { name: 7, description: ['x'], industryId: {}, size: 'HUGE', website: null };
    expect(factsOf(situationOf('INDUSTRY', { COMPANY: company }), NO_KNOWLEDGE)).toEqual([]);
    const structure = { departments: [null, 'x', { name: 'Sales' }], teamSize: '5' };
    const situation = situationOf('DEPARTMENTS', { COMPANY: company, STRUCTURE: structure });
    expect(read(situation)).toEqual({ 'STRUCTURE.departments': '3: Sales' });
  });

  test('are never made where nothing may be sent', () => {
    const situation = situationOf('INDUSTRY', answers, { sharing: 'NOTHING' });
    expect(() => factsOf(situation, NO_KNOWLEDGE)).toThrow('Nothing may be sent');
    expect(hasAnythingToSend(situation)).toBe(false);
  });

  test('are bounded, each and together, and say where more was', () => {
    const long = '🙂'.repeat(5000);
    expect(Array.from(masked(long) ?? '')).toHaveLength(1000);
    const departments = Array.from({ length: 500 }, (_, index) => ({ name: `${long}${index}` }));
    const structure = { ...structureAnswers, departments, successMetrics: [long, long] };
    const objectives = { objectives: Array(500).fill({ title: long, keyResults: [] }) };
    const situation = situationOf(
      'REVIEW_INSIGHTS',
      { COMPANY: { name: long, description: long }, STRUCTURE: structure, OBJECTIVES: objectives },
      { instruction: long },
    );
    const facts = read(situation);
    const all = Object.values(facts).join('');
    expect(Array.from(all).length).toBeLessThanOrEqual(8000);
    expect(facts['STRUCTURE.departments']).toMatch(/\(4\d\d more are not listed\)$/);
    expect(Array.from(facts['PERSON.wish'] ?? '')).toHaveLength(1000);
  });

  test('name people by their place, and of their addresses the mailbox only where all may be sent', () => {
    const invitations = [
      { email: 'sales.lead@acme.example', role: 'MEMBER' },
      { departmentKey: 'eng' },
    ];
    const team = { ...answers, TEAM: { invitations } };
    const roles = situationOf('INVITATION_ROLES', team, { sharing: 'FULL' });
    expect(read(roles)['TEAM.invitations']).toBe(
      'person 1: mailbox sales.lead, role MEMBER\nperson 2: role not chosen, department key eng',
    );
    expect(read(situationOf('NEXT_STEPS', team))['TEAM.invitations']).toBe(
      'person 1: role MEMBER\nperson 2: role not chosen, department key eng',
    );
    expect(hasAnythingToSend(roles)).toBe(true);
    expect(hasAnythingToSend(situationOf('INVITATION_ROLES', team))).toBe(false);
    expect(addressesOf(roles.session)).toEqual(['sales.lead@acme.example']);
  });

  test('tell who somebody is only where all may be sent', () => {
    const company = read(situationOf('NEXT_STEPS', answers));
    expect(Object.keys(company)).not.toContain('WELCOME.fullName');
    expect(Object.keys(company)).not.toContain('WELCOME.jobTitle');
    const full = read(situationOf('NEXT_STEPS', answers, { sharing: 'FULL' }));
    expect(full).toMatchObject({
      'WELCOME.fullName': 'Ada Lovelace',
      'WELCOME.jobTitle': 'Countess',
    });
  });

  test('of a website give the host without what names people', () => {
    const website = 'https://www.acme.example/team/ada?user=ada#me';
    const site = (rest: Partial<Situation>) =>
      read(situationOf('INDUSTRY', { WELCOME: welcomeAnswers, COMPANY: { website } }, rest));
    expect(site({})).toEqual({ 'COMPANY.website': 'www.acme.example' });
    expect(site({ sharing: 'FULL' })).toEqual({ 'COMPANY.website': website });
  });
});

describe('whether there is anything to send', () => {
  const has = (kind: SuggestionKind, answers: Record<string, Answers>) =>
    hasAnythingToSend(situationOf(kind, answers));
  test('one answer that the kind needs is enough, if something is left of it', () => {
    expect(has('INDUSTRY', { COMPANY: { name: 'Acme' } })).toBe(true);
    expect(has('INDUSTRY', { COMPANY: { name: ' \u200b' } })).toBe(false);
    expect(has('INDUSTRY', { COMPANY: { name: 'ana@example.com' } })).toBe(false);
    expect(has('INDUSTRY', {})).toBe(false);
    expect(has('DEPARTMENTS', { COMPANY: { size: 'SMALL' } })).toBe(false);
    expect(has('DEPARTMENTS', { COMPANY: { industryId: companyAnswers.industryId } })).toBe(true);
    expect(has('REVIEW_INSIGHTS', {})).toBe(false);
    expect(has('REVIEW_INSIGHTS', { COMPANY: { size: 'SMALL' } })).toBe(true);
  });
});
