import { builder } from '../../builder.ts';
import { signedIn } from '../../context.ts';
import { answering } from '../../errors.schema.ts';
import { InvalidInputError } from '../../errors.ts';
import { AiAssistanceEnum, MEANINGS } from './consents.schema.ts';
import {
  AiDataSharingEnum,
  AiExplanationDetailEnum,
  AiInteractionStyleEnum,
  AiSuggestionKindEnum,
} from '../enums.schema.ts';
import { AiPreferencesRef } from './preferences.schema.ts';
import { updatePreferences } from './preferences.service.ts';

/** How people change what they chose of AI. */

const AiKindInput = builder.inputType('AiKindInput', {
  description: 'Whether suggestions of a kind are wanted.',
  fields: (t) => ({
    kind: t.field({ type: AiSuggestionKindEnum, required: true, description: 'Which.' }),
    enabled: t.boolean({ required: true, description: 'Whether they are wanted.' }),
  }),
});

const UpdateInput = builder.inputType('UpdateAiPreferencesInput', {
  description: 'What updateAiPreferences takes: what is absent or null stays as it is.',
  fields: (t) => ({
    enabled: t.boolean({
      description:
        'The master switch: true lets models be asked within `dataSharing`, false ends all suggestions.',
    }),
    dataSharing: t.field({ type: AiDataSharingEnum, description: MEANINGS.dataSharing }),
    kinds: t.field({
      type: [AiKindInput],
      description: 'Kinds to switch on or off, each at most once; the others stay as they are.',
    }),
    assistance: t.field({ type: AiAssistanceEnum, description: 'How much an AI may help.' }),
    interactionStyle: t.field({
      type: AiInteractionStyleEnum,
      description: MEANINGS.interactionStyle,
    }),
    explanationDetail: t.field({
      type: AiExplanationDetailEnum,
      description: MEANINGS.explanationDetail,
    }),
    minConfidence: t.float({
      description: `${MEANINGS.minConfidence} Rounded to thousandths.`,
    }),
    deleteDerived: t.boolean({
      description:
        'Whether to delete all suggestions that models wrote for them, those being written included, and what is cached of them. What they took into their answers stays.',
    }),
    resetFeedback: t.boolean({
      description:
        'Whether to forget what was learnt from their decisions: the order of `kinds` starts anew.',
    }),
    consentTextVersion: t.string({
      description:
        'The version of the text that was shown, a `consentTextVersion` that was released; left out: the one in force.',
    }),
  }),
});

builder.mutationField('updateAiPreferences', (t) =>
  t.field({
    type: AiPreferencesRef,
    ...answering('updateAiPreferences', [InvalidInputError]),
    description:
      'Changes what the viewer chose of AI, and keeps a record of it in `consents`. Where models are allowed less than before, suggestions that they are writing fail at once, with the note WITHDRAWN.',
    args: {
      input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }),
    },
    resolve: async (_root, { input }, context) => {
      const { access, viewer } = signedIn(context);
      const { userId } = viewer;
      return { ...(await updatePreferences({ access, viewer }, input)), userId, access };
    },
  }),
);
