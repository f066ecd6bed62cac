import { countStories } from '../__testUtils__/countStories';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { describeConfiguration } from './describeConfiguration';

describe('what the numbers are computed with', () => {
  it('is told with every setting, and with what is not computed with it yet', async () => {
    const knex = await ledgerDatabase();
    await countStories(
      knex,
      grownStory().deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' }),
    );
    const config = { timeZone: 'Europe/Berlin', minimumContributors: 3, rules };

    const asCounted = await describeConfiguration(knex, config);

    expect(asCounted.settings).toEqual(
      expect.arrayContaining([
        { name: 'timeZone', value: 'Europe/Berlin' },
        { name: 'minimumContributors', value: 3 },
        { name: 'lookBackDays', value: rules.lookBackDays },
        { name: 'hotfixLabels', value: rules.hotfixLabels },
      ]),
    );
    expect(asCounted.derivation.repositoriesBehind).toBe(0);
    expect(asCounted.status.caughtUp).toBe(true);

    const otherwise = await describeConfiguration(knex, {
      ...config,
      rules: { ...rules, lookBackDays: 90, hotfixLabels: ['urgent'] },
    });
    expect(otherwise.observation.upToDate).toBe(false);
    expect(otherwise.derivation.repositoriesBehind).toBe(1);
  });
});
