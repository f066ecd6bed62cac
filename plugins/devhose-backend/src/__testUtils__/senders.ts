import {
  createHmac,
  createSign,
  generateKeyPairSync,
  randomUUID,
} from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@backstage/types';
import { CloudEvent, HTTP } from 'cloudevents';
import artifactoryDeployed from '../sources/artifactory/__fixtures__/deployed.json';
import artifactoryPushed from '../sources/artifactory/__fixtures__/pushed.json';
import pipelinerunFinished from '../sources/cloudevents/__fixtures__/pipelinerunFinished-0.4.json';
import taskrunFinished from '../sources/cloudevents/__fixtures__/taskrunFinished-0.1.json';
import gitlabBuild from '../sources/gitlab/__fixtures__/build.json';
import gitlabDeployment from '../sources/gitlab/__fixtures__/deployment.json';
import gitlabIssue from '../sources/gitlab/__fixtures__/issue.json';
import gitlabMergeRequest from '../sources/gitlab/__fixtures__/mergeRequest.json';
import gitlabNote from '../sources/gitlab/__fixtures__/note.json';
import gitlabPipeline from '../sources/gitlab/__fixtures__/pipeline.json';
import gitlabPush from '../sources/gitlab/__fixtures__/push.json';
import gitlabTagPush from '../sources/gitlab/__fixtures__/tagPush.json';
import jiraCreated from '../sources/jira/__fixtures__/created.json';
import jiraStatusChanged from '../sources/jira/__fixtures__/statusChanged.json';
import pagerdutyIncident from '../sources/pagerduty/__fixtures__/incident.json';
import pagerdutyNote from '../sources/pagerduty/__fixtures__/note.json';
import pagerdutyService from '../sources/pagerduty/__fixtures__/service.json';
import slackMessage from '../sources/slack/__fixtures__/message.json';
import sonarqubeDocumented from '../sources/sonarqube/__fixtures__/documented.json';
import sonarqubeFailed from '../sources/sonarqube/__fixtures__/failed.json';
import spinnakerComplete from '../sources/spinnaker/__fixtures__/complete.json';
import travisPullRequest from '../sources/travis/__fixtures__/pullRequest.json';
import travisPush from '../sources/travis/__fixtures__/push.json';
import { githubExamples } from './githubExamples';
import { githubSignature } from './githubDelivery';

/** What a tool would send, before it says that it is it. */
export interface Sample {
  payload: Buffer;
  headers: Record<string, string>;
}

/** A request to Devhose's ingest. */
export interface SentDelivery {
  body: Buffer;
  headers: Record<string, string>;
}

/** A tool with a secret, and all payloads of it that were published. */
export interface Sender {
  source: string;
  /** Headers without which nobody believes it. */
  proofs: readonly string[];
  samples: readonly Sample[];
  /** As a delivery that is new, and genuine. */
  send(sample: Sample): SentDelivery;
}

const secret = 'a-secret-of-every-tool';
const standardSecret = `whsec_${Buffer.from(secret).toString('base64')}`;
const json = { 'content-type': 'application/json' };

const hmac = (signed: Buffer | string) =>
  createHmac('sha256', secret).update(signed).digest('hex');

function samplesOf(
  payloads: readonly unknown[],
  headers: Record<string, string> = json,
): Sample[] {
  return payloads.map(payload => ({
    payload: Buffer.from(JSON.stringify(payload)),
    headers,
  }));
}

/** A tool that proves itself by headers made of the body. */
function sender(
  source: string,
  samples: readonly Sample[],
  prove: (body: Buffer) => Record<string, string>,
  more: () => Record<string, string> = () => ({}),
): Sender {
  return {
    source,
    proofs: Object.keys(prove(Buffer.alloc(0))),
    samples,
    send: ({ payload, headers }) => ({
      body: payload,
      headers: { ...headers, ...more(), ...prove(payload) },
    }),
  };
}

const now = () => String(Math.floor(Date.now() / 1000));

/** Of bytes; the SDK signs only what is text. */
function standardWebhook(body: Buffer): Record<string, string> {
  const id = `msg_${randomUUID()}`;
  const timestamp = now();
  const signature = createHmac('sha256', secret)
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

function slackSignature(body: Buffer): Record<string, string> {
  const timestamp = now();
  const signed = Buffer.concat([Buffer.from(`v0:${timestamp}:`), body]);
  return {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac(signed)}`,
  };
}

const cloudevents = [taskrunFinished, pipelinerunFinished].flatMap(data => {
  const { id, source, type, timestamp } = data.context;
  const event = new CloudEvent({ id, source, type, time: timestamp, data });
  return [HTTP.structured(event), HTTP.binary(event)].map(message => ({
    payload: Buffer.from(String(message.body)),
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    ),
  }));
});

const githubSender = sender(
  'github',
  githubExamples.map(({ event, payload }) => ({
    payload: Buffer.from(JSON.stringify(payload)),
    headers: { ...json, 'x-github-event': event },
  })),
  body => ({ 'x-hub-signature-256': githubSignature(body, secret) }),
  () => ({ 'x-github-delivery': randomUUID() }),
);

const sendersBySecret: readonly Sender[] = [
  githubSender,
  sender(
    'gitlab',
    samplesOf([
      gitlabBuild,
      gitlabDeployment,
      gitlabIssue,
      gitlabMergeRequest,
      gitlabNote,
      gitlabPipeline,
      gitlabPush,
      gitlabTagPush,
    ]),
    () => ({ 'x-gitlab-token': secret }),
    () => ({ 'x-gitlab-event-uuid': randomUUID() }),
  ),
  sender(
    'jira',
    samplesOf([jiraCreated, jiraStatusChanged]),
    body => ({ 'x-hub-signature': `sha256=${hmac(body)}` }),
    () => ({ 'x-atlassian-webhook-identifier': randomUUID() }),
  ),
  sender(
    'sonarqube',
    samplesOf([sonarqubeDocumented, sonarqubeFailed]),
    body => ({ 'x-sonar-webhook-hmac-sha256': hmac(body) }),
  ),
  sender(
    'pagerduty',
    samplesOf([pagerdutyIncident, pagerdutyNote, pagerdutyService]),
    body => ({ 'x-pagerduty-signature': `v1=${hmac(body)}` }),
    () => ({ 'x-webhook-id': randomUUID() }),
  ),
  sender(
    'artifactory',
    samplesOf([artifactoryDeployed, artifactoryPushed]),
    body => ({ 'x-jfrog-event-auth': hmac(body) }),
  ),
  sender('spinnaker', samplesOf([spinnakerComplete]), () => ({
    authorization: `Basic ${Buffer.from(`echo:${secret}`).toString('base64')}`,
  })),
  sender('cloudevents', cloudevents, () => ({
    authorization: `Bearer ${secret}`,
  })),
  sender('slack', samplesOf([slackMessage]), slackSignature),
  sender(
    'billing',
    samplesOf([{ type: 'invoice.paid', data: { amount: 1 } }]),
    standardWebhook,
  ),
];

/** Travis CI: a form, signed with a key that is asked for at its API. */
function travisSender(privateKey: string): Sender {
  return {
    source: 'travis',
    proofs: ['signature'],
    samples: samplesOf([travisPullRequest, travisPush], {
      'content-type': 'application/x-www-form-urlencoded',
    }),
    send: ({ payload, headers }) => {
      const text = payload.toString();
      const signature = createSign('RSA-SHA1')
        .update(text)
        .sign(privateKey, 'base64');
      return {
        body: Buffer.from(new URLSearchParams({ payload: text }).toString()),
        headers: { ...headers, signature },
      };
    },
  };
}

/** All tools that send to Devhose, and how Devhose is told to trust them. */
export interface Senders {
  senders: readonly Sender[];
  config: JsonObject;
  close(): Promise<void>;
}

/** Starts what the tools themselves have to be asked. */
export async function startSenders(): Promise<Senders> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const travisApi: Server = createServer((_, response) => {
    const webhook = { public_key: publicKey };
    response.end(JSON.stringify({ config: { notifications: { webhook } } }));
  });
  await new Promise<void>(resolve => {
    travisApi.listen(0, '127.0.0.1', resolve);
  });
  const { port } = travisApi.address() as AddressInfo;
  const bySecret = sendersBySecret
    .filter(({ source }) => source !== 'billing')
    .map(({ source }) => [source, { secrets: [secret] }]);
  return {
    senders: [...sendersBySecret, travisSender(privateKey)],
    config: {
      devhose: {
        sources: {
          ...Object.fromEntries(bySecret),
          standardWebhooks: { billing: { secrets: [standardSecret] } },
          travis: { apiUrls: [`http://127.0.0.1:${port}`] },
        },
      },
    },
    close: () =>
      new Promise(resolve => {
        travisApi.close(() => resolve());
        travisApi.closeAllConnections();
      }),
  };
}
