import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const key = 'devhose.sources.kubernetes';
const defaultWatchSeconds = 60;
/** Shorter than what keeps a silent connection of `fetch` open. */
const longestWatchSeconds = 240;

/** Which environment a namespace of a cluster belongs to. */
export interface Environments {
  of(cluster: string, namespace: string): string;
}

/** How clusters are watched. */
export interface KubernetesConfig {
  environments: Environments;
  /** How long a watch lasts before it is renewed. */
  watchSeconds: number;
}

/**
 * @returns undefined where clusters are not watched.
 * @throws InputError if a value makes no sense.
 */
export function readKubernetesConfig(
  config: Config,
): KubernetesConfig | undefined {
  if (!config.has(key)) {
    return undefined;
  }
  const watchSeconds =
    config.getOptionalNumber(`${key}.watchSeconds`) ?? defaultWatchSeconds;
  if (!(watchSeconds >= 1 && watchSeconds <= longestWatchSeconds)) {
    throw new InputError(
      `${key}.watchSeconds is ${watchSeconds}; set it to something from 1 to ${longestWatchSeconds}`,
    );
  }
  return { environments: readEnvironments(config), watchSeconds };
}

function readEnvironments(config: Config): Environments {
  const rules = (
    config.getOptionalConfigArray(`${key}.environments`) ?? []
  ).map(rule => ({
    cluster: rule.getOptionalString('cluster'),
    namespace: rule.getOptionalString('namespace'),
    environment: rule.getString('environment'),
  }));
  return {
    of(cluster, namespace) {
      const rule = rules.find(
        each =>
          (each.cluster ?? cluster) === cluster &&
          (each.namespace ?? namespace) === namespace,
      );
      return rule?.environment ?? cluster;
    },
  };
}
