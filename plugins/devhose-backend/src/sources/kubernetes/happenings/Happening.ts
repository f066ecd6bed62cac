import { Fields } from '@pitstop/plugin-devhose-node';

/** What is worth telling, of all that a cluster says. */
export const happenings = [
  'rollout-started',
  'rollout-finished',
  'rollout-failed',
  'image-running',
  'container-oom-killed',
  'container-crash-looping',
  'warning',
] as const;

/** @see happenings */
export type HappeningName = (typeof happenings)[number];

/** Something that an object of Kubernetes tells by how it is. */
export interface Happening {
  /**
   * The same whenever it is read from the object again, so that what a new list
   * tells once more is not taken in twice.
   */
  id: string;
  name: HappeningName;
  /** RFC 3339 in UTC; as the cluster says. */
  happenedAt: string;
  /** Of the pod's containers, the one that it happened to. */
  container?: string;
}

/** The named condition of an object, if it has it. */
export function conditionOf(status: Fields, type: string): Fields | undefined {
  return status
    .optionalObjects('conditions')
    .find(condition => condition.optionalString('type') === type);
}
