import { productionDeployments } from '../__testUtils__/deployments';
import { groupBy } from '../__testUtils__/groupBy';
import { happenings } from '../__testUtils__/happenings';
import { median } from '../__testUtils__/statistics';
import type { Dispatch } from './happenings';
import { day, hour } from './time/units';

jest.setTimeout(60_000);

/** The versions of a repository that were rolled back, repaired, or hurt somebody. */
function failedVersions(story: Dispatch[]): Set<string> {
  const failed = new Set<string>();
  const seen = new Set<string>();
  let running = '';
  for (const dispatch of story) {
    const { happening } = dispatch;
    const hurts =
      (happening.kind === 'pagerduty' && happening.action === 'triggered') ||
      (happening.kind === 'issues' && happening.action === 'opened') ||
      (happening.kind === 'pull_request' && happening.label === 'hotfix');
    if (hurts) {
      failed.add(running);
    }
    const [deployed] = productionDeployments([dispatch]);
    if (deployed) {
      // Going back to what was deployed before.
      if (seen.has(deployed.sha) && deployed.sha !== running) {
        failed.add(running);
      }
      seen.add(deployed.sha);
      running = deployed.sha;
    }
  }
  return failed;
}

describe('the incidents of the small company', () => {
  const dispatches = [...happenings('small')];
  const stories = groupBy(dispatches, ({ repository }) => repository);
  const issues = dispatches.flatMap(({ at, repository, happening }) =>
    happening.kind === 'issues' ? [{ at, repository, ...happening }] : [],
  );
  const pages = dispatches.flatMap(({ at, happening }) =>
    happening.kind === 'pagerduty' ? [{ at, ...happening }] : [],
  );

  it('fail between 3 and 20 % of the production deployments of every team', () => {
    const rates = [...groupBy([...stories], ([{ team }]) => team).values()]
      .map(ofTeam => {
        const told = ofTeam.map(([, story]) => story);
        const deployed = told.flatMap(productionDeployments);
        const failed = told.flatMap(story => [...failedVersions(story)]);
        return { deployed: deployed.length, failed: failed.length };
      })
      .filter(({ deployed }) => deployed > 60)
      .map(({ deployed, failed }) => failed / deployed);
    expect(rates.length).toBeGreaterThan(20);
    expect(Math.min(...rates)).toBeGreaterThan(0.03);
    expect(Math.max(...rates)).toBeLessThan(0.2);
    expect(Math.max(...rates)).toBeGreaterThan(2 * Math.min(...rates));
  });

  it('are open for minutes to days, and are over once', () => {
    const opened = issues.filter(({ action }) => action === 'opened');
    const closed = issues.filter(({ action }) => action === 'closed');
    expect(opened.length).toBeGreaterThan(100);
    expect(closed.length).toBeGreaterThan(0.95 * opened.length);
    const ids = closed.map(({ issue }) => issue.id);
    expect(new Set(ids).size).toBe(ids.length);
    const hours = closed.map(({ at, issue }) => (at - issue.createdAt) / hour);
    expect(median(hours)).toBeGreaterThan(0.3);
    expect(median(hours)).toBeLessThan(12);
    expect(Math.max(...hours) * hour).toBeLessThan(4 * day);
  });

  it('are labelled, and often say which deployed commit caused them', () => {
    const opened = issues.filter(({ action }) => action === 'opened');
    const causes = opened.flatMap(({ at, repository, issue }) => {
      const [, cause] = /^Caused by: ([0-9a-f]{40})$/m.exec(issue.body) ?? [];
      return cause ? [{ at, repository, cause }] : [];
    });
    expect(opened.every(({ issue }) => issue.labels.includes('incident'))).toBe(
      true,
    );
    expect(causes.length).toBeGreaterThan(0.25 * opened.length);
    expect(causes.length).toBeLessThan(0.6 * opened.length);
    for (const { at, repository, cause } of causes) {
      const deployed = productionDeployments(stories.get(repository) ?? []);
      expect(
        deployed.some(({ sha, at: when }) => sha === cause && when < at),
      ).toBe(true);
    }
  });

  it('page people, who acknowledge before it is over', () => {
    const stages = groupBy(pages, ({ incident }) => incident.id);
    expect(stages.size).toBeGreaterThan(100);
    const told = [...stages.values()].map(ofOne =>
      ofOne.map(({ action }) => action).join(),
    );
    const over = told.filter(
      each => each === 'triggered,acknowledged,resolved',
    );
    expect(over.length).toBeGreaterThan(0.95 * told.length);
  });

  it('are learned from in tickets with keys of their own', () => {
    const keys = dispatches.flatMap(({ happening }) =>
      happening.kind === 'jira' && happening.action === 'created'
        ? [happening.ticket.key]
        : [],
    );
    expect(keys.length).toBeGreaterThan(50);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
