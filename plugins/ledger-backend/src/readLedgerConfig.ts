import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';
import type { DerivationRules } from './derive';
import { usualIncidentLabel, type ObservationRules } from './observe';

/** What an installation may decide about what is counted, and how. */
export type LedgerRules = DerivationRules & ObservationRules;

/** The configuration below `ledger`. */
export interface LedgerConfig {
  /** In which days, weeks and months begin, unless a question names another. */
  timeZone: string;
  minimumContributors: number;
  rules: LedgerRules;
}

/** @throws InputError that names the key and says what it may be. */
export function readLedgerConfig(config: Config): LedgerConfig {
  const ledger = config.getOptionalConfig('ledger');
  const timeZone = ledger?.getOptionalString('timeZone') ?? 'UTC';
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `ledger.timeZone is '${timeZone}'; set it to an IANA time zone, such as Europe/Berlin`,
    );
  }
  const count = (key: string, usual: number) =>
    readCount(ledger?.getOptionalNumber(key) ?? usual, `ledger.${key}`);
  return {
    timeZone,
    minimumContributors: count('privacy.minimumContributors', 3),
    rules: {
      productionEnvironments: readNames(ledger, 'production.environments', [
        'production',
        'prod',
        'live',
      ]),
      rollbackTasks: readNames(ledger, 'rollback.tasks', ['rollback']),
      ignoredPaths: readNames(ledger, 'size.ignoredPaths', []),
      lookBackDays: count('lookBackDays', 30),
      incidentLookBackHours: count('incidents.lookBackHours', 24),
      hotfixLookBackDays: count('hotfix.lookBackDays', 7),
      hotfixLabels: readLabels(ledger, 'hotfix.labels', 'hotfix'),
      hotfixBranches: readNames(ledger, 'hotfix.branches', ['hotfix/']),
      incidentLabels: readLabels(
        ledger,
        'incidents.labels',
        usualIncidentLabel,
      ),
    },
  };
}

function readCount(value: number, key: string): number {
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(
      `${key} is ${value}; set it to a whole number of at least 1`,
    );
  }
  return value;
}

/** They are compared in lower case. */
function readLabels(
  ledger: Config | undefined,
  key: string,
  usual: string,
): string[] {
  return readNames(ledger, key, [usual]).map(label =>
    label.trim().toLowerCase(),
  );
}

function readNames(
  ledger: Config | undefined,
  key: string,
  usual: string[],
): string[] {
  const names = ledger?.getOptionalStringArray(key) ?? usual;
  if (names.some(name => name.trim() === '')) {
    throw new InputError(
      `ledger.${key} holds an empty name; give it a name or leave it out`,
    );
  }
  return names;
}
