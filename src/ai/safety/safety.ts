import type { Language } from '../../messages/language.ts';
import { normalizeEmail } from '../../steps/fields.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { REPAIR } from '../prompts/render.ts';
import { isForeign } from './safety-language.ts';
import { descriptionsIn, leakIn } from './safety-leak.ts';
import { BANNED } from './safety-links.ts';
import type { Knowledge, Made } from '../suggestion.ts';

/** What a model says back is checked before anybody sees it: it may have obeyed what somebody typed. */

/** What an answer is judged by. */
interface SafetyContext {
  /** The system text of the prompt: nothing of it may be told. */
  readonly system: string;
  /** What was sent beside it, of which nothing may be told either: what is asked, and the schema's descriptions. */
  readonly prompt?: Pick<Prompt, 'asks' | 'output'>;
  /** What texts were to be written in. */
  readonly locale: Language;
  /** Addresses that a proposal repeats from the draft of the TEAM step (`addressesOf`): the only ones that may be in it. */
  readonly own?: readonly string[];
  /** What the prompt quotes of the knowledge base, which is public, may be repeated. */
  readonly knowledge?: Knowledge;
}

/** A text, and where it stands: `proposal.objectives.0.title`. */
interface Placed {
  readonly place: string;
  readonly text: string;
}

/** More than any field takes: what is longer is not read, so that no check takes long. */
const LONGEST = 4000;
/** Fields of proposals that hold no prose: values of enums and keys tell no language. */
const NO_PROSE =
  /\.(?:industryId|key|parentKey|departmentKey|type|role|metricType|unit|step|topic)$/u;
const ADDRESS = /^proposal\.invitations\.\d+\.email$/u;

/**
 * Why what was made must not be shown, each reason with its place and without the text itself; empty where it may be. Also
 * of what is there of an answer that is still written.
 */
export function unsafeIn(
  made: Partial<Pick<Made, 'proposal' | 'alternatives' | 'insights' | 'rationale'>>,
  { system, prompt, locale, own = [], knowledge }: SafetyContext,
): readonly string[] {
  const addresses = new Set(own.map(normalizeEmail));
  const { proposal, alternatives, insights, rationale } = made;
  const texts = textsIn({ proposal, alternatives, insights, rationale }, '').filter(
    ({ place, text }) => !(ADDRESS.test(place) && addresses.has(normalizeEmail(text))),
  );
  const prose = texts.filter(({ place }) => !NO_PROSE.test(place));
  if (texts.some(({ text }) => text.length > LONGEST)) return ['an answer is far too long'];
  const asked = prompt ? [prompt.asks[locale], ...descriptionsIn(prompt.output)] : [];
  const leaks = leakIn([system, ...asked, ...Object.values(REPAIR[locale])], openTexts(knowledge));
  const reasons = texts.flatMap(({ place, text }) => [
    ...BANNED.filter(({ found }) => found(text)).map(({ reason }) => `${place} ${reason}`),
    ...(leaks(text) ? [`${place} repeats instructions`] : []),
  ]);
  // Spread over several texts, a copy or another language shows in all of them together.
  const together = prose.map(({ text }) => text).join(' ');
  if (!reasons.some((reason) => reason.endsWith('instructions')) && leaks(together)) {
    reasons.push('the texts together repeat instructions');
  }
  const foreign = prose.filter(({ text }) => isForeign(text, locale));
  const foreignReasons = foreign.map(({ place }) => `${place} is not in the language ${locale}`);
  if (foreign.length === 0 && isForeign(prose.map(({ text }) => text).join('. '), locale)) {
    foreignReasons.push(`the texts are not in the language ${locale}`);
  }
  return [...reasons, ...foreignReasons];
}

/** Every text within a value. Names of fields are ours: the step's schema lets no others in. */
function textsIn(value: unknown, place: string): readonly Placed[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, place === '' ? key : `${place}.${key}`),
  );
}

/** The lines of the knowledge base that prompts quote. */
function openTexts(knowledge: Knowledge | undefined): readonly string[] {
  const { industry, industries = [] } = knowledge ?? {};
  const titles = textsIn(industry?.objectives ?? [], '').map(({ text }) => text);
  const names = industries.map(({ key, name }) => `${key}: ${name}`);
  return [...titles, ...(industry?.metrics ?? []), ...names];
}
