import { readFile } from 'node:fs/promises';
import { createContext, Script } from 'node:vm';
import { CARRY_SCRIPT } from '../../src/paths.ts';

/** What a server was asked. */
export interface Asked {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly query: string;
  readonly authorization: string | null;
}

/** A window of a browser that runs carry.js, without GraphiQL. */
export interface Browser {
  /** Sends an operation as GraphiQL does, and gives the answer. */
  run(
    variables?: unknown,
    options?: { readonly url?: string; readonly headers?: Record<string, string> },
  ): Promise<unknown>;
  readonly window: {
    fetch: typeof fetch;
    gangway: { storage: Storage };
    __MONACO: unknown;
  };
  /** Everything that reached the network. */
  readonly asked: Asked[];
  /** What the browser keeps, by name. */
  readonly stored: Record<string, string>;
  readonly address: () => string;
}

const PAGE = 'http://localhost:4000/graphql';

/**
 * Opens a window.
 *
 * @param answer What the server answers: data, or a whole Response
 * @param stored What the browser kept of earlier windows
 */
export async function openBrowser(
  answer: (asked: Asked) => object,
  stored: Record<string, string> = {},
  search = '',
): Promise<Browser> {
  const asked: Asked[] = [];
  let address = PAGE + search;
  const network = async (_input: unknown, init: RequestInit): Promise<Response> => {
    const body = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as Asked;
    const authorization = new Headers(init.headers).get('authorization');
    const request = { query: body.query, variables: body.variables, authorization };
    asked.push(request);
    const given = answer(request);
    return Promise.resolve(given instanceof Response ? given : Response.json({ data: given }));
  };
  const window: Record<string, unknown> = {
    ...{ URL, URLSearchParams, Headers, Request, Response, crypto, atob },
    location: { pathname: '/graphql', search, href: address },
    history: {
      replaceState: (_state: unknown, _title: string, to: string) => {
        address = new URL(to, PAGE).href;
      },
    },
    localStorage: storageOver(stored),
    navigator: {},
    fetch: network,
  };
  window['window'] = window;
  new Script(await readFile(CARRY_SCRIPT, 'utf8')).runInContext(createContext(window));
  const page = window as unknown as Browser['window'];
  return {
    window: page,
    asked,
    stored,
    address: () => address,
    async run(variables, { url = PAGE, headers = {} } = {}) {
      const body = JSON.stringify({ query: '{ __typename }', variables });
      const response = await page.fetch(url, { method: 'POST', headers, body });
      return (await response.json()) as unknown;
    },
  };
}

/** A localStorage whose names are listed as those of a real one are. */
function storageOver(stored: Record<string, string>): object {
  const methods = {
    getItem: (name: string) => stored[name] ?? null,
    setItem: (name: string, value: string) => {
      stored[name] = value;
    },
    removeItem: (name: string) => {
      Reflect.deleteProperty(stored, name);
    },
  };
  return new Proxy(stored, {
    get: (_target, name) => Reflect.get(methods, name) as unknown,
  });
}
