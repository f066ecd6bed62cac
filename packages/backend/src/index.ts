import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { IngestLane } from '@pitstop/plugin-devhose-backend';
import { postgresRequirement } from './database/postgresRequirement';
import { describeStartFailure } from './describeStartFailure';
import { guestSignIn } from './guestSignIn';
import { operatorSignIn } from './operatorSignIn';
import { searchNames } from './searchNames';

const backend = createBackend();

backend.add(postgresRequirement);

// Deliveries come in by a lane of their own
const ingestLane = IngestLane.create();
backend.add(ingestLane.service);
backend.add(rootHttpRouterServiceFactory({ configure: ingestLane.configure }));

backend.add(import('@backstage/plugin-app-backend'));

// Who is who, and who may what
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(guestSignIn);
backend.add(operatorSignIn);
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@pitstop/plugin-permission-backend-module-pitstop'));

// What there is
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@pitstop/plugin-catalog-backend-module-sandbox'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(searchNames);
backend.add(import('@backstage/plugin-kubernetes-backend'));

// What happened, and how delivery goes
backend.add(import('@pitstop/plugin-devhose-backend'));
backend.add(import('@pitstop/plugin-devhose-backend-module-kafka'));
backend.add(import('@pitstop/plugin-devhose-backend-module-nats'));
backend.add(import('@pitstop/plugin-ledger-backend'));

// What can be done
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// What people see and set
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.start().catch(async error => {
  const { message, exitCode } = describeStartFailure(error);
  try {
    // Plugins that did start finish what they have begun.
    await backend.stop();
  } finally {
    process.stderr.write(`${message}\n`);
    process.exit(exitCode);
  }
});
