import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { SourceSecrets } from '@pitstop/plugin-devhose-node';
import { readAsking } from '../asking/readAsking';
import { ToolApi } from '../asking/ToolApi';
import { SonarqubeSource } from './SonarqubeSource';
import { SonarqubeSweeper } from './sweep/SonarqubeSweeper';

/**
 * The source of SonarQube as it is configured; undefined where it is off.
 *
 * @throws InputError if it is configured in a way that cannot be meant.
 */
export function createSonarqubeSource(options: {
  config: Config;
  logger: LoggerService;
}): SonarqubeSource | undefined {
  const senders = SourceSecrets.create({ ...options, path: 'sonarqube' });
  return (
    senders && SonarqubeSource.create(senders, createSweeper(options.config))
  );
}

function createSweeper(config: Config): SonarqubeSweeper | undefined {
  const asking = readAsking(config, 'sonarqube', { every: { minutes: 15 } });
  if (asking === undefined) {
    return undefined;
  }
  const { baseUrl, token, every } = asking;
  return SonarqubeSweeper.create({
    api: ToolApi.create({
      baseUrl,
      headers: () => ({ authorization: `Bearer ${token()}` }),
    }),
    scopes: readScopes(asking.config),
    every,
  });
}

/** Projects that are named stand in place of the whole server or organisation. */
function readScopes(sweep: Config): Array<Record<string, string>> {
  const organization = sweep.getOptionalString('organization');
  const whole: Record<string, string> =
    organization === undefined ? {} : { organization };
  const projects = sweep.getOptionalStringArray('projects') ?? [];
  return projects.length > 0
    ? projects.map(project => ({ ...whole, project }))
    : [whole];
}
