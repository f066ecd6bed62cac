import { mockCredentials } from '@backstage/backend-test-utils';
import { eventTypes, type FailureList } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import type { DeliveryLog } from '../log/DeliveryLog';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;
let log: DeliveryLog;

const shop = 'github.com/northwind/shop';
const failedDeployment = eventTypes.spinnakerDeploymentFailed;
const reopened = 'dev.cdeventsx.pagerduty-incident.reopened.0.1.0';
const gate = eventTypes.qualityGateEvaluated;

/** What a tool tells, so many minutes ago. */
interface Told {
  id: string;
  type: string;
  subject?: string;
  outcome?: string;
  data?: Record<string, string>;
  /** Undefined of what names none. */
  repository?: string;
}

function run(id: string, outcome: string, data: Record<string, string>): Told {
  return {
    id,
    type: eventTypes.pipelineRunFinished,
    outcome,
    data: { name: 'ci', branch: 'main', ...data },
    repository: shop,
  };
}

function release(id: string, type: string, environment: string): Told {
  return { id, type, data: { environment }, repository: shop };
}

function judged(id: string, verdict: string): Told {
  return {
    id,
    type: gate,
    subject: 'sonar/shop',
    data: { verdict, branch: 'main' },
    repository: shop,
  };
}

function toEvent({ id, type, subject = id, outcome, data, repository }: Told) {
  return {
    type,
    subject,
    repository,
    occurredAt: new Date().toISOString(),
    contributor: undefined,
    json: Buffer.from(
      JSON.stringify({
        id,
        type,
        subject,
        data: { subject: { content: { outcome } }, customData: data ?? {} },
      }),
    ),
  };
}

/** The first was told longest ago, each after it a minute later. */
async function tell(...deliveries: Told[][]): Promise<void> {
  const now = Date.now();
  await log.append(
    deliveries.map((told, index) =>
      preparedDelivery({
        receivedAt: new Date(now - (60 - index) * 60_000),
        events: told.map(toEvent),
      }),
    ),
  );
}

async function ask(query: string): Promise<Response> {
  return fetch(`${url}/v1/failures?${query}`, {
    headers: { Authorization: mockCredentials.user.header() },
  });
}

/** In short: what failed, how often, and what ended it. */
async function failures(query: string) {
  const response = await ask(query);
  expect(response.status).toBe(200);
  const { items, lasting }: FailureList = await response.json();
  return {
    lasting,
    items: items.map(({ event, times, overcome }) => [
      event.event.id,
      times,
      overcome?.event.id,
    ]),
  };
}

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex }));
  ({ log } = await createLog(knex));
});

afterEach(async () => {
  await knex.raw('truncate events, deliveries, delivery_keys');
});

describe('what failed lately', () => {
  it('still does, or has gone well since: the former first', async () => {
    await tell(
      [run('broken', 'failure', {})],
      [release('not live', failedDeployment, 'production')],
      [run('broken again', 'error', {})],
      [run('repaired', 'success', {})],
      [run('still good', 'success', {})],
      [release('not staged', failedDeployment, 'staging')],
      [release('live in staging', eventTypes.serviceDeployed, 'staging')],
    );
    await expect(failures(`repository=${shop}`)).resolves.toEqual({
      lasting: 1,
      items: [
        ['not live', 1, undefined],
        ['not staged', 1, 'live in staging'],
        ['broken again', 2, 'repaired'],
      ],
    });
  });

  it('is counted since it last went well', async () => {
    await tell(
      [run('long ago', 'failure', {})],
      [run('good', 'success', {})],
      [run('first', 'failure', {})],
      [run('second', 'failure', {})],
    );
    const list: FailureList = await (await ask(`repository=${shop}`)).json();
    expect(list.items).toMatchObject([
      { event: { event: { id: 'second' } }, times: 2 },
    ]);
    const [{ since, event }] = list.items;
    expect(Date.parse(event.receivedAt) - Date.parse(since)).toBe(60_000);
  });

  it('is told apart by pipeline, branch and environment', async () => {
    await tell(
      [run('ci', 'failure', {})],
      [run('nightly', 'success', { name: 'nightly' })],
      [run('ci elsewhere', 'success', { branch: 'tidy' })],
      [release('not live', failedDeployment, 'production')],
      [release('staged', eventTypes.serviceDeployed, 'staging')],
    );
    await expect(failures(`repository=${shop}`)).resolves.toMatchObject({
      lasting: 2,
    });
  });

  it('is over when the pull request is', async () => {
    const change = (id: string, headBranch: string): Told => ({
      id,
      type: eventTypes.changeMerged,
      subject: `${shop}/pull/7`,
      data: { headBranch },
      repository: shop,
    });
    await tell(
      [run('of a branch', 'failure', { branch: 'tidy' })],
      [run('of a change', 'failure', { change: `${shop}/pull/7` })],
      [run('of another', 'failure', { change: `${shop}/pull/8` })],
      [change('merged', 'tidy')],
    );
    await expect(failures(`repository=${shop}`)).resolves.toEqual({
      lasting: 1,
      items: [
        ['of another', 1, undefined],
        ['of a change', 1, 'merged'],
        ['of a branch', 1, 'merged'],
      ],
    });
  });

  it('is also a quality gate', async () => {
    await tell([judged('failed', 'failed')], [judged('none', 'none')]);
    await expect(failures(`repository=${shop}`)).resolves.toEqual({
      lasting: 1,
      items: [['failed', 1, undefined]],
    });
  });

  it('is told once: without checks, and without the pipeline of a deployment', async () => {
    await tell(
      [
        run('pipeline', 'failure', { name: 'deploy' }),
        release('not live', failedDeployment, 'production'),
      ],
      [{ ...run('check', 'failure', {}), type: eventTypes.taskRunFinished }],
    );
    await expect(failures(`repository=${shop}`)).resolves.toEqual({
      lasting: 1,
      items: [['not live', 1, undefined]],
    });
  });

  it('is an environment that was rolled back', async () => {
    await tell(
      [release('not live', failedDeployment, 'production')],
      [
        release(
          'rolled back',
          'dev.cdevents.service.rolledback.0.3.0',
          'production',
        ),
      ],
    );
    await expect(failures(`repository=${shop}`)).resolves.toMatchObject({
      items: [['not live', 1, 'rolled back']],
    });
  });

  it('is an incident of a service, however the tool calls that', async () => {
    const page = (id: string, type: string, incident: string): Told => ({
      id,
      type,
      subject: incident,
      data: { service: 'shop', toolServiceId: 'PX1' },
    });
    await tell(
      [page('one', eventTypes.incidentDetected, 'Q1')],
      [page('two', eventTypes.incidentDetected, 'Q2')],
      [page('over', eventTypes.incidentResolved, 'Q1')],
      [page('three', eventTypes.incidentDetected, 'Q3')],
      [page('done', eventTypes.incidentResolved, 'Q3')],
      [page('once more', reopened, 'Q3')],
    );
    const expected = {
      lasting: 2,
      items: [
        ['once more', 1, undefined],
        ['two', 1, undefined],
        ['one', 1, 'over'],
      ],
    };
    await expect(failures('service=shop')).resolves.toEqual(expected);
    await expect(failures('service=till,PX1')).resolves.toEqual(expected);
    await expect(failures(`repository=${shop}`)).resolves.toMatchObject({
      items: [],
    });
  });

  it('is what else a tool tells that knows no repositories', async () => {
    const told = (id: string, type: string, rest: Partial<Told>): Told => ({
      id,
      type,
      ...rest,
    });
    const rollout = 'dev.cdeventsx.kubernetes-rollout.finished.0.1.0';
    const ofShop = { service: 'shop', environment: 'production' };
    const ofTill = { service: 'till', environment: 'production' };
    await tell(
      [
        told('not rolled out', rollout, {
          subject: 'eu-1/deployments/shop',
          outcome: 'failure',
          data: ofShop,
        }),
      ],
      [
        told('till rolled out', rollout, {
          subject: 'eu-1/deployments/till',
          outcome: 'success',
          data: ofTill,
        }),
      ],
      [
        told('not run', eventTypes.pipelineRunFinished, {
          outcome: 'failure',
          data: { ...ofShop, name: 'deploy' },
        }),
      ],
      [
        told('till run', eventTypes.pipelineRunFinished, {
          outcome: 'success',
          data: { ...ofTill, name: 'deploy' },
        }),
      ],
      [
        told('published', eventTypes.artifactPublished, {
          data: { artifact: 'pkg:docker/northwind/shop@1' },
        }),
      ],
    );
    await expect(failures('service=shop,till')).resolves.toEqual({
      lasting: 2,
      items: [
        ['not run', 1, undefined],
        ['not rolled out', 1, undefined],
      ],
    });
    await expect(failures('service=till')).resolves.toMatchObject({
      items: [],
    });
  });

  it('is counted beyond what is listed, and not older than asked', async () => {
    await tell(
      [release('staging', failedDeployment, 'staging')],
      [release('live', failedDeployment, 'production')],
    );
    await expect(failures(`repository=${shop}&limit=1`)).resolves.toEqual({
      lasting: 2,
      items: [['live', 1, undefined]],
    });
    await log.append([
      preparedDelivery({
        receivedAt: new Date(Date.now() - 3 * 24 * 60 * 60_000),
        events: [toEvent(release('old', failedDeployment, 'test'))],
      }),
    ]);
    const lastingOf = async (days: number) =>
      (await failures(`repository=${shop}&days=${days}`)).lasting;
    await expect(lastingOf(2)).resolves.toBe(2);
    await expect(lastingOf(4)).resolves.toBe(3);
  });

  it('is of somebody', async () => {
    const response = await ask('');
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error.message).toMatch(/by repository, service or both/);
  });
});
