import { createRegistry } from './flow.ts';
import { memberFlow } from './member/flow.ts';
import { organizationFlow } from './organization/flow.ts';

/** Every flow, in every version that open sessions may still need. A new flow is a folder and a line here. */
export const registry = createRegistry([organizationFlow, memberFlow]);

/** Every step of every flow, once. */
export const allSteps = [
  ...new Map(registry.flows.flatMap(({ steps }) => steps).map((step) => [step.key, step])).values(),
];
