import type { Context, Services } from '../context.ts';
import type { GangwayPlugin } from './request.ts';

/** Gives resolvers the services and the database as the viewer, or as the person of a Viewer object. Comes after useViewer. */
export function useServices(options: {
  readonly services: Services;
  readonly accessOf: (userId: string | null) => Context['access'];
}): GangwayPlugin {
  return {
    onContextBuilding({ context, extendContext }) {
      extendContext({
        services: options.services,
        access: options.accessOf(context.viewer?.userId ?? null),
        accessOf: ({ id }) => options.accessOf(id),
      });
    },
  };
}
