import { ViewerRef } from '../../accounts/accounts.schema.ts';
import { builder } from '../../builder.ts';
import type { Access } from '../../data/door.ts';
import { message } from '../../messages/messages.ts';
import { MAX_PAGE_SIZE, pageOf } from '../../pagination.ts';
import { kindEnabled, modelsAllowed } from './choice.ts';
import type { Preferences } from './choice.ts';
import { AiAssistanceEnum, AiConsentRef, MEANINGS } from './consents.schema.ts';
import { consentCursor, readConsents, readUsageToday } from './consents.service.ts';
import type { Usage } from './consents.service.ts';
import { CONSENT_TEXT_VERSION } from './consents-text.ts';
import {
  AiDataSharingEnum,
  AiExplanationDetailEnum,
  AiInteractionStyleEnum,
  AiSuggestionKindEnum,
} from '../enums.schema.ts';
import { readRanking } from './feedback.service.ts';
import type { RankedKind } from './feedback.service.ts';
import { readPreferences } from './preferences.service.ts';

/** What people choose of AI, as they see it. */

const AiKindPreferenceRef = builder
  .objectRef<RankedKind & { readonly enabled: boolean }>('AiKindPreference')
  .implement({
    description: 'How somebody stands with suggestions of a kind.',
    fields: (t) => ({
      kind: t.expose('kind', { type: AiSuggestionKindEnum, description: 'Which.' }),
      enabled: t.exposeBoolean('enabled', { description: 'Whether it is switched on.' }),
      accepted: t.exposeInt('accepted', { description: 'How many they took as they were.' }),
      modified: t.exposeInt('modified', { description: 'How many they took with changes.' }),
      rejected: t.exposeInt('rejected', { description: 'How many they refused.' }),
      score: t.exposeFloat('score', {
        description:
          'How welcome it is: (accepted + modified / 2 + 1) / (accepted + modified + rejected + 2), counted since feedbackSince.',
      }),
      rank: t.exposeInt('rank', { description: 'When it is offered: 1 is first.' }),
    }),
  });

const AiUsageRef = builder.objectRef<Usage>('AiUsage').implement({
  description: 'What models cost.',
  fields: (t) => ({
    tokens: t.exposeFloat('tokens', {
      description:
        'Tokens, of what was sent and what came: a whole number, which may be beyond what Int can hold.',
    }),
    cost: t.exposeFloat('cost', {
      description: 'US dollars, by the price table of the configuration.',
    }),
  }),
});

/** A person's preferences, and the database as that person. */
interface OwnPreferences extends Preferences {
  readonly userId: string;
  readonly access: Access;
}

export const AiPreferencesRef = builder.objectRef<OwnPreferences>('AiPreferences').implement({
  description: 'What somebody chose of AI. They alone see it.',
  fields: (t) => ({
    enabled: t.exposeBoolean('enabled', { nullable: true, description: MEANINGS.enabled }),
    modelsAllowed: t.boolean({
      description:
        'Whether a model may be asked for them now, as far as their own choice goes: `enabled` is true, `dataSharing` is not NOTHING and `assistance` is not OFF. Their organization and the operator may forbid it nevertheless.',
      resolve: (preferences) => modelsAllowed(preferences),
    }),
    dataSharing: t.expose('dataSharing', {
      type: AiDataSharingEnum,
      description: MEANINGS.dataSharing,
    }),
    assistance: t.expose('assistance', {
      type: AiAssistanceEnum,
      nullable: true,
      description: MEANINGS.assistance,
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
    kinds: t.field({
      type: [AiKindPreferenceRef],
      description: 'All kinds of suggestions, in the order in which they are offered.',
      resolve: async (preferences) =>
        (await readRanking(preferences.access.db, preferences.userId)).map((ranked) => ({
          ...ranked,
          enabled: kindEnabled(preferences, ranked.kind),
        })),
    }),
    feedbackSince: t.expose('feedbackSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'When they last reset what is learnt from their decisions; null where they never did.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they last chose something; null where they never did.',
    }),
    consentText: t.string({
      description:
        'The text to show before they choose: what is sent, to whom, and how to withdraw. By Accept-Language; English or Spanish.',
      resolve: (_preferences, _args, { language }) => message(language, 'AI_CONSENT'),
    }),
    consentTextVersion: t.string({
      description: 'The version of that text: send it back with the choice.',
      resolve: () => CONSENT_TEXT_VERSION,
    }),
    usageToday: t.field({
      type: AiUsageRef,
      description:
        'What models cost for them since midnight (UTC), with what is reserved for those being asked.',
      resolve: ({ access, userId }) => readUsageToday(access.db, userId),
    }),
    consents: t.connection({
      type: AiConsentRef,
      description: `What they chose so far, the newest first. \`first\` or \`last\` (1 to ${MAX_PAGE_SIZE}) is required.`,
      resolve: ({ access, userId }, args) =>
        readConsents(access.db, userId, pageOf(args, consentCursor)),
    }),
  }),
});

builder.objectField(ViewerRef, 'aiPreferences', (t) =>
  t.field({
    type: AiPreferencesRef,
    description: 'What they chose of AI; the defaults where they chose nothing.',
    resolve: async (person, _args, { accessOf }) => {
      const access = accessOf(person);
      const { id: userId } = person;
      return { ...(await readPreferences(access.db, userId)), userId, access };
    },
  }),
);
