import { describe, expect, test } from 'vitest';
import { memberFlow } from '../../src/flows/member/flow.ts';
import { profile } from '../../src/steps/profile.ts';
import { welcome } from '../../src/steps/welcome.ts';
import { profileAnswers as valid } from './answers.ts';
import { isRequired, problems, put } from './kit.ts';

describe('PROFILE', () => {
  describe.each(['fullName', 'jobTitle', 'okrExperience'])('%s', (path) => {
    isRequired({ step: profile, valid, path });
  });

  test('judges a name as the WELCOME step does', () => {
    for (const fullName of ['Ada', 'A', 'x'.repeat(101), 'R2-D2', "D'Arcy", 'Ada\nL']) {
      const of = (step: typeof profile | typeof welcome) =>
        problems(step, put(valid, 'fullName', fullName)).filter((issue) =>
          issue.startsWith('fullName'),
        );
      expect(of(profile), fullName).toEqual(of(welcome));
    }
    expect(problems(profile, put(valid, 'fullName', 'R2-D2'))).toEqual(['fullName INVALID_NAME']);
  });

  test('begins the MEMBER wizard, whose other steps are those of the founder', () => {
    expect(memberFlow.steps.map(({ key }) => key)).toEqual(['PROFILE', 'PREFERENCES', 'REVIEW']);
  });
});
