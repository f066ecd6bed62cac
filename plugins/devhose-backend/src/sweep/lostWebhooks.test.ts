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
import type { Knex } from 'knex';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(120_000);

const postgres = testPostgres();
const until = Date.parse('2026-03-02T10:00:00Z');
const sentMinutesAgo = 10;
const told = 400;

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

/** The sandbox company, and a portal that its webhooks go to. */
async function startCompany() {
  const knex = await postgres.create();
  const scheduler = schedulerOfDevhose();
  const server = createHttpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sandboxUrl = urlOf(server);
  const { url } = await startDevhoseBackend({
    knex,
    features: scheduler.features,
    config: {
      integrations: {
        github: [
          {
            host: 'github.sandbox',
            apiBaseUrl: `${sandboxUrl}/github`,
            token: 'known to GitHub',
          },
        ],
      },
      devhose: {
        sources: {
          github: {
            secrets: [webhookSecret],
            sweep: { host: 'github.sandbox', organizations: ['quillfair'] },
          },
        },
      },
    },
  });
  const stop = new AbortController();
  const { company, timeline, webhooks } = createSandbox({
    seed: 1,
    size: 'tiny',
    until,
  });
  const living = bringToLife({
    target: url,
    keys: SigningKeys.create({
      artifactory: 'any',
      github: webhookSecret,
      jira: 'any',
      pagerduty: 'any',
      sonarqube: 'any',
      spinnaker: 'any',
    }),
    seed: 1,
    log: () => {},
    signal: stop.signal,
    now: () => Date.now() - sentMinutesAgo * 60_000,
  });
  server.on('request', createServer(company, { ...living, clusters: [] }));
  return {
    knex,
    living,
    webhooks: function* github(): Generator<Webhook> {
      for (const dispatch of timeline.dispatches()) {
        const webhook = webhooks.webhook(dispatch);
        if (webhook.tool === 'github') {
          yield webhook;
        }
      }
    },
    send: (webhook: Webhook) => living.post.send(webhook, stop.signal),
    sweep: () => scheduler.trigger('devhose-sweep-github'),
    close: () => {
      stop.abort();
      server.close();
      server.closeAllConnections();
    },
  };
}

function urlOf(server: Server): string {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://127.0.0.1:${port}`;
}

/** What there is of deliveries and events, whatever their order. */
async function contentOf(knex: Knex) {
  return {
    deliveries: await knex('deliveries')
      .join('delivery_keys', 'delivery_keys.sequence', 'deliveries.sequence')
      .select('deliveries.delivery_id', 'event_name', 'body', 'interpretation')
      .orderBy('deliveries.delivery_id'),
    events: await knex('events')
      .select('type', 'subject', 'occurred_at')
      .select(knex.raw('event::text'))
      .orderByRaw('event::text'),
  };
}

async function sweepOf(knex: Knex) {
  return knex('source_sweeps').first();
}

describe('webhooks that GitHub sent and that never came in', () => {
  const started: Array<Awaited<ReturnType<typeof startCompany>>> = [];
  const start = async () => {
    const company = await startCompany();
    started.push(company);
    return company;
  };

  afterEach(() => {
    for (const company of started.splice(0)) {
      company.close();
    }
  });

  it('are sent again, so that the log is that of a company that lost none', async () => {
    const undisturbed = await start();
    const unlucky = await start();
    unlucky.living.faults.add({
      kind: 'loss',
      tool: 'github',
      forSeconds: 3_600,
      share: 0.05,
      bySeconds: 0,
      perSecond: 1,
    });
    let sent = 0;
    for (const webhook of undisturbed.webhooks()) {
      await Promise.all([undisturbed.send(webhook), unlucky.send(webhook)]);
      if (++sent === told) {
        break;
      }
    }
    const [{ count: before }] = await unlucky.knex('deliveries').count();
    expect(Number(before)).toBeLessThan(told);
    expect(Number(before)).toBeGreaterThan(told * 0.8);

    unlucky.living.faults.end(1);
    await unlucky.sweep();
    await waitFor(async () => {
      const [{ count }] = await unlucky.knex('deliveries').count();
      expect(Number(count)).toBe(told);
    });
    await unlucky.sweep();

    expect(await contentOf(unlucky.knex)).toEqual(
      await contentOf(undisturbed.knex),
    );
    await expect(sweepOf(unlucky.knex)).resolves.toMatchObject({
      source: 'github',
      last_error: null,
    });
    const gaps = await unlucky.knex('source_gaps');
    expect(gaps).toHaveLength(told - Number(before));
  });

  it('are read where sending them again does not help, and count once if they come after all', async () => {
    const company = await start();
    const { faults } = company.living;
    faults.add({
      kind: 'loss',
      forSeconds: 3_600,
      share: 1,
      bySeconds: 0,
      perSecond: 1,
    });
    const [webhook] = company.webhooks();
    await company.send(webhook);
    await company.sweep();
    await expect(company.knex('deliveries')).resolves.toEqual([]);
    await company.sweep();
    const [delivery] = await company.knex('deliveries');
    expect(delivery).toMatchObject({
      delivery_id: webhook.deliveryId,
      event_name: webhook.headers['x-github-event'],
      interpretation: 'interpreted',
      headers: { 'devhose-swept-at': expect.any(String) },
    });

    faults.end(1);
    await company.send(webhook);
    await company.sweep();
    await expect(company.knex('deliveries')).resolves.toHaveLength(1);
    await expect(company.knex('source_gaps')).resolves.toHaveLength(1);
  });

  it('stay open while GitHub answers nothing, and operators are told why', async () => {
    const company = await start();
    company.living.faults.add({
      kind: 'outage',
      tool: 'github',
      forSeconds: 3_600,
      share: 1,
      bySeconds: 0,
      perSecond: 1,
    });
    await company.sweep();
    await expect(sweepOf(company.knex)).resolves.toMatchObject({
      swept_at: null,
      last_error: expect.stringContaining('503'),
    });
    company.living.faults.end(1);
    await company.sweep();
    await expect(sweepOf(company.knex)).resolves.toMatchObject({
      swept_at: expect.any(Date),
      last_error: null,
    });
  });
});
