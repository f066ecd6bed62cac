export { myTeamModule } from './myTeamModule';
