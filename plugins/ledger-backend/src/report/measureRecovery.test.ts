import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { reportOn } from '../__testUtils__/reportOn';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

const week = { from: '2026-03-02', to: '2026-03-09' };

describe('failures', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
  });

  it('are counted by when the deployment finished, recoveries by when they were over', async () => {
    await countStories(
      knex,
      grownStory({ hotfix: [4] })
        .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
        .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
        // Back after two hours, and forward again.
        .deploy(3, { at: '2026-03-02T11:00:00Z', commit: 'm1' })
        .deploy(4, { at: '2026-03-02T12:00:00Z', commit: 'm2' })
        .deploy(5, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
        // A hotfix after a day and an hour; it causes an incident that stays.
        .deploy(6, { at: '2026-03-04T10:00:00Z', commit: 'm4' })
        .incident(1, { at: '2026-03-04T11:00:00Z' })
        // An incident of the redeployment is in no ratio.
        .deploy(7, { at: '2026-03-05T09:00:00Z', commit: 'm4' })
        .incident(2, { at: '2026-03-05T10:00:00Z' })
        // Nobody deployed anything for days.
        .incident(3, { at: '2026-03-08T10:00:00Z' })
        .failToDeploy(8, { at: '2026-03-08T11:00:00Z', commit: 'm5' }),
    );

    const report = await reportOn(knex, week);

    // Of 2, 4, 5 and 6: 2 was rolled back, 5 fixed, 6 the cause of an incident.
    expect(report.changeFailRate.current).toEqual({
      rate: 3 / 4,
      failed: 3,
      deployments: 4,
    });
    // 6 is a hotfix, 3 a rollback; of 2, 3, 4, 5, 6.
    expect(report.reworkRate.current).toEqual({
      rate: 2 / 5,
      rework: 2,
      deployments: 5,
    });
    // 2 and 25 hours; half way between, and nine tenths of the way.
    expect(report.recoveryTime.current).toEqual({
      recovered: 2,
      medianSeconds: 13.5 * 3600,
      p90Seconds: (2 + 0.9 * 23) * 3600,
    });
    expect(report.recoveryTime.stillFailing).toEqual({
      deployments: 1,
      oldestFinishedAt: '2026-03-04T10:00:00.000Z',
    });
    expect(report.incidents).toEqual({
      incidents: 3,
      byDeployment: 1,
      byOtherDeployment: 1,
      withoutCause: 1,
    });
    expect(report.deploymentFrequency.current).toEqual({
      deployments: 4,
      hotfixes: 1,
      rollbacks: 1,
      redeployments: 1,
      failed: 1,
    });
    // The week before had one deployment, which did not fail.
    expect(report.changeFailRate.previous).toEqual({
      rate: 0,
      failed: 0,
      deployments: 1,
    });
    expect(report.recoveryTime.previous).toEqual({ recovered: 0 });
  });

  it('were still there at the end of a range in the past', async () => {
    await countStories(
      knex,
      grownStory()
        .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
        .deploy(2, { at: '2026-03-08T09:00:00Z', commit: 'm2' })
        .deploy(3, { at: '2026-03-10T09:00:00Z', commit: 'm1' }),
    );

    const { recoveryTime } = await reportOn(knex, week);
    expect(recoveryTime.current).toEqual({ recovered: 0 });
    expect(recoveryTime.stillFailing.deployments).toBe(1);

    const later = await reportOn(knex, {
      from: '2026-03-09',
      to: '2026-03-16',
    });
    expect(later.recoveryTime.current.recovered).toBe(1);
    expect(later.recoveryTime.stillFailing).toEqual({ deployments: 0 });
  });

  it('have no rate where there are no deployments', async () => {
    const { changeFailRate, reworkRate } = await reportOn(knex, week);

    expect(changeFailRate.current).toEqual({ failed: 0, deployments: 0 });
    expect(reworkRate.current).toEqual({ rework: 0, deployments: 0 });
  });
});
