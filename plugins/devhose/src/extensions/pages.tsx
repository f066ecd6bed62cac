import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiBroadcastLine } from '@remixicon/react';
import {
  consumersRouteRef,
  devhoseRouteRef,
  eventsRouteRef,
  interpretationRouteRef,
  sourcesRouteRef,
} from '../routes';
import {
  mayReadConsumers,
  mayReadEvents,
  mayReadInterpretation,
  mayReadSources,
} from './permissions';

/** Its tabs are sub-pages; the first one opens. */
export const devhosePage = PageBlueprint.make({
  if: mayReadEvents,
  params: {
    path: '/devhose',
    routeRef: devhoseRouteRef,
    title: 'Devhose',
    icon: <RiBroadcastLine fontSize="inherit" />,
  },
});

export const eventsPage = SubPageBlueprint.make({
  name: 'events',
  if: mayReadEvents,
  params: {
    path: 'events',
    title: 'Events',
    routeRef: eventsRouteRef,
    loader: () =>
      import(/* webpackPrefetch: true */ '../events/EventsPage').then(
        module => <module.EventsPage />,
      ),
  },
});

export const consumersPage = SubPageBlueprint.make({
  name: 'consumers',
  if: mayReadConsumers,
  params: {
    path: 'consumers',
    title: 'Consumers',
    routeRef: consumersRouteRef,
    loader: () =>
      import('../consumers/ConsumersPage').then(module => (
        <module.ConsumersPage />
      )),
  },
});

export const sourcesPage = SubPageBlueprint.make({
  name: 'sources',
  if: mayReadSources,
  params: {
    path: 'sources',
    title: 'Sources',
    routeRef: sourcesRouteRef,
    loader: () =>
      import('../sources/SourcesPage').then(module => <module.SourcesPage />),
  },
});

export const interpretationPage = SubPageBlueprint.make({
  name: 'interpretation',
  if: mayReadInterpretation,
  params: {
    path: 'interpretation',
    title: 'Interpretation',
    routeRef: interpretationRouteRef,
    loader: () =>
      import('../interpretation/InterpretationPage').then(module => (
        <module.InterpretationPage />
      )),
  },
});
