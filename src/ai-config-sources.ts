import { DEFAULT_BUDGETS, DEFAULT_LIMITS, UNKNOWN_PRICE } from './ai-config.ts';
import type { AiConfig, ProviderConfig } from './ai-config.ts';
import { readAiFile } from './ai-config-file.ts';
import type { AiFileSources } from './ai-config-file.ts';

/** The part of the environment that is about models. Pure: variables and files are handed in. */

type Variable = 'AI_BASE_URL' | 'AI_API_KEY' | 'AI_MODEL' | 'AI_CONFIG';

export interface AiSources extends AiFileSources {
  /** By name; undefined where unset. */
  readonly variables: Readonly<Partial<Record<Variable, string>>>;
  readonly modelsAllowed: boolean;
}

/** The configuration; what is wrong is added to `mistakes`, and quotes no secret. */
export function readAiConfig(sources: AiSources, mistakes: string[]): AiConfig {
  const { variables, modelsAllowed } = sources;
  const { AI_BASE_URL: baseUrl, AI_MODEL: model, AI_CONFIG: path } = variables;
  const nothing: AiConfig = {
    modelsAllowed,
    providers: [],
    budgets: DEFAULT_BUDGETS,
    prompts: {},
    limits: DEFAULT_LIMITS,
  };
  if (path !== undefined) {
    for (const name of ['AI_BASE_URL', 'AI_MODEL'] as const) {
      if (variables[name] !== undefined) {
        mistakes.push(`${name} and AI_CONFIG are both set: name the model in one place`);
      }
    }
    return { ...nothing, ...readAiFile(path, sources, mistakes) };
  }
  if (baseUrl === undefined && model === undefined) {
    if (variables.AI_API_KEY !== undefined) {
      mistakes.push('AI_API_KEY is set without AI_BASE_URL and AI_MODEL: set all three, or none');
    }
    return nothing;
  }
  if (baseUrl === undefined || model === undefined) {
    const [is, isNot] = model === undefined ? ['BASE_URL', 'MODEL'] : ['MODEL', 'BASE_URL'];
    mistakes.push(`AI_${is} is set without AI_${isNot}: set both, or neither for no model`);
    return nothing;
  }
  const provider: ProviderConfig = {
    name: 'default',
    kind: 'openai-compatible',
    baseUrl: baseUrl.replace(/\/+$/, ''),
    apiKey: variables.AI_API_KEY ?? null,
    model,
    structuredOutputs: true,
    price: UNKNOWN_PRICE,
  };
  return { ...nothing, providers: [provider] };
}
