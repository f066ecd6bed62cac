import { createExternalRouteRef } from '@backstage/frontend-plugin-api';

/** Where all events are: Devhose's page, if the portal has it. */
export const eventsRouteRef = createExternalRouteRef({
  defaultTarget: 'devhose.events',
});
