import { createSandbox } from '../createSandbox';
import type { Dispatch } from '../simulation';
import { CompanyClusters } from './CompanyClusters';

const until = Date.parse('2026-03-02T10:00:00Z');
const day = 86_400_000;
const { company, timeline } = createSandbox({ seed: 1, size: 'tiny', until });

function dispatchesUntil(end: number): Dispatch[] {
  const found: Dispatch[] = [];
  for (const dispatch of timeline.dispatches()) {
    if (dispatch.at >= end) {
      break;
    }
    found.push(dispatch);
  }
  return found;
}

const dispatches = dispatchesUntil(until + 7 * day);

/** The clusters after it all, watched from some time on. */
function watchedFrom(from: number): CompanyClusters {
  const clusters = CompanyClusters.create(company);
  const past = dispatches.filter(({ at }) => at < from);
  const present = dispatches.filter(({ at }) => at >= from);
  for (const dispatch of past) {
    clusters.past(dispatch);
  }
  clusters.begin();
  for (const dispatch of present) {
    clusters.present(dispatch);
  }
  return clusters;
}

function rollouts({ clusters }: CompanyClusters) {
  return clusters
    .flatMap(cluster => cluster.list('deployments'))
    .map(({ metadata, spec }) => ({
      uid: metadata.uid,
      revision: metadata.annotations?.['deployment.kubernetes.io/revision'],
      spec,
    }))
    .sort((a, b) => a.uid.localeCompare(b.uid));
}

describe("the company's clusters", () => {
  it('run what was deployed to production, each service in one of them', () => {
    const { clusters } = watchedFrom(until);
    const services = company.components.filter(
      ({ type }) => type !== 'library',
    );
    const names = clusters
      .flatMap(cluster => cluster.list('deployments'))
      .map(({ metadata }) => metadata.labels['backstage.io/kubernetes-id']);
    expect(names.length).toBeGreaterThan(services.length / 2);
    expect(new Set(names).size).toBe(names.length);
    const known = services.map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(names));
    for (const cluster of clusters) {
      expect(cluster.list('pods').length).toBeGreaterThanOrEqual(
        cluster.list('deployments').length,
      );
    }
  });

  it('count rollouts the same, whenever the sandbox was started again', () => {
    const early = rollouts(watchedFrom(until));
    const late = rollouts(watchedFrom(until + 7 * day));
    const running = new Map(late.map(each => [each.uid, each]));
    const revisions = early
      .filter(({ uid }) => running.has(uid))
      .map(({ uid, revision }) => [revision, running.get(uid)?.revision]);
    expect(revisions.length).toBeGreaterThan(0);
    for (const [before, after] of revisions) {
      expect(after).toBe(before);
    }
  });
});
