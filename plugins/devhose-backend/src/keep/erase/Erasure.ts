import type { Erasure, ErasureState } from '@pitstop/plugin-devhose-common';
import type { PersonIdentity } from './PersonIdentity';

/** An erasure as it is kept while it is under way. */
export interface ErasureRow {
  id: string;
  state: ErasureState;
  requested_by: string;
  requested_at: Date;
  confirmed_at: Date | null;
  finished_at: Date | null;
  /** Null as soon as it is not needed any more. */
  identity: PersonIdentity | null;
  /** How much of it was known when the present round of counting began. */
  known: number;
  substitute: string;
  position: string;
  archive_position: string;
  deliveries: number;
  deliveries_erased: number;
  files_erased: number;
}

/** What operators get to see. */
export function toErasure(row: ErasureRow): Erasure {
  return {
    id: row.id,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    confirmedAt: row.confirmed_at?.toISOString(),
    finishedAt: row.finished_at?.toISOString(),
    identity: row.identity ?? undefined,
    position: Number(row.position),
    deliveries: row.deliveries,
    deliveriesErased: row.deliveries_erased,
    filesErased: row.files_erased,
  };
}
