import { setMaxListeners } from 'node:events';
import type { AiConfig } from '../../ai-config.ts';
import type { Logger } from '../../log.ts';
import { ModelError } from '../models.ts';
import type { ModelReply, ModelRequest, Models } from '../models.ts';
import { AttemptError } from './attempt-error.ts';
import { CLOSED, createEnding, LATE } from './ending.ts';
import { createGate } from './gate.ts';
import { createMeter, mostOf } from './pricing.ts';
import { createProvider, PATIENCE, RestingError } from './provider.ts';
import type { Patience, Provider } from './provider.ts';

export interface ModelsOptions {
  readonly config: AiConfig;
  readonly log: Logger;
  /** For tests; by default as {@link PATIENCE} says. */
  readonly patience?: Partial<Patience>;
}

/** Connects to the models of the configuration, when first asked; null where there is none, or the operator forbids them. */
export function createModels({ config, log, patience }: ModelsOptions): Models | null {
  const [first] = config.providers;
  if (!first || !config.modelsAllowed) return null;
  const { limits } = config;
  const gate = createGate(limits);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal); // one of each request
  const providers = config.providers.map((provider) =>
    createProvider({ config: provider, limits, log, patience: { ...PATIENCE, ...patience } }),
  );

  async function ask(request: ModelRequest): Promise<ModelReply> {
    const startedAt = performance.now();
    const withinMs = request.withinMs ?? limits.totalMs;
    const ending = createEnding(request.signal, closing.signal);
    const meter = createMeter();
    let leave: (() => void) | undefined;
    ending.endAfter(withinMs, LATE);
    try {
      leave = await gate.enter(ending.signal);
      return await firstAnswer(providers, {
        request,
        signal: ending.signal,
        startedAt,
        deadline: startedAt + withinMs,
        meter,
      });
    } catch (error) {
      // Whoever asked ended it: nobody else's failure matters.
      if (request.signal.aborted) throw request.signal.reason;
      const { aborted, reason } = ending.signal as { aborted: boolean; reason: unknown };
      if (!aborted && !(error instanceof AttemptError)) throw error;
      const cause = error instanceof AttemptError ? error : undefined;
      const late = leave ? 'TIMED_OUT' : 'BUSY';
      const ended = reason === LATE ? late : 'MODEL_UNAVAILABLE';
      const failure = aborted ? ended : (cause?.failure ?? ended);
      throw new ModelError(failure, meter.total(), { cause });
    } finally {
      leave?.();
      ending.release();
      request.onUsage?.(meter.total());
    }
  }

  return {
    first: { provider: first.name, model: first.model },
    estimate: (request) => mostOf(request, config.providers),
    ask,
    close: () => closing.abort(CLOSED),
  };
}

interface Asking {
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  /** Both by performance.now(). */
  readonly startedAt: number;
  readonly deadline: number;
  readonly meter: ReturnType<typeof createMeter>;
}

/** Asks one after the other. Throws what the last of those that were asked failed with. */
async function firstAnswer(providers: readonly Provider[], asking: Asking): Promise<ModelReply> {
  const { request, signal, startedAt, deadline, meter } = asking;
  let failed: AttemptError | undefined;
  for (const provider of providers) {
    const { name, model, price } = provider.config;
    try {
      const answer = await provider.ask({
        request,
        signal,
        deadline,
        onFailure: ({ tokens }) => meter.add(tokens, price),
      });
      meter.add(answer.tokens, price);
      return {
        ...meter.total(),
        output: answer.output,
        provider: name,
        model,
        firstTokenMs: Math.round(answer.firstTokenAt - startedAt),
        latencyMs: Math.round(performance.now() - startedAt),
      };
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      if (!(error instanceof RestingError)) failed = error;
      if (signal.aborted) break;
    }
  }
  throw failed ?? new RestingError();
}
