import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { checkout, reportOn, scopeOf } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { FactsMemory } from '../facts';
import type { Scope } from '../scope';
import { measureQuality } from './measureQuality';
import { createWindow } from './Window';

const search = 'github.com/northwind/search';

/** Two weeks, from Monday the 2nd to Sunday the 15th. */
const weeks = { from: '2026-03-02', to: '2026-03-16' };

describe('quality', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
  });

  const qualityOf = async (units?: string[], range: object = {}) => {
    const { quality } = await reportOn(
      knex,
      { ...weeks, include: ['quality'], ...range },
      units,
    );
    if (!quality) {
      throw new Error('There is no quality in the report');
    }
    return quality;
  };

  it('holds from an analysis to the next one: the median of ratios, the sum of counts', async () => {
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .analyse('checkout', {
          at: '2026-02-20T10:00:00Z',
          measures: { coverage: 60, violations: 12 },
        })
        .analyse('checkout', {
          at: '2026-03-10T10:00:00Z',
          verdict: 'failed',
          measures: { coverage: 70, violations: 9, new_coverage: 40 },
        }),
      RepositoryStory.create(search).analyse('search', {
        at: '2026-03-04T10:00:00Z',
        measures: { coverage: 90, violations: 3 },
      }),
    );

    const quality = await qualityOf([checkout, search]);

    // Before March 2nd only checkout was analysed.
    expect(quality.previous).toEqual({
      projects: 1,
      failedGates: 0,
      measures: {
        coverage: { projects: 1, value: 0.6 },
        issues: { projects: 1, value: 12 },
      },
    });
    // At the end of the first week: 60 % and 90 %, 12 and 3 issues.
    expect(quality.series[0]).toMatchObject({
      projects: 2,
      failedGates: 0,
      measures: {
        coverage: { projects: 2, value: 0.75 },
        issues: { projects: 2, value: 15 },
      },
    });
    // At the end of the second: 70 % and 90 %, 9 and 3.
    expect(quality.series[1]).toMatchObject(quality.current);
    expect(quality.current).toEqual({
      projects: 2,
      failedGates: 1,
      measures: {
        coverage: { projects: 2, value: 0.8 },
        'new-coverage': { projects: 1, value: 0.4 },
        issues: { projects: 2, value: 12 },
      },
    });
    expect(quality.projects).toEqual([
      {
        project: 'checkout',
        gate: 'failed',
        analysedAt: '2026-03-10T10:00:00.000Z',
        measures: { coverage: 0.7, 'new-coverage': 0.4, issues: 9 },
      },
      {
        project: 'search',
        gate: 'passed',
        analysedAt: '2026-03-04T10:00:00.000Z',
        measures: { coverage: 0.9, issues: 3 },
      },
    ]);
  });

  it('of a pull request or another branch says nothing of the project', async () => {
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .analyse('checkout', {
          at: '2026-03-03T10:00:00Z',
          isMainBranch: false,
          measures: { coverage: 10 },
        })
        .analyse('checkout', {
          at: '2026-03-03T11:00:00Z',
          isMainBranch: undefined,
          change: `${checkout}/pull/7`,
          measures: { coverage: 20 },
        })
        .analyse('checkout', {
          at: '2026-03-03T12:00:00Z',
          isMainBranch: undefined,
          branch: 'feature',
          measures: { coverage: 30 },
        }),
    );

    const { current, projects } = await qualityOf();
    expect(current).toEqual({ projects: 0, failedGates: 0, measures: {} });
    expect(projects).toEqual([]);
  });

  it('is found by the project that a component names, where the tool names no repository', async () => {
    await countStories(
      knex,
      RepositoryStory.create(checkout).analyse('acme_checkout', {
        at: '2026-03-03T10:00:00Z',
        repository: undefined,
        measures: { coverage: 50 },
      }),
    );
    const window = createWindow({
      ...weeks,
      granularity: 'week',
      timeZone: 'UTC',
    });
    const now = Date.parse('2027-01-01');
    const scope = scopeOf([checkout]);

    const measure = async (asked: Scope) => {
      const facts = await knex.transaction(snapshot =>
        FactsMemory.create().read(snapshot, asked),
      );
      return measureQuality(facts, asked, window, now);
    };

    const named = await measure({
      ...scope,
      projects: ['acme_checkout'],
      repositoriesWithoutProject: [],
    });
    expect(named.current.measures.coverage?.value).toBe(0.5);
    const unnamed = await measure(scope);
    expect(unnamed.current.projects).toBe(0);
  });

  it('has nothing to say of a week that has not begun', async () => {
    await countStories(
      knex,
      RepositoryStory.create(checkout).analyse('checkout', {
        at: '2026-03-03T10:00:00Z',
        measures: { coverage: 50 },
      }),
    );

    const { current, series } = await qualityOf([checkout], {
      now: '2026-03-05T00:00:00Z',
    });
    expect(
      series.map(({ projects, incomplete }) => [projects, incomplete]),
    ).toEqual([
      [1, true],
      [0, true],
    ]);
    expect(current.projects).toBe(1);
  });
});

describe('security findings', () => {
  it('are open until they are fixed or dismissed, and again when they come back', async () => {
    const knex = await ledgerDatabase();
    const found = (createdAt: string, severity: string) => ({
      at: createdAt,
      action: 'created',
      createdAt,
      severity,
    });
    const [early, monday, tuesday] = [
      '2026-02-10T00:00:00Z',
      '2026-03-02T00:00:00Z',
      '2026-03-03T00:00:00Z',
    ];
    await countStories(
      knex,
      RepositoryStory.create(checkout)
        .finding(1, found(early, 'critical'))
        .finding(2, found(early, 'error'))
        .finding(3, found(monday, 'high'))
        .finding(4, found(tuesday, 'nobody knows'))
        // After 4 days, and after 2.
        .finding(3, {
          ...found(monday, 'high'),
          at: '2026-03-06T00:00:00Z',
          action: 'fixed',
          fixedAt: '2026-03-06T00:00:00Z',
        })
        .finding(4, {
          ...found(tuesday, 'nobody knows'),
          at: '2026-03-05T00:00:00Z',
          action: 'dismissed',
          dismissedAt: '2026-03-05T00:00:00Z',
        })
        .finding(1, {
          ...found(early, 'critical'),
          at: '2026-03-10T00:00:00Z',
          action: 'fixed',
          fixedAt: '2026-03-10T00:00:00Z',
        })
        .finding(1, {
          ...found(early, 'critical'),
          at: '2026-03-11T00:00:00Z',
          action: 'reopened',
          state: 'open',
        }),
    );

    const { quality } = await reportOn(knex, {
      ...weeks,
      include: ['quality'],
    });

    // They were found before the two weeks before, too.
    expect(quality?.findings.previous).toEqual({
      open: 2,
      opened: 0,
      closed: 0,
    });
    expect(quality?.findings.current).toEqual({
      open: 2,
      opened: 2,
      closed: 2,
      // Four days and two: three.
      medianSecondsToClose: 3 * 86_400,
    });
    expect(quality?.findings.series.map(({ open }) => open)).toEqual([2, 2]);
    // On March 16th both are 34 days old.
    const age = 34 * 86_400;
    const oldestFoundAt = '2026-02-10T00:00:00.000Z';
    expect(quality?.openFindings).toEqual([
      { severity: 'critical', open: 1, medianAgeSeconds: age, oldestFoundAt },
      { severity: 'high', open: 1, medianAgeSeconds: age, oldestFoundAt },
      { severity: 'medium', open: 0 },
      { severity: 'low', open: 0 },
      { severity: 'unknown', open: 0 },
    ]);
  });
});
