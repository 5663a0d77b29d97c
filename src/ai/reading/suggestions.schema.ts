import { builder } from '../../builder.ts';
import { OnboardingStepEnum } from '../../onboarding/enums.schema.ts';
import { StepAnswers, typedAnswers } from '../../onboarding/step-answers.schema.ts';
import type { Answers } from '../../steps/step.ts';
import {
  AiConfidenceBasisEnum,
  AiInsightTopicEnum,
  AiRejectionReasonEnum,
  AiSuggestionKindEnum,
  AiSuggestionNoteEnum,
  AiSuggestionSourceEnum,
  AiSuggestionStateEnum,
} from '../enums.schema.ts';
import { suggestionsByIds } from './lists.service.ts';
import { AiSuggestionRef } from '../refs.schema.ts';
import type { Suggestion } from '../rows.ts';
import type { Alternative, Insight } from '../suggestion.ts';

/** What can be read of a suggestion. */

/** What proposed answers weigh beside a field of a few bytes: a few KiB, for they hold what one kind sets. */
const PROPOSAL_COMPLEXITY = 10;

const InsightRef = builder.objectRef<Insight>('AiInsight').implement({
  description: 'Something that stands out in the answers, or that is to be done.',
  fields: (t) => ({
    topic: t.expose('topic', { type: AiInsightTopicEnum, description: 'What it is about.' }),
    title: t.exposeString('title', { description: 'In short, at most 100 characters.' }),
    text: t.exposeString('text', { description: 'In full, at most 500 characters.' }),
    day: t.exposeInt('day', {
      nullable: true,
      description: 'Of FIRST_WEEK: the day, 1 to 7; else null.',
    }),
    step: t.field({
      type: OnboardingStepEnum,
      nullable: true,
      description: 'The step that it is about; null where it is about none.',
      resolve: ({ step }) => step,
    }),
  }),
});

/** With the step whose answers it proposes. */
type PlacedAlternative = Alternative & { readonly step: string };

const AlternativeRef = builder.objectRef<PlacedAlternative>('AiAlternative').implement({
  description: 'Another proposal, less likely than the first.',
  fields: (t) => ({
    proposal: t.field({
      type: StepAnswers,
      complexity: PROPOSAL_COMPLEXITY,
      description: 'The answers that it proposes: pass them as `edits` to accept it.',
      resolve: ({ step, proposal }) => typedAnswers(step, proposal),
    }),
    confidence: t.exposeFloat('confidence', { description: 'How sure it is, 0 to 1.' }),
    rationale: t.exposeString('rationale', { description: 'Why.' }),
  }),
});

const RejectionRef = builder
  .objectRef<Suggestion & { rejection: string }>('AiRejection')
  .implement({
    description: 'Why a suggestion was rejected.',
    fields: (t) => ({
      reason: t.field({
        type: AiRejectionReasonEnum,
        description: 'Why.',
        resolve: ({ rejection }) => rejection as 'OTHER',
      }),
      note: t.exposeString('rejectionNote', { nullable: true, description: 'In their own words.' }),
    }),
  });

/** What a suggestion says, where it is sure enough for its person. */
const shown = <T>(suggestion: Suggestion, value: T | null): T | null =>
  suggestion.withheld ? null : value;

const typed = ({ step }: Suggestion, answers: Answers | null): Answers | null =>
  step === null || answers === null ? null : typedAnswers(step, answers);

builder.node(AiSuggestionRef, {
  description:
    'What rules or a model suggest for a session, to its person alone. Nothing of it counts before it is accepted.',
  id: { resolve: ({ id }) => id, description: 'A global id.' },
  isTypeOf: (value) => typeof value === 'object' && value !== null && 'confidenceBasis' in value,
  loadMany: (ids: string[], { access }) => suggestionsByIds(access, ids),
  fields: (t) => ({
    kind: t.expose('kind', { type: AiSuggestionKindEnum, description: 'What is suggested.' }),
    step: t.field({
      type: OnboardingStepEnum,
      nullable: true,
      description:
        'The step whose answers it proposes; null for REVIEW_INSIGHTS and NEXT_STEPS, which fill `insights`.',
      resolve: ({ step }) => step,
    }),
    state: t.expose('state', { type: AiSuggestionStateEnum, description: 'How far it is.' }),
    cursor: t.string({
      description: 'How far it has come: pass it as `after` to Subscription.aiSuggestion.',
      resolve: ({ cursor }) => String(cursor),
    }),
    proposal: t.field({
      type: StepAnswers,
      nullable: true,
      complexity: PROPOSAL_COMPLEXITY,
      description:
        "The answers that it proposes: of fields that it sets, values by the step's rules; while STREAMING, as far as they are there, and null for who asks for a least confidence, as it is not known before READY. Null for kinds without a step, and where it is hidden.",
      resolve: (suggestion) => shown(suggestion, typed(suggestion, suggestion.proposal)),
    }),
    alternatives: t.field({
      type: [AlternativeRef],
      // At most three, of one field each.
      complexity: { field: 1, multiplier: 1 },
      description: 'Other proposals, the likelier first: at most 3.',
      resolve: (suggestion) => {
        const { step, alternatives } = suggestion;
        if (step === null) return [];
        return (shown(suggestion, alternatives) ?? []).map((one) => ({ ...one, step }));
      },
    }),
    insights: t.field({
      type: [InsightRef],
      nullable: true,
      complexity: { field: 1, multiplier: 10 },
      description:
        'Of REVIEW_INSIGHTS and NEXT_STEPS: what stands out, or is to be done; else null.',
      resolve: (suggestion) => shown(suggestion, suggestion.insights),
    }),
    rationale: t.string({
      nullable: true,
      description: 'Why this, and what it is based on.',
      resolve: (suggestion) => shown(suggestion, suggestion.rationale),
    }),
    confidence: t.exposeFloat('confidence', {
      nullable: true,
      description: 'How sure it is, 0 to 1; null until READY.',
    }),
    confidenceBasis: t.expose('confidenceBasis', {
      type: AiConfidenceBasisEnum,
      nullable: true,
      description: 'How the confidence was made; null until READY.',
    }),
    hidden: t.boolean({
      description:
        'Whether it is less sure than the person asks for (AiPreferences.minConfidence): what it says is then null, lists leave it out, and it cannot be accepted. False until READY.',
      resolve: ({ withheld, confidence }) => withheld && confidence !== null,
    }),
    source: t.expose('source', {
      type: AiSuggestionSourceEnum,
      nullable: true,
      description: 'Where it came from; null until READY.',
    }),
    note: t.expose('note', {
      type: AiSuggestionNoteEnum,
      nullable: true,
      description: 'Why rules made it where a model might have, or why it failed; else null.',
    }),
    repaired: t.exposeBoolean('repaired', {
      description: "Whether the model's first answer broke a rule, and its second did not.",
    }),
    model: t.exposeString('model', {
      nullable: true,
      description: 'The model that wrote it; null where rules did.',
    }),
    provider: t.exposeString('provider', {
      nullable: true,
      description:
        'Whose model it was, by its name in the configuration; null where rules made it.',
    }),
    promptVersion: t.exposeString('promptVersion', {
      nullable: true,
      description: 'The version of the prompt that the model got; null where rules made it.',
    }),
    inputTokens: t.exposeInt('inputTokens', {
      nullable: true,
      description:
        'Tokens sent to models for it, also where rules had to stand in; null where none was asked.',
    }),
    outputTokens: t.exposeInt('outputTokens', {
      nullable: true,
      description:
        'Tokens that models wrote for it, also where rules had to stand in; null where none was asked.',
    }),
    cost: t.float({
      nullable: true,
      description:
        'What it cost in US dollars, by the price table of the server; null where nothing was asked of a model.',
      resolve: ({ costMicros }) => (costMicros === null ? null : costMicros / 1e6),
    }),
    instruction: t.exposeString('instruction', {
      nullable: true,
      description: 'What the person asked for in their own words.',
    }),
    edits: t.field({
      type: StepAnswers,
      nullable: true,
      complexity: PROPOSAL_COMPLEXITY,
      description: 'Of a MODIFIED one: what the person put in the place of what was proposed.',
      resolve: (suggestion) => typed(suggestion, suggestion.edits),
    }),
    rejection: t.field({
      type: RejectionRef,
      nullable: true,
      description: 'Of a REJECTED one: why.',
      resolve: ({ rejection, ...rest }) => (rejection === null ? null : { ...rest, rejection }),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    readyAt: t.expose('readyAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ready; null before.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted or rejected; null before.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when it can be accepted: 30 minutes after it is ready.',
    }),
  }),
});
