import { readFile } from 'node:fs/promises';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/paths.ts';
import { renderPage } from '../../src/graphiql/page.ts';
import type { Page } from '../../src/graphiql/page.ts';
import { prepareTabs } from '../../src/graphiql/tabs.ts';
import { createLog } from '../../src/log.ts';
import { requestFacts } from '../../src/plugins/request.ts';
import type { RequestFacts } from '../../src/plugins/request.ts';
import { useGraphiql } from '../../src/plugins/use-graphiql.ts';
import { schema } from '../../src/schema.ts';
import { encodeGlobalId } from '../../src/global-id.ts';
import { openBrowser } from './browser.ts';

const tabs = prepareTabs(await readFile(OPERATIONS, 'utf8'));
const nameOf = (query: string) => getOperationAST(parse(query))?.name?.value;
const cases = tabs.map((tab) => [nameOf(tab.query), tab] as const);

describe("GraphiQL's prepared tabs", () => {
  it('walk the wizard in order', () => {
    expect(cases.map(([name]) => name)).toEqual([
      'Welcome',
      'Register',
      'Industries',
      'Start',
      'Progress',
      'SaveDraft',
      'SubmitWelcome',
      'SubmitCompany',
      'RequestSuggestion',
      'AcceptSuggestion',
      'SubmitStructure',
      'SubmitObjectives',
      'SubmitTeam',
      'SubmitPreferences',
      'SubmitReview',
      'Complete',
      'OrganizationBySlug',
    ]);
  });

  it.each(cases)('%s is a whole operation that the schema knows', (_name, { query }) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(query).toMatch(/^# [A-Z`]/);
  });

  it.each(cases)('%s sends variables of the right types, placeholders filled in', async (...of) => {
    const [, { query, variables }] = of;
    const id = (type: string) => encodeGlobalId(type, '018f0000-0000-7000-8000-000000000001');
    const { run, asked } = await openBrowser(() => ({
      session: { id: id('OnboardingSession') },
      industry: { id: id('Industry') },
      suggestion: { id: id('AiSuggestion') },
      organization: { id: id('Organization'), slug: 'horno-lumbre' },
    }));
    await run();
    await run(JSON.parse(variables || '{}'));
    const sent = asked[1]?.variables ?? {};
    expect(JSON.stringify(sent)).not.toContain('"$');
    const definitions = getOperationAST(parse(query))?.variableDefinitions ?? [];
    expect(getVariableValues(schema, definitions, sent)).toHaveProperty('coerced');
    const declared = definitions.map(({ variable }) => variable.name.value);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(sent)));
  });

  it('say so where an operation is missing', () => {
    expect(() => prepareTabs('query Welcome { viewer { name } }')).toThrow('There is no Register');
  });
});

const LOGGING = { logLevel: 'error', logFormat: 'json' } as const;
const log = await createLog(LOGGING);

describe("GraphiQL's page", () => {
  const yoga = createYoga({
    schema: buildSchema('type Query { a: Int }'),
    graphiql: false,
    logging: false,
    plugins: [useGraphiql({ on: true, render: renderPage, log }) as object],
  });
  const get = (headers: Record<string, string>) =>
    yoga.fetch('http://localhost:4000/graphql', { headers });
  let response: Response;
  let html: string;
  beforeAll(async () => {
    response = await get({ accept: 'text/html,*/*' });
    html = await response.text();
  });

  it('holds all tabs', () => {
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const literals = tabs.map(({ query }) => JSON.stringify(query).replaceAll('<', '\\u003c'));
    expect(literals.filter((literal) => !html.includes(literal))).toEqual([]);
  });

  it('has no element or style that loads anything', () => {
    const [head = ''] = html.split('<body');
    const addresses = [
      ...head.matchAll(/(?:href|src)="([^"]*)"/g),
      ...head.matchAll(/url\(['"]?([^'")]*)/g),
    ].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address?.startsWith('data:'))).toEqual([]);
    expect(head.includes('@import')).toBe(false);
  });

  it('is forbidden to ask anybody but this server', () => {
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('runs the script before GraphiQL', () => {
    const script = html.indexOf('const CARRIED');
    expect(script).toBeGreaterThan(0);
    expect(script).toBeLessThan(html.indexOf('YogaGraphiQL.renderYogaGraphiQL('));
    expect(html.indexOf('</script>', script)).toBeGreaterThan(html.indexOf("has('reset')"));
  });

  it('is sent once', async () => {
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await get({ accept: 'text/html', 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get({ accept: 'text/html', 'if-none-match': '"older"' })).status).toBe(200);
  });

  it('is for browsers only', async () => {
    const answer = await get({ accept: 'application/json' });
    expect(answer.headers.get('content-type')).toContain('json');
  });

  it('can be switched off', async () => {
    expect(useGraphiql({ on: false, render: renderPage, log })).toEqual({});
  });

  it('that cannot be made is logged, says nothing of why, and is tried again', async () => {
    const lines: string[] = [];
    const outcomes = [Promise.reject<Page>(new Error('ENOENT /srv/secret')), renderPage()];
    const plugin = useGraphiql({
      on: true,
      render: () => outcomes.shift() ?? Promise.reject<Page>(new Error('asked for again')),
      log: await createLog(LOGGING, { write: (line: string) => void lines.push(line) }),
    });
    const failing = createYoga<RequestFacts>({
      graphiql: false,
      logging: false,
      plugins: [plugin],
    });
    const ask = () =>
      failing.fetch(
        'http://localhost:4000/graphql',
        { headers: { accept: 'text/html' } },
        requestFacts({}, '127.0.0.1', 0),
      );
    const failed = await ask();
    expect(failed.status).toBe(500);
    const body = await failed.text();
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(body).not.toContain('ENOENT');
    expect(lines.join()).toContain('ENOENT');
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  });
});
