import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { organizationFlow } from '../../../src/flows/organization/flow.ts';
import type { Answers } from '../../../src/steps/step.ts';
import type { App } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import {
  anIndustry,
  answersFor,
  complete,
  move,
  skip,
  start,
  submit,
} from '../../helpers/wizard.ts';
import { exoticText, hostileText } from './hostile-text.ts';
import { nearly, runsOverHttp } from './hostile.ts';
import { fits } from './requests.ts';

/** Sessions filled with whatever their steps take: the records that completing makes take it as well. */

vi.setConfig({ testTimeout: scaled(30_000, 1_800_000) });

let app: App;
let valid: Readonly<Record<string, object>>;
beforeAll(async () => {
  app = await startApp();
  valid = answersFor(await anIndustry(app));
});
afterAll(() => app.close());

const validOf = (key: string) => (valid[key] ?? {}) as Answers;

const ORGANIZATION = `query ($slug: String!) { organization(slug: $slug) {
  name slug departments { name } objectives(first: 5) { nodes { title keyResults { baseline target unit } } }
  invitations(first: 100) { totalCount } } }`;

test('whatever the steps took, completing takes too, with a slug made of any name', async () => {
  const person = await app.person();
  const company = fc.record({
    name: fc.oneof(hostileText, exoticText),
    slug: fc.constant(null),
  });
  const steps = fc.tuple(
    ...organizationFlow.steps.map((step) => nearly(step, validOf(step.key), 'submit')),
  );
  let made = 0;
  /** Submits the first that is taken. */
  const enter = async (id: string, key: string, tries: readonly Answers[]): Promise<boolean> => {
    for (const answers of tries) {
      const { __typename } = await submit(person, id, key, answers);
      if (__typename === 'OnboardingSession') return true;
      expect(__typename).toBe('InvalidInputError');
    }
    return false;
  };
  await fc.assert(
    fc.asyncProperty(company, steps, async (named, typed) => {
      fc.pre(fits([named, typed]));
      const { id } = await start(person);
      for (const [index, { key, skippable }] of organizationFlow.steps.entries()) {
        const any = typed[index] ?? {};
        const tries =
          key === 'COMPANY'
            ? [
                { ...any, ...named },
                { ...validOf(key), ...named },
              ]
            : [];
        const entered = await enter(id, key, [...tries, any, validOf(key)]);
        // An invitation may name a department that is not there this time.
        if (!entered && skippable) await skip(person, id, key);
      }
      const { __typename, organization, due } = await complete(person, id);
      if (__typename === 'RequirementsDueError') {
        // Many have had this name before.
        expect(due).toEqual([{ step: 'COMPANY', path: ['slug'], code: 'SLUG_UNAVAILABLE' }]);
        await move(person, 'abandon', id);
        return;
      }
      expect(__typename).toBe('OnboardingSession');
      expect(organization?.slug).toMatch(/^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      const read = await person.run<{ organization: object }, object>(ORGANIZATION, {
        slug: organization?.slug,
      });
      expect(read.organization).toMatchObject({ name: organization?.name });
      made += 1;
    }),
    runsOverHttp(scaled(8, 300)),
  );
  expect(made).toBeGreaterThan(0);
});
