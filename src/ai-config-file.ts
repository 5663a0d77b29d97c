import { z } from 'zod';
import { DEFAULT_BUDGETS, DEFAULT_LIMITS, PROVIDER_KINDS, UNKNOWN_PRICE } from './ai-config.ts';
import type { AiConfig, AiLimits, Budget, ProviderConfig } from './ai-config.ts';
import { SUGGESTION_KINDS } from './ai/kinds.ts';
import { checkPromptConfig } from './ai/prompts/assign.ts';
import { apiUrl } from './config-values.ts';

/** The file that AI_CONFIG names. `docs/ai.example.json` has everything that it may hold. */

const from = (least: number, most: number, unit: string) =>
  z
    .number(`must be a number (${unit})`)
    .min(least, `must be at least ${least} (${unit})`)
    .max(most, `must be at most ${most} (${unit})`);
const whole = (least: number, most: number, unit: string) =>
  from(least, most, unit).refine(Number.isInteger, `must be a whole number (${unit})`);
const word = (length: number) =>
  z
    .string('must be a text')
    .trim()
    .min(1, 'must not be empty')
    .max(length, `must have at most ${length} characters`);

const provider = z.strictObject({
  name: word(50),
  kind: z.enum(PROVIDER_KINDS, `must be one of ${PROVIDER_KINDS.join(', ')}`),
  baseUrl: apiUrl.optional(),
  apiKeyVariable: z
    .string('must be the name of an environment variable')
    .regex(
      /^[A-Z][A-Z0-9_]{0,99}$/,
      'must be the name of an environment variable that holds the key, such as OPENAI_API_KEY, never the key itself',
    )
    .optional(),
  model: word(200),
  structuredOutputs: z.boolean('must be true or false').optional(),
});

const usd = from(0, 1_000_000, 'US dollars');
const budget = z.strictObject({
  tokens: whole(0, 1_000_000_000_000, 'tokens a day').optional(),
  usd: from(0, 1_000_000, 'US dollars a day').optional(),
});
const version = z
  .string('must be the version of a prompt')
  .regex(/^[\w.-]{1,50}$/, 'must be the version of a prompt: letters, digits, dots, - and _');
const prompt = z.union(
  [
    version,
    z
      .record(version, from(0, 1_000_000, 'a share'))
      .refine((shares) => Object.keys(shares).length <= 10, 'must have at most 10 versions')
      .refine((shares) => Object.values(shares).some((share) => share > 0), 'must have a share'),
  ],
  'must be a version, or versions with shares above 0 in all, such as {"1": 90, "2": 10}',
);

const file = z.strictObject({
  providers: z
    .array(provider, 'must be a list of providers')
    .min(1, 'must have a provider: unset AI_CONFIG to run without models')
    .max(10, 'must have at most 10 providers'),
  /** By model. */
  prices: z.record(z.string(), z.strictObject({ input: usd, output: usd })).default({}),
  budgets: z
    .strictObject({
      person: budget.optional(),
      organization: budget.optional(),
      server: budget.optional(),
    })
    .default({}),
  prompts: z.partialRecord(z.enum(SUGGESTION_KINDS), prompt).default({}),
  limits: z
    .strictObject({
      concurrency: whole(1, 1_000, 'requests'),
      queue: whole(0, 10_000, 'requests'),
      queueMs: whole(1, 60_000, 'milliseconds'),
      firstTokenMs: whole(10, 120_000, 'milliseconds'),
      totalMs: whole(10, 300_000, 'milliseconds'),
    })
    .partial()
    .default({}),
});

/** What reading the file needs. */
export interface AiFileSources {
  /** The value of a variable that may hold a key; undefined where it is unset, or is for something else. */
  secret(name: string): string | undefined;
  /** The text of a file; throws where it cannot be read. */
  readFile(path: string): string;
}

/** What the file says; undefined where it is wrong, which is added to `mistakes`. */
export function readAiFile(
  path: string,
  sources: AiFileSources,
  mistakes: string[],
): Omit<AiConfig, 'modelsAllowed'> | undefined {
  const complain = (text: string) => void mistakes.push(`AI_CONFIG (${path}) ${text}`);
  let content: unknown;
  try {
    content = JSON.parse(sources.readFile(path));
  } catch (error) {
    // What JSON.parse says quotes the text, which may hold a key that does not belong there.
    const { code } = error as { code?: string };
    complain(code ? `cannot be read (${code}): name a file` : 'must be a file of JSON');
    return undefined;
  }
  const result = file.safeParse(content);
  for (const issue of result.error?.issues ?? []) {
    complain(`${place(issue.path)} ${sayingOf(issue)}`.trim());
  }
  if (!result.success) return undefined;
  const { providers, prices, budgets, prompts, limits } = result.data;
  const before = mistakes.length;
  const names = providers.map(({ name }) => name);
  const read = providers.map((entry, index): ProviderConfig => {
    const at = `providers[${index}]`;
    if (names.indexOf(entry.name) !== index) complain(`${at}.name is there twice: name each apart`);
    const compatible = entry.kind === 'openai-compatible';
    if (compatible && entry.baseUrl === undefined) {
      complain(`${at}.baseUrl is missing: an openai-compatible provider has no address by default`);
    }
    if (!compatible && entry.structuredOutputs !== undefined) {
      complain(`${at}.structuredOutputs is for openai-compatible providers only: remove it`);
    }
    if (!compatible && entry.apiKeyVariable === undefined) {
      complain(`${at}.apiKeyVariable is missing: name the environment variable that holds the key`);
    }
    const apiKey = entry.apiKeyVariable === undefined ? null : sources.secret(entry.apiKeyVariable);
    // Not quoted: it could be a key after all.
    if (apiKey === undefined) {
      complain(
        `${at}.apiKeyVariable names a variable that is not set, or is not for keys of models`,
      );
    }
    return {
      name: entry.name,
      kind: entry.kind,
      baseUrl: entry.baseUrl ?? null,
      apiKey: apiKey ?? null,
      model: entry.model,
      structuredOutputs: entry.structuredOutputs ?? true,
      price:
        (Object.hasOwn(prices, entry.model) ? prices[entry.model] : undefined) ?? UNKNOWN_PRICE,
    };
  });
  for (const model of Object.keys(prices)) {
    if (!providers.some((entry) => entry.model === model)) {
      complain(`prices has a model that no provider has: ${JSON.stringify(model.slice(0, 200))}`);
    }
  }
  for (const mistake of checkPromptConfig(prompts)) complain(`prompts: ${mistake}`);
  if (mistakes.length > before) return undefined;
  return {
    providers: read,
    budgets: {
      person: budgetOf(budgets.person, DEFAULT_BUDGETS.person),
      organization: budgetOf(budgets.organization, DEFAULT_BUDGETS.organization),
      server: budgetOf(budgets.server, DEFAULT_BUDGETS.server),
    },
    prompts,
    limits: limitsOf(limits),
  };
}

function budgetOf(given: z.output<typeof budget> | undefined, otherwise: Budget): Budget {
  return {
    tokens: given?.tokens ?? otherwise.tokens,
    micros: given?.usd === undefined ? otherwise.micros : Math.round(given.usd * 1_000_000),
  };
}

function limitsOf(given: z.output<typeof file>['limits']): AiLimits {
  return {
    concurrency: given.concurrency ?? DEFAULT_LIMITS.concurrency,
    queue: given.queue ?? DEFAULT_LIMITS.queue,
    queueMs: given.queueMs ?? DEFAULT_LIMITS.queueMs,
    firstTokenMs: given.firstTokenMs ?? DEFAULT_LIMITS.firstTokenMs,
    totalMs: given.totalMs ?? DEFAULT_LIMITS.totalMs,
  };
}

/** `providers[0].kind` */
function place(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key).slice(0, 100)}`))
    .join('')
    .replace(/^\./, '');
}

function sayingOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => JSON.stringify(key.slice(0, 50)));
    return `has what is not known here: ${names.join(', ')}; remove or correct it`;
  }
  if (issue.code === 'invalid_key') return 'is not known here: remove or correct it';
  return issue.message;
}
