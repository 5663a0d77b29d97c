import { randomUUID } from 'node:crypto';
import { idOf } from '../../src/global-id.ts';
import { insertRows } from '../data/world.ts';
import type { App, Person } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import { start } from '../helpers/wizard.ts';

/** What people choose of AI, as tests ask for it, and suggestions put in as the superuser. */

export interface KindPreference {
  readonly kind: string;
  readonly enabled: boolean;
  readonly accepted: number;
  readonly modified: number;
  readonly rejected: number;
  readonly score: number;
  readonly rank: number;
}
export interface Choice {
  readonly enabled: boolean | null;
  readonly dataSharing: string;
  readonly assistance: string | null;
  readonly interactionStyle: string;
  readonly explanationDetail: string;
  readonly minConfidence: number;
}
export interface Preferences extends Choice {
  readonly __typename: string;
  readonly modelsAllowed: boolean;
  readonly feedbackSince: string | null;
  readonly updatedAt: string | null;
  readonly kinds: readonly KindPreference[];
  readonly issues?: readonly { readonly path: readonly string[]; readonly code: string }[];
}

const CHOICE = 'enabled dataSharing assistance interactionStyle explanationDetail minConfidence';
const PREFERENCES = `${CHOICE} modelsAllowed feedbackSince updatedAt
  kinds { kind enabled accepted modified rejected score rank }`;

export async function preferencesOf(person: Person): Promise<Preferences> {
  const data = await person.run<{ viewer: { aiPreferences: Preferences } }, object>(
    `{ viewer { aiPreferences { __typename ${PREFERENCES} } } }`,
    {},
  );
  return data.viewer.aiPreferences;
}

/** Runs updateAiPreferences; with the fields named, or with all. */
export async function choose(
  person: Person,
  input: object,
  selection = PREFERENCES,
): Promise<Preferences> {
  const data = await person.run<{ updateAiPreferences: Preferences }, object>(
    `mutation ($input: UpdateAiPreferencesInput!) {
      updateAiPreferences(input: $input) {
        __typename
        ... on AiPreferences { ${selection} }
        ... on InvalidInputError { issues { path code } }
      }
    }`,
    { input },
  );
  return data.updateAiPreferences;
}

/** Chooses so that models may be asked. */
export const consent = (person: Person, dataSharing = 'FULL') =>
  choose(person, { enabled: true, dataSharing });

export interface Consent {
  readonly givenAt: string;
  readonly textVersion: string;
  readonly origin: string;
  readonly choice: Choice & { readonly offKinds: readonly string[] };
}
export interface Consents {
  readonly edges: readonly { readonly cursor: string; readonly node: Consent }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
}

/** The page of consents that these arguments ask for, the newest first. */
export async function consentsOf(person: Person, page = 'first: 100'): Promise<Consents> {
  const data = await person.run<{ viewer: { aiPreferences: { consents: Consents } } }, object>(
    `{ viewer { aiPreferences { consents(${page}) {
      edges { cursor node { givenAt textVersion origin choice { ${CHOICE} offKinds } } }
      pageInfo { hasNextPage hasPreviousPage }
    } } } }`,
    {},
  );
  return data.viewer.aiPreferences.consents;
}

/** A session of the person's; gives its UUID. */
export const aSession = async (person: Person): Promise<string> =>
  idOf('OnboardingSession', (await start(person)).id) ?? '';

interface Given {
  readonly kind?: string;
  readonly state?: string;
  readonly source?: 'MODEL' | 'CACHE' | 'RULES' | null;
  readonly decidedAt?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

const DECIDED = ['ACCEPTED', 'MODIFIED', 'REJECTED'];

/** Puts a suggestion in as the superuser; gives its UUID. */
export async function aSuggestion(
  app: App,
  person: Pick<Person, 'email'>,
  sessionId: string,
  { kind = 'INDUSTRY', state = 'PENDING', source = null, decidedAt, more }: Given = {},
): Promise<string> {
  const id = randomUUID();
  const soon = new Date(Date.now() + 60_000).toISOString();
  const now = new Date().toISOString();
  await insertRows(app.database, 'ai_suggestions', [
    {
      id,
      user_id: await userIdOf(app, person),
      session_id: sessionId,
      kind,
      state,
      source,
      cursor: 1,
      locale: 'en',
      proposal: { industryId: 'as far as it got' },
      repaired: false,
      reserved_tokens: 0,
      reserved_micros: 0,
      lease_until: soon,
      created_at: now,
      expires_at: soon,
      decided_at: DECIDED.includes(state) ? (decidedAt ?? now) : null,
      ...more,
    },
  ]);
  return id;
}

export interface Kept {
  readonly id: string;
  readonly state: string;
  readonly note: string | null;
  readonly cursor: number;
  readonly proposal: unknown;
}

/** What there is of these suggestions, in their order; undefined where one is gone. */
export async function kept(app: App, ids: readonly string[]): Promise<(Kept | undefined)[]> {
  const rows = await app.database.query<Kept & { [key: string]: unknown }>(
    'select id, state, note, cursor, proposal from ai_suggestions where id = any ($1)',
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id));
}
