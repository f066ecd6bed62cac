import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';
import type { DerivationRules } from './derive';

/** The configuration below `ledger`. */
export interface LedgerConfig {
  /** In which days, weeks and months begin, unless a question names another. */
  timeZone: string;
  minimumContributors: number;
  rules: DerivationRules;
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
  return {
    timeZone,
    minimumContributors: readCount(
      ledger?.getOptionalNumber('privacy.minimumContributors') ?? 3,
      'ledger.privacy.minimumContributors',
    ),
    rules: {
      productionEnvironments: readEnvironments(
        ledger?.getOptionalStringArray('production.environments') ?? [
          'production',
          'prod',
          'live',
        ],
      ),
      lookBackDays: readCount(
        ledger?.getOptionalNumber('lookBackDays') ?? 30,
        'ledger.lookBackDays',
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

function readEnvironments(names: string[]): string[] {
  if (names.some(name => name.trim() === '')) {
    throw new InputError(
      'ledger.production.environments holds an empty name; name an environment or leave it out',
    );
  }
  return names;
}
