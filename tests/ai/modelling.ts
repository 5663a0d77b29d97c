import { expect } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { draft, start } from '../helpers/wizard.ts';
import { choose, ended } from './suggesting.ts';
import type { Suggested } from './suggesting.ts';

/** People who let models help, and what a model answers them. */

export const BAKERY = {
  name: 'Sol Bakery',
  description: 'We bake sourdough bread every morning and sell it in three shops.',
};

/** Somebody with a company in their draft, who chose what may be sent. */
export async function founder(
  app: App,
  choice: object | null = { enabled: true, dataSharing: 'COMPANY' },
  company: object = BAKERY,
): Promise<{ person: Person; sessionId: string }> {
  const person = await app.person();
  const { id: sessionId } = await start(person);
  await draft(person, sessionId, 'COMPANY', company, 0);
  if (choice) await choose(person, choice);
  return { person, sessionId };
}

/** The suggestion once all is done that its call brings: after it has ended, its answer is kept, and its budget settled. */
export async function settled(app: App, person: Person, { id }: Suggested): Promise<Suggested> {
  const made = await ended(person, id);
  const held = () =>
    app.database.query('select from ai_suggestions where id = $1 and reserved_on is not null', [
      idOf('AiSuggestion', id),
    ]);
  await expect.poll(held).toEqual([]);
  return made;
}

/** An answer to the prompt for DEPARTMENTS that holds. */
export const DEPARTMENTS = {
  departments: [
    { key: 'baking', name: 'Baking', type: 'OPERATIONS', parentKey: null },
    { key: 'shops', name: 'Shops', type: 'SALES', parentKey: null },
    { key: 'books', name: 'Books', type: 'FINANCE', parentKey: null },
  ],
  rationale:
    'A bakery with shops of its own needs people who bake, people who sell, and somebody who keeps the books.',
  confidence: 0.8,
};
export const PROPOSED = DEPARTMENTS.departments.map(({ key, name, type }) => ({ key, name, type }));
