import type { AiConfig } from '../ai-config.ts';
import type { Listener } from '../data/listener.ts';
import type { FlowRegistry } from '../flows/flow.ts';
import type { Logger } from '../log.ts';
import type { Actor, Onboarding } from '../onboarding/onboarding.service.ts';
import type { Session } from '../onboarding/session.service.ts';
import type { AcceptInput } from './decisions.service.ts';
import { acceptSuggestion } from './decisions.service.ts';
import type { ModelSide } from './making/holding.ts';
import type { MakingDeps } from './making/making.ts';
import type { Models } from './models.ts';
import type { RequestInput } from './making/requests.service.ts';
import { requestSuggestions } from './making/requests.service.ts';
import type { Suggestion } from './rows.ts';
import { createRunner } from './making/runner.ts';
import type { SuggestionStreams } from './reading/streams.service.ts';
import { createSuggestionStreams } from './reading/streams.service.ts';

/** The AI of a server: its models, where it has some, and everything that is done with suggestions. */
export interface Ai {
  /** @param mutation The name of the mutation, by which repetitions are known. */
  request(
    actor: Actor,
    mutation: 'requestSuggestion' | 'requestSuggestions',
    input: RequestInput,
  ): Promise<readonly Suggestion[]>;
  accept(actor: Actor, input: AcceptInput): Promise<Session>;
  readonly streams: SuggestionStreams;
  /** How many calls of models are under way. */
  readonly running: number;
  /** Ends every call; rules finish what they were for. */
  close(timeoutMs: number): Promise<void>;
}

/** Beyond what asking may take: how long it may take to write down what came of it, in milliseconds. */
const GRACE_MS = 15_000;

export function createAi({
  config,
  models,
  registry,
  onboarding,
  listener,
  log,
}: {
  readonly config: AiConfig;
  /** Null where there is none. */
  readonly models: Models | null;
  readonly registry: FlowRegistry;
  readonly onboarding: Onboarding;
  readonly listener: Listener;
  readonly log: Logger;
}): Ai {
  const { budgets, limits, prompts, modelsAllowed } = config;
  const { totalMs } = limits;
  const runner = models && createRunner({ models, totalMs, log });
  const leaseMs = totalMs + GRACE_MS;
  const modelSide: ModelSide | null = models && runner && { models, runner, budgets, leaseMs };
  const deps: MakingDeps = { registry, modelSide, modelsAllowed, prompts };
  const streams = createSuggestionStreams({ listener });
  return {
    request: (actor, mutation, input) => requestSuggestions(deps, actor, mutation, input),
    accept: (actor, input) => acceptSuggestion(onboarding, actor, input),
    streams,
    get running() {
      return runner?.size ?? 0;
    },
    async close(timeoutMs) {
      await runner?.close(timeoutMs);
      models?.close();
    },
  };
}
