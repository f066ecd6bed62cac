import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { activityTab } from './extensions/activityTab';
import { devhoseApi } from './extensions/devhoseApi';
import { failuresCard, myFailuresWidget } from './extensions/failures';
import {
  consumersPage,
  devhosePage,
  eventsPage,
  sourcesPage,
  interpretationPage,
} from './extensions/pages';
import {
  consumersRouteRef,
  devhoseRouteRef,
  eventsRouteRef,
  sourcesRouteRef,
  interpretationRouteRef,
} from './routes';

/**
 * Devhose's pages: what happened in every tool, and how it came in.
 *
 * @public
 */
export const devhosePlugin = createFrontendPlugin({
  pluginId: 'devhose',
  title: 'Devhose',
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: devhoseRouteRef,
    events: eventsRouteRef,
    consumers: consumersRouteRef,
    sources: sourcesRouteRef,
    interpretation: interpretationRouteRef,
  },
  extensions: [
    devhoseApi,
    devhosePage,
    eventsPage,
    consumersPage,
    sourcesPage,
    interpretationPage,
    activityTab,
    failuresCard,
    myFailuresWidget,
  ],
});
