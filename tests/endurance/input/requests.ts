import type { App, Person } from '../../helpers/app.ts';

/** Sends hostile requests as they are, and gives what came back whatever it is. */

/** How long an answer may take before it counts as none: longer than the server lets a statement run. */
const PATIENCE_MS = 25_000;

export interface Answered<Result = unknown> {
  readonly status: number;
  /** The codes of top-level errors. */
  readonly errors: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  /** What the field under this name answered. */
  readonly result: Result;
  /** Of the body, in characters. */
  readonly length: number;
}

/** A number that JSON's text can write and JavaScript cannot, or not so: it takes the place of this text. */
export const raw = (number: string): string => `raw number ${number}`;

/** JSON, with numbers beyond JavaScript's, and with minus zero. */
const jsonOf = (body: unknown): string =>
  JSON.stringify(body, (_key, value: unknown) =>
    Object.is(value, -0) ? raw('-0') : value,
  ).replace(/"raw number ([^"]+)"/g, '$1');

/** Whether a request may hold it: larger ones are not read at all. */
export const fits = (value: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(value)) < 1_000_000;

/** Asks as somebody, or as nobody. */
export const post = <Result>(
  app: App,
  query: string,
  variables: unknown,
  person?: Person,
): Promise<Answered<Result>> => send(app, jsonOf({ query, variables }), person);

/** Sends this text as the body. */
export async function send<Result>(
  app: App,
  body: string,
  person?: Person,
): Promise<Answered<Result>> {
  const response = await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(person && { authorization: `Bearer ${person.token}` }),
    },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as {
    data?: Answered['data'] | null;
    errors?: { extensions?: { code?: string } }[];
  };
  return {
    status: response.status,
    errors: errors.map(({ extensions }) => extensions?.code ?? 'no code'),
    data: data ?? {},
    result: data?.['result'] as Result,
    length: text.length,
  };
}
