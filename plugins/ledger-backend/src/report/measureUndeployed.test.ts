import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

let knex: Knex;

beforeEach(async () => {
  knex = await ledgerDatabase();
});

describe('changes that wait for their deployment', () => {
  const pushed = (at: string, commit: string, before: string) => ({
    at,
    before,
    after: commit,
    commits: [commit],
  });

  it('are those at the end of the range', async () => {
    const story = RepositoryStory.create()
      .push(pushed('2026-03-02T08:00:00Z', 'm1', 'm0'))
      .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm1' })
      .push(pushed('2026-03-03T08:00:00Z', 'm2', 'm1'))
      .push(pushed('2026-03-04T08:00:00Z', 'm3', 'm2'))
      .deploy(2, { at: '2026-03-05T08:00:00Z', commit: 'm2' });
    await countStories(knex, story);

    const at = async (to: string) =>
      (await reportOn(knex, { from: '2026-03-01', to })).leadTime.undeployed;
    await expect(at('2026-03-02T08:30:00Z')).resolves.toEqual({
      changes: 1,
      oldestMergedAt: '2026-03-02T08:00:00.000Z',
    });
    await expect(at('2026-03-03T00:00:00Z')).resolves.toEqual({ changes: 0 });
    await expect(at('2026-03-05T00:00:00Z')).resolves.toEqual({
      changes: 2,
      oldestMergedAt: '2026-03-03T08:00:00.000Z',
    });
    await expect(at('2026-03-06T00:00:00Z')).resolves.toEqual({
      changes: 1,
      oldestMergedAt: '2026-03-04T08:00:00.000Z',
    });
  });

  it('are not those presumed in production at the first known deployment', async () => {
    const story = RepositoryStory.create()
      .push(pushed('2026-01-02T08:00:00Z', 'm1', 'm0'))
      .push(pushed('2026-03-02T08:00:00Z', 'm2', 'm1'))
      .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' });
    await countStories(knex, story);

    const { leadTime } = await reportOn(knex, {
      from: '2026-03-01',
      to: '2026-03-08',
    });
    expect(leadTime.undeployed).toEqual({ changes: 0 });
    expect(leadTime.current.changes).toBe(1);
  });

  it('in a repository that was never deployed are those a first deployment would take', async () => {
    const story = RepositoryStory.create()
      .push(pushed('2026-01-02T08:00:00Z', 'm1', 'm0'))
      .push(pushed('2026-03-02T08:00:00Z', 'm2', 'm1'));
    await countStories(knex, story);

    const { leadTime } = await reportOn(knex, {
      from: '2026-03-01',
      to: '2026-03-08',
    });
    expect(leadTime.undeployed).toEqual({
      changes: 1,
      oldestMergedAt: '2026-03-02T08:00:00.000Z',
    });
  });
});
