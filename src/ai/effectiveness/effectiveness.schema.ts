import { builder } from '../../builder.ts';
import { badPage } from '../../plugins/request-errors.ts';
import { isRange, LONGEST_RANGE_DAYS, readEffectiveness } from './effectiveness.service.ts';
import type { Effectiveness } from './effectiveness.service.ts';
import { AiSuggestionKindEnum } from '../enums.schema.ts';
import type { Interval } from './wilson.ts';

/** How well prompts do: what platform staff decide by which version to go on with. */

const IntervalRef = builder.objectRef<Interval>('AiInterval').implement({
  description:
    "Between which bounds a share truly lies, with 95 % confidence: Wilson's score interval.",
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'The lower bound, 0 to 1.' }),
    high: t.exposeFloat('high', { description: 'The upper bound, 0 to 1.' }),
  }),
});

const EffectivenessRef = builder.objectRef<Effectiveness>('AiPromptEffectiveness').implement({
  description: 'What became of the suggestions of a kind that one version of its prompt made.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AiSuggestionKindEnum, description: 'What was suggested.' }),
    promptVersion: t.exposeString('promptVersion', {
      description:
        'The version of the prompt; `rules` for suggestions that rules made, also where they stood in for a model.',
    }),
    offered: t.exposeInt('offered', { description: 'How many were ready to be decided on.' }),
    accepted: t.exposeInt('accepted', { description: 'How many were taken as they were.' }),
    modified: t.exposeInt('modified', { description: 'How many were taken with changes.' }),
    rejected: t.exposeInt('rejected', { description: 'How many were refused.' }),
    failed: t.exposeInt('failed', {
      description:
        'How often nothing came of asking a model: rules had to stand in (which counts as offered of `rules` too), or it failed, was cancelled, forbidden or withdrawn, or found nothing. Of `rules`: how often they found nothing.',
    }),
    acceptance: t.exposeFloat('acceptance', {
      nullable: true,
      description:
        'The share of those decided on that was taken, with or without changes: 0 to 1. Null where none was decided on.',
    }),
    acceptanceInterval: t.expose('interval', {
      type: IntervalRef,
      nullable: true,
      description: 'How sure that share is; null where none was decided on.',
    }),
    latencyP50Ms: t.exposeFloat('latencyP50', {
      nullable: true,
      description:
        'Within how many milliseconds half of the answers were there, of models or, for `rules`, of rules that stood in for none; without those of the cache. Null where none was measured.',
    }),
    latencyP95Ms: t.exposeFloat('latencyP95', {
      nullable: true,
      description:
        'Within how many milliseconds 95 % of the same answers were there; null where none was measured.',
    }),
    cost: t.exposeFloat('cost', {
      description:
        'What all of them cost together, also those that failed, in US dollars, by the price table of the configuration. What was cancelled while it was written is not known, and not in it.',
    }),
  }),
});

builder.queryField('aiEffectiveness', (t) =>
  t.field({
    type: [EffectivenessRef],
    nullable: true,
    description:
      'How well each version of each prompt does, over all organizations, by kind and version. Null for who is no platform staff.',
    args: {
      since: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Of suggestions asked for at this time or later.',
      }),
      until: t.arg({
        type: 'DateTime',
        required: false,
        description: `Of suggestions asked for before this time, which is at most ${LONGEST_RANGE_DAYS} days after \`since\`; now, if not given.`,
      }),
    },
    resolve: (_root, { since, until }, { access }) => {
      const end = until ?? new Date();
      if (!isRange(since, end)) {
        throw badPage(`\`since\` must be before \`until\`, by at most ${LONGEST_RANGE_DAYS} days.`);
      }
      return readEffectiveness(access, since, end);
    },
  }),
);
