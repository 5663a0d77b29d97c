import pg from 'pg';
import { Prisma } from '../generated/prisma/client.ts';
import type { Access, Door } from './door.ts';

/** Row-level security binds only roles that cannot get around it: the server serves nobody until it knows that it does. */
export class RoleError extends Error {
  override readonly name = 'RoleError';
}

const ROLES = ['gangway_app', 'gangway_system', 'gangway_auth'] as const;

/**
 * Lets the login of `appUrl` act as the roles that requests run as, where it is another than the owner's. INHERIT
 * stays off: a login that inherited would fall under the policies of all three at once.
 *
 * @throws RoleError where the owner may not grant them.
 */
export async function prepareRoles({
  ownerUrl,
  appUrl,
}: {
  readonly ownerUrl: string;
  readonly appUrl: string;
}): Promise<void> {
  const login = decodeURIComponent(new URL(appUrl).username);
  if (login === '' || login === decodeURIComponent(new URL(ownerUrl).username)) return;
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'gangway-roles' });
  await owner.connect();
  try {
    for (const role of ROLES.filter((name) => name !== login)) {
      const able = await owner.query<{ able: boolean }>(
        "select pg_has_role($1, $2, 'SET') as able",
        [login, role],
      );
      if (able.rows[0]?.able) continue;
      await owner.query(
        `grant ${role} to ${pg.escapeIdentifier(login)} with set true, inherit false`,
      );
    }
  } catch (error) {
    throw new RoleError(
      `The role ${login} of DATABASE_URL cannot be let act as ${ROLES.join(', ')}: ${(error as Error).message}. ` +
        `Have a superuser run: grant ${ROLES.join(', ')} to ${pg.escapeIdentifier(login)} with set true, inherit false`,
    );
  } finally {
    await owner.end();
  }
}

interface Standing {
  readonly role: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owns: string | null;
}

/** Looks at the role that statements of this access really run as. */
async function standingOf({ db }: Access): Promise<Standing> {
  const rows = await db.$queryRaw<Standing[]>(Prisma.sql`
    select current_user::text as role,
      bool_or(r.rolsuper) as superuser,
      bool_or(r.rolbypassrls) as bypasses,
      (select c.oid::regclass::text from pg_catalog.pg_class c
        where c.relkind in ('r', 'p', 'm', 'f') and c.relnamespace in (
            select n.oid from pg_catalog.pg_namespace n where n.nspname in ('public', 'auth'))
          and pg_has_role(current_user, c.relowner, 'USAGE') limit 1) as owns
    from pg_catalog.pg_roles r where pg_has_role(current_user, r.oid, 'USAGE')`);
  const [standing] = rows;
  if (!standing) throw new RoleError('The role that requests run as cannot be determined.');
  return standing;
}

/**
 * Refuses roles that row security would not bind: superusers, those with BYPASSRLS, and owners of tables, also where
 * they are that by inheriting. The login itself may be any: the door takes a role for each statement.
 *
 * @throws RoleError with what to do.
 */
export async function assertSafeRoles(door: Door): Promise<void> {
  const accesses = [door.asViewer(null), door.asSystem('check roles'), door.asAuth()];
  for (const access of accesses) {
    const { role, superuser, bypasses, owns } = await standingOf(access);
    if (superuser) throw refusal(role, 'is a superuser', `alter role ${role} nosuperuser`);
    if (bypasses) {
      throw refusal(role, 'bypasses row-level security', `alter role ${role} nobypassrls`);
    }
    if (owns !== null) {
      throw refusal(
        role,
        `owns the table ${owns}`,
        `alter table ${owns} owner to <the owner of the rest>`,
      );
    }
  }
}

const refusal = (role: string, what: string, mend: string) =>
  new RoleError(
    `Requests would run as ${role}, which ${what}: tenants would not be kept apart. Run: ${mend}`,
  );
