import { productionDeployments } from '../__testUtils__/deployments';
import { groupBy } from '../__testUtils__/groupBy';
import { happenings, until } from '../__testUtils__/happenings';
import { median, spearman } from '../__testUtils__/statistics';
import type { Dispatch, PullRequest } from './happenings';
import { day, hour, minute, week } from './time/units';
import { WorkCalendar } from './time/WorkCalendar';

jest.setTimeout(60_000);

interface MergedChange {
  pullRequest: PullRequest;
  hoursToMerge: number;
}

function mergedByPeople(dispatches: Dispatch[]): MergedChange[] {
  return dispatches.flatMap(({ happening }) => {
    if (happening.kind !== 'pull_request' || happening.action !== 'closed') {
      return [];
    }
    const { pullRequest } = happening;
    const { mergedAt, createdAt, author } = pullRequest;
    return mergedAt && author.type === 'User'
      ? [{ pullRequest, hoursToMerge: (mergedAt - createdAt) / hour }]
      : [];
  });
}

describe('the history of the small company', () => {
  const dispatches = [...happenings('small')];
  const merged = mergedByPeople(dispatches);

  it('is two years of at least 100,000 deliveries, up to its end', () => {
    expect(dispatches.length).toBeGreaterThan(100_000);
    expect(dispatches.length).toBeLessThan(125_000);
    expect(dispatches[0].at).toBeLessThan(until - 728 * day);
    expect(dispatches[dispatches.length - 1].at).toBeGreaterThan(until - day);
  });

  it('merges small pull requests faster', () => {
    const lines = merged.map(
      ({ pullRequest }) => pullRequest.additions + pullRequest.deletions,
    );
    const hours = merged.map(({ hoursToMerge }) => hoursToMerge);
    const rho = spearman(lines, hours);
    expect(rho).toBeGreaterThan(0.2);
    expect(rho).toBeLessThan(0.7);
  });

  it('has heavy tails: some pull requests take twenty times the median', () => {
    const hours = merged.map(({ hoursToMerge }) => hoursToMerge);
    const usual = median(hours);
    const slow = hours.filter(each => each > 20 * usual);
    expect(slow.length / hours.length).toBeGreaterThan(0.01);
    expect(slow.length / hours.length).toBeLessThan(0.2);
  });

  it('works by day and hardly at weekends, by the clock of each marketplace', () => {
    let working = 0;
    let weekend = 0;
    let night = 0;
    const calendars = new Map<string, WorkCalendar>();
    for (const { at, repository, happening } of dispatches) {
      if (happening.kind === 'push' && happening.pusher.type === 'User') {
        const { timeZone } = repository.team;
        const calendar =
          calendars.get(timeZone) ?? WorkCalendar.create({ timeZone });
        calendars.set(timeZone, calendar);
        const local = new Date(at + calendar.offsetMinutes(at) * 60_000);
        working++;
        weekend += [0, 6].includes(local.getUTCDay()) ? 1 : 0;
        night += local.getUTCHours() < 7 || local.getUTCHours() > 20 ? 1 : 0;
      }
    }
    expect(weekend / working).toBeGreaterThan(0.001);
    expect(weekend / working).toBeLessThan(0.03);
    expect(night / working).toBeLessThan(0.03);
  });

  it('rests in the northern summer and at the turn of the year', () => {
    const inMonth = (month: string) =>
      merged.filter(({ pullRequest }) =>
        new Date(pullRequest.createdAt).toISOString().startsWith(month),
      ).length;
    expect(inMonth('2025-08')).toBeLessThan(0.9 * inMonth('2025-09'));
    expect(inMonth('2024-12')).toBeLessThan(0.95 * inMonth('2025-03'));
  });

  it('has teams that differ', () => {
    const byTeam = groupBy(merged, ({ pullRequest: { author } }) =>
      'team' in author ? String(author.team) : '',
    );
    const medians = [...byTeam.values()]
      .filter(changes => changes.length > 50)
      .map(changes => median(changes.map(({ hoursToMerge }) => hoursToMerge)));
    expect(medians.length).toBeGreaterThan(15);
    expect(Math.max(...medians)).toBeGreaterThan(3 * Math.min(...medians));
  });

  it('has bots among its authors and reviewers, but few', () => {
    const reviews = dispatches.flatMap(({ happening }) =>
      happening.kind === 'pull_request_review' ? [happening.reviewer] : [],
    );
    const byBots = reviews.filter(({ type }) => type === 'Bot').length;
    expect(byBots / reviews.length).toBeGreaterThan(0.02);
    expect(byBots / reviews.length).toBeLessThan(0.3);
  });
});

describe('the life after history', () => {
  const weekOfLife = 7 * 24;
  const dispatches = [...happenings('small', { liveHours: weekOfLife })];
  const countBetween = (from: number, to: number) =>
    dispatches.filter(({ at }) => at >= from && at < to).length;

  it('is lively in the first minutes, and changes reach production in them', () => {
    expect(countBetween(until, until + 15 * minute)).toBeGreaterThan(60);
    const begun = new Set(
      dispatches.flatMap(({ at, happening }) =>
        happening.kind === 'pull_request' &&
        happening.action === 'opened' &&
        at >= until
          ? [happening.pullRequest.number]
          : [],
      ),
    );
    const deployed = dispatches.filter(
      dispatch =>
        dispatch.at >= until &&
        dispatch.at < until + 30 * minute &&
        productionDeployments([dispatch]).length > 0,
    );
    expect(begun.size).toBeGreaterThan(5);
    expect(deployed.length).toBeGreaterThan(1);
  });

  it('is lively again when somebody comes back, and what was stays as it was', () => {
    const back = until + 3 * 24 * hour + 7 * hour;
    const again = [
      ...happenings('small', {
        liveHours: 4 * 24,
        watchedFrom: [until, back],
      }),
    ];
    const idsBefore = (all: Dispatch[]) =>
      all.filter(({ at }) => at < back).map(({ id }) => id);
    expect(idsBefore(again).join()).toBe(idsBefore(dispatches).join());
    expect(
      again.filter(({ at }) => at >= back && at < back + 15 * minute).length,
    ).toBeGreaterThan(countBetween(back, back + 15 * minute) + 40);
  });

  it('is a week like those before', () => {
    const weeks = Array.from({ length: 8 }, (_, index) =>
      countBetween(until - (index + 1) * week, until - index * week),
    );
    const first = countBetween(until, until + week);
    expect(first).toBeGreaterThan(0.6 * median(weeks));
    expect(first).toBeLessThan(1.5 * median(weeks));
  });

  it('has nights', () => {
    // In the middle of the second night, nobody is at work anywhere in Europe.
    const night = Date.parse('2026-03-04T01:00:00Z');
    const morning = Date.parse('2026-03-04T09:00:00Z');
    const atNight = countBetween(night, night + 3 * hour);
    expect(atNight).toBeLessThan(
      0.2 * countBetween(morning, morning + 3 * hour),
    );
  });
});

describe('the tiny company', () => {
  it('has a history of eight weeks that tests can afford', () => {
    const dispatches = [...happenings('tiny')];
    expect(dispatches.length).toBeGreaterThan(500);
    expect(dispatches.length).toBeLessThan(2_000);
    expect(dispatches[0].at).toBeGreaterThan(until - 8 * week);
  });
});
