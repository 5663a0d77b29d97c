import { randomUUID } from 'node:crypto';
import { insertRows } from '../data/world.ts';
import type { Role } from '../data/world.ts';
import type { App, Person } from './app.ts';

/** The person's id (UUID). */
export async function userIdOf(app: App, { email }: Pick<Person, 'email'>): Promise<string> {
  const [user] = await app.database.query<{ id: string }>(
    'select id from users where lower(email) = lower($1)',
    [email],
  );
  if (!user) throw new Error(`Nobody has the address ${email}.`);
  return user.id;
}

/**
 * Gives a person a place in an organization, as the superuser, without an invitation or a wizard. Takes and gives
 * UUIDs: the organization's and a department's; the membership's.
 */
export async function addMember(
  app: App,
  organizationId: string,
  person: Pick<Person, 'email'>,
  role: Role,
  departmentId: string | null = null,
  state: 'ACTIVE' | 'PENDING' = 'ACTIVE',
): Promise<string> {
  const id = randomUUID();
  await insertRows(app.database, 'memberships', [
    {
      id,
      organization_id: organizationId,
      user_id: await userIdOf(app, person),
      role,
      state,
      department_id: departmentId,
    },
  ]);
  return id;
}
