import type { Config } from '@backstage/config';
import { KubernetesSource } from './KubernetesSource';
import { readKubernetesConfig } from './watch/readKubernetesConfig';

/** The source of what is watched in clusters; undefined where it is off. */
export function createKubernetesSource(options: {
  config: Config;
}): KubernetesSource | undefined {
  return readKubernetesConfig(options.config) && KubernetesSource.create();
}
