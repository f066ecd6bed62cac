import { ConfigReader } from '@backstage/config';
import { readLedgerConfig } from './readLedgerConfig';

describe('configuration', () => {
  it('has defaults for everything', () => {
    expect(readLedgerConfig(new ConfigReader({}))).toEqual({
      timeZone: 'UTC',
      minimumContributors: 3,
      rules: {
        productionEnvironments: ['production', 'prod', 'live'],
        rollbackTasks: ['rollback'],
        ignoredPaths: [],
        lookBackDays: 30,
        incidentLookBackHours: 24,
        hotfixLookBackDays: 7,
        hotfixLabels: ['hotfix'],
        hotfixBranches: ['hotfix/'],
        incidentLabels: ['incident'],
      },
    });
  });

  it.each([
    [{ timeZone: 'Berlin' }, /ledger\.timeZone is 'Berlin'; set it to/],
    [
      { privacy: { minimumContributors: 0 } },
      /ledger\.privacy\.minimumContributors is 0/,
    ],
    [
      { lookBackDays: 1.5 },
      /ledger\.lookBackDays is 1\.5; set it to a whole number/,
    ],
    [
      { production: { environments: ['prod', ' '] } },
      /ledger\.production\.environments holds an empty name/,
    ],
  ])('%j stops the start with one sentence', (ledger, message) => {
    expect(() => readLedgerConfig(new ConfigReader({ ledger }))).toThrow(
      message,
    );
  });
});
