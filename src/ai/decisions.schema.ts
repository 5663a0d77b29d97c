import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering } from '../errors.schema.ts';
import {
  InvalidInputError,
  NotFoundError,
  SessionStateError,
  StaleVersionError,
  SuggestionStateError,
} from '../errors.ts';
import { DraftStep, draftOf } from '../onboarding/draft.schema.ts';
import { OnboardingSessionRef } from '../onboarding/refs.schema.ts';
import { expectedVersionDescription } from '../steps/step.schema.ts';
import { cancelSuggestion, rejectSuggestion } from './decisions.service.ts';
import { AiRejectionReasonEnum } from './enums.schema.ts';
import { AiSuggestionRef } from './refs.schema.ts';

/** Accepting, rejecting and cancelling suggestions. */

const idDescription = 'The id of an AiSuggestion of yours.';

const AcceptInput = builder.inputType('AcceptSuggestionInput', {
  description: 'What acceptSuggestion takes.',
  fields: (t) => ({
    id: t.id({ required: true, description: idDescription }),
    expectedVersion: t.int({
      required: true,
      description: `Of the suggestion's step. ${expectedVersionDescription} Of a kind without a step, anything.`,
    }),
    edits: t.field({
      type: DraftStep,
      required: false,
      description:
        "The suggestion's step, with the proposed fields to have otherwise: what was changed is kept, and the suggestion is MODIFIED. Also how an alternative is accepted.",
    }),
  }),
});

builder.mutationField('acceptSuggestion', (t) =>
  t.field({
    type: OnboardingSessionRef,
    ...answering('acceptSuggestion', [
      InvalidInputError,
      NotFoundError,
      StaleVersionError,
      SessionStateError,
      SuggestionStateError,
    ]),
    description:
      "Merges a suggestion that is READY into the draft of its step, as saveOnboardingDraft would: a StaleVersionError where the step was written meanwhile. One without a step is marked as helpful. One that is hidden is refused, as nobody saw it. Safe to repeat, also at once. Answers the suggestion's session.",
    args: {
      input: t.arg({
        type: AcceptInput,
        required: true,
        description: 'The suggestion, and what to have otherwise.',
      }),
    },
    resolve: (_root, { input: { edits, ...input } }, context) => {
      const draft = edits ? draftOf(edits) : null;
      return context.services.ai.accept(signedIn(context), { ...input, edits: draft });
    },
  }),
);

const RejectInput = builder.inputType('RejectSuggestionInput', {
  description: 'What rejectSuggestion takes.',
  fields: (t) => ({
    id: t.id({ required: true, description: idDescription }),
    reason: t.field({ type: AiRejectionReasonEnum, required: true, description: 'Why.' }),
    note: t.string({
      required: false,
      description: 'In their own words, at most 500 characters.',
    }),
  }),
});

builder.mutationField('rejectSuggestion', (t) =>
  t.field({
    type: AiSuggestionRef,
    ...answering('rejectSuggestion', [InvalidInputError, NotFoundError, SuggestionStateError]),
    description:
      'Puts a suggestion that is READY aside: what was rejected counts for which kinds are offered first. Safe to repeat, also at once: the first reason stays.',
    args: {
      input: t.arg({ type: RejectInput, required: true, description: 'The suggestion, and why.' }),
    },
    resolve: (_root, { input }, context) => rejectSuggestion(signedIn(context), input),
  }),
);

const CancelInput = builder.inputType('CancelSuggestionInput', {
  description: 'What cancelSuggestion takes.',
  fields: (t) => ({ id: t.id({ required: true, description: idDescription }) }),
});

builder.mutationField('cancelSuggestion', (t) =>
  t.field({
    type: AiSuggestionRef,
    ...answering('cancelSuggestion', [NotFoundError]),
    description:
      'Stops a suggestion that is PENDING or STREAMING: it becomes FAILED, and nothing more is asked of a model for it. One that has ended stays as it is.',
    args: { input: t.arg({ type: CancelInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input: { id } }, context) => cancelSuggestion(context.access, id),
  }),
);
