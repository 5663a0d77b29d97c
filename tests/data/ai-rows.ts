import { randomBytes, randomUUID } from 'node:crypto';
import type { TestDatabase } from '../helpers/database.ts';
import { insertRows } from './world.ts';

/** What people choose of AI, what was suggested to them and what it cost, as rows. */

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const today = (): string => new Date().toISOString().slice(0, 10);

/** The columns that a running or finished suggestion must have; a better description, unless `more` says otherwise. */
export const suggestionRow = (
  userId: string,
  sessionId: string,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  id: randomUUID(),
  user_id: userId,
  session_id: sessionId,
  kind: 'COMPANY_DESCRIPTION',
  step: 'COMPANY',
  state: 'READY',
  cursor: 2,
  locale: 'en',
  instruction: 'Shorter.',
  proposal: { description: 'We make things.' },
  alternatives: [
    { proposal: { description: 'Things.' }, confidence: 0.5, rationale: 'It is shorter.' },
  ],
  insights: null as unknown,
  rationale: 'It says what you make.',
  confidence: 0.75,
  source: 'RULES',
  prompt_version: null as string | null,
  reserved_tokens: 0,
  reserved_micros: 0,
  reserved_on: null as string | null,
  reserved_for: null as string | null,
  lease_until: inAnHour(),
  created_at: new Date().toISOString(),
  ready_at: new Date().toISOString() as string | null,
  expires_at: inAnHour(),
  repaired: false,
  ...more,
});

/** What a model answered to a person, kept among the people of an organization, or for them alone. */
export const cacheRow = (userId: string, organizationId: string | null = null) => ({
  scope_id: organizationId ?? userId,
  key: `\\x${randomBytes(32).toString('hex')}`,
  user_id: userId,
  organization_id: organizationId,
  result: { proposal: { description: `Written for ${userId}.` } },
  expires_at: inAnHour(),
});

/** What was spent today, of a person or of an organization. */
export const usageRow = (owner: { readonly user_id: string } | { organization_id: string }) => ({
  day: today(),
  scope_id: 'user_id' in owner ? owner.user_id : owner.organization_id,
  user_id: null as string | null,
  organization_id: null as string | null,
  tokens: 1_000,
  micros: 2_000,
  ...owner,
});

export const consentRow = (userId: string) => ({
  id: randomUUID(),
  user_id: userId,
  given_at: new Date().toISOString(),
  text_version: '2026-11-01',
  origin: 'SETTINGS',
  choice: {
    enabled: true,
    assistance: 'MODERATE',
    dataSharing: 'COMPANY',
    offKinds: ['INDUSTRY'],
    interactionStyle: 'FRIENDLY',
    explanationDetail: 'NORMAL',
    minConfidence: 0,
  },
});

/** Chosen with the wizard already, perhaps. */
export async function addAiPreferences(database: TestDatabase, userId: string): Promise<void> {
  await database.query(
    `insert into ai_preferences (user_id, enabled, assistance, data_sharing, off_kinds)
     values ($1, true, 'MODERATE', 'COMPANY', array['INDUSTRY']) on conflict (user_id) do nothing`,
    [userId],
  );
}

/** One of each that a person can have, with what was answered in their organization. */
export async function addAiRows(
  database: TestDatabase,
  userId: string,
  sessionId: string,
  organizationId: string | null = null,
): Promise<void> {
  await addAiPreferences(database, userId);
  await insertRows(database, 'ai_consents', [consentRow(userId)]);
  await insertRows(database, 'ai_suggestions', [suggestionRow(userId, sessionId)]);
  const places = organizationId === null ? [null] : [null, organizationId];
  await insertRows(
    database,
    'ai_cache',
    places.map((place) => cacheRow(userId, place)),
  );
  await insertRows(database, 'ai_usage', [usageRow({ user_id: userId })]);
}

/** An organization's switch, and what its people cost it. */
export async function addAiSettings(
  database: TestDatabase,
  organizationId: string,
  modelsAllowed: boolean,
): Promise<void> {
  await insertRows(database, 'organization_ai_settings', [
    { organization_id: organizationId, models_allowed: modelsAllowed },
  ]);
  await insertRows(database, 'ai_usage', [usageRow({ organization_id: organizationId })]);
}

/** The session of a person's that goes on: everybody has one at most. */
export async function openSessionOf(database: TestDatabase, userId: string): Promise<string> {
  const [session] = await database.query<{ id: string }>(
    `select id from onboarding_sessions where user_id = $1 and state = 'IN_PROGRESS'`,
    [userId],
  );
  if (!session) throw new Error('They have no open session.');
  return session.id;
}
