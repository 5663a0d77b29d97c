import type { LanguageModel } from 'ai';
import type { ProviderConfig, ProviderKind } from '../../ai-config.ts';
import { guardedFetch } from './guarded-fetch.ts';

/** Named here, so that no variable of the SDK's own (OPENAI_BASE_URL and the like) sends requests elsewhere. */
const ADDRESSES: Readonly<Record<Exclude<ProviderKind, 'openai-compatible'>, string>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta',
  gateway: 'https://ai-gateway.vercel.sh/v3/ai',
};

/** The SDK's model for a provider. Its package is loaded here, when it is first asked. */
export async function openModel(config: ProviderConfig): Promise<Exclude<LanguageModel, string>> {
  const { kind, model } = config;
  const baseURL = config.baseUrl ?? (kind === 'openai-compatible' ? '' : ADDRESSES[kind]);
  const fetch = guardedFetch(baseURL);
  // Never undefined where the SDK would look for a key in the environment by itself.
  const apiKey = config.apiKey ?? '';
  switch (kind) {
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
      const { extractJsonMiddleware, wrapLanguageModel } = await import('ai');
      const provider = createOpenAICompatible({
        name: 'openaiCompatible',
        baseURL,
        ...(config.apiKey !== null && { apiKey }),
        fetch,
        includeUsage: true,
        supportsStructuredOutputs: config.structuredOutputs,
      });
      // Small models like to put ``` around their JSON.
      return wrapLanguageModel({
        model: provider.chatModel(model),
        middleware: extractJsonMiddleware(),
      });
    }
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai');
      // Chat Completions: OpenAI's other API keeps what it was sent.
      return createOpenAI({ baseURL, apiKey, fetch }).chat(model);
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ baseURL, apiKey, fetch })(model);
    }
    case 'google': {
      const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
      return createGoogleGenerativeAI({ baseURL, apiKey, fetch })(model);
    }
    case 'gateway': {
      const { createGateway } = await import('@ai-sdk/gateway');
      return createGateway({ baseURL, apiKey, fetch })(model);
    }
  }
}
