import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './modules/home';
import { myTeamModule } from './modules/myTeam';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { shellModule } from './modules/shell';
import { themeModule } from './modules/theme';

// The plugins come from package.json (`app.packages: all`); here is only what
// makes them one portal.
export default createApp({
  features: [
    themeModule,
    shellModule,
    signInModule,
    navModule,
    homeModule,
    myTeamModule,
  ],
});
