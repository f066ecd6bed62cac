import { createHmac } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import { Webhook } from 'standardwebhooks';
import artifactoryPushed from '../sources/artifactory/__fixtures__/pushed.json';
import taskrunFinished from '../sources/cloudevents/__fixtures__/taskrunFinished-0.1.json';
import gitlabPush from '../sources/gitlab/__fixtures__/push.json';
import jiraCreated from '../sources/jira/__fixtures__/created.json';
import pagerdutyIncident from '../sources/pagerduty/__fixtures__/incident.json';
import slackMessage from '../sources/slack/__fixtures__/message.json';
import sonarqubeFailed from '../sources/sonarqube/__fixtures__/failed.json';
import spinnakerComplete from '../sources/spinnaker/__fixtures__/complete.json';
import { githubDelivery } from './githubDelivery';

/** What a tool sends. */
export interface ToolDelivery {
  body: Buffer;
  headers: Record<string, string>;
}

/** A tool that proves itself by a secret. */
export interface Tool {
  source: string;
  /** The header that carries its proof. */
  proof: string;
  /** What the proof is called in the log. */
  scheme: string;
  send(secret: string): ToolDelivery;
}

type Prove = (body: Buffer, secret: string) => string;

const hmac: Prove = (body, secret) =>
  createHmac('sha256', secret).update(body).digest('hex');

const seconds = () => String(Math.floor(Date.now() / 1000));

/** What Slack sends, signed. */
export function slackDelivery(
  secret: string,
  payload: unknown = slackMessage,
): ToolDelivery {
  const body = Buffer.from(JSON.stringify(payload));
  const timestamp = seconds();
  const signed = Buffer.concat([Buffer.from(`v0:${timestamp}:`), body]);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac(signed, secret)}`,
    },
  };
}

function standardWebhook(secret: string): ToolDelivery {
  const body = JSON.stringify({ type: 'invoice.paid', data: {} });
  const timestamp = seconds();
  return {
    body: Buffer.from(body),
    headers: {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      // Signed by the reference implementation, not by ours.
      'webhook-signature': new Webhook(standardSecret(secret)).sign(
        'msg_1',
        new Date(Number(timestamp) * 1000),
        body,
      ),
    },
  };
}

/** How a secret is written for Standard Webhooks. */
function standardSecret(secret: string): string {
  return `whsec_${Buffer.from(secret).toString('base64')}`;
}

function plain(
  source: string,
  proof: string,
  scheme: string,
  payload: unknown,
  prove: Prove,
  contentType = 'application/json',
): Tool {
  const body = Buffer.from(JSON.stringify(payload));
  return {
    source,
    proof,
    scheme,
    send: secret => ({
      body,
      headers: { 'content-type': contentType, [proof]: prove(body, secret) },
    }),
  };
}

const cloudEvent = {
  specversion: '1.0',
  id: '1',
  source: '/x',
  type: taskrunFinished.context.type,
  data: taskrunFinished,
};

const basic: Prove = (_, secret) =>
  `Basic ${Buffer.from(`echo:${secret}`).toString('base64')}`;

/** Every tool that proves itself by a secret. */
export const everyTool: readonly Tool[] = [
  {
    source: 'github',
    proof: 'x-hub-signature-256',
    scheme: 'hmac-sha256',
    send: secret =>
      githubDelivery({
        event: 'ping',
        payload: { zen: 'x' },
        secret,
        deliveryId: '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      }),
  },
  plain('gitlab', 'x-gitlab-token', 'token', gitlabPush, (_, secret) => secret),
  plain(
    'jira',
    'x-hub-signature',
    'hmac-sha256',
    jiraCreated,
    (body, secret) => `sha256=${hmac(body, secret)}`,
  ),
  plain(
    'sonarqube',
    'x-sonar-webhook-hmac-sha256',
    'hmac-sha256',
    sonarqubeFailed,
    hmac,
  ),
  plain(
    'pagerduty',
    'x-pagerduty-signature',
    'hmac-sha256',
    pagerdutyIncident,
    (body, secret) => `v1=${hmac(body, secret)}`,
  ),
  plain(
    'artifactory',
    'x-jfrog-event-auth',
    'hmac-sha256',
    artifactoryPushed,
    hmac,
  ),
  plain('spinnaker', 'authorization', 'token', spinnakerComplete, basic),
  plain(
    'cloudevents',
    'authorization',
    'token',
    cloudEvent,
    (_, secret) => `Bearer ${secret}`,
    'application/cloudevents+json',
  ),
  {
    source: 'slack',
    proof: 'x-slack-signature',
    scheme: 'hmac-sha256',
    send: slackDelivery,
  },
  {
    source: 'billing',
    proof: 'webhook-signature',
    scheme: 'hmac-sha256',
    send: standardWebhook,
  },
];

/** Sources for every tool, with the same secrets for all. */
export function everySourceConfig(secrets: string[]): JsonObject {
  const bySecret = everyTool
    .filter(({ source }) => source !== 'billing')
    .map(({ source }) => [source, { secrets }]);
  return {
    ...Object.fromEntries(bySecret),
    standardWebhooks: { billing: { secrets: secrets.map(standardSecret) } },
  };
}
