-- The roles stay: they belong to the cluster, and other databases of it may use them. So do the extensions: they may have
-- been there before, and other tables may use them.
revoke usage on schema public from gangway_app, gangway_system;
drop schema app;
