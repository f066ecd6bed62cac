import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  SourceSecrets,
  type DeliverySource,
  type TrustedSenders,
} from '@pitstop/plugin-devhose-node';
import { ArtifactorySource } from './artifactory/ArtifactorySource';
import { CloudeventsSource } from './cloudevents/CloudeventsSource';
import { createGithubSource } from './github/createGithubSource';
import { GitlabSource } from './gitlab/GitlabSource';
import { createKubernetesSource } from './kubernetes/createKubernetesSource';
import { createJiraSource } from './jira/createJiraSource';
import { PagerdutySource } from './pagerduty/PagerdutySource';
import { createSonarqubeSource } from './sonarqube/createSonarqubeSource';
import { SpinnakerSource } from './spinnaker/SpinnakerSource';
import { SlackSource } from './slack/SlackSource';
import { createStandardWebhookSources } from './standardWebhooks/createStandardWebhookSources';
import { createTravisSource } from './travis/createTravisSource';

/** The tools that prove themselves by a secret, by the name of their configuration. */
const sourcesBySecret: Readonly<
  Record<string, (senders: TrustedSenders) => DeliverySource>
> = {
  artifactory: ArtifactorySource.create,
  cloudevents: CloudeventsSource.create,
  gitlab: GitlabSource.create,
  pagerduty: PagerdutySource.create,
  slack: SlackSource.create,
  spinnaker: SpinnakerSource.create,
};

/**
 * The sources that come with Devhose, as far as `devhose.sources` names them.
 *
 * @throws InputError if one is configured in a way that cannot be meant.
 */
export function createConfiguredSources(options: {
  config: Config;
  logger: LoggerService;
}): DeliverySource[] {
  const bySecret = Object.entries(sourcesBySecret).map(([path, create]) => {
    const senders = SourceSecrets.create({ ...options, path });
    return senders && create(senders);
  });
  return [
    ...bySecret,
    createGithubSource(options),
    createJiraSource(options),
    createKubernetesSource(options),
    createSonarqubeSource(options),
    createTravisSource(options),
    ...createStandardWebhookSources(options),
  ].filter(source => source !== undefined);
}
