import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';

/**
 * What Postgres' catalog says of who may do what. Each rule is a query for what breaks it, and an offence that shows
 * that it would be found.
 */

/** Tables that everyone may read, and why. */
const PUBLIC_TABLES: Readonly<Record<string, string>> = {
  industries: 'What branches of business there are is the same for every tenant, and no secret.',
  industry_terms: 'The words of industries, for searching them.',
};
const publicTables = Object.keys(PUBLIC_TABLES)
  .map((name) => `'${name}'`)
  .join(', ');

/** Relations of ours: not Postgres' own, not an extension's, not the list of migrations, not the job queue's (tests/mail looks at that). */
const OURS = `
  select n.nspname || '.' || c.relname as name, c.* from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname !~ '^(pg_|information_schema|graphile_worker$)' and c.relname <> '_prisma_migrations'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;
const FUNCTIONS = `
  select p.oid::regprocedure::text as name, p.*, n.nspname from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^(pg_|information_schema|graphile_worker$)'
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;
const ROLES = `'gangway_app', 'gangway_system', 'gangway_auth'`;
const PINNED = `coalesce(proconfig, '{}') && array['search_path=""', 'search_path=pg_catalog', 'search_path=pg_catalog, pg_temp']`;

interface Rule {
  /** Continues "no …". */
  readonly name: string;
  /** Lists what breaks the rule, in a column `name`. */
  readonly broken: string;
  readonly offence: string;
}

const RULES: readonly Rule[] = [
  {
    name: 'table without forced row security, but the public ones',
    broken: `select name from (${OURS}) r where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      and (relnamespace <> 'public'::regnamespace or relname not in (${publicTables}))`,
    offence: 'alter table auth.sessions no force row level security',
  },
  {
    name: 'public table that the app may write',
    broken: `select name from (${OURS}) r where relname in (${publicTables})
      and has_any_column_privilege('gangway_app', oid, 'insert, update')`,
    offence: 'grant update (name) on industries to gangway_app',
  },
  {
    name: 'table without any policy',
    broken: `select name from (${OURS}) r where relrowsecurity and not exists (select from pg_policy where polrelid = r.oid)`,
    offence: `create table lonely (); alter table lonely enable row level security`,
  },
  {
    name: 'table in another schema',
    broken: `select name from (${OURS}) r where relkind in ('r', 'p', 'f')
      and relnamespace not in ('public'::regnamespace, 'auth'::regnamespace)`,
    offence: 'create table app.stray ()',
  },
  {
    // Staff is named by the owner alone, whom forced row security binds.
    name: 'policy for others than our roles',
    broken: `select polname || ' on ' || polrelid::regclass as name from pg_policy join pg_class c on c.oid = polrelid
      where not polroles <@ array(select oid from pg_roles where rolname in (${ROLES}))
        and not (polrelid = 'platform_staff'::regclass and polroles = array[c.relowner])`,
    offence: 'create policy everyone on users for select using (false)',
  },
  {
    name: 'policy that restricts nothing for the app',
    broken: `select polname || ' on ' || polrelid::regclass as name from pg_policy
      where 'gangway_app'::regrole = any (polroles)
        and coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) = 'true'`,
    offence: 'create policy all_of_it on users for select to gangway_app using (true)',
  },
  {
    // What an insert brings is in no index; what it is compared with must be. The few values of an enum, or of a
    // list in a check, tell no rows apart.
    name: 'column that a policy tests without an index led by it',
    broken: `select distinct a.attrelid::regclass || '.' || a.attname as name
      from pg_policy p
      join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
      join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      where not (p.polcmd = 'a' and d.refobjid = p.polrelid)
        and not exists (select from pg_type t where t.oid = a.atttypid and t.typtype = 'e')
        and not exists (
          select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
            and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'
        )
        and not exists (
          select from pg_index i where i.indrelid = a.attrelid and i.indkey[0] = a.attnum
            and i.indpred is null and i.indisvalid
        )`,
    offence: `create policy by_name on users for select to gangway_app using (name = '')`,
  },
  {
    name: 'SECURITY DEFINER function without a pinned search_path',
    broken: `select name from (${FUNCTIONS}) f where prosecdef and not ${PINNED}`,
    offence: `create function app.loose() returns int language sql security definer as 'select 1'`,
  },
  {
    name: 'other function of ours without one',
    broken: `select name from (${FUNCTIONS}) f where nspname in ('app', 'auth') and not ${PINNED}`,
    offence: `create function app.loose() returns int language sql as 'select 1'`,
  },
  {
    name: 'SECURITY DEFINER function that another role owns',
    broken: `select name from (${FUNCTIONS}) f
      where prosecdef and proowner::regrole::text not in ('gangway_system', 'gangway_auth')`,
    offence: `create function app.mine() returns int language sql security definer set search_path = '' as 'select 1'`,
  },
  {
    name: 'function that just anybody may call',
    broken: `select name from (${FUNCTIONS}) f
      where nspname in ('app', 'auth', 'public')
        and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0)`,
    offence: 'grant execute on function app.viewer_id() to public',
  },
  {
    name: 'view that looks with the eyes of its owner, nor a stored one',
    broken: `select name from (${OURS}) r where relkind = 'm' or relkind = 'v'
      and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`,
    offence: 'create view everybody as select * from users',
  },
  {
    name: 'thing that the app or accounts role owns, but functions of the latter',
    broken: `select pg_describe_object(classid, objid, objsubid) as name from pg_shdepend
      where deptype = 'o' and dbid = (select oid from pg_database where datname = current_database())
        and (refobjid = 'gangway_app'::regrole
          or refobjid in ('gangway_auth'::regrole, 'gangway_system'::regrole) and classid <> 'pg_proc'::regclass)`,
    offence: 'create table seized (); alter table seized owner to gangway_app',
  },
  {
    name: 'role of ours with powers of its own or of others',
    broken: `select rolname as name from pg_roles r where rolname in (${ROLES})
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin
        or exists (select from pg_auth_members where member = r.oid))`,
    offence: 'grant gangway_system to gangway_app',
  },
  {
    name: 'role that inherits what ours may',
    broken: `select member::regrole::text as name from pg_auth_members
      where roleid::regrole::text in (${ROLES}) and inherit_option`,
    offence: 'create role heir; grant gangway_system to heir with inherit true',
  },
  {
    name: 'right of the app, or of everyone, in the schema of accounts',
    broken: `select 'schema' as name where has_schema_privilege('gangway_app', 'auth', 'usage, create')
      union all select name from (${OURS}) r where relnamespace = 'auth'::regnamespace and relkind in ('r', 'v', 'm', 'p')
        and has_any_column_privilege('gangway_app', oid, 'select, insert, update, references')`,
    offence: 'grant select (name) on auth.users to gangway_app',
  },
  {
    name: 'right to TRUNCATE, REFERENCES, TRIGGER or MAINTAIN',
    broken: `select name from (${OURS}) r, aclexplode(relacl)
      where privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
        and (grantee = 0 or grantee::regrole::text in (${ROLES}))`,
    offence: 'grant truncate on users to gangway_system',
  },
  {
    name: 'right of everyone on a table',
    broken: `select name from (${OURS}) r, aclexplode(relacl) where grantee = 0
      union all select r.name from (${OURS}) r join pg_attribute on attrelid = r.oid, aclexplode(attacl) where grantee = 0`,
    offence: 'grant select (id) on users to public',
  },
  {
    name: 'right to make things in a schema',
    broken: `select r.rolname || ' in ' || n.nspname as name from pg_roles r, pg_namespace n
      where r.rolname in (${ROLES}) and n.nspname in ('public', 'app', 'auth')
        and has_schema_privilege(r.oid, n.oid, 'create')`,
    offence: 'grant create on schema app to gangway_system',
  },
];

const NAMED = RULES.map((rule) => [rule.name, rule] as const);

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe('there is no', () => {
  test.each(NAMED)('%s', async (_name, { broken }) => {
    expect(await database.query(broken)).toEqual([]);
  });
});

describe('it would be seen:', () => {
  test.each(NAMED)('a %s', async (_name, { broken, offence }) => {
    // One simple query is one transaction: the error undoes the offence, and brings what was found.
    const found = `do $$ declare found text; begin
      select string_agg(name, ', ') into found from (${broken}) broken (name);
      raise exception 'found: %', coalesce(found, ''); end $$`;
    await expect(database.query(`${offence}; ${found}`)).rejects.toThrow(/^found: .+$/);
  });
});

test('the list of public tables names only tables that there are', async () => {
  for (const name of Object.keys(PUBLIC_TABLES)) {
    expect(await database.query('select to_regclass($1) is not null as there', [name])).toEqual([
      { there: true },
    ]);
  }
});
