import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  metricDefinitions,
  type DeliveryReport,
  type EvidencePage,
  type LedgerStatus,
  type MetricList,
  type RebuildStatus,
} from '@pitstop/plugin-ledger-common';
import request from 'supertest';
import { commitId } from './__testUtils__/GithubSender';
import { aGroup } from './__testUtils__/aGroup';
import { dumpTables } from './__testUtils__/dumpTables';
import { LedgerBackend } from './__testUtils__/LedgerBackend';
import { waitFor } from './__testUtils__/waitFor';

const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    annotations: { 'github.com/project-slug': 'Codertocat/Hello-World' },
  },
  spec: { type: 'service', owner: 'group:default/cart' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/cart' }],
};

/** Not set up as it should be. */
const toy: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'toy',
    namespace: 'default',
    annotations: {
      'github.com/project-slug': 'codertocat/toy',
      'ledger.pitstop/look-back-days': 'soon',
    },
  },
  spec: { type: 'service', owner: 'group:default/lab' },
};

describe('from a webhook to the report', () => {
  let backend: LedgerBackend;

  const march =
    'from=2026-03-01&to=2026-03-29&granularity=week&timeZone=Europe/Berlin';

  async function report(entityRef: string): Promise<DeliveryReport> {
    const { status, body } = await backend.ask<DeliveryReport>(
      `/delivery?entityRef=${entityRef}&${march}`,
    );
    expect(status).toBe(200);
    return body;
  }

  beforeAll(async () => {
    backend = await LedgerBackend.start([
      checkout,
      toy,
      aGroup('northwind', 'organization'),
      aGroup('books', 'company', 'northwind'),
      aGroup('cart', 'team', 'books'),
      aGroup('search', 'team', 'books'),
    ]);
  });

  afterAll(async () => {
    await backend.stop();
  });

  it('has no data before anything happened', async () => {
    const { deploymentFrequency, leadTime, ...rest } = await report(
      'component:default/checkout',
    );

    expect(rest.asOf).toBeUndefined();
    expect(deploymentFrequency.current.deployments).toBeUndefined();
    expect(leadTime.current).toEqual({
      changes: 0,
      stages: { status: 'no-data' },
    });
  });

  it('a pull request that is opened, reviewed, merged and deployed appears for its component, team, company and organisation', async () => {
    const pullRequest = {
      number: 2,
      draft: false,
      created_at: '2026-03-03T10:00:00Z',
      updated_at: '2026-03-03T10:00:00Z',
      commits: 1,
      user: { id: 101 },
      head: { ref: 'ada/faster', sha: commitId('head') },
      base: { ref: 'master', sha: commitId('m1') },
    };
    const mergedAt = '2026-03-03T15:00:00Z';
    await backend.github.push({
      ref: 'refs/heads/ada/faster',
      before: '0'.repeat(40),
      after: commitId('head'),
      commits: [
        {
          id: commitId('head'),
          timestamp: '2026-03-03T09:00:00+01:00',
          distinct: true,
        },
      ],
      repository: { pushed_at: Date.parse('2026-03-03T09:59:00Z') / 1000 },
      sender: { id: 101 },
    });
    await backend.github.pullRequest('opened', pullRequest);
    await backend.github.review(
      {
        submitted_at: '2026-03-03T12:00:00Z',
        state: 'approved',
        user: { id: 102 },
      },
      pullRequest,
    );
    await backend.github.push({
      ref: 'refs/heads/master',
      before: commitId('m1'),
      after: commitId('m2'),
      commits: [{ id: commitId('m2'), timestamp: mergedAt, distinct: true }],
      repository: { pushed_at: Date.parse(mergedAt) / 1000 },
      sender: { id: 101 },
    });
    await backend.github.pullRequest('closed', {
      ...pullRequest,
      state: 'closed',
      merged: true,
      merged_at: mergedAt,
      closed_at: mergedAt,
      updated_at: mergedAt,
      merge_commit_sha: commitId('m2'),
    });
    await waitFor(async () => {
      const { leadTime } = await report('component:default/checkout');
      expect(leadTime.undeployed).toEqual({
        changes: 1,
        oldestMergedAt: '2026-03-03T15:00:00.000Z',
      });
    });

    await backend.github.deploymentStatus(
      {
        id: 4711,
        sha: commitId('m2'),
        ref: 'master',
        environment: 'production',
        created_at: '2026-03-03T15:50:00Z',
      },
      { state: 'success', created_at: '2026-03-03T16:00:00Z' },
    );

    for (const entityRef of [
      'component:default/checkout',
      'group:default/cart',
      'group:default/books',
      'group:default/northwind',
    ]) {
      await waitFor(async () => {
        const { scope, deploymentFrequency, leadTime, asOf } = await report(
          entityRef,
        );
        expect(scope).toMatchObject({ components: 1, linkedComponents: 1 });
        expect(asOf).toBe('2026-03-03T16:00:00.000Z');
        expect(deploymentFrequency.current.deployments).toBe(1);
        expect(leadTime.undeployed).toEqual({ changes: 0 });
        expect(leadTime.current).toEqual({
          changes: 1,
          medianSeconds: 8 * 3600,
          p90Seconds: 8 * 3600,
          stages: { status: 'withheld', minimumContributors: 3 },
        });
      });
    }
  });

  it('keeps no trace of who did it', async () => {
    const dump = await dumpTables(backend.knex, 'ledger');

    expect(dump).toContain('github.com/codertocat/hello-world');
    expect(dump).toContain(commitId('m2'));
    for (const trace of [
      /ada\/faster/i,
      /https?:/i,
      /octocat|21031067|Codertocat@/i,
      /Update the README/i,
    ]) {
      expect(dump.replaceAll('codertocat/hello-world', '')).not.toMatch(trace);
    }
    const contributors = await backend.knex.raw(
      'select contributor from devhose.events where contributor is not null',
    );
    expect(contributors.rows.length).toBeGreaterThan(0);
    for (const { contributor } of contributors.rows) {
      expect(dump).not.toContain(contributor);
    }
  });

  it('knows nothing of a team that owns nothing', async () => {
    const { scope, deploymentFrequency } = await report('group:default/search');

    expect(scope).toEqual({
      entityRef: 'group:default/search',
      kind: 'team',
      components: 0,
      linkedComponents: 0,
      choices: { environments: [], lifecycles: [], types: [] },
    });
    expect(deploymentFrequency.current.deployments).toBeUndefined();
  });

  it('tells a bad setting of a component where its numbers are, and goes on without it', async () => {
    const { scope } = await report('component:default/toy');

    expect(scope.problems).toEqual([
      {
        entityRef: 'component:default/toy',
        annotation: 'ledger.pitstop/look-back-days',
        message:
          "'soon' is not a number that can be used; write a whole number from 1 to 365",
      },
    ]);
  });

  it('answers for a part of what belongs to a group', async () => {
    const asked = async (filter: string) =>
      (
        await backend.ask<DeliveryReport>(
          `/delivery?entityRef=group:default/books&${march}&${filter}`,
        )
      ).body;

    const all = await asked(
      'include=deployments,quality,correlation,lead-time',
    );
    expect(all.scope).toMatchObject({
      components: 1,
      choices: { environments: ['production'], types: ['service'] },
    });
    expect(all.scope.filter).toBeUndefined();
    const services = await asked('type=service&environment=production');
    expect(services.deploymentFrequency).toEqual(all.deploymentFrequency);
    const elsewhere = await asked('environment=live');
    expect(elsewhere.deploymentFrequency.current.deployments).toBeUndefined();
    const itself = await asked('withoutSubTeams=true');
    expect(itself.scope).toMatchObject({
      components: 0,
      filter: { withoutSubTeams: true },
    });
  });

  it('says how far it has counted', async () => {
    const { body } = await backend.ask<LedgerStatus>('/status');

    expect(body).toEqual({ cursor: 6, head: 6, caughtUp: true });
  });

  it.each([
    [404, 'component:default/nobody', march, /component:default\/nobody/],
    [400, 'checkout', march, /full entity reference/],
    [
      400,
      'group:default/cart',
      'from=2026-03-01&to=2026-02-01&granularity=day',
      /later than/,
    ],
    [
      400,
      'group:default/cart',
      'from=2020-01-01&to=2026-01-01&granularity=day',
      /more than 800/,
    ],
    [
      400,
      'group:default/cart',
      'from=yesterday&to=2026-01-01&granularity=day',
      /'yesterday'/,
    ],
    [
      400,
      'group:default/cart',
      'from=2026-01-01&to=2026-02-01&granularity=hour',
      /granularity/,
    ],
    [400, 'group:default/cart', `${march}x`, /'Europe\/Berlinx'/],
    [400, 'group:default/cart', `${march}&bars=3`, /bars/],
  ])(
    'answers %i to a question about %s, %s',
    async (status, ref, range, message) => {
      const answer = await backend.ask<{ error: { message: string } }>(
        `/delivery?entityRef=${ref}&${range}`,
      );

      expect(answer.status).toBe(status);
      expect(answer.body.error.message).toMatch(message);
    },
  );

  it('answers 304 to the same question while nothing has changed', async () => {
    const askForCart = () =>
      request(backend.server)
        .get(`/api/ledger/v1/delivery?entityRef=group:default/cart&${march}`)
        .set('authorization', mockCredentials.user.header());
    const { etag } = (await askForCart().expect(200)).headers;

    const again = await askForCart().set('if-none-match', etag);

    expect(again.status).toBe(304);
  });

  it('says the same compressed and not, the first time and again', async () => {
    const askAs = async (encoding: string) => {
      const { body, headers } = await request(backend.server)
        .get(`/api/ledger/v1/delivery?entityRef=group:default/cart&${march}`)
        .set('authorization', mockCredentials.user.header())
        .set('accept-encoding', encoding)
        .expect(200);
      return { body, encoding: headers['content-encoding'] };
    };
    const plain = await askAs('identity');
    const compressed = await askAs('gzip');

    expect(plain.body.scope.entityRef).toBe('group:default/cart');
    expect(compressed).toEqual({ body: plain.body, encoding: 'gzip' });
    expect(await askAs('gzip')).toEqual(compressed);
  });

  it('lists every number, as JSON and as a table', async () => {
    const question = `/metrics?entityRef=group:default/northwind&from=2026-03-01&to=2026-03-29`;
    const { status, body } = await backend.ask<MetricList>(question);
    expect(status).toBe(200);
    expect(body.metrics).toHaveLength(metricDefinitions.length);
    expect(body.metrics[0]).toMatchObject({
      metric: 'deployment-frequency',
      status: 'shown',
      value: 1,
      n: 1,
    });
    // Two people are behind it.
    expect(
      body.metrics.find(({ metric }) => metric === 'time-to-merge'),
    ).toMatchObject({ status: 'withheld' });

    const csv = await request(backend.server)
      .get(`/api/ledger/v1${question}&format=csv`)
      .set('authorization', mockCredentials.user.header())
      .expect('content-type', /text\/csv/);
    expect(csv.text).toMatch(/^metric,unit,status,value,n,.*\r\n/);
    expect(csv.text).toContain('deployment-frequency,count,shown,1,1,');
  });

  it('opens the facts behind a number', async () => {
    const { status, body } = await backend.ask<EvidencePage>(
      `/evidence?entityRef=group:default/northwind&from=2026-03-01&to=2026-03-29&metric=lead-time`,
    );
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { type: 'deployment', kind: 'planned', changes: 1 },
    ]);
  });

  it('computes everything again when it is asked to', async () => {
    const before = await report('group:default/northwind');
    const post = (path: string) =>
      request(backend.server)
        .post(`/api/ledger/v1/rebuild${path}`)
        .set('authorization', mockCredentials.user.header())
        .send({ takeWhenReady: true });
    await post('').expect(200);

    await waitFor(async () => {
      const { body } = await backend.ask<RebuildStatus>('/rebuild');
      expect(body).toMatchObject({
        latest: { state: 'taken' },
        canReturn: true,
      });
    });
    expect(await report('group:default/northwind')).toEqual(before);
    const { body } = await post('/take').expect(409);
    expect(body.error.message).toMatch(/is taken, and can't be taken/);
  });

  it('answers nobody who does not say who they are', async () => {
    const { status } = await backend.ask(
      '/status',
      mockCredentials.none.header(),
    );
    expect(status).toBe(401);
  });
});
