import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { Context, Viewer } from '../context.ts';
import type { Language } from '../messages/language.ts';
import { acceptedLanguage } from '../messages/language.ts';
import { clientAddress } from './client-address.ts';

/** What is known of a request before anything of it is read; the same over HTTP and WebSocket. */
export interface RequestFacts {
  readonly requestId: string;
  readonly ip: string;
  /** By `Accept-Language`. */
  readonly language: Language;
  /** At most 500 characters. */
  readonly userAgent: string | null;
  /** As sent: the `Authorization` header, or a WebSocket's `connectionParams.authorization`. */
  readonly authorization: string | null;
  /** When it came, by `performance.now()`. */
  readonly startedAt: number;
}

/** What the operation is, as far as anything but its resolvers wants to know. */
export interface OperationFacts {
  /** As named in the document. */
  readonly name: string | null;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly rootFields: readonly string[];
}

/** A request's context while plugins complete it: facts first, then operation, viewer and the rest of Context. */
export interface RequestState
  extends RequestFacts, Partial<Pick<Context, 'access' | 'accessOf' | 'services'>> {
  readonly operation?: OperationFacts;
  readonly viewer?: Viewer | null;
}

/** A plugin of server.ts. */
export type GangwayPlugin = Plugin<RequestState, RequestState, object>;

const SAFE_REQUEST_ID = /^[\w.:/+=@-]{1,128}$/;

/** Reads the facts of a request from its headers. A request id that comes with it is kept if its shape is safe. */
export function requestFacts(
  headers: IncomingHttpHeaders,
  socketAddress: string | undefined,
  trustedProxies: number,
): RequestFacts {
  const given = first(headers['x-request-id']);
  return {
    requestId: given && SAFE_REQUEST_ID.test(given) ? given : randomUUID(),
    ip: clientAddress(socketAddress, first(headers['x-forwarded-for']), trustedProxies),
    language: acceptedLanguage(headers['accept-language']),
    userAgent: headers['user-agent']?.slice(0, 500) ?? null,
    authorization: headers.authorization ?? null,
    startedAt: performance.now(),
  };
}

const first = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;
