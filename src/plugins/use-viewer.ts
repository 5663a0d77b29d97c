import { GraphQLError } from 'graphql';
import { bearerToken } from '../accounts/bearer-session.ts';
import { InvalidTokenError } from '../accounts/token-errors.ts';
import type { Viewer } from '../context.ts';
import { unauthenticated } from './request-errors.ts';
import type { GangwayPlugin, RequestState } from './request.ts';

/** Says whom an access token stands for. @throws InvalidTokenError */
export type VerifyToken = (token: string) => Promise<Viewer>;

/** What a client does to get a valid token: it may still send the old one along. */
const TOKEN_GIVING = new Set(['register', 'signIn', 'refreshAuth', '__typename']);

/**
 * Finds out who asks. Without a token that is nobody, which is for the resolvers to judge; a token that is not valid
 * refuses the operation, so that a client learns of it even where a signed-out answer exists.
 */
export function useViewer(verify: VerifyToken): GangwayPlugin {
  return {
    async onContextBuilding({ context, extendContext }) {
      const authorization = context.authorization?.trim() ?? '';
      const token = bearerToken(authorization);
      const viewer = token === undefined ? null : await verify(token).catch(ifInvalid);
      const claimed = authorization !== '' && !/^Bearer$/i.test(authorization);
      if (claimed && viewer === null && !givesToken(context)) throw invalidToken(token);
      extendContext({ viewer });
    },
  };
}

function ifInvalid(error: unknown): null {
  if (error instanceof InvalidTokenError) return null;
  throw error;
}

function givesToken({ operation }: Pick<RequestState, 'operation'>): boolean {
  return (
    operation?.kind === 'mutation' && operation.rootFields.every((field) => TOKEN_GIVING.has(field))
  );
}

function invalidToken(token: string | undefined): GraphQLError {
  const error =
    token === undefined
      ? unauthenticated('The Authorization must have the form `Bearer <access token>`.', 401)
      : unauthenticated(
          'The access token is not valid any more: get a new one by `refreshAuth` or `signIn`.',
          401,
        );
  const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return new GraphQLError(error.message, {
    extensions: { ...error.extensions, http: { status: 401, headers } },
  });
}
