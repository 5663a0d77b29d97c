import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { schema } from '../../src/schema.ts';
import { openPeer } from './shared.ts';

const { contextOf, serve } = await openPeer();
const app = fastify();
await app.register(mercurius, {
  schema,
  jit: 1,
  context: async ({ headers }) => ({ ...(await contextOf(headers)) }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
serve((app.server.address() as AddressInfo).port, () => app.close());
