import pg from 'pg';

/**
 * Everything that migrations make, a line each: what is there, what it looks like, whose it is and who may use it.
 * Privileges are written out, so that those that come from a default and those that were granted read the same. But for
 * extensions, which may be somebody else's.
 */
const CATALOG = `
with ours as (
  select oid, nspname from pg_namespace where nspname in ('public', 'app', 'auth')
), rights as (
  select 'schema ' || nspname as what, coalesce(nspacl, acldefault('n', nspowner)) as acl
    from pg_namespace where oid in (select oid from ours)
  union all
  select 'relation ' || c.oid::regclass, coalesce(relacl, acldefault('r', relowner))
    from pg_class c where relnamespace in (select oid from ours) and relkind in ('r', 'v', 'm', 'p')
  union all
  select 'column ' || attrelid::regclass || '.' || attname, attacl
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace in (select oid from ours) and attacl is not null
  union all
  select 'function ' || p.oid::regprocedure, coalesce(proacl, acldefault('f', proowner))
    from pg_proc p where pronamespace in (select oid from ours)
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
  union all
  select 'type ' || t.oid::regtype, coalesce(typacl, acldefault('T', typowner))
    from pg_type t where typnamespace in (select oid from ours) and typtype = 'e'
)
select 'schema ' || nspname || ' of ' || nspowner::regrole as line from pg_namespace where oid in (select oid from ours)
union all
select 'right on ' || what || ': ' || (case grantee when 0 then 'public' else grantee::regrole::text end) || ' '
    || privilege_type || (case when is_grantable then ' and to grant it' else '' end) || ' from ' || grantor::regrole
  from rights, aclexplode(acl)
union all
select 'relation ' || oid::regclass || ' ' || relkind::text || ' of ' || relowner::regrole
    || (case when relrowsecurity then ', secured' else '' end)
    || (case when relforcerowsecurity then ', forced' else '' end) || coalesce(' ' || reloptions::text, '')
  from pg_class where relnamespace in (select oid from ours) and relkind in ('r', 'v', 'm', 'p', 'S')
union all
select 'column ' || a.attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    || (case when attnotnull then ' not null' else '' end) || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace in (select oid from ours) and c.relkind = 'r' and attnum > 0 and not attisdropped
union all
select 'constraint ' || conname || ' on ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
  from pg_constraint where connamespace in (select oid from ours) and conrelid <> 0
union all
select 'index ' || indexdef from pg_indexes where schemaname in (select nspname from ours)
union all
select 'policy ' || polname || ' on ' || polrelid::regclass || ' ' || polcmd::text || ' to ' || array(
    select r::regrole::text from unnest(polroles) r order by 1)::text
    || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
    || coalesce(' check ' || pg_get_expr(polwithcheck, polrelid), '')
  from pg_policy
union all
select 'trigger on ' || tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid)
  from pg_trigger t join pg_class c on c.oid = tgrelid
  where not tgisinternal and c.relnamespace in (select oid from ours)
union all
select 'function of ' || proowner::regrole || ' ' || pg_get_functiondef(p.oid)
  from pg_proc p where pronamespace in (select oid from ours) and prokind = 'f'
    and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
union all
select 'type ' || t.oid::regtype || ' of ' || typowner::regrole || ' '
    || array(select enumlabel from pg_enum where enumtypid = t.oid order by enumsortorder)::text
  from pg_type t where typnamespace in (select oid from ours) and typtype = 'e'
order by 1`;

/** The catalog of a database, but for the list of migrations. */
export async function readCatalog(connectionString: string): Promise<string[]> {
  const client = new pg.Client(connectionString);
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(CATALOG);
    return rows.map(({ line }) => line).filter((line) => !line.includes('_prisma_migrations'));
  } finally {
    await client.end();
  }
}
