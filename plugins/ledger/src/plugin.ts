import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { configurationPage } from './extensions/configurationPage';
import { deliveryCard } from './extensions/deliveryCard';
import { deliveryTab } from './extensions/deliveryTab';
import { myTeamWidget, organisationWidget } from './extensions/homeWidgets';
import { ledgerApi } from './extensions/ledgerApi';
import { northStarPage } from './extensions/northStarPage';
import { eventsRouteRef } from './routes';

/**
 * Ledger's pages: the delivery of a component, a team and the organisation.
 *
 * @public
 */
export const ledgerPlugin = createFrontendPlugin({
  pluginId: 'ledger',
  info: { packageJson: () => import('../package.json') },
  externalRoutes: { events: eventsRouteRef },
  extensions: [
    ledgerApi,
    deliveryTab,
    deliveryCard,
    northStarPage,
    configurationPage,
    myTeamWidget,
    organisationWidget,
  ],
});
