import type { AboutPeople } from './people';
import type { Measured } from './time';

/** Ready for review → merged, over the pull requests merged in the window. @public */
export interface TimeToMerge {
  changes: number;
  medianSeconds: number;
  p90Seconds: number;
}

/** Pull requests of alike size. @public */
export interface SizeBucket {
  /** Lines added and deleted: from this many… */
  fromLines: number;
  /** …to fewer than this; absent in the last bucket. */
  toLines?: number;
  timeToMerge: AboutPeople<{
    changes: number;
    /** First quartile, median and third quartile. Seconds. */
    quartileSeconds: [number, number, number];
  }>;
}

/** Size of pull requests against the time it took to merge them. @public */
export interface SizeAgainstTime {
  /** Pull requests with a known size. */
  changes: number;
  medianLines: number;
  buckets: SizeBucket[];
  /**
   * Spearman's rank correlation of size and time to merge, from -1 to 1;
   * undefined where all are alike or fewer than three.
   *
   * @see https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient
   */
  spearmanRho?: number;
  /** An even sample over the sizes, without anything that tells whose they are; at most 200. */
  points: Array<{ lines: number; seconds: number }>;
}

/** @public */
export interface CodeReport {
  timeToMerge: Measured<{ timeToMerge: AboutPeople<TimeToMerge> }>;
  sizes: AboutPeople<SizeAgainstTime>;
}
