import type { SuggestionKind } from '../kinds.ts';
import { challengesAndGoals1 } from './challenges-and-goals-1.ts';
import { companyDescription1 } from './company-description-1.ts';
import { departments1 } from './departments-1.ts';
import { industry1 } from './industry-1.ts';
import { industry2 } from './industry-2.ts';
import { invitationRoles1 } from './invitation-roles-1.ts';
import { nextSteps1 } from './next-steps-1.ts';
import { objectives1 } from './objectives-1.ts';
import { objectives2 } from './objectives-2.ts';
import type { Prompt } from './prompt.ts';
import { reviewInsights1 } from './review-insights-1.ts';

/** Every released version, the older before the newer of its kind. A new one is a file and a line here. */
export const prompts: readonly Prompt[] = [
  industry1,
  industry2,
  companyDescription1,
  departments1,
  objectives1,
  objectives2,
  challengesAndGoals1,
  invitationRoles1,
  reviewInsights1,
  nextSteps1,
];

/** The versions of a kind, the newest last. */
export const versionsOf = (kind: SuggestionKind): readonly Prompt[] =>
  prompts.filter((prompt) => prompt.kind === kind);

/** A version of a kind. Throws where there is none: `checkPromptConfig` keeps such a configuration from starting. */
export function promptOf(kind: SuggestionKind, version: string): Prompt {
  const found = versionsOf(kind).find((prompt) => prompt.version === version);
  if (!found) throw new Error(`There is no version ${version} of the prompt ${kind}.`);
  return found;
}
