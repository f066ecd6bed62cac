import { createRouteRef } from '@backstage/frontend-plugin-api';

/** All of Devhose's pages. */
export const devhoseRouteRef = createRouteRef();

/** What happened. */
export const eventsRouteRef = createRouteRef();

/** How what happened comes in. */
export const sourcesRouteRef = createRouteRef();
/** By which interpreters it was understood. */
export const interpretationRouteRef = createRouteRef();

/** Who follows what happened. */
export const consumersRouteRef = createRouteRef();
