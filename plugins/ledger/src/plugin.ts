import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { deliveryTab } from './extensions/deliveryTab';
import { myTeamWidget, organisationWidget } from './extensions/homeWidgets';
import { ledgerApi } from './extensions/ledgerApi';

/**
 * Ledger's pages: the delivery of a component, a team and the organisation.
 *
 * @public
 */
export const ledgerPlugin = createFrontendPlugin({
  pluginId: 'ledger',
  info: { packageJson: () => import('../package.json') },
  extensions: [ledgerApi, deliveryTab, myTeamWidget, organisationWidget],
});
