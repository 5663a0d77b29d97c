import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { DEFAULT_BUDGETS, DEFAULT_LIMITS } from '../../src/ai-config.ts';
import type { AiConfig, ProviderConfig } from '../../src/ai-config.ts';
import { createModels } from '../../src/ai/connection/chain.ts';
import type { ModelsOptions } from '../../src/ai/connection/chain.ts';
import { ModelError } from '../../src/ai/models.ts';
import type { ModelRequest, Models } from '../../src/ai/models.ts';
import { createLog } from '../../src/log.ts';
import { MODEL_KEY, MODEL_NAME, startModelServer } from '../helpers/model-server.ts';
import type { ModelServer } from '../helpers/model-server.ts';

export const SCHEMA = z.strictObject({
  title: z.string().max(200),
  tags: z.array(z.string()).max(5),
});
export const GOOD = {
  title: 'A rather good answer, long enough for several tokens',
  tags: ['one'],
};
/** What must show up in no log and no error. */
export const PROMPT = 'Xenophon Papers sells parchment';

export const request = (more: Partial<ModelRequest> = {}): ModelRequest => ({
  system: 'You are helpful.',
  user: PROMPT,
  output: SCHEMA,
  temperature: 0.2,
  maxOutputTokens: 500,
  signal: new AbortController().signal,
  ...more,
});

export interface Connection {
  readonly models: Models;
  /** What was logged, parsed. */
  log(): Record<string, unknown>[];
  /** All that was logged, as it was written. */
  logged(): string;
}

type Limits = Partial<AiConfig['limits']>;

/** Models over servers, the first asked first; with short times. */
export async function connect(
  servers: readonly ModelServer[],
  limits: Limits = {},
  provider: Partial<ProviderConfig> = {},
  patience: ModelsOptions['patience'] = {},
): Promise<Connection> {
  const lines: string[] = [];
  const log = await createLog(
    { logLevel: 'trace', logFormat: 'json' },
    { write: (line) => void lines.push(line) },
  );
  const models = createModels({
    config: configOf(servers, limits, provider),
    log,
    patience: { retryMs: 5, ...patience },
  });
  if (!models) throw new Error('There are no models.');
  onTestFinished(() => models.close());
  return {
    models,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    logged: () => lines.join(''),
  };
}

export function configOf(
  servers: readonly ModelServer[],
  limits: Limits = {},
  provider: Partial<ProviderConfig> = {},
): AiConfig {
  return {
    modelsAllowed: true,
    providers: servers.map((server, index) => ({
      name: `provider-${index + 1}`,
      kind: 'openai-compatible',
      baseUrl: server.baseUrl,
      apiKey: MODEL_KEY,
      model: MODEL_NAME,
      structuredOutputs: true,
      price: { input: 2, output: 10 },
      ...provider,
    })),
    budgets: DEFAULT_BUDGETS,
    prompts: {},
    limits: { ...DEFAULT_LIMITS, firstTokenMs: 2_000, ...limits },
  };
}

/** A server that answers well. */
export async function server(): Promise<ModelServer> {
  const started = await startModelServer();
  onTestFinished(() => started.close());
  started.reply(GOOD);
  return started;
}

/** The ModelError that `asked` ends with. */
export async function failureOf(asked: Promise<unknown>): Promise<ModelError> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ModelError) return error;
  throw new Error(`Not a ModelError: ${String(error)}`);
}

/** An error with all its properties, causes and stacks. */
export function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => {
    const value = (error as unknown as Record<string, unknown>)[name];
    return value instanceof Error ? everythingOf(value) : `${name}: ${JSON.stringify(value)}`;
  });
  return own.join('\n');
}
