import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

const week = { from: '2026-03-02', to: '2026-03-09' };

interface Told {
  /** Day of March, merged at noon. */
  day: number;
  hours: number;
  lines: number;
  by: string;
  reviewed?: { afterHours: number; by: string };
}

/** Pull requests that were open for some hours before they were merged. */
function merged(pullRequests: Told[]): RepositoryStory {
  const story = RepositoryStory.create();
  pullRequests.forEach(({ day, hours, lines, by, reviewed }, index) => {
    const number = index + 1;
    const mergedAt = Date.UTC(2026, 2, day, 12);
    const openedAt = mergedAt - hours * 3_600_000;
    const told = { at: new Date(openedAt).toISOString(), by };
    story.open(number, { ...told, additions: lines - 1, deletions: 1 });
    if (reviewed) {
      story.review(number, {
        at: new Date(openedAt + reviewed.afterHours * 3_600_000).toISOString(),
        by: reviewed.by,
      });
    }
    story.merge(number, {
      at: new Date(mergedAt).toISOString(),
      by,
      mergeCommit: `m${number}`,
    });
  });
  return story;
}

/** Of a week in which three people merged. */
const threePeople = merged([
  { day: 2, hours: 2, lines: 5, by: 'ada' },
  {
    day: 3,
    hours: 4,
    lines: 40,
    by: 'grace',
    reviewed: { afterHours: 1, by: 'ada' },
  },
  {
    day: 4,
    hours: 6,
    lines: 60,
    by: 'edsger',
    reviewed: { afterHours: 3, by: 'ada' },
  },
  { day: 5, hours: 8, lines: 30, by: 'ada' },
]);

describe('code and review', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
  });

  it('are measured over the pull requests merged in the range', async () => {
    await countStories(knex, threePeople);

    const { code, review } = await reportOn(knex, {
      ...week,
      include: ['code', 'review'],
    });

    // 2, 4, 6 and 8 hours.
    expect(code?.timeToMerge.current.timeToMerge).toEqual({
      status: 'shown',
      changes: 4,
      medianSeconds: 5 * 3600,
      p90Seconds: (6 + 0.7 * 2) * 3600,
    });
    expect(review?.current.review).toEqual({
      status: 'shown',
      changes: 4,
      withoutReview: 2,
      withoutReviewRate: 0.5,
      // 1 and 3 hours.
      medianSecondsToFirstReview: 2 * 3600,
      p90SecondsToFirstReview: 2.8 * 3600,
      meanRounds: 1,
    });
    expect(review?.previous.review).toEqual({ status: 'no-data' });
    // Ranks of lines 1, 3, 4, 2, of hours 1, 2, 3, 4: the squares of their
    // differences, 0, 1, 1 and 4, sum to 6; 1 - 6 * 6 / (4 * 15).
    expect(code?.sizes).toMatchObject({
      status: 'shown',
      changes: 4,
      medianLines: 35,
      spearmanRho: expect.closeTo(0.4, 10),
      points: [
        { lines: 5, seconds: 7200 },
        { lines: 30, seconds: 28800 },
        { lines: 40, seconds: 14400 },
        { lines: 60, seconds: 21600 },
      ],
    });
  });

  it('withhold a bucket of sizes with few people behind it', async () => {
    await countStories(knex, threePeople);

    const { code } = await reportOn(knex, { ...week, include: ['code'] });

    const buckets = code?.sizes.status === 'shown' ? code.sizes.buckets : [];
    expect(
      buckets.map(({ fromLines, timeToMerge }) => [
        fromLines,
        timeToMerge.status,
      ]),
    ).toEqual([
      [0, 'withheld'],
      [10, 'withheld'],
      [50, 'withheld'],
      [100, 'no-data'],
      [250, 'no-data'],
      [500, 'no-data'],
      [1000, 'no-data'],
    ]);
  });

  it('are withheld where two people stand behind them', async () => {
    await countStories(
      knex,
      merged([
        { day: 2, hours: 2, lines: 5, by: 'ada' },
        { day: 3, hours: 2, lines: 5, by: 'grace' },
        { day: 4, hours: 2, lines: 5, by: 'ada' },
      ]),
    );

    const { code, review } = await reportOn(knex, {
      ...week,
      include: ['code', 'review'],
    });
    const withheld = { status: 'withheld', minimumContributors: 3 };
    expect(code?.timeToMerge.current.timeToMerge).toEqual(withheld);
    expect(code?.sizes).toEqual(withheld);
    expect(review?.current.review).toEqual(withheld);
    expect(review?.series[0].review).toEqual(withheld);
  });

  /** Three people in the first and third week, one in the second and fourth. */
  const uneven = merged(
    [2, 9, 16, 23].flatMap((day, index) =>
      (index % 2 === 0 ? ['ada', 'grace', 'edsger'] : ['ada']).map(by => ({
        day,
        hours: 2,
        lines: 5,
        by,
      })),
    ),
  );

  function shownChanges({ review }: DeliveryReport): number | string {
    const about = review?.current.review;
    return about?.status === 'shown' ? about.changes : `${about?.status}`;
  }

  it('leave nothing of a few people between two ranges', async () => {
    await countStories(knex, uneven);
    const ask = (from: string, to: string) =>
      reportOn(knex, { from, to, include: ['review'] });

    const three = await ask('2026-03-02', '2026-03-23');
    const four = await ask('2026-03-02', '2026-03-30');
    expect(shownChanges(three)).toBe(7);
    // The fourth week, which is one person's, can not be had by subtraction.
    expect(shownChanges(four)).toBe(7);
    expect(four.review?.current.review).toMatchObject({
      basis: {
        from: '2026-03-02T00:00:00.000Z',
        to: '2026-03-23T00:00:00.000Z',
      },
    });
    // A week less is three people less, a day less is a week less.
    expect(shownChanges(await ask('2026-03-02', '2026-03-16'))).toBe(3);
    expect(shownChanges(await ask('2026-03-03', '2026-03-23'))).toBe(3);
    expect(shownChanges(await ask('2026-03-09', '2026-03-16'))).toBe(
      'withheld',
    );
  });

  it('leave nothing of a few people between the weeks and their sum', async () => {
    await countStories(knex, uneven);

    const { review } = await reportOn(knex, {
      from: '2026-03-02',
      to: '2026-03-23',
      include: ['review'],
    });

    // What the first and third week leave of the sum would be ada's.
    expect(review?.current.review.status).toBe('shown');
    expect(review?.series.map(each => each.review.status)).toEqual([
      'withheld',
      'withheld',
      'withheld',
    ]);
  });

  it('leave nothing of a few people between a group and a part of it', async () => {
    const alone = RepositoryStory.create('github.com/northwind/alone')
      .open(1, { at: '2026-03-03T10:00:00Z', by: 'margaret' })
      .merge(1, { at: '2026-03-03T12:00:00Z', mergeCommit: 'x1' });
    await countStories(knex, threePeople, alone);
    const group = [threePeople.repository, alone.repository];

    const part = await reportOn(knex, { ...week, include: ['review'] });
    expect(shownChanges(part)).toBe(4);
    const whole = await reportOn(knex, { ...week, include: ['review'] }, group);
    expect(shownChanges(whole)).toBe('withheld');
  });
});

describe('changes by bots', () => {
  it('count, unless they are not asked for, and leave nothing of the few who looked at them', async () => {
    const knex = await ledgerDatabase();
    const story = RepositoryStory.create();
    const people = ['ada', 'grace', 'margaret'];
    for (const [index, by] of people.entries()) {
      const number = index + 1;
      story.open(number, { at: '2026-03-03T10:00:00Z', by }).merge(number, {
        at: '2026-03-03T12:00:00Z',
        mergeCommit: `m${number}`,
      });
    }
    const update = (number: number, ...reviewers: string[]) => {
      story.open(number, { at: '2026-03-04T10:00:00Z', byBot: true });
      for (const by of reviewers) {
        story.review(number, { at: '2026-03-04T11:00:00Z', by });
      }
      story.merge(number, {
        at: '2026-03-04T12:00:00Z',
        mergeCommit: `m${number}`,
      });
    };
    update(7);
    const changes = async (withoutBots: boolean) => {
      const { review } = await reportOn(knex, {
        ...week,
        include: ['review'],
        filter: { withoutBots },
      });
      const about = review?.current.review;
      return about?.status === 'shown' ? about.changes : about?.status;
    };

    await countStories(knex, story);
    expect(await changes(false)).toBe(4);
    expect(await changes(true)).toBe(3);

    // Reviewed by one person: the difference would tell of her.
    update(8, 'ada');
    await countStories(knex, story);
    expect(await changes(false)).toBe(5);
    expect(await changes(true)).toBe('withheld');
  });
});

describe('builds', () => {
  it('are measured by success, duration, and time from red to green', async () => {
    const knex = await ledgerDatabase();
    await countStories(
      knex,
      RepositoryStory.create()
        .build(1, { at: '2026-03-02T09:00:00Z', outcome: 'success' })
        .build(2, { at: '2026-03-02T10:00:00Z', outcome: 'failure' })
        // Tried again, and red a second time.
        .build(2, {
          at: '2026-03-02T10:30:00Z',
          outcome: 'error',
          attempt: 2,
          seconds: 120,
        })
        .build(3, { at: '2026-03-02T11:00:00Z', outcome: 'cancel' })
        .build(4, { at: '2026-03-02T12:00:00Z', outcome: 'success' })
        // Of a branch: says nothing about green and red.
        .build(5, {
          at: '2026-03-02T13:00:00Z',
          outcome: 'failure',
          onDefaultBranch: false,
          name: 'Lint',
        })
        .build(6, { at: '2026-03-02T14:00:00Z', outcome: 'success' }),
    );

    const { builds } = await reportOn(knex, { ...week, include: ['builds'] });

    // Red from 10:01 to 12:01; of 60, 60, 60, 60, 60 and 120 seconds.
    expect(builds?.current).toEqual({
      builds: 6,
      successRate: 0.5,
      medianSeconds: 60,
      p90Seconds: 90,
      repaired: 1,
      medianRedSeconds: 7200,
    });
    expect(
      builds?.pipelines.map(({ name, builds: runs }) => [name, runs]),
    ).toEqual([
      ['CI', 5],
      ['Lint', 1],
    ]);
    expect(builds?.previous).toEqual({ builds: 0, repaired: 0 });
  });
});
