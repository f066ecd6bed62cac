import type { RejectionReason } from '@pitstop/plugin-devhose-common';
import type { InterpretationStatus } from '../log/PreparedDelivery';

/** What became of a request to a source: stored and read, or refused. */
export type SourceOutcome =
  | InterpretationStatus
  | 'duplicate'
  | 'imported'
  | 'test'
  | RejectionReason;

/** Under which requests are counted whose source isn't there: anybody can make names up. */
export const unknownSource = '*';
