import type {
  EvidenceMetric,
  EvidencePage,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { listEvidence } from '../__testUtils__/listEvidence';
import { checkout, reportOn, scopeOf } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import type { EvidenceStretch } from './readEvidence';
import { createWindow } from './Window';

const window = createWindow({
  from: '2026-03-01',
  to: '2026-03-08',
  granularity: 'week',
  timeZone: 'UTC',
});

describe('the evidence of a number', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    await countStories(
      knex,
      grownStory()
        .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
        .deploy(2, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
        .incident(7, { at: '2026-03-03T10:00:00Z' })
        .deploy(3, { at: '2026-03-03T11:00:00Z', commit: 'm2' })
        .build(1, { at: '2026-03-02T08:00:00Z', outcome: 'failure' }),
    );
  });

  const read = (
    metric: EvidenceMetric,
    page: EvidenceStretch = { limit: 10 },
  ) => listEvidence(knex, { metric, scope: scopeOf([checkout]), window }, page);

  it('of security findings is each of them, without what it is about', async () => {
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .finding(1, {
          at: '2026-02-20T00:00:00Z',
          action: 'created',
          createdAt: '2026-02-20T00:00:00Z',
          severity: 'high',
        })
        .finding(2, {
          at: '2026-03-02T00:00:00Z',
          action: 'created',
          createdAt: '2026-03-02T00:00:00Z',
          severity: 'low',
        })
        .finding(2, {
          at: '2026-03-04T00:00:00Z',
          action: 'fixed',
          createdAt: '2026-03-02T00:00:00Z',
          severity: 'low',
          fixedAt: '2026-03-04T00:00:00Z',
        }),
    );
    const high = {
      type: 'finding',
      repository: checkout,
      severity: 'high',
      foundAt: '2026-02-20T00:00:00+00:00',
      subjects: [`${checkout}/security/code/1`],
    };
    const low = {
      type: 'finding',
      repository: checkout,
      severity: 'low',
      foundAt: '2026-03-02T00:00:00+00:00',
      closedAt: '2026-03-04T00:00:00+00:00',
      subjects: [`${checkout}/security/code/2`],
    };

    expect((await read('open-findings')).items).toEqual([high]);
    expect((await read('opened-findings')).items).toEqual([low]);
    expect((await read('closed-findings')).items).toEqual([low]);
  });

  it('of analyses is the last one of each project that told of it', async () => {
    const analysed = (
      at: string,
      measures: Record<string, number>,
      verdict: 'passed' | 'failed' = 'passed',
    ) => ({ at, measures, verdict });
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .analyse('cart', analysed('2026-02-20T10:00:00Z', { coverage: 60 }))
        .analyse('cart', analysed('2026-03-03T10:00:00Z', { coverage: 70 }))
        // After the range.
        .analyse('cart', analysed('2026-03-09T10:00:00Z', { coverage: 80 }))
        .analyse(
          'till',
          analysed('2026-03-04T10:00:00Z', { violations: 9 }, 'failed'),
        ),
      RepositoryStory.create('github.com/northwind/search').analyse(
        'search',
        analysed('2026-03-04T10:00:00Z', { coverage: 90 }),
      ),
    );
    const cart = {
      type: 'analysis',
      project: 'cart',
      repository: checkout,
      gate: 'passed',
      analysedAt: '2026-03-03T10:00:00+00:00',
      measures: { coverage: 0.7 },
      subjects: ['sonar.example/projects/cart'],
    };
    const till = {
      type: 'analysis',
      project: 'till',
      repository: checkout,
      gate: 'failed',
      analysedAt: '2026-03-04T10:00:00+00:00',
      measures: { issues: 9 },
      subjects: ['sonar.example/projects/till'],
    };

    expect((await read('coverage')).items).toEqual([cart]);
    expect((await read('duplication')).items).toEqual([]);
    expect((await read('issues')).items).toEqual([till]);
    expect((await read('quality-gates')).items).toEqual([till, cart]);
    expect((await read('failed-gates')).items).toEqual([till]);

    // A project that a component names is its own, whatever repository it says.
    const named = {
      ...scopeOf([checkout]),
      repositoriesWithoutProject: [],
      projects: ['search'],
    };
    const ofNamed = await listEvidence(knex, {
      metric: 'coverage',
      scope: named,
      window,
    });
    expect(ofNamed.items).toMatchObject([{ project: 'search' }]);
  });

  it('of changes that wait is where, how many, and behind which deployment', async () => {
    const bound = 'github.com/northwind/bound';
    await countStories(
      knex,
      RepositoryStory.create(bound).push({
        at: '2026-03-05T08:00:00Z',
        before: 'b0',
        after: 'b2',
        commits: ['b1', 'b2'],
      }),
    );
    const waiting = await listEvidence(
      knex,
      { metric: 'undeployed', scope: scopeOf([checkout, bound]), window },
      { order: 'longest', limit: 10 },
    );
    const report = await reportOn(
      knex,
      { from: '2026-03-01', to: '2026-03-08' },
      [checkout, bound],
    );

    // m4 and m5 of checkout came after m3, and it was rolled back to m2.
    expect(waiting.items).toEqual([
      {
        type: 'undeployed',
        repository: checkout,
        changes: 2,
        oldestMergedAt: '2026-03-04T08:00:00+00:00',
        deployedAt: '2026-03-03T11:00:00+00:00',
        subjects: [`${checkout}/deployments/3`],
      },
      {
        type: 'undeployed',
        repository: bound,
        changes: 2,
        oldestMergedAt: '2026-03-05T08:00:00+00:00',
        subjects: [],
      },
    ]);
    expect(report.leadTime.undeployed).toEqual({
      changes: 4,
      oldestMergedAt: '2026-03-04T08:00:00.000Z',
    });
  });

  it('of what can not be measured is the deployments that carried it', async () => {
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .push({
          at: '2026-03-06T08:00:00Z',
          before: 'm5',
          after: 'm6',
          // By a clock that is a day ahead.
          commits: [['m6', '2026-03-07T08:00:00Z']],
        })
        .deploy(9, { at: '2026-03-06T09:00:00Z', commit: 'm6' }),
    );
    const { items } = await read('unmeasurable');
    expect(items).toMatchObject([{ subjects: [`${checkout}/deployments/9`] }]);
  });

  it('is the list of facts it rests on, and the events behind them', async () => {
    const { items } = await read('change-fail-rate');

    expect(items).toEqual([
      {
        type: 'deployment',
        repository: checkout,
        environment: 'production',
        kind: 'planned',
        finishedAt: '2026-03-03T09:00:00+00:00',
        failure: {
          reasons: ['incident', 'rolled-back'],
          incidents: [`${checkout}/issues/7`],
        },
        changes: 1,
        // Committed at 08:00 of the same day.
        medianLeadTimeSeconds: 3600,
        subjects: [`${checkout}/deployments/2`],
      },
      {
        type: 'deployment',
        repository: checkout,
        environment: 'production',
        kind: 'planned',
        finishedAt: '2026-03-02T09:00:00+00:00',
        changes: 2,
        // An hour, and a day and an hour.
        medianLeadTimeSeconds: 13 * 3600,
        subjects: [`${checkout}/deployments/1`],
      },
    ]);
    expect((await read('recovery-time')).items).toEqual([]);
    expect((await read('incidents')).items).toEqual([
      {
        type: 'incident',
        repository: checkout,
        beganAt: '2026-03-03T10:00:00+00:00',
        causedBy: `${checkout}/deployments/2`,
        subjects: [`${checkout}/issues/7`],
      },
    ]);
    expect((await read('builds')).items).toMatchObject([
      { type: 'build', outcome: 'failure', pipeline: 'CI' },
    ]);
  });

  it('is as many facts as the number says', async () => {
    await countStories(
      knex,
      grownStory({ hotfix: [4] })
        .deploy(4, { at: '2026-03-04T09:00:00Z', commit: 'm3' })
        .deploy(5, { at: '2026-03-05T09:00:00Z', commit: 'm4' })
        .deploy(6, { at: '2026-03-05T12:00:00Z', commit: 'm4' })
        .failToDeploy(7, { at: '2026-03-05T13:00:00Z', commit: 'm5' })
        .build(2, { at: '2026-03-02T08:30:00Z', outcome: 'success' })
        .build(3, { at: '2026-03-02T08:40:00Z', outcome: 'cancel' }),
    );
    const report = await reportOn(knex, {
      from: '2026-03-01',
      to: '2026-03-08',
      include: ['builds'],
    });
    const frequency = report.deploymentFrequency.current;
    const expected: Array<[EvidenceMetric, number | undefined]> = [
      ['deployment-frequency', frequency.deployments],
      ['hotfixes', frequency.hotfixes],
      ['rollbacks', frequency.rollbacks],
      ['redeployments', frequency.redeployments],
      ['failed-attempts', frequency.failed],
      ['change-fail-rate', report.changeFailRate.current.deployments],
      ['failed-deployments', report.changeFailRate.current.failed],
      ['recovery-time', report.recoveryTime.current.recovered],
      ['still-failing', report.recoveryTime.stillFailing.deployments],
      ['rework-rate', report.reworkRate.current.deployments],
      ['incidents', report.incidents.incidents],
      ['builds', report.builds?.current.builds],
      ['time-to-green', report.builds?.current.repaired],
    ];
    const counted = await Promise.all(
      expected.map(async ([metric]) => [
        metric,
        (await read(metric, { limit: 50 })).items.length,
      ]),
    );
    expect(counted).toEqual(expected);
    // Numbers of nothing would prove nothing.
    expect(expected.filter(([, n]) => n === 0)).toEqual([]);

    const changes = (await read('lead-time', { limit: 50 })).items.map(
      item => 'changes' in item && item.changes,
    );
    expect(changes).toEqual([1, 1, 2]);
    expect(report.leadTime.current.changes).toBe(4);
  });

  it('tells what ended a failure', async () => {
    await countStories(
      knex,
      grownStory({ hotfix: [3] })
        .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
        .deploy(2, { at: '2026-03-03T09:00:00Z', commit: 'm3' }),
    );
    const [mended] = (await read('recovery-time')).items;
    expect(mended).toMatchObject({
      subjects: [`${checkout}/deployments/1`],
      failure: {
        reasons: ['hotfixed'],
        recoveredBy: `${checkout}/deployments/2`,
      },
    });
  });

  it('begins with what took longest, when asked so', async () => {
    const medians: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await read('lead-time', {
        order: 'longest',
        limit: 1,
        cursor,
      });
      medians.push(
        ...page.items.map(
          item => 'medianLeadTimeSeconds' in item && item.medianLeadTimeSeconds,
        ),
      );
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(medians).toEqual([13 * 3600, 3600]);
  });

  it('comes page by page', async () => {
    const pages: EvidencePage[] = [];
    let cursor: string | undefined;
    do {
      const page = await read('deployments', { limit: 2, cursor });
      pages.push(page);
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(
      pages.map(({ items }) =>
        items.map(item => ('kind' in item ? item.kind : item.type)),
      ),
    ).toEqual([['rollback', 'planned'], ['planned']]);
    await expect(
      read('deployments', { limit: 2, cursor: 'nonsense' }),
    ).rejects.toThrow("'nonsense' is not a cursor");
    const { nextCursor } = await read('lead-time', { limit: 1 });
    await expect(
      read('lead-time', { order: 'longest', limit: 1, cursor: nextCursor }),
    ).rejects.toThrow('is not a cursor of this list');
  });
});
