/** What a person is known by. Comparisons ignore case. @public */
export interface PersonIdentity {
  /** Handles of accounts, and ids that are words: `octocat`, `U2147483697`. */
  logins: string[];
  emails: string[];
  /** Full names. */
  names: string[];
  /** Numbers and opaque ids of accounts, such as `583231`. */
  ids: string[];
}

/**
 * Counting (what there is of the person, while what they are known by is
 * learned), counted (waits to be confirmed), erasing, erasing in files, done.
 *
 * @public
 */
export type ErasureState =
  | 'counting'
  | 'counted'
  | 'erasing'
  | 'erasing-files'
  | 'done'
  | 'cancelled';

/**
 * Somebody's wish to be forgotten (`GET /api/devhose/v1/erasures`).
 *
 * @public
 */
export interface Erasure {
  id: string;
  state: ErasureState;
  /** Entity reference of whoever asked for it, or the subject of a service. */
  requestedBy: string;
  /** RFC 3339. */
  requestedAt: string;
  /** RFC 3339. */
  confirmedAt?: string;
  /** RFC 3339. */
  finishedAt?: string;
  /** Whom it is about; forgotten when it is done or cancelled. */
  identity?: PersonIdentity;
  /** How far the log has been gone through. */
  position: number;
  /** Deliveries that mention the person. */
  deliveries: number;
  /** Deliveries that were rewritten. */
  deliveriesErased: number;
  /** Files with expired deliveries that were rewritten. */
  filesErased: number;
}
