import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { checkPostgres } from './checkPostgres';

const postgresRequirementRef = createServiceRef<{}>({
  id: 'pitstop.postgres-requirement',
  scope: 'root',
});

/**
 * Refuses to start on anything but PostgreSQL, before the first plugin touches
 * the database and each of them fails in its own words.
 */
export const postgresRequirement = createServiceFactory({
  service: postgresRequirementRef,
  initialization: 'always',
  deps: { config: coreServices.rootConfig },
  async factory({ config }) {
    await checkPostgres(config);
    return {};
  },
});
