import { createRequire } from 'node:module';

let domains: ReadonlySet<string> | undefined;

/** Domains of throw-away mail providers, as mailchecker lists them. A megabyte of names: read when first needed. */
export function disposableDomains(): ReadonlySet<string> {
  domains ??= (
    createRequire(import.meta.url)('mailchecker') as { blacklist(): ReadonlySet<string> }
  ).blacklist();
  return domains;
}
