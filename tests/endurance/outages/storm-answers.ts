import type { STEPS } from '../../helpers/wizard.ts';
import { answersFor } from '../../helpers/wizard.ts';

/** Answers that hold and that nobody else gives, nor the same person twice. */
export function markedAnswers(
  key: (typeof STEPS)[number],
  industryId: string,
  mark: string,
  n: number,
): Readonly<Record<string, unknown>> {
  const answers = answersFor(industryId);
  const few = Array.from({ length: 1 + (n % 3) }, (_, index) => `${mark}, ${index + 1}`);
  const keyResults = few.map((title) => ({ title, metricType: 'NUMBER', baseline: 0, target: n }));
  const marked = {
    WELCOME: { primaryGoal: `To be number one: ${mark}` },
    COMPANY: { name: mark, description: `What we build, as told by ${mark}.` },
    STRUCTURE: {
      successMetrics: [mark],
      departments: few.map((name, index) => ({
        key: `d${index}`,
        name,
        type: 'SALES',
        ...(index > 0 && { parentKey: 'd0' }),
      })),
    },
    OBJECTIVES: { objectives: few.map((title) => ({ title, keyResults })) },
    TEAM: {
      invitations: few.map((_, index) => ({
        email: `friend-${n}-${index}@example.org`,
        role: 'MEMBER',
        ...(index > 0 && { departmentKey: 'd0' }),
      })),
    },
    PREFERENCES: { notificationFrequency: ['DAILY', 'WEEKLY', 'MONTHLY'][n % 3] },
    REVIEW: { additionalNotes: mark },
  };
  return { ...answers[key], ...marked[key] };
}
