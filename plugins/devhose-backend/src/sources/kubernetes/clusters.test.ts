import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BackendProcess } from '@pitstop/plugin-devhose-node/testUtils';
import { Cluster, kubernetesApi, Workload } from '@pitstop/sandbox';
import express from 'express';
import type { Knex } from 'knex';
import { storedDeliveries } from '../../__testUtils__/ingest';
import { testPostgres } from '../../__testUtils__/postgres';
import { spawnDevhose } from '../../__testUtils__/spawnDevhose';
import { waitFor } from '../../__testUtils__/waitFor';
import { WatchBook } from './watch/WatchBook';

jest.setTimeout(180_000);

const postgres = testPostgres();
const portalPort = 7181;
const minute = 60_000;
const begin = Date.parse('2026-03-02T10:00:00Z');
const image = (tag: string) => `registry.example/shop/checkout-api:${tag}`;

/** A cluster's API on the loopback interface. */
async function startCluster(name: string) {
  const cluster = Cluster.create(name);
  const server = createServer(express().use(kubernetesApi(cluster)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { cluster, server, url: `http://127.0.0.1:${port}` };
}

/** A portal that watches the clusters of its Kubernetes plugin. */
async function startPortal(
  knex: Knex,
  clusters: Record<string, string>,
): Promise<BackendProcess> {
  return spawnDevhose({
    knex,
    port: portalPort,
    entry: 'watchingBackend',
    config: {
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: Object.entries(clusters).map(([name, url]) => ({
              name,
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'known to the cluster',
            })),
          },
        ],
      },
      devhose: {
        sources: {
          kubernetes: {
            watchSeconds: 2,
            environments: [{ cluster: 'eu-1', environment: 'production' }],
          },
        },
      },
    },
  });
}

/** Waits until a cluster has been listed and is being watched. */
async function isWatched(knex: Knex, cluster: string): Promise<void> {
  await waitFor(async () => {
    const watches = await knex('kubernetes_watches').where({
      cluster,
      last_error: null,
    });
    expect(watches).toHaveLength(3);
  });
}

interface StoredEvent {
  type: string;
  subject: string;
  repository: string;
  occurred_at: Date;
  event: {
    data: { customData: object; subject: { content: { outcome?: string } } };
  };
}

const firstRollout = ['rollout.started', 'rollout.finished', 'image.running'];

/** A list tells how things are, not what they went through. */
const listedRollout = ['rollout.finished', 'image.running'];

describe('the clusters of the Kubernetes plugin', () => {
  const servers: Server[] = [];
  let knex: Knex;
  let eu: Awaited<ReturnType<typeof startCluster>>;
  let portal: BackendProcess;

  beforeAll(async () => {
    knex = await postgres.create();
    eu = await startCluster('eu-1');
    const broken = await startCluster('us-1');
    broken.server.close();
    servers.push(eu.server);
    portal = await startPortal(knex, { 'us-1': broken.url, 'eu-1': eu.url });
    await isWatched(knex, 'eu-1');
  });

  afterAll(async () => {
    await portal.dispose();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });

  /** The same service in a namespace of its own for each test. */
  function startService(namespace: string) {
    const workload = Workload.create({
      cluster: eu.cluster,
      name: 'checkout-api',
      namespace,
      replicas: 2,
    });
    /** In the order in which they came in. */
    const events = async (): Promise<StoredEvent[]> =>
      knex('events')
        .whereLike('subject', `%/namespaces/${namespace}/%`)
        .orderBy(['sequence', 'index']);
    const types = async () =>
      (await events()).map(({ type }) =>
        type.replace(/^dev\.cdeventsx\.kubernetes-(.*)\.0\.1\.0$/, '$1'),
      );
    return {
      workload,
      events,
      rollOut(tag: string, at: number) {
        workload.beginRollout(image(tag), at);
        workload.finishRollout(at + minute);
      },
      async hasTold(...expected: string[]) {
        await waitFor(async () => {
          expect((await types()).sort()).toEqual([...expected].sort());
        });
      },
      async event(type: string, outcome?: string) {
        return (await events()).find(
          each =>
            each.type.includes(type) &&
            (outcome ?? each.event.data.subject.content.outcome) ===
              each.event.data.subject.content.outcome,
        );
      },
    };
  }

  it('tell of rollouts and of what runs, and whose it is', async () => {
    const service = startService('good');
    service.rollOut('1.4.2', begin);
    await service.hasTold(...firstRollout);
    expect(await service.event('rollout.finished')).toMatchObject({
      subject:
        'kubernetes/clusters/eu-1/namespaces/good/deployments/checkout-api',
      repository: 'github.com/northwind/checkout-api',
      occurred_at: new Date(begin + minute),
      event: {
        data: {
          subject: { content: { outcome: 'success' } },
          customData: {
            service: 'checkout-api',
            environment: 'production',
            artifact:
              'pkg:docker/shop/checkout-api@1.4.2?repository_url=registry.example',
            revision: '1',
          },
        },
      },
    });
    expect(await service.event('image.running')).toMatchObject({
      event: {
        data: {
          customData: {
            artifactDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          },
        },
      },
    });
  });

  it('tell what goes wrong, and not what containers are given', async () => {
    const service = startService('bad');
    service.rollOut('1.4.2', begin);
    service.workload.outOfMemory(begin + 5 * minute);
    service.workload.warn(begin + 6 * minute);
    service.workload.beginRollout(image('1.4.3'), begin + 7 * minute);
    service.workload.failRollout(begin + 17 * minute);
    await service.hasTold(
      ...firstRollout,
      'container.oomkilled',
      'pod.warned',
      'rollout.started',
      'container.crashlooping',
      'rollout.finished',
    );
    expect(await service.event('oomkilled')).toMatchObject({
      occurred_at: new Date(begin + 5 * minute),
      repository: 'github.com/northwind/checkout-api',
      event: {
        data: { customData: { exitCode: 137, restarts: 1, container: 'main' } },
      },
    });
    expect(await service.event('warned')).toMatchObject({
      repository: 'github.com/northwind/checkout-api',
      event: { data: { customData: { reason: 'FailedScheduling' } } },
    });
    expect(await service.event('rollout.finished', 'failure')).toMatchObject({
      occurred_at: new Date(begin + 17 * minute),
      event: { data: { customData: { revision: '2' } } },
    });
    const deliveries = await storedDeliveries(knex);
    const bodies = deliveries.map(({ body }) => body.toString()).join();
    expect(bodies).toContain('checkout-api');
    expect(bodies).not.toContain('never to be told');
  });

  it('are watched where another of them is broken, and that is noted', async () => {
    const service = startService('beside');
    service.rollOut('1', begin);
    await service.hasTold(...firstRollout);
    const book = WatchBook.create({ knex });
    await waitFor(async () =>
      expect(await book.problems()).toEqual(
        ['deployments', 'events', 'pods'].map(resource =>
          expect.stringMatching(`^us-1, ${resource}: .*500`),
        ),
      ),
    );
  });

  it('are watched on after the connection was cut', async () => {
    const service = startService('cut');
    eu.server.closeAllConnections();
    service.rollOut('1', begin);
    await service.hasTold(...firstRollout);
    eu.server.closeAllConnections();
    service.rollOut('2', begin + 10 * minute);
    await service.hasTold(...firstRollout, ...firstRollout);
    expect(await service.events()).toHaveLength(6);
  });

  it('are listed again after 410, and nothing is lost or told twice', async () => {
    const service = startService('gone');
    service.rollOut('1', begin);
    await service.hasTold(...firstRollout);
    eu.cluster.forget();
    service.rollOut('2', begin + 10 * minute);
    await service.hasTold(...firstRollout, ...listedRollout);

    // Found out when the watch is taken up, not in the middle of it.
    eu.server.closeAllConnections();
    eu.cluster.forget();
    service.rollOut('3', begin + 20 * minute);
    await service.hasTold(...firstRollout, ...listedRollout, ...listedRollout);
    expect(await service.events()).toHaveLength(7);
  });

  it('tell after a restart what happened meanwhile, and nothing again', async () => {
    const service = startService('restarted');
    service.rollOut('1', begin);
    await service.hasTold(...firstRollout);
    await portal.stop();
    service.rollOut('2', begin + 10 * minute);
    await portal.restart();
    await service.hasTold(...firstRollout, ...firstRollout);
    const unread = await knex('deliveries').whereNot({
      interpretation: 'interpreted',
    });
    expect(unread).toEqual([]);
  });
});
