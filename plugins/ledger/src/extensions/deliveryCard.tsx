import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { groupTypes, mayReadMetrics } from './deliveryTab';

export const deliveryCard = EntityCardBlueprint.make({
  name: 'delivery',
  if: mayReadMetrics,
  params: {
    // As on the tab that it leads to.
    filter: {
      $any: [
        { kind: 'component' },
        { kind: 'system' },
        { kind: 'group', 'spec.type': { $in: groupTypes } },
      ],
    },
    loader: () =>
      import('../card/DeliveryCard').then(module => <module.DeliveryCard />),
  },
});
