import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { Context } from '../../src/context.ts';
import { schema } from '../../src/schema.ts';
import { openPeer } from './shared.ts';

const { contextOf, serve } = await openPeer();
const apollo = new ApolloServer<Context>({ schema, introspection: false });
const { url } = await startStandaloneServer(apollo, {
  listen: { port: 0, host: '127.0.0.1' },
  context: ({ req }) => contextOf(req.headers),
});
serve(Number(new URL(url).port), () => apollo.stop());
