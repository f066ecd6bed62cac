import { groupBy } from '../__testUtils__/groupBy';
import { happenings } from '../__testUtils__/happenings';
import type { Dispatch, Happening } from './happenings';

jest.setTimeout(60_000);

type OfKind<K extends Happening['kind']> = Dispatch & {
  happening: Extract<Happening, { kind: K }>;
};

function ofKind<K extends Happening['kind']>(
  story: Dispatch[],
  kind: K,
): Array<OfKind<K>> {
  return story.filter(
    (dispatch): dispatch is OfKind<K> => dispatch.happening.kind === kind,
  );
}

/** Where each commit of the main line stands in a repository's story. */
function landings(story: Dispatch[]): Map<string | undefined, number> {
  return new Map(
    ofKind(story, 'push')
      .filter(({ happening }) => happening.branch === 'main')
      .map(dispatch => [dispatch.happening.after, story.indexOf(dispatch)]),
  );
}

const endings = ['success', 'failure', 'error'];

describe('what happens in the company', () => {
  const dispatches = [...happenings('small', { liveHours: 3 })];
  const byRepository = groupBy(dispatches, ({ repository }) => repository);
  const stories = [...byRepository.values()];

  it('is in order of time, and every delivery has an id of its own', () => {
    const times = dispatches.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const ids = new Set(dispatches.map(({ id }) => id));
    expect(ids.size).toBe(dispatches.length);
  });

  it('chains the pushes to each branch', () => {
    for (const story of stories) {
      const branches = groupBy(
        ofKind(story, 'push').map(({ happening }) => happening),
        ({ branch }) => branch,
      );
      for (const pushes of branches.values()) {
        const afters = pushes.map(({ after }) => after);
        const befores = pushes.map(({ before }) => before);
        expect(befores.slice(1)).toEqual(afters.slice(0, -1));
        const tips = pushes.map(({ commits }) => commits.at(-1)?.sha);
        expect(tips).toEqual(afters);
      }
    }
  });

  it('moves the head of a pull request only by pushes', () => {
    for (const story of stories) {
      const pushed = new Map(
        ofKind(story, 'push').map(dispatch => [
          `${dispatch.happening.branch} ${dispatch.happening.after}`,
          dispatch.at,
        ]),
      );
      const tooEarly = ofKind(story, 'pull_request').filter(
        ({ at, happening }) => {
          const { branch, sha } = happening.pullRequest.head;
          const pushedAt = pushed.get(`${branch} ${sha}`);
          return pushedAt === undefined || pushedAt > at;
        },
      );
      expect(tooEarly).toEqual([]);
    }
  });

  it('brings every merged pull request to the main line by a push of its merge commit', () => {
    const mergeCommits: string[] = [];
    for (const story of stories) {
      const landed = landings(story);
      // The push may come just after the end.
      const last = story[story.length - 1].at - 10_000;
      const merged = ofKind(story, 'pull_request')
        .filter(
          ({ at, happening }) => happening.action === 'closed' && at < last,
        )
        .flatMap(({ happening }) => happening.pullRequest.mergeCommit ?? []);
      expect(merged.filter(sha => !landed.has(sha))).toEqual([]);
      mergeCommits.push(...merged);
    }
    expect(mergeCommits.length).toBeGreaterThan(4_000);
  });

  it('deploys only what was pushed to the main line before', () => {
    let count = 0;
    for (const story of stories) {
      const landed = landings(story);
      const begun = story.flatMap((dispatch, index) => {
        const { happening } = dispatch;
        if (happening.kind === 'deployment') {
          return [{ index, sha: happening.deployment.sha }];
        }
        return happening.kind === 'spinnaker' && happening.action === 'starting'
          ? [{ index, sha: happening.execution.sha }]
          : [];
      });
      const early = begun.filter(
        ({ sha, index }) => (landed.get(sha) ?? Infinity) > index,
      );
      expect(early).toEqual([]);
      count += begun.length;
    }
    expect(count).toBeGreaterThan(7_000);
  });

  it('ends every deployment once, if at all, after it began', () => {
    const ended = ofKind(dispatches, 'deployment_status').filter(
      ({ happening }) => endings.includes(happening.state),
    );
    const ids = new Set(ended.map(({ happening }) => happening.deployment.id));
    expect(ids.size).toBe(ended.length);
    const tooEarly = ended.filter(
      ({ at, happening }) => at <= happening.deployment.createdAt,
    );
    expect(tooEarly).toEqual([]);
  });

  it('deploys with Spinnaker only images that are in Artifactory', () => {
    let count = 0;
    for (const story of stories) {
      const images = new Set<string>();
      for (const { happening } of story) {
        if (happening.kind === 'artifactory') {
          images.add(happening.version);
        } else if (happening.kind === 'spinnaker') {
          count += images.has(happening.execution.version) ? 0 : 1;
        }
      }
    }
    expect(count).toBe(0);
    expect(ofKind(dispatches, 'spinnaker').length).toBeGreaterThan(8_000);
  });

  it('gives every pull request its own number and id', () => {
    const opened = ofKind(dispatches, 'pull_request').filter(
      ({ happening }) => happening.action === 'opened',
    );
    const ids = new Set(
      opened.map(({ happening }) => happening.pullRequest.id),
    );
    const names = new Set(
      opened.map(
        ({ repository, happening }) =>
          `${repository.name}#${happening.pullRequest.number}`,
      ),
    );
    expect(ids.size).toBe(opened.length);
    expect(names.size).toBe(opened.length);
  });

  it('tells of releases that went wrong: rollbacks, reverts, hotfixes, retries, redeployments', () => {
    const pulls = ofKind(dispatches, 'pull_request').map(
      ({ happening }) => happening.pullRequest,
    );
    const deployments = ofKind(dispatches, 'deployment').map(
      ({ happening }) => happening.deployment,
    );
    const states = ofKind(dispatches, 'deployment_status').map(
      ({ happening }) => happening.state,
    );
    const attempts = ofKind(dispatches, 'workflow_run').map(
      ({ happening }) => happening.attempt,
    );
    expect(pulls.some(({ title }) => title.startsWith('Revert "'))).toBe(true);
    expect(pulls.some(({ labels }) => labels.includes('hotfix'))).toBe(true);
    expect(new Set(deployments.map(({ task }) => task))).toEqual(
      new Set(['deploy', 'rollback']),
    );
    expect(deployments.map(({ description }) => description)).toContain(
      'Configuration changed',
    );
    expect(new Set(states)).toEqual(
      new Set(['queued', 'in_progress', ...endings]),
    );
    expect(new Set(attempts)).toEqual(new Set([1, 2]));
  });

  it('never deploys the newest component of the guest', () => {
    const [newest] = [...byRepository.keys()].filter(
      ({ bornDaysBeforeEnd }) => bornDaysBeforeEnd === 12,
    );
    const story = byRepository.get(newest) ?? [];
    expect(ofKind(story, 'repository')).toHaveLength(1);
    expect(ofKind(story, 'push').length).toBeGreaterThan(1);
    expect(ofKind(story, 'deployment')).toEqual([]);
  });
});
