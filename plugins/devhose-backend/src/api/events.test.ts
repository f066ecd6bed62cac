import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  DevhoseEvent,
  DevhoseEventPage,
  EventVocabulary,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;

async function get<T>(path: string): Promise<{ status: number; body: T }> {
  const response = await fetch(`${url}${path}`, {
    headers: { Authorization: mockCredentials.user.header() },
  });
  return { status: response.status, body: await response.json() };
}

async function idsOf(query: string): Promise<string[]> {
  const { status, body } = await get<DevhoseEventPage>(`/v1/events?${query}`);
  expect(status).toBe(200);
  return body.items.map(({ event }) => event.id);
}

/** A delivery with one event; later ones are received later. */
function told(
  id: string,
  options: {
    type: string;
    minute: number;
    outcome?: string;
    verdict?: string;
    repository?: string;
    source?: string;
  },
) {
  const { type, minute, outcome, verdict } = options;
  const { repository, source = 'github' } = options;
  const at = new Date(Date.UTC(2026, 3, 1, 0, minute));
  return preparedDelivery({
    source,
    receivedAt: at,
    events: [
      {
        type,
        subject: id,
        repository,
        occurredAt: at.toISOString(),
        contributor: 'somebody',
        json: Buffer.from(
          JSON.stringify({
            id,
            type,
            data: {
              subject: { content: { outcome } },
              customData: { verdict },
            },
          }),
        ),
      },
    ],
  });
}

const finished = 'dev.cdevents.pipelinerun.finished.0.3.0';
const started = 'dev.cdevents.pipelinerun.started.0.3.0';
const deployed = 'dev.cdevents.service.deployed.0.3.0';
const deploymentFailed = 'dev.cdeventsx.spinnaker-deployment.failed.0.1.0';

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex }));
  const { log } = await createLog(knex);
  const [shop, till, cart] = ['shop', 'till', 'cart'].map(
    name => `github.com/northwind/${name}`,
  );
  await log.append([
    told('begun', { type: started, minute: 1, repository: shop }),
    told('good', {
      type: finished,
      minute: 2,
      outcome: 'success',
      repository: till,
    }),
    told('bad', {
      type: finished,
      minute: 3,
      outcome: 'failure',
      repository: cart,
    }),
    told('broken', {
      type: finished,
      minute: 4,
      outcome: 'error',
      repository: shop,
    }),
    told('given up', {
      type: finished,
      minute: 5,
      outcome: 'cancel',
      repository: till,
    }),
    told('skipped', { type: finished, minute: 6, repository: shop }),
    told('live', { type: deployed, minute: 7, repository: shop }),
    told('not live', {
      type: deploymentFailed,
      minute: 8,
      repository: cart,
      source: 'spinnaker',
    }),
  ]);
});

describe('events', () => {
  it.each([
    ['success', ['live', 'good']],
    ['failure', ['not live', 'broken', 'bad']],
    ['cancelled', ['given up']],
  ])('are found by how they ended: %s', async (outcome, ids) => {
    await expect(idsOf(`outcome=${outcome}`)).resolves.toEqual(ids);
  });

  it('are found by any of several repositories, newest first', async () => {
    await expect(
      idsOf('repository=github.com/northwind/cart,github.com/northwind/till'),
    ).resolves.toEqual(['not live', 'given up', 'bad', 'good']);
  });

  it('of several repositories come page by page', async () => {
    const query =
      'repository=github.com/northwind/shop,github.com/northwind/cart';
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await get<DevhoseEventPage>(
        `/v1/events?${query}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.body.items.map(({ event }) => event.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      'not live',
      'live',
      'skipped',
      'broken',
      'bad',
      'begun',
    ]);
  });

  it('are found by any of several types, with other filters', async () => {
    await expect(
      idsOf(`type=dev.cdevents.service,${started}`),
    ).resolves.toEqual(['live', 'begun']);
    await expect(idsOf(`type=${deployed},${started}`)).resolves.toEqual([
      'live',
      'begun',
    ]);
    await expect(
      idsOf('type=dev.cdevents.pipelinerun&outcome=failure'),
    ).resolves.toEqual(['broken', 'bad']);
  });

  it('have words that can be asked for', async () => {
    const { body } = await get<EventVocabulary>('/v1/vocabulary');
    expect(body).toEqual({
      types: [finished, started, deployed, deploymentFailed],
      sources: ['github', 'spinnaker'],
    });
  });

  it('can be read one by one, without the person behind them', async () => {
    const { body } = await get<DevhoseEvent>('/v1/events/4/0');
    expect(body).toEqual({
      sequence: 4,
      index: 0,
      receivedAt: '2026-04-01T00:04:00.000Z',
      deliverySource: 'github',
      event: expect.objectContaining({ id: 'broken' }),
    });
  });

  it.each(['/v1/events/4/1', '/v1/events/4000/0'])(
    'are not found where there are none: %s',
    async path => {
      const { status, body } = await get<{ error: { message: string } }>(path);
      expect(status).toBe(404);
      expect(body.error.message).toMatch(/^There is no event \d of delivery/);
    },
  );

  it('are not found by an outcome that nothing can have', async () => {
    await expect(get('/v1/events?outcome=perhaps')).resolves.toMatchObject({
      status: 400,
    });
  });
});

it('quality gates are found by how they judged', async () => {
  const { log } = await createLog(knex);
  const type = 'dev.cdeventsx.sonarqube-qualitygate.evaluated.0.1.0';
  await log.append(
    ['passed', 'failed', 'none'].map((verdict, minute) =>
      told(`gate ${verdict}`, { type, minute, verdict, source: 'sonarqube' }),
    ),
  );
  const of = (outcome: string) => idsOf(`source=sonarqube&outcome=${outcome}`);
  await expect(of('success')).resolves.toEqual(['gate passed']);
  await expect(of('failure')).resolves.toEqual(['gate failed']);
  await expect(of('cancelled')).resolves.toEqual([]);
});
