import { describe, expect, it } from 'vitest';
import { startTestServer, VIEWER } from './kit.ts';

describe('the access token', () => {
  it('says who asks', async () => {
    const server = await startTestServer();
    expect((await server.post('{ who }')).data).toEqual({ who: null });
    for (const authorization of ['Bearer good', 'bearer  good ']) {
      const { data } = await server.post('{ who }', { headers: { authorization } });
      expect(data).toEqual({ who: VIEWER.userId });
    }
    // A header prepared for a token that is not there yet.
    const empty = await server.post('{ who }', { headers: { authorization: 'Bearer ' } });
    expect(empty.data).toEqual({ who: null });
  });

  it.each(['Bearer stale', 'stale', 'Basic dXNlcjpwdw==', 'Bearer a b'])(
    'refuses the operation when it is not valid: %s',
    async (authorization) => {
      const server = await startTestServer();
      for (const query of ['{ hello }', '{ __typename }', 'mutation { other register }']) {
        const { status, data, errors, headers } = await server.post(query, {
          headers: { authorization },
        });
        expect(status).toBe(401);
        expect(headers.get('www-authenticate')).toContain('Bearer');
        expect(data).toBeUndefined();
        expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      }
    },
  );

  it('may be stale where a new one is asked for', async () => {
    const server = await startTestServer();
    const headers = { authorization: 'Bearer stale' };
    for (const query of [
      'mutation { register }',
      'mutation { signIn }',
      'mutation { refreshAuth __typename }',
      'mutation { ...Refresh } fragment Refresh on Mutation { ... { new: refreshAuth } }',
    ]) {
      expect(await server.post(query, { headers })).toMatchObject({ status: 200, errors: [] });
    }
    const hidden = 'mutation { register ...Rest } fragment Rest on Mutation { other }';
    expect((await server.post(hidden, { headers })).status).toBe(401);
    const chosen = await server.post('mutation A { register } mutation B { other }', {
      headers,
      operationName: 'B',
    });
    expect(chosen.status).toBe(401);
  });

  it('refuses a stream by an event, as an accepted event stream must', async () => {
    const server = await startTestServer();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: 'Bearer stale',
      },
      body: JSON.stringify({ query: 'subscription { count(to: 2) }' }),
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain('UNAUTHENTICATED');
    expect(text).toContain('event: complete');
    // Some clients accept everything at any time; they are answered with JSON and its status.
    const answer = await server.post('{ hello }', {
      headers: {
        accept: 'application/graphql-response+json, application/json, text/event-stream',
        authorization: 'Bearer stale',
      },
    });
    expect(answer.status).toBe(401);
  });
});
