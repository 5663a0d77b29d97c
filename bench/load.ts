import autocannon from 'autocannon';
import type { Operation, Visitor } from './operations.ts';

/** What a server did in one round. */
export interface Measured {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** Sends an operation over and over, on a connection for each visitor; throws where an answer is not as it should be. */
export async function load(
  url: string,
  operation: Operation,
  visitors: readonly Visitor[],
  seconds: number,
): Promise<Measured> {
  const wrong: string[] = [];
  const bodyFor = (visitor: Visitor) =>
    JSON.stringify({ query: operation.query, variables: operation.variables(visitor) });
  let next = 0;
  const result = await autocannon({
    url,
    connections: visitors.length,
    duration: seconds,
    method: 'POST',
    setupClient(client) {
      const visitor = visitors[next++ % visitors.length];
      if (!visitor) return;
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${visitor.token}`,
      };
      const check = (status: number, body: string) => {
        const fine = status === 200 && body.includes('"data":{') && !body.includes('"errors"');
        if (!fine || /"code":"(STALE|SESSION)_/.test(body)) wrong.push(body);
        if (operation.writes) {
          visitor.version = Number(/"version":(\d+)/.exec(body)?.[1] ?? visitor.version);
          visitor.count += 1;
        }
      };
      client.setRequests([
        operation.writes
          ? {
              method: 'POST',
              headers,
              setupRequest: (request) => ({ ...request, body: bodyFor(visitor) }),
              onResponse: check,
            }
          : { method: 'POST', headers, body: bodyFor(visitor), onResponse: check },
      ]);
    },
  });
  if (wrong.length > 0 || result.errors > 0) {
    throw new Error(`${operation.name}: ${result.errors} failed, ${wrong[0] ?? ''}`);
  }
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 };
}
