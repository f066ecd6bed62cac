import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { PitstopSidebar } from './Sidebar';

/** Pitstop's navigation, in place of the stock list of pages. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    NavContentBlueprint.make({ params: { component: PitstopSidebar } }),
  ],
});
