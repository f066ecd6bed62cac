import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { devhoseServiceRef } from '@pitstop/plugin-devhose-node';
import { ledgerPermissions } from '@pitstop/plugin-ledger-common';
import { LogConsumer } from './consume';
import { Authorizer, createRouter } from './http';
import { readLedgerConfig } from './readLedgerConfig';
import { DeliveryReporter } from './report';
import { CatalogScopes } from './scope';
import { openDatabase } from './store/openDatabase';

/**
 * Ledger: turns the event log into delivery metrics.
 *
 * @public
 */
export const ledgerPlugin = createBackendPlugin({
  pluginId: 'ledger',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        devhose: devhoseServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const config = readLedgerConfig(deps.config);
        const knex = await openDatabase(deps.database);

        deps.permissionsRegistry.addPermissions(ledgerPermissions);
        deps.httpRouter.use(
          createRouter({
            authorizer: Authorizer.create(deps),
            knex,
            scopes: CatalogScopes.create(deps),
            reporter: DeliveryReporter.create({ knex, config }),
            timeZone: config.timeZone,
          }),
        );

        const { rules } = config;
        const consumer = LogConsumer.create({ ...deps, knex, rules });
        deps.lifecycle.addStartupHook(() => consumer.start());
        deps.lifecycle.addShutdownHook(() => consumer.stop());
      },
    });
  },
});
