import { builder, enumOf } from '../../builder.ts';
import { aiAssistance } from '../../steps/enums.ts';
import { graphqlEnum } from '../../steps/step.types.ts';
import type { Choice } from './choice.ts';
import type { Consent } from './consents.service.ts';
import {
  AiDataSharingEnum,
  AiExplanationDetailEnum,
  AiInteractionStyleEnum,
  AiSuggestionKindEnum,
} from '../enums.schema.ts';
import type { ConsentOrigin } from './preferences.service.ts';

/** What a person had chosen of AI at some time: the records of their consent. */

export const AiAssistanceEnum = graphqlEnum(aiAssistance);

const AiConsentOriginEnum = enumOf<ConsentOrigin>('AiConsentOrigin', 'Where a choice was made.', {
  WIZARD: 'By submitting the PREFERENCES step.',
  SETTINGS: 'By updateAiPreferences.',
});

/** What each field of a choice means: of what holds now, and of records of it. */
export const MEANINGS = {
  enabled:
    'The master switch: whether an AI may help. Null: not chosen; rules help then, and nothing is sent.',
  dataSharing: 'What may be sent to a model.',
  assistance: 'How much an AI may help; null: not chosen.',
  interactionStyle: 'In which manner models write.',
  explanationDetail: 'How much suggestions explain themselves.',
  minConfidence: 'Suggestions of less confidence, 0 to 1, are hidden.',
};

const AiChoiceRef = builder.objectRef<Choice>('AiChoice').implement({
  description: 'All that a person had chosen of AI at some time.',
  fields: (t) => ({
    enabled: t.exposeBoolean('enabled', { nullable: true, description: MEANINGS.enabled }),
    dataSharing: t.expose('dataSharing', {
      type: AiDataSharingEnum,
      description: MEANINGS.dataSharing,
    }),
    assistance: t.expose('assistance', {
      type: AiAssistanceEnum,
      nullable: true,
      description: MEANINGS.assistance,
    }),
    offKinds: t.field({
      type: [AiSuggestionKindEnum],
      description: 'The kinds of suggestions that were switched off.',
      resolve: ({ offKinds }) => offKinds,
    }),
    interactionStyle: t.expose('interactionStyle', {
      type: AiInteractionStyleEnum,
      description: MEANINGS.interactionStyle,
    }),
    explanationDetail: t.expose('explanationDetail', {
      type: AiExplanationDetailEnum,
      description: MEANINGS.explanationDetail,
    }),
    minConfidence: t.exposeFloat('minConfidence', { description: MEANINGS.minConfidence }),
  }),
});

export const AiConsentRef = builder.objectRef<Consent>('AiConsent').implement({
  description: 'A record of what somebody chose of AI. Never changed.',
  fields: (t) => ({
    givenAt: t.expose('givenAt', { type: 'DateTime', description: 'When they chose it.' }),
    textVersion: t.exposeString('textVersion', {
      description:
        'The version of the text that they were shown, as their client said; where it said none, and for WIZARD, the one in force then.',
    }),
    origin: t.expose('origin', { type: AiConsentOriginEnum, description: 'Where.' }),
    choice: t.expose('choice', { type: AiChoiceRef, description: 'All that held from then on.' }),
  }),
});
