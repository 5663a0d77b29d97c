// @ts-check
/**
 * Runs in GraphiQL's page, before GraphiQL does. It stands between GraphiQL and the server: it remembers tokens and ids
 * from the answers, sends the token along, and fills in the placeholders in variables, so that nothing needs copying
 * from one tab to the next. What it remembers stays in this browser.
 */
(() => {
  /**
   * @typedef {{ id: string, versions: Record<string, number> }} Session
   * @typedef {{ token?: string, refreshToken?: string, expiresAt?: string, viewerId?: string, session?: Session,
   *   industryId?: string, suggestionId?: string, slug?: string }} Carried
   */

  const CARRIED = 'gangway:carried';
  const TABS = 'gangway:graphiql:';
  const endpoint = new URL(location.pathname, location.href).href;
  const send = window.fetch.bind(window);

  /** A placeholder stands for something that no answer has held yet. */
  class NotYet extends Error {}

  /** @returns {Carried} */
  const carried = () => JSON.parse(localStorage.getItem(CARRIED) ?? '{}');

  /** @param {Carried} value */
  const carry = (value) => localStorage.setItem(CARRIED, JSON.stringify(value));

  // ── What answers hold ──────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * The type that a global id is of: it is base64 of `Type:uuid`.
   * @param {unknown} id
   */
  function typeOf(id) {
    try {
      return typeof id === 'string' ? atob(id).split(':')[0] : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Remembers what the next tabs need of an answer. An industry is remembered once an answer: the first is the best.
   * @param {any} value
   * @param {Carried} into
   * @param {{ industry: boolean }} seen
   */
  function remember(value, into, seen = { industry: false }) {
    if (typeof value !== 'object' || value === null) return;
    if (typeof value.token === 'string' && typeof value.refreshToken === 'string') {
      const { token, refreshToken, expiresAt } = value;
      const viewerId = value.viewer?.id;
      if (viewerId !== into.viewerId) {
        delete into.session;
        delete into.suggestionId;
        delete into.slug;
      }
      Object.assign(into, { token, refreshToken, expiresAt, viewerId });
    }
    const type = typeOf(value.id);
    if (type === 'OnboardingSession' && into.session?.id !== value.id) {
      into.session = { id: value.id, versions: {} };
    }
    if (type === 'Industry' && !seen.industry) {
      into.industryId = value.id;
      seen.industry = true;
    }
    if (type === 'AiSuggestion') into.suggestionId = value.id;
    if (type === 'Organization' && typeof value.slug === 'string') into.slug = value.slug;
    if (into.session && typeof value.key === 'string' && typeof value.version === 'number') {
      into.session.versions[value.key] = value.version;
    }
    for (const part of Object.values(value)) remember(part, into, seen);
  }

  /** @param {Response} response */
  async function rememberAnswer(response) {
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = isJson ? await response.clone().json() : null;
    if (!answer?.data) return;
    const into = carried();
    remember(answer.data, into);
    carry(into);
  }

  // ── What requests need ─────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * @template T
   * @param {T | undefined} value
   * @param {string} what
   * @param {string} tab
   */
  function known(value, what, tab) {
    if (value === undefined) throw new NotYet(`There is no ${what} yet. Run the ${tab} tab first.`);
    return value;
  }

  /** @param {Carried} from */
  const sessionOf = ({ session }) => known(session, 'session', 'Start');

  const randomEmail = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(4));
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `clara.${hex}@hornolumbre.example`;
  };

  /**
   * Replaces the placeholders among some variables; any other text is left alone.
   * @param {any} value
   * @param {Carried} from
   * @returns {any}
   */
  function fill(value, from) {
    if (Array.isArray(value)) return value.map((item) => fill(item, from));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, fill(of, from)]));
    }
    if (typeof value !== 'string' || !value.startsWith('$')) return value;
    if (value === '$session') return sessionOf(from).id;
    if (value === '$industry') return known(from.industryId, 'industry', 'Industries');
    if (value === '$suggestion') {
      return known(from.suggestionId, 'suggestion', 'RequestSuggestion');
    }
    if (value === '$slug') return known(from.slug, 'organization', 'Complete');
    if (value === '$random-email') return randomEmail();
    // A step that was never written has version 0.
    const step = /^\$version:([A-Z]+)$/.exec(value)?.[1];
    return step ? (sessionOf(from).versions[step] ?? 0) : value;
  }

  const REFRESH =
    'mutation ($refreshToken: String!) { refreshAuth(input: { refreshToken: $refreshToken }) {' +
    ' ... on AuthPayload { token refreshToken expiresAt viewer { id } } } }';

  /**
   * Gets a new access token in exchange for the refresh token, unless another window has done it meanwhile.
   * @param {string} refused the token that does not work any more
   * @returns {Promise<string | undefined>} none where one has to register or sign in again
   */
  async function renew(refused) {
    const { token, refreshToken } = carried();
    if (token !== refused) return token;
    const response = await send(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: REFRESH, variables: { refreshToken } }),
    });
    await rememberAnswer(response);
    if (carried().token === refused) carry({});
    return carried().token;
  }

  /**
   * One window at a time: a refresh token that comes twice ends the session.
   * @param {string} refused
   */
  const renewAlone = (refused) =>
    navigator.locks
      ? navigator.locks.request('gangway:renew', () => renew(refused))
      : renew(refused);

  /**
   * Sends an operation with the token that is remembered, unless GraphiQL's headers hold one.
   * @param {RequestInfo | URL} input
   * @param {RequestInit} init
   */
  async function sendSigned(input, init) {
    /** @param {string | undefined} token */
    const attempt = (token) => {
      const headers = new Headers(init.headers);
      if (token) headers.set('authorization', `Bearer ${token}`);
      return send(input, { ...init, headers });
    };
    const { token, expiresAt } = carried();
    if (!token || new Headers(init.headers).has('authorization')) return send(input, init);
    // A subscription that is refused is a stream too, with status 200: so look before.
    const ended = expiresAt !== undefined && Date.parse(expiresAt) <= Date.now();
    const response = await attempt(ended ? await renewAlone(token) : token);
    return response.status === 401 && !ended ? attempt(await renewAlone(token)) : response;
  }

  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : new URL(input, location.href).href;
    if (url !== endpoint || typeof init?.body !== 'string') return send(input, init);
    const operation = JSON.parse(init.body);
    try {
      const body = JSON.stringify({
        ...operation,
        variables: fill(operation.variables, carried()),
      });
      const response = await sendSigned(input, { ...init, body });
      await rememberAnswer(response);
      return response;
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      return Response.json({ errors: [{ message: error.message }] });
    }
  };

  // ── The tabs ───────────────────────────────────────────────────────────────────────────────────────────────────────

  // GraphiQL keeps its tabs under names of ours: those of another GraphiQL that once ran at this address are not wanted.
  const ours = () => Object.keys(localStorage).filter((name) => name.startsWith(TABS));
  const storage = {
    /** @param {string} name */
    getItem: (name) => localStorage.getItem(TABS + name),
    /** @param {string} name @param {string} value */
    setItem: (name, value) => localStorage.setItem(TABS + name, value),
    /** @param {string} name */
    removeItem: (name) => localStorage.removeItem(TABS + name),
    clear: () => ours().forEach((name) => localStorage.removeItem(name)),
    get length() {
      return ours().length;
    },
  };
  Object.assign(window, { gangway: { storage } });

  // ── The variables editor ───────────────────────────────────────────────────────────────────────────────────────────

  const VERSION_PLACEHOLDER = { type: 'string', pattern: '^\\$version:' };

  /**
   * Lets JSON schemas of variables take a placeholder where a version belongs; the rest is checked as ever.
   * @param {any} schema
   * @returns {any}
   */
  function allowPlaceholders(schema) {
    if (Array.isArray(schema)) return schema.map(allowPlaceholders);
    if (typeof schema !== 'object' || schema === null) return schema;
    const entries = Object.entries(schema).map(([name, of]) => [
      name,
      name === 'expectedVersion' ? { anyOf: [of, VERSION_PLACEHOLDER] } : allowPlaceholders(of),
    ]);
    return Object.fromEntries(entries);
  }

  /** @type {any} */
  let monaco;
  // GraphiQL sets its editor here when it begins. Should it cease to, the placeholders are underlined, no more.
  Object.defineProperty(window, '__MONACO', {
    get: () => monaco,
    set(value) {
      monaco = value;
      const defaults = monaco?.languages?.json?.jsonDefaults;
      if (!defaults) return;
      const setOptions = defaults.setDiagnosticsOptions.bind(defaults);
      defaults.setDiagnosticsOptions = (/** @type {any} */ options) => {
        const schemas = options.schemas?.map(allowPlaceholders);
        setOptions({ ...options, ...(schemas && { schemas }) });
      };
    },
  });

  if (new URLSearchParams(location.search).has('reset')) {
    storage.clear();
    localStorage.removeItem(CARRIED);
    history.replaceState(null, '', location.pathname);
  }
})();
