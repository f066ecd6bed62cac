import type { EvidencePage } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import {
  readEvidence,
  type EvidenceQuestion,
  type EvidenceStretch,
} from '../report/readEvidence';
import { componentsOf } from '../scope';

/** Long after everything in the tests, as somebody who may see everything. */
export async function listEvidence(
  knex: Knex,
  question: Pick<EvidenceQuestion, 'metric' | 'scope' | 'window'> &
    Partial<EvidenceQuestion>,
  page: EvidenceStretch = { limit: 10 },
): Promise<EvidencePage> {
  const everything = new Set(
    componentsOf(question.scope).map(({ component }) => component),
  );
  return readEvidence(
    knex,
    {
      now: new Date('2027-01-01'),
      visibleComponents: async () => everything,
      ...question,
    },
    page,
  );
}
