import type { Interpreter } from '@pitstop/plugin-devhose-node';
import { artifactoryInterpreter } from './artifactory/artifactoryInterpreter';
import { cloudeventsInterpreter } from './cloudevents/cloudeventsInterpreter';
import { githubInterpreter } from './github/interpreter/githubInterpreter';
import { gitlabInterpreter } from './gitlab/interpreter/gitlabInterpreter';
import { jiraInterpreter } from './jira/jiraInterpreter';
import { kubernetesInterpreter } from './kubernetes/kubernetesInterpreter';
import { pagerdutyInterpreter } from './pagerduty/pagerdutyInterpreter';
import { slackInterpreter } from './slack/slackInterpreter';
import { sonarqubeInterpreter } from './sonarqube/sonarqubeInterpreter';
import { spinnakerInterpreter } from './spinnaker/spinnakerInterpreter';
import { standardWebhookInterpreter } from './standardWebhooks/standardWebhookInterpreter';
import { travisInterpreter } from './travis/travisInterpreter';

/** The interpreters that come with Devhose, by tool: what a thread can find by name. */
export const interpreters: Readonly<Record<string, Interpreter>> = {
  artifactory: artifactoryInterpreter,
  cloudevents: cloudeventsInterpreter,
  github: githubInterpreter,
  gitlab: gitlabInterpreter,
  jira: jiraInterpreter,
  kubernetes: kubernetesInterpreter,
  pagerduty: pagerdutyInterpreter,
  slack: slackInterpreter,
  sonarqube: sonarqubeInterpreter,
  spinnaker: spinnakerInterpreter,
  standardWebhook: standardWebhookInterpreter,
  travis: travisInterpreter,
};
