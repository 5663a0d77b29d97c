import type { DomainError } from '../errors.ts';

/** The options that every mutation here shares: for whom it is, and what it may answer. */
export function answering<Types extends readonly (new (...args: never[]) => DomainError)[]>(
  mutation: string,
  types: Types,
) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Result`;
  return {
    nullable: true as const,
    authScopes: { signedIn: true },
    errors: { types: [...types], union: { name, description: `What ${mutation} answers.` } },
  };
}
