import { Output, parsePartialJson, streamText } from 'ai';
import type { LanguageModel, LanguageModelUsage } from 'ai';
import { z } from 'zod';
import type { AiLimits, ProviderConfig } from '../../ai-config.ts';
import type { ModelRequest } from '../models.ts';
import { AttemptError } from './attempt-error.ts';
import type { Failure, Tokens } from './attempt-error.ts';
import { createEnding, LATE } from './ending.ts';
import { failureOf } from './failures.ts';
import { usedTokens } from './pricing.ts';

// What the SDK would write to the console quotes the request, or the answer.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** More text than any proposal has, in characters. */
const MOST_TEXT = 65_536;

/** Why an attempt was ended from within. */
const SILENT = Symbol('said nothing for too long');
const STOPPED = Symbol('is over');

/** An answer that is as the schema wants it. */
export interface Answer {
  readonly output: unknown;
  readonly tokens: Tokens;
  /** By performance.now(). */
  readonly firstTokenAt: number;
}

export interface Attempt {
  readonly model: Exclude<LanguageModel, string>;
  readonly config: ProviderConfig;
  readonly limits: Pick<AiLimits, 'firstTokenMs'>;
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
}

/** One request to one provider. Throws AttemptError: also where the signal ended it, with what it used until then. */
export async function attempt({
  model,
  config,
  limits,
  request,
  signal,
}: Attempt): Promise<Answer> {
  const began = performance.now();
  const ending = createEnding(signal);
  const silence = () => ending.endAfter(limits.firstTokenMs, SILENT);
  const passOn = createPartials(request.onPartial);
  let usage: LanguageModelUsage | undefined;
  let received = 0;
  let firstTokenAt: number | undefined;

  const tokens = () => usedTokens(usage, request, received);
  const fail = (failure: Failure): AttemptError =>
    new AttemptError({
      ...failure,
      // A part of an answer was paid for, and may have been seen: the same model does not start over.
      retry: (failure.retry ?? false) && received === 0,
      // A provider that refused, or was not reached, does not charge; what was given up it may.
      ...((received > 0 || usage || ending.signal.aborted) && { tokens: tokens() }),
    });

  const diagnose = (error: unknown): AttemptError => {
    const { aborted } = ending.signal;
    const reason: unknown = ending.signal.reason;
    if (!aborted) return fail(failureOf(error));
    if (reason === SILENT) return fail(QUIET);
    const blame = reason === LATE && performance.now() - began > limits.firstTokenMs;
    return fail({ ...ENDED, blame });
  };
  /** Hangs up, else leaving the loop would wait for what is still to come. */
  const stop = (error: AttemptError): AttemptError => {
    ending.end(STOPPED);
    return error;
  };

  silence();
  try {
    const result = streamText({
      model,
      system: systemOf(request, config),
      prompt: request.user,
      output: outputOf(request.output),
      temperature: request.temperature,
      maxOutputTokens: request.maxOutputTokens,
      maxRetries: 0,
      abortSignal: ending.signal,
      onError: () => undefined, // it would be written to the console
      // Schemas are held to here, and not every one is within what strict modes take.
      providerOptions: {
        openaiCompatible: { strictJsonSchema: false },
        openai: { strictJsonSchema: false, store: false },
      },
    });
    for await (const part of result.fullStream) {
      if (part.type === 'error') throw stop(diagnose(part.error));
      if (part.type === 'abort') break;
      if (part.type === 'finish') usage = part.totalUsage;
      if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') continue;
      silence();
      received += part.text.length;
      if (received > MOST_TEXT) throw stop(fail(TOO_LONG));
      if (part.type === 'reasoning-delta') continue;
      firstTokenAt ??= performance.now();
      await passOn(part.text);
    }
    ending.signal.throwIfAborted();
    const output: unknown = await result.output;
    return { output, tokens: tokens(), firstTokenAt: firstTokenAt ?? performance.now() };
  } catch (error) {
    throw error instanceof AttemptError ? error : diagnose(error);
  } finally {
    ending.end(STOPPED); // closes the connection, should it be open yet
    ending.release();
  }
}

const ENDED: Failure = { failure: 'TIMED_OUT', reason: 'it was ended before it was whole' };
const QUIET: Failure = {
  failure: 'TIMED_OUT',
  reason: 'it said nothing for too long',
  blame: true,
};
const TOO_LONG: Failure = {
  failure: 'INVALID_OUTPUT',
  reason: `the answer had more than ${MOST_TEXT} characters`,
};

/** The SDK would parse all the text again for each token; it passes text on only when what this makes of it changes. */
function outputOf(schema: z.ZodType) {
  const output = Output.object({ schema });
  const parseCompleteOutput: typeof output.parseCompleteOutput = ({ text }, context) =>
    output.parseCompleteOutput({ text: unmarked(text) }, context);
  return {
    ...output,
    parseCompleteOutput,
    parsePartialOutput: ({ text }: { text: string }) => Promise.resolve({ partial: text.length }),
  };
}

/** Without the byte order mark that some servers begin with: no JSON has one. */
const unmarked = (text: string): string => text.replace(/^\uFEFF/, '');

/** With the schema, where the provider does not take it by itself. */
function systemOf({ system, output }: ModelRequest, { structuredOutputs }: ProviderConfig): string {
  if (structuredOutputs) return system;
  const schema = JSON.stringify(z.toJSONSchema(output));
  return `${system}\n\nAnswer with one JSON object that follows this JSON Schema, and with nothing else:\n${schema}`;
}

/** Passes on what is there of an answer, given what came of it now. */
function createPartials(onPartial: ModelRequest['onPartial']) {
  let text = '';
  let parsed = 0;
  let last: string | undefined;
  return async (more: string): Promise<void> => {
    text += more;
    // Parsed from its beginning each time: so that a long answer costs no more than 64 times its length in all.
    if (!onPartial || text.length - parsed < text.length / 64) return;
    parsed = text.length;
    const { value } = await parsePartialJson(unmarked(text));
    const now = JSON.stringify(value);
    if (typeof value !== 'object' || value === null || now === last) return;
    last = now;
    onPartial(value);
  };
}
