import type {
  LedgerConfiguration,
  LedgerSetting,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { derivationId, DERIVATION_VERSION } from '../derive/DerivationRules';
import {
  observationId,
  OBSERVATION_VERSION,
} from '../observe/ObservationRules';
import type { LedgerConfig } from '../readLedgerConfig';
import { readProgress, readStatus } from '../store/progress';

/** What the numbers are computed with, and whether all facts are of it. */
export async function describeConfiguration(
  knex: Knex,
  config: LedgerConfig,
): Promise<LedgerConfiguration> {
  const { rules } = config;
  const { observation } = await readProgress(knex);
  return {
    settings: settingsOf(config),
    observation: {
      version: OBSERVATION_VERSION,
      upToDate: observation === observationId(rules),
    },
    derivation: {
      version: DERIVATION_VERSION,
      repositoriesBehind: await countBehind(knex, derivationId(rules)),
    },
    status: await readStatus(knex),
  };
}

function settingsOf({ rules, ...others }: LedgerConfig): LedgerSetting[] {
  return Object.entries({ ...others, ...rules }).map(([name, value]) => ({
    name,
    value: typeof value === 'object' ? [...value] : value,
  }));
}

async function countBehind(knex: Knex, derivation: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: Array<{ behind: number }> }>(
    `select count(*)::int as behind from repositories
     where derivation is distinct from ?`,
    [derivation],
  );
  return rows[0].behind;
}
