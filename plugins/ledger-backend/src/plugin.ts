import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { devhoseServiceRef } from '@pitstop/plugin-devhose-node';
import { ledgerPermissions } from '@pitstop/plugin-ledger-common';
import { registerActions } from './actions/registerActions';
import { LogConsumer } from './consume';
import { FactsMemory } from './facts';
import { Authorizer, createRouter } from './http';
import { readLedgerConfig } from './readLedgerConfig';
import { Rebuilder, Rebuilds } from './rebuild';
import { DeliveryReporter, NorthStarReporter } from './report';
import { CatalogScopes, OwnUnits } from './scope';
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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
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
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const config = readLedgerConfig(deps.config);
        const { rules } = config;
        const knex = await openDatabase(deps.database);
        const rebuilds = await Rebuilds.create({ knex, rules });

        const consumer = LogConsumer.create({ ...deps, knex, rules });
        const ownUnits = OwnUnits.create({
          knex,
          derive: () => consumer.derive(),
        });
        const scopes = CatalogScopes.create({ ...deps, ownUnits });

        const facts = FactsMemory.create();
        const answering = {
          auditor: deps.auditor,
          authorizer: Authorizer.create(deps),
          rebuilds,
          knex,
          config,
          scopes,
          northStar: NorthStarReporter.create({ knex, config, facts }),
          reporter: DeliveryReporter.create({ knex, config, facts }),
          timeZone: config.timeZone,
        };

        deps.permissionsRegistry.addPermissions(ledgerPermissions);
        deps.httpRouter.use(createRouter(answering));
        registerActions({
          ...answering,
          actionsRegistry: deps.actionsRegistry,
        });

        const rebuilder = Rebuilder.create({ ...deps, knex, rules, rebuilds });
        deps.lifecycle.addStartupHook(() => {
          consumer.start();
          rebuilder.start();
        });
        await deps.scheduler.scheduleTask({
          id: 'read-own-rules',
          scope: 'local',
          frequency: { minutes: 1 },
          initialDelay: { seconds: 10 },
          timeout: { minutes: 2 },
          fn: () => scopes.refresh(),
        });
        await deps.scheduler.scheduleTask({
          id: 'keep-facts-at-hand',
          scope: 'local',
          frequency: { minutes: 1 },
          initialDelay: { seconds: 15 },
          timeout: { minutes: 10 },
          fn: signal => facts.warm(knex, signal),
        });
        deps.lifecycle.addShutdownHook(async () => {
          await Promise.all([consumer.stop(), rebuilder.stop()]);
        });
      },
    });
  },
});
