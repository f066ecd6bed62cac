import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { devhosePermissions } from '@pitstop/plugin-devhose-common';
import {
  devhoseFeedsExtensionPoint,
  devhoseServiceRef,
  devhoseSourcesExtensionPoint,
} from '@pitstop/plugin-devhose-node';
import { createApiRouter } from './api/createApiRouter';
import { SourceChecker } from './check/SourceChecker';
import { SourceSetups } from './check/SourceSetups';
import { readDevhoseConfig } from './config/readDevhoseConfig';
import { Feeds } from './feed/Feeds';
import { createIngestRouter } from './ingest/createIngestRouter';
import { deliveryEntranceServiceRef } from './ingest/deliveryEntranceServiceRef';
import { takeDelivery } from './ingest/takeDelivery';
import { createConfiguredSources } from './sources/createConfiguredSources';
import { Sources } from './sources/Sources';
import { startDevhose } from './startDevhose';

/**
 * Collects an event from every tool, keeps it raw in an append-only log, and
 * delivers it, understood, to those who follow.
 *
 * @public
 */
export const devhosePlugin = createBackendPlugin({
  pluginId: 'devhose',
  register(env) {
    const sources = Sources.create();
    env.registerExtensionPoint(devhoseSourcesExtensionPoint, sources);
    const feeds = Feeds.create({ sources });
    env.registerExtensionPoint(devhoseFeedsExtensionPoint, feeds);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        devhose: devhoseServiceRef,
        eventsService: eventsServiceRef,
        entrance: deliveryEntranceServiceRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { config, entrance, http, lifecycle, permissionsRegistry } = deps;
        permissionsRegistry.addPermissions(devhosePermissions);

        for (const source of createConfiguredSources(deps)) {
          sources.addSource(source);
        }
        const devhose = await startDevhose({
          ...deps,
          ...readDevhoseConfig(config),
          sources,
        });
        lifecycle.addStartupHook(() => devhose.webhooks.start());
        lifecycle.addStartupHook(() =>
          feeds.start({ ...deps, intake: devhose.feedIntake }),
        );
        const ingest = { ...devhose, sources };
        lifecycle.addStartupHook(() =>
          entrance.open((source, request, response) =>
            takeDelivery(ingest, source, request, response),
          ),
        );
        lifecycle.addShutdownHook(async () => {
          entrance.close();
          await feeds.stop();
          await devhose.stop();
        });

        http.addAuthPolicy({ path: '/ingest', allow: 'unauthenticated' });
        http.use(createIngestRouter(ingest));
        const sourceSetups = SourceSetups.create({ ...deps, sources });
        const sourceChecker = SourceChecker.create({
          sources,
          setups: sourceSetups,
          deliveries: devhose.deliveries,
        });
        http.use(
          createApiRouter({ ...deps, ...devhose, sourceSetups, sourceChecker }),
        );
      },
    });
  },
});
