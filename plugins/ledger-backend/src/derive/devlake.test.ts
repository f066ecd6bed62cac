import { factsOf } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { unitOf } from './Unit';

/*
 * The end-to-end tables of Apache DevLake's DORA plugin, told as events:
 * backend/plugins/dora/e2e/change_lead_time (Apache-2.0). Its repositories
 * REPO111 and REPO222 with deployments 1, 2, 5 and 6, and pull requests 1 to 4;
 * what it expects is in its project_pr_metrics.csv. It counts minutes, rounded
 * up, and reads comments of others as reviews.
 *
 * Each difference is explained in docs/ledger/definitions.md.
 */

interface PullRequest {
  number: number;
  openedAt: string;
  mergedAt: string;
  /** When its commits were authored. */
  authoredAt: string[];
  reviewedAt: string[];
}

function story(
  name: string,
  deployments: Array<[id: number, commit: string, startedAt: string]>,
  pullRequests: PullRequest[],
): RepositoryStory {
  const told = RepositoryStory.create(`github.com/devlake/${name}`);
  const [[, base, baseAt]] = deployments;
  told.push({ at: baseAt, before: 'c0', after: base, commits: [base] });
  let before = base;
  for (const each of pullRequests) {
    const { number, openedAt, mergedAt, authoredAt, reviewedAt } = each;
    const mergeCommit = `merge-${number}`;
    told
      .push({
        at: openedAt,
        branch: `branch-${number}`,
        after: `head-${number}`,
        commits: authoredAt.map((at, index) => [
          index === authoredAt.length - 1
            ? `head-${number}`
            : `${number}-${index}`,
          at,
        ]),
      })
      .open(number, { at: openedAt, commits: authoredAt.length });
    for (const at of reviewedAt) {
      told.review(number, { at });
    }
    told.merge(number, { at: mergedAt, mergeCommit }).push({
      at: mergedAt,
      before,
      after: mergeCommit,
      commits: [mergeCommit],
    });
    before = mergeCommit;
  }
  for (const [id, commit, startedAt] of deployments) {
    // Each took a minute.
    const at = new Date(Date.parse(startedAt) + 60_000).toISOString();
    told.deploy(id, { at, commit });
  }
  return told;
}

const first: PullRequest = {
  number: 1,
  openedAt: '2023-04-11T04:51:47Z',
  mergedAt: '2023-04-11T05:51:47Z',
  authoredAt: [
    '2023-04-10T04:51:47Z',
    '2023-04-11T04:51:47Z',
    '2023-04-12T04:51:47Z',
  ],
  reviewedAt: ['2023-04-11T04:56:47Z', '2023-04-11T04:59:47Z'],
};

const second: PullRequest = {
  number: 2,
  openedAt: '2023-04-12T04:51:47Z',
  mergedAt: '2023-04-12T05:51:47Z',
  authoredAt: [
    '2023-04-13T04:51:47Z',
    '2023-04-14T04:51:47Z',
    '2023-04-15T04:51:47Z',
  ],
  reviewedAt: ['2023-04-12T04:51:49Z', '2023-04-12T05:51:47Z'],
};

const third: PullRequest = {
  number: 3,
  openedAt: '2023-04-11T06:53:51Z',
  mergedAt: '2023-04-14T06:53:51Z',
  authoredAt: [
    '2023-04-09T04:51:47Z',
    '2023-04-08T04:51:47Z',
    '2023-04-07T04:51:47Z',
  ],
  reviewedAt: ['2023-04-10T06:53:51Z', '2023-04-12T06:53:51Z'],
};

const repository111 = story(
  'repo111',
  [
    [1, 'commit1', '2023-04-10T06:51:47Z'],
    [5, 'merge-2', '2023-04-13T07:28:14Z'],
  ],
  [first, second],
);

const repository222 = story(
  'repo222',
  [
    [2, 'commit2', '2023-04-10T06:53:51Z'],
    [6, 'merge-3', '2023-04-13T07:29:34Z'],
  ],
  [third],
);

/** Minutes, as DevLake has them but not rounded. */
function minutesOf({ events, repository }: RepositoryStory, number: number) {
  const change = factsOf(events, unitOf(repository)).changes.find(
    each => each.change === `pull/${number}`,
  );
  const minutes = (milliseconds = NaN) =>
    Math.round((milliseconds / 60_000) * 100) / 100;
  const { coding, pickup, review, deploy } = change?.stageMilliseconds ?? {};
  return {
    coding: minutes(coding),
    pickup: minutes(pickup),
    review: minutes(review),
    deploy: minutes(deploy),
    cycle: minutes(change?.leadTimeMilliseconds),
  };
}

describe("DevLake's table of change lead times", () => {
  it('says the same of a pull request whose clocks agree, rounded up to minutes', () => {
    const ours = minutesOf(repository111, 1);
    expect(
      Object.fromEntries(
        Object.entries(ours).map(([stage, each]) => [stage, Math.ceil(each)]),
      ),
    ).toEqual({
      coding: 1440,
      pickup: 5,
      review: 55,
      deploy: 2978,
      cycle: 4478,
    });
    expect(ours.cycle).toBe(4477.45);
  });

  it('says otherwise of one whose commits are younger than its merge', () => {
    // DevLake: no coding, pickup 1, review 60, deploy 1538, together 1598. By the
    // clocks the work began on April 13th at 04:51:47 and was deployed at 07:29:14.
    expect(minutesOf(repository111, 2)).toEqual({
      coding: 0,
      pickup: 0,
      review: 0,
      deploy: 157.45,
      cycle: 157.45,
    });
  });

  it('says otherwise of one that was deployed before it was merged', () => {
    // DevLake: coding 5883, review 5760 from a comment before it was opened, no
    // deploy, together 10203. It was deployed on April 13th at 07:30:34, which is
    // 8798.78 minutes after April 7th at 04:51:47.
    expect(minutesOf(repository222, 3)).toEqual({
      coding: 5882.07,
      pickup: 1440,
      review: 1476.72,
      deploy: 0,
      cycle: 8798.78,
    });
  });
});
