import { createHash } from 'node:crypto';
import { Store, useRateLimiter } from '@envelop/rate-limiter';
import type { ConfigByField, Identity } from '@envelop/rate-limiter';
import { GraphQLError, Kind } from 'graphql';
import type { DocumentNode, ExecutionArgs } from 'graphql';
import type { Config, RateLimit } from '../config.ts';
import type { Language } from '../messages/language.ts';
import { message } from '../messages/messages.ts';
import { normalizeEmail } from '../steps/fields.ts';
import { networkOf } from './client-address.ts';
import type { RateLimitStore } from './rate-limit-store.ts';
import type { GangwayPlugin, RequestState } from './request.ts';

type Group = keyof Config['rateLimits'];
type Limits = Config['rateLimits'];

/** Which mutations share a limit, and whom it counts. A star stands for the name of a step. */
export const FIELDS: readonly { group: Group; fields: readonly string[]; who: Identify }[] = [
  { group: 'register', fields: ['register'], who: byNetwork },
  { group: 'signIn', fields: ['signIn'], who: byNetwork },
  { group: 'signInAccount', fields: ['signIn'], who: byAccount },
  { group: 'refresh', fields: ['refreshAuth'], who: byNetwork },
  { group: 'start', fields: ['startOnboarding'], who: byViewer },
  {
    group: 'writes',
    fields: [
      'saveOnboardingDraft',
      'submit*Step',
      'skipOnboardingStep',
      'pauseOnboarding',
      'resumeOnboarding',
      'abandonOnboarding',
      'completeOnboarding',
      'updateOrganization',
      'deleteOrganization',
      'leaveOrganization',
      'joinOrganization',
      'changeMemberRole',
      'moveMember',
      'removeMember',
      'transferOwnership',
      'createDepartment',
      'updateDepartment',
      'moveDepartment',
      'removeDepartment',
      'createObjective',
      'updateObjective',
      'closeObjective',
      'createKeyResult',
      'updateKeyResult',
      'claimDomain',
      'changeDomainJoining',
      'releaseDomain',
      'decideJoinRequest',
      'acceptInvitation',
      'declineInvitation',
      'revokeInvitation',
      'acceptSuggestion',
      'rejectSuggestion',
      'cancelSuggestion',
      'updateAiPreferences',
      'updateOrganizationAi',
      'deleteMyAccount',
    ],
    who: byViewer,
  },
  { group: 'suggest', fields: ['requestSuggestion', 'requestSuggestions'], who: byViewer },
  { group: 'invite', fields: ['inviteMembers', 'resendInvitation'], who: byViewer },
  { group: 'export', fields: ['exportMyData'], who: byViewer },
];

type Identify = (context: RequestState, args: Readonly<Record<string, unknown>>) => string;

function byNetwork({ ip }: RequestState): string {
  return networkOf(ip);
}

function byViewer({ ip, viewer }: RequestState): string {
  return viewer?.userId ?? networkOf(ip);
}

function byAccount({ ip }: RequestState, { input }: Readonly<Record<string, unknown>>): string {
  return accountFrom(ip, (input as { email?: unknown } | null | undefined)?.email);
}

/** Guesses at one account from one network: from everywhere, it would let anyone lock a person out. */
export function accountFrom(ip: string, email: unknown): string {
  const address = createHash('sha256')
    .update(normalizeEmail(String(email)))
    .digest('base64url');
  return `${networkOf(ip)} ${address}`;
}

/** The key that a group counts under. Without colons: the limiter joins its own keys by them. */
export function rateLimitKey(group: Group, who: string): string {
  return `${group}|${who.replaceAll(':', '-')}`;
}

/** The refusal, with when to come back. */
export function rateLimited(retryAfter: number, language: Language): GraphQLError {
  return new GraphQLError(message(language, 'RATE_LIMITED', { retryAfter }), {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfter,
      http: { status: 429, headers: { 'Retry-After': String(retryAfter) } },
    },
  });
}

/** Limits how often mutations run, by @envelop/rate-limiter over a store of ours. Comes after useViewer. */
export function useRateLimits(limits: Limits, store: RateLimitStore): GangwayPlugin {
  const rules = FIELDS.flatMap(({ group, fields, who }) => {
    const limit = limits[group];
    return limit ? [limiter({ group, fields, who, limit }, store)] : [];
  });
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const context = args.contextValue as RequestState;
      if (context.operation?.kind !== 'mutation') return;
      const executionArgs = { ...args, document: onlyOperation(args) };
      for (const { plugin, waits } of rules) {
        await plugin.onExecute?.({
          args: executionArgs,
          // The limiter's own error has neither code nor time.
          setResultAndStopExecution: () =>
            setResultAndStopExecution({
              errors: [rateLimited(waits.get(context) ?? 1, context.language)],
            }),
        } as never);
        if (waits.has(context)) return;
      }
    },
  };
}

function limiter(
  rule: { group: Group; fields: readonly string[]; who: Identify; limit: RateLimit },
  store: RateLimitStore,
) {
  const { group, fields, who, limit } = rule;
  /** Seconds that a refused request has to wait. */
  const waits = new WeakMap<object, number>();
  const plugin = useRateLimiter({
    store: new CountingStore(store, limit, waits),
    // Only handed on, to the store: it tells by the request how long to wait.
    identifyFn: (context) => context as never,
    configByField: fields.map((field): ConfigByField => ({
      type: 'Mutation',
      field,
      max: limit.max,
      window: `${limit.windowMs}ms`,
      identifyFn: (context, args) => rateLimitKey(group, who(context as RequestState, args)),
    })),
  });
  return { plugin, waits };
}

/**
 * The limiter asks for the earlier calls, compares, and then writes all of them: two requests at once would both pass.
 * So asking counts, and writing does nothing.
 */
class CountingStore extends Store {
  readonly #store: RateLimitStore;
  readonly #limit: RateLimit;
  readonly #waits: WeakMap<object, number>;

  constructor(store: RateLimitStore, limit: RateLimit, waits: WeakMap<object, number>) {
    super();
    this.#store = store;
    this.#limit = limit;
    this.#waits = waits;
  }

  override async getForIdentity(identity: Identity): Promise<readonly number[]> {
    const wait = await this.#store.hit(identity.fieldIdentity.split(':')[1] ?? '', this.#limit);
    if (wait === 0) return [];
    this.#waits.set(identity.contextIdentity as unknown as RequestState, wait);
    return Array<number>(this.#limit.max).fill(Infinity); // so many calls, which no clock ends
  }

  override setForIdentity(): void {
    // Counted already.
  }
}

/** The limiter counts the fields of a whole document: those of operations that do not run are left out. */
function onlyOperation({ document, operationName }: ExecutionArgs): DocumentNode {
  const definitions = document.definitions.filter(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      !operationName ||
      definition.name?.value === operationName,
  );
  return definitions.length === document.definitions.length
    ? document
    : { ...document, definitions };
}
