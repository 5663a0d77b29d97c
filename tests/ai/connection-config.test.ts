import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_BUDGETS, DEFAULT_LIMITS, UNKNOWN_PRICE } from '../../src/ai-config.ts';
import { ConfigError, loadConfig } from '../../src/config.ts';

const EXAMPLE = fileURLToPath(new URL('../../docs/ai.example.json', import.meta.url));
const KEY = 'sk-hunter2';
const PROVIDER = { name: 'one', kind: 'openai', model: 'm', apiKeyVariable: 'SOME_KEY' };

async function fileOf(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gangway-ai-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'ai.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function mistakesIn(env: Record<string, string>): string {
  try {
    loadConfig(env, false);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).not.toContain('hunter2');
    return (error as Error).message;
  }
  throw new Error('It was accepted.');
}

describe('models in the environment', () => {
  it('are none by default', () => {
    expect(loadConfig({}).ai).toEqual({
      modelsAllowed: true,
      providers: [],
      budgets: DEFAULT_BUDGETS,
      prompts: {},
      limits: DEFAULT_LIMITS,
    });
    expect(loadConfig({ AI_MODELS: 'off' }).ai.modelsAllowed).toBe(false);
  });

  it('are one with an address and a name, and a key if it wants one', () => {
    const env = { AI_BASE_URL: 'http://localhost:11434/v1/', AI_MODEL: 'llama' };
    const provider = {
      name: 'default',
      kind: 'openai-compatible',
      baseUrl: 'http://localhost:11434/v1',
      apiKey: null,
      model: 'llama',
      structuredOutputs: true,
      price: UNKNOWN_PRICE,
    };
    expect(loadConfig(env).ai.providers).toEqual([provider]);
    expect(loadConfig({ ...env, AI_API_KEY: KEY }).ai.providers).toEqual([
      { ...provider, apiKey: KEY },
    ]);
  });

  it.each<[Record<string, string>, string]>([
    [{ AI_BASE_URL: 'https://llm.example.com/v1' }, 'AI_BASE_URL is set without AI_MODEL'],
    [{ AI_MODEL: 'm' }, 'AI_MODEL is set without AI_BASE_URL'],
    [{ AI_API_KEY: KEY }, 'AI_API_KEY is set without AI_BASE_URL and AI_MODEL'],
    [{ AI_BASE_URL: 'https://x:hunter2@y/v1', AI_MODEL: 'm' }, 'AI_BASE_URL must be a URL like'],
    [{ AI_BASE_URL: 'https://y/v1?key=hunter2', AI_MODEL: 'm' }, 'AI_BASE_URL must be a URL like'],
    [{ AI_MODELS: 'no' }, 'AI_MODELS must be on or off'],
    [{ AI_CONFIG: '/nowhere/ai.json' }, 'AI_CONFIG (/nowhere/ai.json) cannot be read (ENOENT)'],
    [{ AI_CONFIG: EXAMPLE, AI_MODEL: 'm' }, 'AI_MODEL and AI_CONFIG are both set'],
  ])('%j is refused: %s', (env, mistake) => {
    expect(mistakesIn(env)).toContain(mistake);
  });
});

describe("models in AI_CONFIG's file", () => {
  it('are as the example has them', async () => {
    const keys = { OPENAI_API_KEY: ` ${KEY} `, ANTHROPIC_API_KEY: 'sk-other' };
    const { ai } = loadConfig({ AI_CONFIG: EXAMPLE, ...keys });
    expect(ai.providers).toMatchObject([
      { name: 'openai', kind: 'openai', baseUrl: null, apiKey: KEY },
      { name: 'anthropic', kind: 'anthropic', apiKey: 'sk-other', price: { input: 1, output: 5 } },
      { name: 'own', baseUrl: 'http://llm.internal:8000/v1', apiKey: null },
    ]);
    // What it shows are the defaults.
    expect(ai.budgets).toEqual(DEFAULT_BUDGETS);
    expect(ai.limits).toEqual(DEFAULT_LIMITS);
    expect(Object.keys(JSON.parse(await readFile(EXAMPLE, 'utf8')) as object)).toEqual([
      'providers',
      'prices',
      'budgets',
      'prompts',
      'limits',
    ]);
  });

  const SPLIT = { 'objectives-1': 90, 'objectives-2': 10 };

  it('have budgets, prompts and limits of their own, and what is not said is as ever', async () => {
    const path = await fileOf({
      providers: [PROVIDER, { ...PROVIDER, name: 'two', model: 'n', baseUrl: 'https://proxy/v1/' }],
      prices: { n: { input: 0.25, output: 2 } },
      budgets: { person: { usd: 0.5 }, server: { tokens: 0 } },
      prompts: { OBJECTIVES: SPLIT, DEPARTMENTS: 'departments-1' },
      limits: { totalMs: 900 },
    });
    const { ai } = loadConfig({ AI_CONFIG: path, SOME_KEY: KEY });
    expect(ai.providers.map(({ price }) => price)).toEqual([
      UNKNOWN_PRICE,
      { input: 0.25, output: 2 },
    ]);
    expect(ai.providers[1]?.baseUrl).toBe('https://proxy/v1');
    expect(ai.budgets).toEqual({
      ...DEFAULT_BUDGETS,
      person: { tokens: DEFAULT_BUDGETS.person.tokens, micros: 500_000 },
      server: { tokens: 0, micros: DEFAULT_BUDGETS.server.micros },
    });
    expect(ai.prompts).toEqual({ OBJECTIVES: SPLIT, DEPARTMENTS: 'departments-1' });
    expect(ai.limits).toEqual({ ...DEFAULT_LIMITS, totalMs: 900 });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"providers": "hunter2', 'must be a file of JSON'],
    ['no provider', { providers: [] }, 'providers must have a provider'],
    ['an unknown key', { providers: [PROVIDER], budget: {} }, 'is not known here: "budget"'],
    [
      'a key itself',
      { providers: [{ ...PROVIDER, apiKey: KEY }] },
      'providers[0] has what is not known here: "apiKey"',
    ],
    [
      'a key for the name of its variable',
      { providers: [{ ...PROVIDER, apiKeyVariable: KEY }] },
      'providers[0].apiKeyVariable must be the name of an environment variable',
    ],
    [
      'a variable that is not set',
      { providers: [{ ...PROVIDER, apiKeyVariable: 'NOT_SET' }] },
      'providers[0].apiKeyVariable names a variable that is not set',
    ],
    [
      'a secret of something else',
      { providers: [{ ...PROVIDER, apiKeyVariable: 'AUTH_SECRET' }] },
      'providers[0].apiKeyVariable names a variable that is not set, or is not for keys of models',
    ],
    [
      'no key where one is needed',
      { providers: [{ ...PROVIDER, apiKeyVariable: undefined }] },
      'providers[0].apiKeyVariable is missing',
    ],
    [
      'no address where one is needed',
      { providers: [{ ...PROVIDER, kind: 'openai-compatible' }] },
      'providers[0].baseUrl is missing',
    ],
    [
      'an unknown kind',
      { providers: [{ ...PROVIDER, kind: 'skynet' }] },
      'providers[0].kind must be one of openai-compatible, openai',
    ],
    [
      'twice the same name',
      { providers: [PROVIDER, PROVIDER] },
      'providers[1].name is there twice',
    ],
    [
      'what is not for the kind',
      { providers: [{ ...PROVIDER, structuredOutputs: false }] },
      'providers[0].structuredOutputs is for openai-compatible providers only',
    ],
    [
      'a price of nothing',
      { providers: [PROVIDER], prices: { n: { input: 1, output: 1 } } },
      'prices has a model that no provider has: "n"',
    ],
    [
      'a negative price',
      { providers: [PROVIDER], prices: { m: { input: -1, output: 1 } } },
      'prices.m.input must be at least 0',
    ],
    [
      'a half token',
      { providers: [PROVIDER], budgets: { person: { tokens: 0.5 } } },
      'budgets.person.tokens must be a whole number',
    ],
    [
      'an unknown kind of suggestion',
      { providers: [PROVIDER], prompts: { HOROSCOPE: '1' } },
      'HOROSCOPE',
    ],
    [
      'shares of nothing',
      { providers: [PROVIDER], prompts: { OBJECTIVES: { 'objectives-1': 0 } } },
      'prompts.OBJECTIVES must',
    ],
    [
      'a version that there is not',
      { providers: [PROVIDER], prompts: { OBJECTIVES: 'objectives-99' } },
      'OBJECTIVES has no prompt version objectives-99: there is objectives-1, objectives-2',
    ],
    [
      'no room',
      { providers: [PROVIDER], limits: { concurrency: 0 } },
      'limits.concurrency must be at least 1',
    ],
  ])('with %s is refused', async (_what, content, mistake) => {
    const path = await fileOf(content);
    const env = {
      AI_CONFIG: path,
      SOME_KEY: KEY,
      AUTH_SECRET: `${KEY} and as long as it has to be`,
    };
    const message = mistakesIn(env);
    expect(message).toContain(`AI_CONFIG (${path}) `);
    expect(message).toContain(mistake);
  });
});
