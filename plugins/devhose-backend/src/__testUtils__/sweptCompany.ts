import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import {
  coreServices,
  createBackendModule,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  bringToLife,
  createSandbox,
  createServer,
  SigningKeys,
  type Webhook,
} from '@pitstop/sandbox';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { startDevhoseBackend, webhookSecret } from './startDevhoseBackend';

const until = Date.parse('2026-03-02T10:00:00Z');
const sentMinutesAgo = 10;

/** A webhook of the company, and when it was sent in its simulated time. */
export interface ToldWebhook {
  webhook: Webhook;
  /** In milliseconds since 1970. */
  at: number;
}

/** What the portal asks GitHub as, and which webhooks it asks about. */
export interface GithubAsking {
  credentials: JsonObject;
  sweep: JsonObject;
}

const asOrganization = (): GithubAsking => ({
  credentials: { token: 'known to GitHub' },
  sweep: { organizations: ['quillfair'] },
});

/**
 * The sandbox company, and a portal that its webhooks go to and that asks its tools.
 *
 * @param options.githubAs - Given the company's keys; unless said otherwise, who
 *   may manage the organisation's webhook.
 * @param options.jira - Beside what is always said of how Jira is asked.
 * @param options.travis - The same of Travis.
 */
export async function startSweptCompany(
  knex: Knex,
  options: {
    githubAs?: (keys: SigningKeys) => GithubAsking;
    jira?: JsonObject;
    travis?: JsonObject;
  } = {},
) {
  const { githubAs = asOrganization, ...others } = options;
  const keys = SigningKeys.create({
    artifactory: 'any',
    github: webhookSecret,
    jira: webhookSecret,
    pagerduty: 'any',
    slack: 'any',
    sonarqube: webhookSecret,
    spinnaker: 'any',
  });
  const scheduler = schedulerOfDevhose();
  const server = createHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { url } = await startDevhoseBackend({
    knex,
    features: scheduler.features,
    config: configOf(urlOf(server), githubAs(keys), others),
  });
  const stop = new AbortController();
  const { company, timeline, webhooks } = createSandbox({
    seed: 1,
    size: 'tiny',
    until,
  });
  const living = bringToLife({
    target: url,
    keys,
    seed: 1,
    log: () => {},
    signal: stop.signal,
    now: () => Date.now() - sentMinutesAgo * 60_000,
  });
  server.on('request', createServer(company, { ...living, clusters: [] }));
  return {
    knex,
    living,
    /** All of its history. */
    webhooks: function* of(tool: Webhook['tool']): Generator<ToldWebhook> {
      for (const dispatch of timeline.dispatches()) {
        if (dispatch.at >= until) {
          return;
        }
        const webhook = webhooks.webhook(dispatch);
        if (webhook.tool === tool) {
          yield { webhook, at: dispatch.at };
        }
      }
    },
    /** Loses that share of a tool's webhooks, until the fault is ended. */
    lose: (tool: Webhook['tool'], share: number) =>
      living.faults.add({
        kind: 'loss',
        tool,
        forSeconds: 3_600,
        share,
        bySeconds: 0,
        perSecond: 1,
      }),
    send: (webhook: Webhook) => living.post.send(webhook, stop.signal),
    sweep: (source: string) => scheduler.trigger(`devhose-sweep-${source}`),
    close: () => {
      stop.abort();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Lets a test run what is scheduled, and nothing else. */
function schedulerOfDevhose() {
  let scheduler: SchedulerService | undefined;
  const witness = createBackendModule({
    pluginId: 'devhose',
    moduleId: 'scheduler-witness',
    register(env) {
      env.registerInit({
        deps: { service: coreServices.scheduler },
        init: async ({ service }) => {
          scheduler = service;
        },
      });
    },
  });
  return {
    features: [
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      witness,
    ],
    trigger: async (id: string) => scheduler?.triggerTask(id),
  };
}

/** Every tool that can be asked is. */
function configOf(
  sandboxUrl: string,
  github: GithubAsking,
  { jira, travis }: { jira?: JsonObject; travis?: JsonObject },
) {
  return {
    integrations: {
      github: [
        {
          host: 'github.sandbox',
          apiBaseUrl: `${sandboxUrl}/github`,
          ...github.credentials,
        },
      ],
    },
    devhose: {
      sources: {
        github: {
          secrets: [webhookSecret],
          sweep: { host: 'github.sandbox', ...github.sweep },
        },
        jira: {
          secrets: [webhookSecret],
          sweep: {
            baseUrl: `${sandboxUrl}/jira`,
            email: 'portal@quillfair.example',
            token: 'known to Jira',
            ...jira,
          },
        },
        sonarqube: {
          secrets: [webhookSecret],
          sweep: {
            baseUrl: `${sandboxUrl}/sonarqube`,
            token: 'known to SonarQube',
          },
        },
        travis: {
          apiUrls: [`${sandboxUrl}/travis`],
          sweep: {
            baseUrl: `${sandboxUrl}/travis`,
            token: 'known to Travis CI',
            owners: ['quillfair'],
            ...travis,
          },
        },
      },
    },
  };
}

function urlOf(server: Server): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://127.0.0.1:${port}`;
}
