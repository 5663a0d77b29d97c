import { readFile } from 'node:fs/promises';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/schema.ts';
import { companies } from '../data/companies.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { draft, start } from '../helpers/wizard.ts';

/** README.md shows what is there: its operations, its commands, and what it counts. */

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const text = await read('README.md');
const blocks = (language: string) =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, of, content = '']) =>
    of === language ? [content] : [],
  );

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('README.md', () => {
  it('has operations that the schema knows', () => {
    const operations = blocks('graphql');
    expect(operations.length).toBeGreaterThan(1);
    for (const operation of operations) expect(validate(schema, parse(operation))).toEqual([]);
  });

  it('has commands that are there', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: object };
    const commands = [
      ...blocks('sh')
        .join('')
        .matchAll(/npm run ([\w:]+)/g),
    ].map(([, it]) => it);
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(Object.keys(scripts)).toContain(command);
  });

  it('shows how something is suggested, and accepted', async () => {
    const document = blocks('graphql').find((block) => block.includes('requestSuggestion')) ?? '';
    const [suggest = '', accept = ''] = document.split(/^(?=mutation Accept)/m);
    const person = await app.person();
    const { id: sessionId } = await start(person);
    await draft(person, sessionId, 'COMPANY', { description: 'We bake bread.' }, 0);
    const { requestSuggestion } = await person.run<{ requestSuggestion: { id: string } }, object>(
      suggest,
      { sessionId },
    );
    expect(requestSuggestion).toMatchObject({ state: 'READY', source: 'RULES' });
    expect(await person.run(accept, { id: requestSuggestion.id })).toEqual({
      acceptSuggestion: { step: { state: 'DRAFTED', version: 1 } },
    });
  });

  it('says how many companies `npm run eval` goes by', () => {
    expect(text).toContain(`${companies.length} companies`);
  });
});
