import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.ts';
import { load } from './load.ts';
import type { Measured } from './load.ts';
import { OPERATIONS } from './operations.ts';
import type { Visitor } from './operations.ts';
import { PEERS, startPeer } from './peer.ts';
import type { Peer, PeerName } from './peer.ts';

/**
 * Gangway beside its peers in one run, over one Postgres: `npm run bench`. Read the ratios: the numbers are of this
 * machine, which also runs the load and the database.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const connections = Number(values.connections);

const dataDir = await mkdtemp(join(tmpdir(), 'gangway-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir });
const peers: Peer[] = [];
try {
  for (const name of Object.keys(PEERS) as PeerName[]) {
    peers.push(await startPeer(name, postgres.url));
  }
  const visitors = await welcome(peers[0]?.url ?? '', connections);
  for (const operation of OPERATIONS) {
    const measured = new Map<PeerName, Measured[]>(peers.map(({ name }) => [name, []]));
    // The first round warms up. Within a round all take turns, so that a slow moment meets each.
    for (let round = 0; round <= rounds; round += 1) {
      for (const { name, url } of peers) {
        const one = await load(url, operation, visitors, round === 0 ? 1 : seconds);
        if (round > 0) measured.get(name)?.push(one);
      }
    }
    print(operation.name, measured);
  }
} finally {
  await Promise.all(peers.map((peer) => peer.stop()));
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** Registers people who each begin; every peer takes their tokens, because all have the same secret. */
async function welcome(url: string, count: number): Promise<Visitor[]> {
  const ask = async (query: string, token?: string) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as {
      data: { result: { token: string; id: string } };
    };
    return data.result;
  };
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const { token } = await ask(
        `mutation { result: register(input: { email: "visitor-${index}@example.com", password: "correct horse battery", name: "Ada" }) { ... on AuthPayload { token } } }`,
      );
      const { id } = await ask(
        'mutation { result: startOnboarding(input: {}) { ... on OnboardingSession { id } } }',
        token,
      );
      return { token, sessionId: id, version: 0, count: 0 };
    }),
  );
}

function print(operation: string, measured: ReadonlyMap<PeerName, readonly Measured[]>): void {
  const median = (numbers: readonly number[]) =>
    numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  const of = (name: PeerName) => median((measured.get(name) ?? []).map((one) => one.perSecond));
  const ours = of('Gangway');
  const lines = [...measured].map(([name, all]) => {
    const ratio =
      name === 'Gangway' ? '' : `Gangway does ${(ours / of(name)).toFixed(2)} times as much`;
    const p99 = median(all.map((one) => one.p99Ms));
    return `  ${name.padEnd(18)}${of(name).toFixed(0).padStart(7)}/s  p99 ${String(p99).padStart(4)} ms  ${ratio}`;
  });
  const setting = `${connections} connections, ${availableParallelism()} cores`;
  process.stdout.write(`${operation} (${setting})\n${lines.join('\n')}\n`);
}
