import {
  createFrontendModule,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiTeamLine } from '@remixicon/react';

const myTeamRouteRef = createRouteRef();

/** An address that leads everyone to their own team. */
export const myTeamModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    PageBlueprint.make({
      name: 'my-team',
      params: {
        path: '/my-team',
        routeRef: myTeamRouteRef,
        title: 'My team',
        icon: <RiTeamLine fontSize="inherit" />,
        loader: () =>
          import('./MyTeamPage').then(module => <module.MyTeamPage />),
      },
    }),
  ],
});
