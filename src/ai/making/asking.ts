import { message } from '../../messages/messages.ts';
import { addressesOf } from '../safety/facts.ts';
import type { Made, Situation, Knowledge } from '../suggestion.ts';
import type { ModelReply, ModelUsage, Models } from '../models.ts';
import { ModelError, NOTHING_USED } from '../models.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { repairMessage } from '../prompts/render.ts';
import { problemsIn, readAnswer } from './proposal.ts';
import { unsafeIn } from '../safety/safety.ts';

/** A request to a model, with all that its answer is read by. */
export interface Asking {
  readonly situation: Situation;
  readonly knowledge: Knowledge;
  readonly prompt: Prompt;
  readonly system: string;
  readonly user: string;
}

/** What a model made, by the rules. */
export interface Answer {
  readonly made: Made;
  readonly reply: ModelReply;
  readonly repaired: boolean;
}

/**
 * Asks a model. What breaks a rule of the step, or is not fit to be shown, it may repair once, within the same time.
 *
 * @throws ModelError, or the signal's reason.
 */
export async function askModel(
  models: Models,
  asking: Asking,
  { totalMs, ...watch }: Watch,
): Promise<Answer> {
  const { prompt, situation, system, user } = asking;
  const began = performance.now();
  const attempt = async (text: string): Promise<Attempt> => {
    const withinMs = totalMs - (performance.now() - began);
    const request = { system, user: text, output: prompt.output, ...prompt.settings };
    try {
      const reply = await models.ask({ ...request, ...watch, withinMs });
      return { ...judged(asking, reply), reply };
    } catch (error) {
      if (!(error instanceof ModelError) || error.failure !== 'INVALID_OUTPUT') throw error;
      const problems = [message(situation.locale, 'INVALID_TYPE')];
      return { made: null, problems, reply: null };
    }
  };
  const first = await attempt(user);
  if (isSound(first)) return { made: first.made, reply: first.reply, repaired: false };
  const { reply, problems } = first;
  const repair = repairMessage(prompt, reply?.output ?? null, problems, situation.locale);
  const second = await attempt(`${user}\n\n${repair}`);
  if (!isSound(second)) throw new ModelError('INVALID_OUTPUT', NOTHING_USED);
  const { firstTokenMs } = first.reply ?? second.reply;
  return { made: second.made, reply: { ...second.reply, firstTokenMs }, repaired: true };
}

/** What came of asking; without a reply where it was not even of the right form. */
interface Attempt {
  readonly made: Made | null;
  readonly reply: ModelReply | null;
  readonly problems: readonly string[];
}
interface Sound extends Attempt {
  readonly made: Made;
  readonly reply: ModelReply;
}
const isSound = (attempt: Attempt): attempt is Sound =>
  attempt.made !== null && attempt.reply !== null && attempt.problems.length === 0;

function judged(asking: Asking, { output }: ModelReply): Pick<Attempt, 'made' | 'problems'> {
  const { prompt, situation, knowledge, system } = asking;
  const made = readAnswer(prompt, output, situation, knowledge);
  const { locale, session } = situation;
  const safety = { system, prompt, locale, own: addressesOf(session), knowledge };
  return { made, problems: [...problemsIn(made, situation), ...unsafeIn(made, safety)] };
}

interface Watch {
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** How long it may take in all, in milliseconds. */
  readonly totalMs: number;
  /** Called right before each time that something is sent. */
  readonly beforeSend: () => Promise<void>;
  /** Gets what there is of the answer, unchecked, each time that more is. */
  readonly onPartial: (partial: unknown) => void;
  /** Gets what an attempt used, however it ended. */
  readonly onUsage: (usage: ModelUsage) => void;
}
