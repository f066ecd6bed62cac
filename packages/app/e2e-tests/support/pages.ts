import { deliveryPageOf, pageOf, type Portal, repositoryOf } from './Portal';
import type { Persona } from './test';

/** Every page of ours, and what is on it when it is whole. */
export const pages: Array<{
  name: string;
  path: (portal: Portal) => Promise<string>;
  shows: string | RegExp;
  /** Who sees it, unless everybody does. */
  signedInAs?: Persona;
}> = [
  {
    name: 'the home page',
    path: async () => '/',
    shows: /^Open the delivery of/,
  },
  {
    name: "a team's delivery",
    path: async portal => deliveryPageOf(await portal.myTeam()),
    shows: /^deployments? to production$/,
  },
  {
    name: "a team's deployments",
    path: async portal =>
      `${deliveryPageOf(await portal.myTeam())}/deployments`,
    shows: /^deployments? to production$/,
  },
  {
    name: "a team's lead time",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/lead-time`,
    shows: 'Unmeasurable',
  },
  {
    name: "a team's code",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/code`,
    shows: 'Median size in lines',
  },
  {
    name: "a team's review",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/review`,
    shows: 'Merged without review',
  },
  {
    name: "a team's builds",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/builds`,
    shows: 'of the builds',
  },
  {
    name: "a team's quality",
    path: async portal => `${deliveryPageOf(await portal.myTeam())}/quality`,
    shows: 'Security findings',
  },
  {
    name: 'what goes together in a team',
    path: async portal =>
      `${deliveryPageOf(await portal.myTeam())}/correlation?range=12m`,
    shows: 'What goes together',
  },
  {
    name: 'the facts behind a number',
    path: async portal =>
      `${deliveryPageOf(
        await portal.myTeam(),
      )}?range=12m&evidence=deployment-frequency`,
    shows: /^(Planned deployment|Hotfix) to/,
  },
  {
    name: 'what the numbers are computed with',
    path: async () => '/ledger',
    shows: 'Definitions in force',
    signedInAs: 'operator',
  },
  {
    name: 'the North Star',
    path: async () => '/north-star',
    shows: /^Week by week since/,
  },
  {
    name: "a component's delivery",
    path: async portal => deliveryPageOf((await portal.myComponents())[0]),
    shows: 'Lead time for changes',
  },
  {
    name: 'a component without its repository',
    path: async portal => {
      const component = (await portal.components()).find(
        each => !repositoryOf(each),
      );
      return component ? deliveryPageOf(component) : '';
    },
    shows: /Ledger does not know the repository/,
  },
  {
    name: 'the events of all tools',
    path: async () => '/devhose/events',
    shows: 'Load older events',
  },
  {
    name: 'an event',
    path: async () => '/devhose/events?event=1.0',
    shows: 'What was understood',
  },
  {
    name: 'an event as operators see it',
    path: async () => '/devhose/events?event=1.0',
    shows: 'Who handled it',
    signedInAs: 'operator',
  },
  {
    name: 'the consumers of events',
    path: async () => '/devhose/consumers',
    shows: /^(Nobody follows the log yet|Waiting)$/,
    signedInAs: 'operator',
  },
  {
    name: 'the sources of events',
    path: async () => '/devhose/sources',
    shows: 'How it is',
    signedInAs: 'operator',
  },
  {
    name: 'a source of events',
    path: async () => '/devhose/sources?source=github',
    shows: 'Send test delivery',
    signedInAs: 'operator',
  },
  {
    name: 'how deliveries were interpreted',
    path: async () => '/devhose/interpretation',
    shows: 'Reading the past again',
    signedInAs: 'operator',
  },
  {
    name: 'what happened to a component',
    path: async portal =>
      `${pageOf((await portal.myComponents())[0])}/activity`,
    shows: 'Every step',
  },
  {
    name: 'an address without a page',
    path: async () => '/no/such/page',
    shows: 'There is no page here',
  },
];
