/**
 * A file that deliveries were written to before they were removed from the log.
 *
 * @public
 */
export interface KeptArchive {
  /** Under the address of the archives. */
  name: string;
  source: string;
  /** When the deliveries were received, such as `2026-07`. */
  month: string;
  firstSequence: number;
  lastSequence: number;
  deliveries: number;
  /**
   * Planned; stored (written and read back, and in the log as well); being
   * removed from the log; removed; being put back; put back for a while.
   */
  state:
    | 'planned'
    | 'stored'
    | 'removing'
    | 'removed'
    | 'restoring'
    | 'restored';
  fileBytes?: number;
  /** In hexadecimal digits. */
  fileSha256?: string;
  /** RFC 3339. */
  storedAt?: string;
  /** RFC 3339; when headers and bodies were gone from the log. */
  removedAt?: string;
  /** RFC 3339; when the events were. Absent while they are kept. */
  eventsRemovedAt?: string;
  /** RFC 3339; when it is removed again. Absent if it has not been restored. */
  restoredUntil?: string;
}

/**
 * What has expired, and what will (`GET /api/devhose/v1/archives`).
 *
 * @public
 */
export interface KeptArchives {
  /** Where the files are; absent where nothing expires. */
  address?: string;
  /**
   * How long things are kept; without a number for ever. The one without a
   * source is for all that are not named.
   */
  retention: Array<{ source?: string; rawDays?: number; eventsDays?: number }>;
  /** Newest month first. */
  items: KeptArchive[];
}
