import type { EvidenceMetric } from '@pitstop/plugin-ledger-common';
import { componentListings } from './componentListings';
import { deliveryListings } from './deliveryListings';
import type { EvidenceListing } from './EvidenceListing';
import { qualityListings } from './qualityListings';

/** What each number rests on. */
export const evidenceListings: Record<EvidenceMetric, EvidenceListing> = {
  ...deliveryListings,
  ...qualityListings,
  ...componentListings,
};
