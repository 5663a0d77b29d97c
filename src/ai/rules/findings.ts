import type { Insight, Situation } from '../suggestion.ts';
import type { Facts } from './facts.ts';
import { ofMember, ofObjectives, ofStructure, ofTeam } from './finding-rules.ts';
import type { Finding } from './finding-rules.ts';
import { textsOf } from './texts.ts';

/** What stands out in the answers, what matters most first; nothing where the flow does not ask for it. */
export function findings(situation: Situation, facts: Facts): Insight[] {
  const texts = textsOf(situation.locale).insights;
  const { requirements, stepStates, definition } = situation.session;
  const warnings = stepStates
    .flatMap(({ issues }) => issues)
    .filter(({ severity }) => severity === 'WARNING');
  const warned = stepStates.find(({ issues }) =>
    issues.some(({ severity }) => severity === 'WARNING'),
  );
  const has = new Set(definition.steps.map(({ key }) => key));
  const found: Finding[] = [
    [
      'GAP',
      requirements[0]?.step ?? null,
      requirements.length > 0 && texts.due(requirements.length),
    ],
    ['RISK', warned?.step.key ?? null, warnings.length > 0 && texts.warned(warnings.length)],
    ...(has.has('PROFILE') ? ofMember(facts, texts) : []),
    ...(has.has('STRUCTURE') ? ofStructure(facts, texts) : []),
    ...(has.has('OBJECTIVES') ? ofObjectives(facts, texts) : []),
    ...(has.has('TEAM') ? ofTeam(facts, texts) : []),
  ];
  return found.flatMap(([topic, step, said]): Insight[] =>
    said ? [{ topic, step, day: null, ...said }] : [],
  );
}
