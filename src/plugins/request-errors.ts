import { GraphQLError } from 'graphql';

/**
 * Errors of requests that are themselves wrong. They go to the top-level `errors`, with a code to switch on;
 * what a person can do something about is a result type instead (src/errors.ts).
 */
function requestError(message: string, code: string, status = 200): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}

/** Nobody is signed in where somebody must be, or the token is not valid any more. */
export const unauthenticated = (
  message = 'Sign in first: send a valid access token as `Authorization: Bearer …`.',
  status = 200,
): GraphQLError => requestError(message, 'UNAUTHENTICATED', status);

/** A subscription to something that is not there for this viewer. */
export const notFound = (): GraphQLError => requestError('Not found.', 'NOT_FOUND');

/** `after` is not a cursor of what is followed. */
export const badCursor = (): GraphQLError =>
  requestError(
    '`after` is not a cursor that this subscription gave for this id. Leave it out to begin with how things are now.',
    'BAD_CURSOR',
  );

/** An argument that no page can have. */
export const badPage = (message: string): GraphQLError => requestError(message, 'BAD_USER_INPUT');

/** The operation asks for more than one request may. */
export const tooComplex = (kind: string): GraphQLError =>
  requestError(
    `The operation asks for too much at once (${kind.toLowerCase()}). Ask for fewer fields (answers, issues and requirements weigh most), smaller pages or less depth.`,
    'TOO_COMPLEX',
  );
