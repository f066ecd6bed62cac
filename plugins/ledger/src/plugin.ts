import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { deliveryCard } from './extensions/deliveryCard';
import { deliveryTab } from './extensions/deliveryTab';
import { myTeamWidget, organisationWidget } from './extensions/homeWidgets';
import { ledgerApi } from './extensions/ledgerApi';
import { northStarPage } from './extensions/northStarPage';

/**
 * Ledger's pages: the delivery of a component, a team and the organisation.
 *
 * @public
 */
export const ledgerPlugin = createFrontendPlugin({
  pluginId: 'ledger',
  info: { packageJson: () => import('../package.json') },
  extensions: [
    ledgerApi,
    deliveryTab,
    deliveryCard,
    northStarPage,
    myTeamWidget,
    organisationWidget,
  ],
});
