import { monthAfter, monthStart, type Month } from '../../log/month';
import type { ExportedRange } from './exportDeliveries';

/** How far an archive has come. */
export type ArchiveState =
  | 'planned'
  | 'stored'
  | 'removing'
  | 'removed'
  | 'restoring'
  | 'restored';

/** What one source sent in one month. */
export interface ArchiveUnit {
  source: string;
  month: Month;
}

/** A stretch of it that one file holds. */
export interface Archive extends ArchiveUnit {
  name: string;
  firstSequence: number;
  lastSequence: number;
  deliveries: number;
  state: ArchiveState;
  /** Counts how often what is to be written was changed by an erasure. */
  revision: number;
  eventsRemoved: boolean;
  /** When it is removed again; absent if it has not been restored. */
  restoredUntil: Date | undefined;
}

/** The same deliveries always go by the same name. */
export function archiveName(
  unit: ArchiveUnit,
  range: { firstSequence: number; lastSequence: number },
): string {
  const [first, last] = [range.firstSequence, range.lastSequence].map(number =>
    String(number).padStart(10, '0'),
  );
  return `${unit.source}/${unit.month.slice(0, 7)}/${first}-${last}.ndjson.zst`;
}

/** What describes a file, beside it. */
export function manifestName(name: string): string {
  return `${name}.manifest.json`;
}

/** Its deliveries in the log. */
export function rangeOf(archive: Archive): ExportedRange {
  return {
    source: archive.source,
    from: monthStart(archive.month),
    to: monthStart(monthAfter(archive.month, 1)),
    firstSequence: archive.firstSequence,
    lastSequence: archive.lastSequence,
  };
}
