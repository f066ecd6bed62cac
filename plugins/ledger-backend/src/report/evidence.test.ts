import type { EvidencePage } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { checkout } from '../__testUtils__/reportOn';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { readEvidence } from './readEvidence';
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
    metric: Parameters<typeof readEvidence>[1],
    page: { limit: number; cursor?: string } = { limit: 10 },
  ) => readEvidence(knex, metric, [checkout], window, page);

  it('is the list of facts it rests on, and the events behind them', async () => {
    const { items } = await read('change-fail-rate');

    expect(items).toEqual([
      {
        type: 'deployment',
        repository: checkout,
        environment: 'production',
        kind: 'planned',
        finishedAt: '2026-03-03T09:00:00+00:00',
        failure: { reasons: ['incident', 'rolled-back'] },
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

  it('comes page by page', async () => {
    const pages: EvidencePage[] = [];
    let cursor: string | undefined;
    do {
      const page = await read('deployment-frequency', { limit: 2, cursor });
      pages.push(page);
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(
      pages.map(({ items }) =>
        items.map(item => ('kind' in item ? item.kind : item.type)),
      ),
    ).toEqual([['rollback', 'planned'], ['planned']]);
    await expect(
      read('deployment-frequency', { limit: 2, cursor: 'nonsense' }),
    ).rejects.toThrow("'nonsense' is not a cursor");
  });
});
