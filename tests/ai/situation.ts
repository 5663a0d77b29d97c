import { expect } from 'vitest';
import { factsOf, renderFacts } from '../../src/ai/safety/facts.ts';
import { registry } from '../../src/flows/index.ts';
import { viewSession } from '../../src/onboarding/session.service.ts';
import type { SessionRow } from '../../src/onboarding/session.service.ts';
import type { Answers } from '../../src/steps/step.ts';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import type { Knowledge, Situation } from '../../src/ai/suggestion.ts';

/** A session with these answers, without a database, and what is asked for in it. */

const WHEN = new Date('2026-01-02T03:04:05Z');

export function sessionWith(
  answers: Readonly<Record<string, Answers>>,
  row: Partial<SessionRow> = {},
) {
  return viewSession(
    {
      id: '0198a5c2-0000-7000-8000-000000000001',
      userId: '0198a5c2-0000-7000-8000-000000000002',
      flow: 'ORGANIZATION',
      flowVersion: 1,
      state: 'IN_PROGRESS',
      lapsed: false,
      resumable: true,
      purged: false,
      organizationId: null,
      eventCursor: 1,
      expiresAt: WHEN,
      createdAt: WHEN,
      updatedAt: WHEN,
      ownerEmail: 'countess.ada@acme.example',
      ownerName: null,
      own: true,
      steps: Object.entries(answers).map(([key, its]) => ({
        key,
        state: 'DRAFTED',
        version: 1,
        submittedAt: null,
        answers: its,
      })),
      ...row,
    },
    registry,
  );
}

export const situationOf = (
  kind: SuggestionKind,
  answers: Readonly<Record<string, Answers>>,
  rest: Partial<Situation> = {},
): Situation => ({
  kind,
  locale: 'en',
  instruction: null,
  session: sessionWith(answers),
  sharing: 'COMPANY',
  style: 'DIRECT',
  detail: 'NORMAL',
  ...rest,
});

/** Nothing is known of the industry. */
export const NO_KNOWLEDGE: Knowledge = { industry: null, industries: [] };

const BLOCK = /^<(facts-[0-9a-f]{16})>\n([^\n]*)\n<\/\1>$/u;

/** What a block holds; fails where it is not one block of JSON. */
export function read(situation: Situation, knowledge = NO_KNOWLEDGE): Record<string, string> {
  const block = renderFacts(factsOf(situation, knowledge));
  const [, , json = ''] = BLOCK.exec(block) ?? [];
  expect(json).not.toMatch(/[<>`\p{Cc}\u2028\u2029]/u);
  return JSON.parse(json) as Record<string, string>;
}

export const describing = (description: string, rest: Partial<Situation> = {}) =>
  situationOf('COMPANY_DESCRIPTION', { COMPANY: { description } }, rest);
export const masked = (text: string) => read(describing(text))['COMPANY.description'];
