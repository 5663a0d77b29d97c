import type { Insight, Made, Situation } from '../suggestion.ts';
import { present } from './facts.ts';
import type { Facts } from './facts.ts';
import { findings } from './findings.ts';
import { shareAnswered, sourcesOf } from './insights.ts';
import { insightful, rationaleOf, stepOf } from './made.ts';
import { textsOf } from './texts.ts';
import type { Said } from './texts.ts';

/** What one does on a day, and the step that it is about. */
type Plan = readonly (readonly [said: Said, step: string | null])[];

/** NEXT_STEPS: the greatest risk, gap and strength, then a first week of seven days. */
export function suggestNextSteps(situation: Situation, facts: Facts): Made {
  const joins = stepOf(situation, 'PROFILE') !== undefined;
  const texts = textsOf(situation.locale).week;
  const plan = joins ? memberWeek(situation, facts) : organizationWeek(situation, facts);
  const week = plan.map(([said, step], index): Insight => {
    return { topic: 'FIRST_WEEK', ...said, day: index + 1, step };
  });
  // What is still due is the plan's first day already.
  const standsOut = findings(situation, facts).slice(
    situation.session.requirements.length > 0 ? 1 : 0,
  );
  const first = (['RISK', 'GAP', 'STRENGTH'] as const).flatMap((topic) =>
    standsOut.filter((insight) => insight.topic === topic).slice(0, 1),
  );
  return insightful(
    [...first, ...week],
    rationaleOf(situation, [joins ? texts.foundMember : texts.found, sourcesOf(situation, facts)]),
    shareAnswered(facts),
  );
}

function organizationWeek({ session, locale }: Situation, facts: Facts): Plan {
  const texts = textsOf(locale).week;
  const due = session.requirements.length;
  const objectives = present(facts.OBJECTIVES.objectives).length;
  const invitations = present(facts.TEAM.invitations).length;
  const departments = present(facts.STRUCTURE.departments).length;
  const urgent = facts.WELCOME.urgency === 'HIGH' || facts.WELCOME.urgency === 'CRITICAL';
  return [
    due > 0
      ? [texts.finish(due), session.requirements[0]?.step ?? null]
      : [texts.complete, 'REVIEW'],
    [invitations === 0 ? texts.invite : texts.welcome(invitations), 'TEAM'],
    [objectives === 0 ? texts.setObjectives : texts.explain(objectives), 'OBJECTIVES'],
    [texts.baselines, 'OBJECTIVES'],
    departments === 0 ? [texts.owners, 'OBJECTIVES'] : [texts.leads(departments), 'STRUCTURE'],
    [urgent ? texts.rhythmUrgent : texts.rhythm(facts.OBJECTIVES.okrCycleDays ?? null), null],
    [texts.lookBack, 'OBJECTIVES'],
  ];
}

function memberWeek({ session, locale }: Situation, { PROFILE }: Facts): Plan {
  const texts = textsOf(locale).week;
  const due = session.requirements.length;
  const experienced =
    PROFILE.okrExperience === 'INTERMEDIATE' || PROFILE.okrExperience === 'ADVANCED';
  return [
    due > 0 ? [texts.finish(due), session.requirements[0]?.step ?? null] : [texts.hello, 'REVIEW'],
    [texts.readObjectives, null],
    [texts.meet, null],
    [experienced ? texts.share : texts.learn, 'PROFILE'],
    [texts.choose, null],
    [texts.agree, null],
    [texts.firstCheckIn, null],
  ];
}
