import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { GangwayPlugin } from './request.ts';

/** Refuses `__schema` and `__type` where introspection is off. */
export function useIntrospectionSwitch(on: boolean): GangwayPlugin {
  if (on) return {};
  return {
    onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule),
  };
}
