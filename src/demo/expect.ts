/** The server answered otherwise than the walk expects. */
export class UnexpectedError extends Error {
  override readonly name = 'UnexpectedError';
}

/**
 * Narrows a mutation's result to the type that is expected.
 *
 * @throws UnexpectedError which quotes the message of the error that came instead
 */
export function expectType<
  Result extends { readonly __typename: string },
  Name extends Result['__typename'],
>(result: Result | null, name: Name): Extract<Result, { readonly __typename: Name }> {
  if (result?.__typename === name) return result as Extract<Result, { readonly __typename: Name }>;
  const message = result && 'message' in result ? `: ${String(result.message)}` : '';
  throw new UnexpectedError(
    `The answer should be ${name}, but is ${result?.__typename ?? 'null'}${message}`,
  );
}

/** @throws UnexpectedError where it does not hold */
export function expect(holds: unknown, what: string): asserts holds {
  if (!holds) throw new UnexpectedError(`Expected: ${what}.`);
}
