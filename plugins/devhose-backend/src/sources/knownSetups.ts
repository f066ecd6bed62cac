import type { SourceSetup } from '@pitstop/plugin-devhose-node';
import { artifactorySetup } from './artifactory/artifactorySetup';
import { cloudeventsSetup } from './cloudevents/cloudeventsSetup';
import { githubSetup } from './github/githubSetup';
import { gitlabSetup } from './gitlab/gitlabSetup';
import { jiraSetup } from './jira/jiraSetup';
import { kubernetesSetup } from './kubernetes/kubernetesSetup';
import { pagerdutySetup } from './pagerduty/pagerdutySetup';
import { slackSetup } from './slack/slackSetup';
import { sonarqubeSetup } from './sonarqube/sonarqubeSetup';
import { spinnakerSetup } from './spinnaker/spinnakerSetup';
import { standardWebhookSetup } from './standardWebhooks/standardWebhookSetup';
import { travisSetup } from './travis/travisSetup';

/** A source that can be there by any name. */
export const anyName = '<name>';

/** What a name means below `devhose.sources`, where it isn't the name of a source. */
export const standardWebhooksKey = 'standardWebhooks';

/** How the sources that come with Devhose are set up, on or off, by their ids. */
export const knownSetups: ReadonlyMap<string, SourceSetup> = new Map([
  ['artifactory', artifactorySetup],
  ['cloudevents', cloudeventsSetup],
  ['github', githubSetup],
  ['gitlab', gitlabSetup],
  ['jira', jiraSetup],
  ['kubernetes', kubernetesSetup],
  ['pagerduty', pagerdutySetup],
  ['slack', slackSetup],
  ['sonarqube', sonarqubeSetup],
  ['spinnaker', spinnakerSetup],
  ['travis', travisSetup],
  [anyName, standardWebhookSetup],
]);
