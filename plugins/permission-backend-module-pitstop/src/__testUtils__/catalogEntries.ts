import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

const entry = (
  kind: string,
  name: string,
  spec: NonNullable<Entity['spec']>,
): { entity: Entity } => ({
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': 'url:https://example.com/',
        'backstage.io/managed-by-origin-location': 'url:https://example.com/',
      },
    },
    spec,
  },
});

/** Three teams, two people and two components. */
const entries = [
  ...['checkout', 'shipping', 'platform'].map(name =>
    entry('Group', name, { type: 'team', children: [] }),
  ),
  entry('User', 'ada', { memberOf: ['checkout'] }),
  entry('User', 'grace', { memberOf: ['platform'] }),
  ...[
    ['basket', 'checkout'],
    ['parcels', 'shipping'],
  ].map(([name, owner]) =>
    entry('Component', name, {
      type: 'service',
      lifecycle: 'production',
      owner,
    }),
  ),
];

/** Puts them into the catalog. */
export const catalogEntries = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'entries',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'entries',
          connect: connection =>
            connection.applyMutation({ type: 'full', entities: entries }),
        });
      },
    });
  },
});
