import type { Answers, Step } from '../../steps/step.ts';
import type { Insight, Made, Situation } from '../suggestion.ts';
import { nameOf } from './knowledge.ts';
import type { KnownIndustry } from './knowledge.ts';
import { textsOf } from './texts.ts';
import type { FieldName } from './texts.ts';

/** How the rules' suggestions are put together. */

const LONGEST_RATIONALE = 1000;

/** A rationale of as many sentences as the person wants to read, the most important first. */
export function rationaleOf(
  { detail }: Pick<Situation, 'detail'>,
  sentences: readonly (string | null)[],
): string {
  const said = sentences.filter((sentence) => sentence !== null && sentence !== '');
  const most = { BRIEF: 1, NORMAL: 3, DETAILED: said.length }[detail];
  return said.slice(0, most).join(' ').slice(0, LONGEST_RATIONALE);
}

/** Names the answers that something is based on; null where there are none. */
export function basedOn(
  { locale }: Pick<Situation, 'locale'>,
  fields: readonly (readonly [FieldName, unknown])[],
): string | null {
  const texts = textsOf(locale);
  const names = fields
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([field]) => texts.fields[field]);
  if (names.length === 0) return null;
  return texts.basedOn(new Intl.ListFormat(locale, { type: 'conjunction' }).format(names));
}

/** Says which industry was gone by, and how it is known. */
export function industrySentence(
  { locale }: Pick<Situation, 'locale'>,
  { industry, how }: KnownIndustry,
): string {
  const texts = textsOf(locale).industry;
  if (!industry || how === 'UNKNOWN') return texts.unknown;
  const name = nameOf(industry, locale);
  return how === 'CHOSEN' ? texts.chosen(name) : texts.inferred(name);
}

/** A suggestion with a proposal. */
export const proposed = (proposal: Answers, rationale: string, confidence: number): Made => ({
  proposal,
  alternatives: [],
  insights: null,
  rationale,
  confidence: Math.round(confidence * 100) / 100,
  confidenceBasis: 'FACTS_KNOWN',
});

/** A suggestion of insights. */
export const insightful = (
  insights: readonly Insight[],
  rationale: string,
  confidence: number,
): Made => ({ ...proposed({}, rationale, confidence), proposal: null, insights });

/** Where the answers do not carry any proposal: nothing is made up, the rationale says what is missing. */
export const nothing = (why: string): Made => proposed({}, why, 0);

/** The step that the kind is about, as the session's flow has it. */
export function stepOf({ session }: Pick<Situation, 'session'>, key: string): Step | undefined {
  return session.definition.steps.find((step) => step.key === key);
}
