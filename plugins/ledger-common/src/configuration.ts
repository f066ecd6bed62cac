import type { LedgerStatus } from './status';

/** Something that decides what is counted, and how. @public */
export interface LedgerSetting {
  /** Such as `productionEnvironments`. */
  name: string;
  value: string | number | boolean | string[];
}

/**
 * What the numbers are computed with. `GET /api/ledger/v1/configuration`
 *
 * @public
 */
export interface LedgerConfiguration {
  settings: LedgerSetting[];
  /** How events are read. */
  observation: {
    version: number;
    /** Whether what is shown was read this way; where not, a rebuild changes that. */
    upToDate: boolean;
  };
  /** How facts are derived from what was read. */
  derivation: {
    version: number;
    /** Repositories whose facts still are of another version, or of other settings. */
    repositoriesBehind: number;
  };
  status: LedgerStatus;
}
