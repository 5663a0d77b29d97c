import type { Requirement } from '../errors.ts';
import { checkStep } from '../steps/check.ts';
import type { StepContext } from '../steps/step.ts';
import type { StepState } from './session.service.ts';

/**
 * What a step still needs before the session can be completed. A step that is not finished needs itself (an empty
 * path), and, where the viewer may see answers, each field that is missing or wrong; a skippable step that nobody
 * touched needs only to be submitted or skipped. A submitted step may need fields again after another step changed.
 */
export function stepRequirements(
  { step, state, answers, issues }: StepState,
  answersVisible: boolean,
  context: StepContext,
): readonly Requirement[] {
  if (state === 'SKIPPED') return [];
  const whole: Requirement = { step: step.key, path: [], code: 'STEP_INCOMPLETE' };
  if (!answersVisible) return state === 'SUBMITTED' ? [] : [whole];
  if (state === 'PENDING' && step.skippable) return [whole];
  const found = state === 'PENDING' ? checkStep(step, answers ?? {}, context).issues : issues;
  const fields = found
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ path, code, params }): Requirement => ({
      step: step.key,
      path,
      code,
      ...(params && { params }),
    }));
  return state === 'SUBMITTED' ? fields : [whole, ...fields];
}
