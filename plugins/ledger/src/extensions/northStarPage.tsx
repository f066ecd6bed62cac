import { createRouteRef, PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiCompass3Line } from '@remixicon/react';
import { mayReadMetrics } from './deliveryTab';

const northStarRouteRef = createRouteRef();

export const northStarPage = PageBlueprint.make({
  name: 'north-star',
  if: mayReadMetrics,
  params: {
    path: '/north-star',
    routeRef: northStarRouteRef,
    title: 'North Star',
    icon: <RiCompass3Line fontSize="inherit" />,
    loader: () =>
      import(/* webpackPrefetch: true */ '../northStar/NorthStarPage').then(
        module => <module.NorthStarPage />,
      ),
  },
});
