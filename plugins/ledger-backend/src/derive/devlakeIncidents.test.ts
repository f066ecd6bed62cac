import { factsOf } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { unitOf } from './Unit';

/*
 * The end-to-end tables of Apache DevLake's DORA plugin by which it counts
 * change fail rate and recovery, told as events:
 * backend/plugins/dora/e2e/connect_incident_to_deployment (Apache-2.0), with the
 * deployments of prev_success_deployment_commit/cicd_deployment_commits_after.csv.
 * Its project1 is one repository here. A deployment of several commits ends with
 * the last of them.
 *
 * Each difference is explained in docs/ledger/definitions.md.
 */

const repository = 'github.com/devlake/project1';

/** Of the scopes cicd1 and cicd2, successful and to production. */
const deployments = [
  ['pipeline1', '2022-09-09T22:51:47Z', '2022-09-11T22:51:47Z'],
  ['pipeline2', '2022-09-12T23:21:16Z', '2022-09-14T22:51:47Z'],
  ['pipeline4', '2022-09-12T23:28:14Z', '2022-09-16T22:51:47Z'],
  ['pipeline6', '2022-09-12T23:51:26Z', '2022-09-20T22:51:47Z'],
  ['pipeline7', '2022-09-12T23:55:01Z', '2022-09-23T22:51:47Z'],
];

/** Of the repositories and boards of project1: when they began, and what DevLake blames. */
const incidents = [
  ['1367714738', '2022-11-13T23:37:21Z', 'pipeline7'],
  ['1370816458', '2022-11-13T01:07:21Z', 'pipeline7'],
  ['1371320153', '2022-11-02T08:21:09Z', 'pipeline7'],
  ['1372381019', '2022-11-28T01:46:47Z', 'pipeline7'],
  ['1372644519', '2022-11-16T21:34:01Z', 'pipeline7'],
  ['1373792478', '2022-09-15T01:56:16Z', 'pipeline2'],
];

/** What Ledger blames for each incident. */
function causes(told: { starts: boolean; lookBackHours: number }) {
  const story = RepositoryStory.create(repository);
  for (const [id, startedAt, finishedAt] of deployments) {
    story.deploy(id, {
      at: finishedAt,
      commit: `commit-of-${id}`,
      createdAt: told.starts ? startedAt : finishedAt,
    });
  }
  for (const [id, beganAt] of incidents) {
    story.incident(id, { at: beganAt });
  }
  const facts = factsOf(story.events, {
    ...unitOf(repository),
    rules: { incidentLookBackHours: told.lookBackHours },
  });
  return facts.incidents.map(({ incident, deploymentId }) => [
    incident.split('/').at(-1),
    deploymentId,
  ]);
}

describe("DevLake's table of incidents and deployments", () => {
  it('says the same, where any deployment may be blamed and none is known to be in progress', () => {
    expect(causes({ starts: false, lookBackHours: 90 * 24 })).toEqual(
      incidents.map(([id, , blamed]) => [id, blamed]),
    );
  });

  it('says otherwise of incidents weeks after the last deployment, and of one while another went on', () => {
    // From September 23rd to November 2nd are 39 days. On September 15th at
    // 01:56:16, pipeline4 had begun on the 12th and was about to finish first.
    expect(causes({ starts: true, lookBackHours: 24 })).toEqual(
      incidents.map(([id]) => [
        id,
        id === '1373792478' ? 'pipeline4' : undefined,
      ]),
    );
  });
});
