import { builder } from '../../builder.ts';
import { signedIn } from '../../context.ts';
import { answering, idempotencyKeyDescription } from '../../errors.schema.ts';
import {
  AiDisabledError,
  IdempotencyError,
  InvalidInputError,
  NotFoundError,
  RequirementsDueError,
  SessionStateError,
} from '../../errors.ts';
import { sessionIdDescription } from '../../steps/step.schema.ts';
import { AiSuggestionKindEnum } from '../enums.schema.ts';
import { AiSuggestionRef } from '../refs.schema.ts';
import { LONGEST_INSTRUCTION } from './requests.service.ts';
import type { Suggestion } from '../rows.ts';

/** Asking for suggestions. */

const errors = [
  InvalidInputError,
  NotFoundError,
  SessionStateError,
  RequirementsDueError,
  AiDisabledError,
  IdempotencyError,
] as const;

const ATONCE =
  'READY at once where rules or the cache answer, PENDING where a model is asked: follow it by Subscription.aiSuggestion. RequirementsDueError says what must be answered first.';

const instructionDescription = `What to take into account, in the person's own words: at most ${LONGEST_INSTRUCTION} characters.`;

const RequestInput = builder.inputType('RequestSuggestionInput', {
  description: 'What requestSuggestion takes.',
  fields: (t) => ({
    sessionId: t.id({ required: true, description: sessionIdDescription }),
    kind: t.field({ type: AiSuggestionKindEnum, required: true, description: 'What to suggest.' }),
    instruction: t.string({ required: false, description: instructionDescription }),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('requestSuggestion', (t) =>
  t.field({
    type: AiSuggestionRef,
    ...answering('requestSuggestion', errors),
    description: `Asks for a suggestion. ${ATONCE}`,
    args: {
      input: t.arg({ type: RequestInput, required: true, description: 'What to suggest.' }),
    },
    resolve: async (_root, { input: { kind, ...input } }, context) => {
      const asked = { ...input, kinds: [kind] };
      const { ai } = context.services;
      const [suggestion] = await ai.request(signedIn(context), 'requestSuggestion', asked);
      if (!suggestion) throw new Error('A suggestion that was asked for was not made.');
      return suggestion;
    },
  }),
);

interface RequestedSuggestions {
  readonly suggestions: readonly Suggestion[];
}
const RequestedRef = builder.objectRef<RequestedSuggestions>('AiSuggestions').implement({
  description: 'Suggestions that were asked for together.',
  fields: (t) => ({
    suggestions: t.field({
      type: [AiSuggestionRef],
      complexity: { field: 1, multiplier: 1 }, // the mutation counts the kinds
      description: 'One for each kind, in the order in which they were asked for.',
      resolve: ({ suggestions }) => [...suggestions],
    }),
  }),
});

const RequestSeveralInput = builder.inputType('RequestSuggestionsInput', {
  description: 'What requestSuggestions takes.',
  fields: (t) => ({
    sessionId: t.id({ required: true, description: sessionIdDescription }),
    kinds: t.field({
      type: [AiSuggestionKindEnum],
      required: true,
      description: 'What to suggest: 1 to 8 kinds, each once.',
    }),
    instruction: t.string({ required: false, description: instructionDescription }),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('requestSuggestions', (t) =>
  t.field({
    type: RequestedRef,
    complexity: ({ input }) => ({ field: 1, multiplier: Math.max(1, input.kinds.length) }),
    ...answering('requestSuggestions', errors),
    description: `Asks for several kinds of suggestions, which are made side by side, under one check of the budgets. ${ATONCE}`,
    args: {
      input: t.arg({ type: RequestSeveralInput, required: true, description: 'What to suggest.' }),
    },
    resolve: async (_root, { input }, context) => ({
      suggestions: await context.services.ai.request(
        signedIn(context),
        'requestSuggestions',
        input,
      ),
    }),
  }),
);
