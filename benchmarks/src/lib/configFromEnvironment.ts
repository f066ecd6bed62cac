import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';

/** Reads the whole configuration from one variable, so that no file of the checkout has a say. */
export const configFromEnvironment = createServiceFactory({
  service: coreServices.rootConfig,
  deps: {},
  factory: () =>
    new ConfigReader(JSON.parse(process.env.BENCHMARK_CONFIG ?? '{}')),
});
