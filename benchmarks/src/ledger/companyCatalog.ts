import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  companySizes,
  createCompany,
  createEntities,
  parseSizeName,
} from '@pitstop/sandbox';
import { seed } from './history';

const location = 'url:http://127.0.0.1/benchmark';

/** The simulated company of size `benchmark.size` as catalog entities. */
export const companyCatalog = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'benchmark-company',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const size = parseSizeName(config.getString('benchmark.size'));
        const entities = createEntities(
          createCompany(seed, companySizes[size]),
        ).map(entity => ({
          locationKey: 'benchmark',
          entity: {
            ...entity,
            metadata: {
              ...entity.metadata,
              annotations: {
                ...entity.metadata.annotations,
                [ANNOTATION_LOCATION]: location,
                [ANNOTATION_ORIGIN_LOCATION]: location,
              },
            },
          },
        }));
        catalog.addEntityProvider({
          getProviderName: () => 'benchmark',
          connect: connection =>
            connection.applyMutation({ type: 'full', entities }),
        });
      },
    });
  },
});
