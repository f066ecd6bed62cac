import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ledgerMetricReadPermission } from '@pitstop/plugin-ledger-common';

const { name, attributes } = ledgerMetricReadPermission;

/** The gate asks with the action, as the policy is asked by the backend. */
export const mayReadMetrics = {
  permissions: { $contains: `${name}#${attributes.action}` },
};

/** Types of groups that own components or stand above groups that do. */
export const groupTypes = ['team', 'company', 'organization'];

export const deliveryTab = EntityContentBlueprint.make({
  name: 'delivery',
  if: mayReadMetrics,
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: {
      $any: [
        { kind: 'component' },
        { kind: 'system' },
        { kind: 'group', 'spec.type': { $in: groupTypes } },
      ],
    },
    loader: () =>
      import(/* webpackPrefetch: true */ '../delivery/DeliveryTab').then(
        module => <module.DeliveryTab />,
      ),
  },
});
