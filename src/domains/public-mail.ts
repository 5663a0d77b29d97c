import { createRequire } from 'node:module';
import { getDomain } from 'tldts';
import { disposableDomains } from '../steps/disposable-mail.ts';

let providers: ReadonlySet<string> | undefined;

/** A megabyte of names: read when first needed. */
function readProviders(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  return new Set([...(require('email-providers/all.json') as string[]), ...disposableDomains()]);
}

/**
 * Whether just anybody can have an address there: at a public or throw-away mail provider or below one of its domains,
 * or where companies register theirs (`co.uk`).
 *
 * @param domain in lower case.
 */
export function isPublicMailDomain(domain: string): boolean {
  providers ??= readProviders();
  // The lists name some public suffixes (`com.ar`), below which companies have domains of their own.
  const registered = getDomain(domain);
  if (registered === null) return true;
  const names = domain.split('.');
  const above = names.length - registered.split('.').length;
  return names
    .slice(0, above + 1)
    .some((_, index) => providers?.has(names.slice(index).join('.')) === true);
}
