import type { DevhoseEvent } from './api';

/**
 * Something that failed, once or again and again: a pipeline on a branch, the
 * deployments of a component to an environment, a quality gate, an incident.
 *
 * @public
 */
export interface Failure {
  /** The last event that tells of it. */
  event: DevhoseEvent;
  /** RFC 3339; when the first failure since it last went well was received, as far back as was asked. */
  since: string;
  /** How many failures have been told of since then. */
  times: number;
  /**
   * What ended it: the first success afterwards, the end of the incident, or
   * that the pull request was merged or closed. Absent while it lasts.
   */
  overcome?: DevhoseEvent;
}

/**
 * What failed lately (`GET /api/devhose/v1/failures`): what still does before
 * what does not, each the newest first.
 *
 * @public
 */
export interface FailureList {
  items: Failure[];
  /** How many still last, also beyond those listed. */
  lasting: number;
}
