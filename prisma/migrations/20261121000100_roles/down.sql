-- The roles stay: they belong to the cluster, and other databases of it may use them.
drop extension if exists unaccent;
drop extension if exists pg_trgm;
revoke usage on schema public from gangway_app, gangway_system;
drop schema app;
