import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { deliver, reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';

const march = { from: '2026-03-01', to: '2026-04-01' };

it('holds the numbers of components against each other, without their names', async () => {
  const knex = await ledgerDatabase();
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const stories = numbers.map(number => {
    const story = RepositoryStory.create(
      `github.com/northwind/service-${number}`,
    );
    // The more coverage, the shorter the lead time; a deployment each.
    deliver(story, [['2026-03-10T12:00:00Z', 20 - number]]);
    return story.analyse(`service-${number}`, {
      at: '2026-03-09T12:00:00Z',
      measures: { coverage: number * 10 },
    });
  });
  await countStories(knex, ...stories);

  const { correlation } = await reportOn(
    knex,
    { ...march, include: ['correlation'] },
    stories.map(({ repository }) => repository),
  );

  expect(correlation?.components).toBe(9);
  const pair = (x: string, y: string) =>
    correlation?.pairs.find(each => each.x === x && each.y === y);
  expect(pair('lead-time', 'coverage')).toMatchObject({
    n: 9,
    rho: expect.closeTo(-1, 9),
    verdict: 'clear',
  });
  expect(pair('deployments', 'coverage')).toEqual({
    x: 'deployments',
    y: 'coverage',
    n: 9,
    verdict: 'all-alike',
  });
  // Nobody has builds.
  expect(pair('coverage', 'build-duration')).toBeUndefined();
  expect(pair('build-duration', 'coverage')).toBeUndefined();
  expect(correlation?.points[0]).toEqual({
    deployments: 1,
    'change-fail-rate': 0,
    'lead-time': 19 * 3600,
    incidents: 0,
    coverage: 0.1,
  });
  expect(JSON.stringify(correlation)).not.toContain('service');
});

it('is about the environment that is asked for', async () => {
  const knex = await ledgerDatabase();
  await countStories(
    knex,
    grownStory()
      .deploy(1, {
        at: '2026-03-01T09:00:00Z',
        commit: 'm1',
        environment: 'prod-us',
      })
      .deploy(2, { at: '2026-03-04T08:00:00Z', commit: 'm2' }),
  );
  const hours = async (environment: string) => {
    const { correlation } = await reportOn(knex, {
      ...march,
      include: ['correlation'],
      filter: { environment },
    });
    return (correlation?.points[0]['lead-time'] ?? NaN) / 3600;
  };

  await expect(hours('prod-us')).resolves.toBe(1);
  await expect(hours('production')).resolves.toBe(48);
});
