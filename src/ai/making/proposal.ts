import type { Issue } from '../../errors.ts';
import type { Language } from '../../messages/language.ts';
import { message } from '../../messages/messages.ts';
import { answersIn, stateOf, stepContext } from '../../onboarding/session.service.ts';
import { checkStep } from '../../steps/check.ts';
import { isLonger } from '../../steps/shape.ts';
import type { Answers } from '../../steps/step.ts';
import { error } from '../../steps/step.ts';
import { cut } from '../safety/clean-text.ts';
import { addressesOf } from '../safety/facts.ts';
import type { SuggestionKind } from '../kinds.ts';
import { KINDS } from '../kinds.ts';
import { fitFields } from '../prompts/fit.ts';
import { inviteesIn } from '../prompts/invitees.ts';
import type { AnswerOf, Prompt, PromptOf } from '../prompts/prompt.ts';
import type { About } from '../prompts/readers.ts';
import { block, READERS } from '../prompts/readers.ts';
import { renderPrompt } from '../prompts/render.ts';
import { unsafeIn } from '../safety/safety.ts';
import { mayShow } from '../safety/safety-links.ts';
import type { Alternative, Insight, Knowledge, Made, Situation } from '../suggestion.ts';

/** What a model answered, as a suggestion. */

/** The most that is believed of what a model says of itself. */
const MOST_CONFIDENCE = 0.95;
const LONGEST_RATIONALE = 1000;
const LONGEST_TITLE = 100;
const LONGEST_TEXT = 500;
const DAYS = 7;

/** What a model may show before it has ended. */
export type PartiallyMade = Partial<
  Pick<Made, 'proposal' | 'alternatives' | 'insights' | 'rationale'>
>;

/**
 * An answer as a suggestion: pure, and of any JSON. What does not fit the prompt's schema is left out; what is then
 * missing or wrong `problemsIn` says. Alternatives that break the step's rules are dropped.
 */
export function readAnswer(
  prompt: Prompt,
  output: unknown,
  situation: Situation,
  knowledge: Knowledge,
): Made {
  const answer = fitFields(prompt.output, output, () => true) as Partial<AnswerOf[SuggestionKind]>;
  const read = readBy(prompt, answer, { session: situation.session, knowledge, unfinished: false });
  const confidence = believed(answer.confidence);
  return {
    proposal: read.proposal ?? null,
    alternatives: alternativesOf(read.alternatives, confidence, situation),
    insights: read.insights ?? null,
    rationale: rationaleOf(answer.rationale ?? ''),
    confidence,
    confidenceBasis: 'MODEL_ESTIMATE',
  };
}

/**
 * What there is of an answer that is still being written: what fits the types already, without texts that may not be
 * shown, and nothing where it tells of the prompt or is in another language. Of any JSON.
 */
export function partialOf(
  prompt: Prompt,
  partial: unknown,
  situation: Situation,
  knowledge: Knowledge,
): PartiallyMade {
  const answer = fitFields(prompt.output, partial, mayShow) as Partial<AnswerOf[SuggestionKind]>;
  const { proposal, alternatives, insights } = readBy(prompt, answer, {
    session: situation.session,
    knowledge,
    unfinished: true,
  });
  const shown = Object.entries(proposal ?? {}).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  const others = alternativesOf(alternatives, 1, situation);
  const sound = (insights ?? []).filter((one) => insightProblems(one, situation).length === 0);
  const rationale = rationaleOf(answer.rationale ?? '');
  const made = {
    ...(shown.length > 0 && { proposal: Object.fromEntries(shown) }),
    ...(others.length > 0 && { alternatives: others }),
    ...(sound.length > 0 && { insights: sound }),
    ...(rationale !== '' && { rationale }),
  };
  const { system } = renderPrompt(prompt, situation, knowledge, '');
  const own = addressesOf(situation.session);
  const unsafe = unsafeIn(made, { system, prompt, locale: situation.locale, own, knowledge });
  return unsafe.length > 0 ? {} : made;
}

/**
 * All for which a suggestion may not be offered, each a sentence that a model can mend it by, in the request's language:
 * what the fields that its kind sets break of the step's own rules, beside the answers that are there, and bounds.
 */
export function problemsIn(made: Made, situation: Situation): readonly string[] {
  const { kind, locale } = situation;
  const rationale =
    made.rationale.trim() === '' ? [`rationale: ${message(locale, 'REQUIRED')}`] : [];
  const { step, sets } = KINDS[kind];
  if (step === null) return [...insightsProblems(made, situation), ...rationale];
  const proposal = made.proposal ?? {};
  // What the draft has does not stand in for what was not answered, and nothing is no proposal where the step takes it.
  const missing = sets.flatMap((field) => {
    const value = proposal[field];
    if (value === undefined) return [error([field], 'REQUIRED')];
    return Array.isArray(value) && value.length === 0
      ? [error([field], 'TOO_FEW', { min: 1 })]
      : [];
  });
  const broken = errorsOf(proposal, situation).filter(
    ({ path: [field] }) => !missing.some(({ path }) => path[0] === field),
  );
  return [
    ...[...broken, ...missing].map(({ path, code, params }) =>
      told(path, message(locale, code, params), situation),
    ),
    ...rationale,
  ];
}

/** The step's errors in the fields that the kind sets. */
function errorsOf(proposal: Answers, { kind, session }: Situation): readonly Issue[] {
  const { step: key, sets } = KINDS[kind];
  const step = key === null ? undefined : stateOf(session, key)?.step;
  // A flow without the step takes nothing for it.
  if (!step) return sets.map((field) => error([field], 'NOT_ALLOWED'));
  const answers = { ...answersIn(session, step.key), ...proposal };
  return checkStep(step, answers, stepContext(session)).issues.filter(
    ({ path, severity }) => severity === 'ERROR' && sets.includes(path[0] ?? ''),
  );
}

/** A problem by the names that the model's answer has, not the step's. */
function told(path: readonly string[], text: string, { session }: Situation): string {
  const [field = '', index, ...rest] = path;
  const place = (parts: readonly string[]) =>
    parts.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  if (field === 'industryId') return `industryKey: ${text}`;
  if (field !== 'invitations' || index === undefined) {
    return `${field}${place(path.slice(1))}: ${text}`;
  }
  const person = inviteesIn(session)[Number(index)]?.person ?? Number(index) + 1;
  return `people, person ${person}${place(rest)}: ${text}`;
}

function insightsProblems({ insights }: Made, situation: Situation): readonly string[] {
  const list = situation.kind === 'NEXT_STEPS' ? 'actions' : 'insights';
  const found = insights ?? [];
  if (found.length === 0) return [`${list}: ${message(situation.locale, 'TOO_FEW', { min: 1 })}`];
  return found.flatMap((insight, index) =>
    insightProblems(insight, situation).map((problem) => `${list}[${index}].${problem}`),
  );
}

function insightProblems({ title, text, day }: Insight, situation: Situation): readonly string[] {
  const { kind, locale } = situation;
  const wrongDay = kind === 'NEXT_STEPS' && (day === null || day < 1 || day > DAYS);
  const days = Array.from({ length: DAYS }, (_, index) => String(index + 1));
  return [
    ...lengthProblem('title', title, LONGEST_TITLE, locale),
    ...lengthProblem('text', text, LONGEST_TEXT, locale),
    ...(wrongDay ? [`day: ${message(locale, 'INVALID_VALUE', { values: days })}`] : []),
  ];
}

function lengthProblem(field: string, text: string, max: number, locale: Language): string[] {
  if (text === '') return [`${field}: ${message(locale, 'REQUIRED')}`];
  return isLonger(text, max) ? [`${field}: ${message(locale, 'TOO_LONG', { max })}`] : [];
}

/** Less likely than the best, at most, and by the step's rules. */
const alternativesOf = (
  alternatives: readonly Alternative[] = [],
  most: number,
  situation: Situation,
): readonly Alternative[] =>
  alternatives
    .filter(({ proposal }) => errorsOf(proposal, situation).length === 0)
    .map(({ proposal, confidence, rationale }) => ({
      proposal,
      confidence: Math.min(believed(confidence), most),
      rationale: rationaleOf(rationale),
    }));

const believed = (confidence = 0): number => Math.min(Math.max(confidence, 0), MOST_CONFIDENCE);

const rationaleOf = (text: string): string => cut(block(text), LONGEST_RATIONALE);

const readBy = <Kind extends SuggestionKind>(
  { kind }: PromptOf<Kind>,
  answer: Partial<AnswerOf[Kind]>,
  about: About,
) => READERS[kind](answer, about);
