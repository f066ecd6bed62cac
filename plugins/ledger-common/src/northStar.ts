import type { ReportHeader } from './scope';
import type { Period } from './time';

/** An ISO week of the North Star. @public */
export interface NorthStarWeek extends Period {
  /** ISO week: `2026-W10`. */
  week: string;
  /** Planned and hotfix production deployments; undefined before the first: no data. */
  deployments?: number;
  inputs: NorthStarInputs;
}

/** What drives the North Star. Absent is *no data*. @public */
export interface NorthStarInputs {
  /** Repositories with a merged change in the week. */
  activeRepositories: number;
  /** Components with a production deployment in the four weeks up to the end of the week, or up to now. */
  deployedComponents: number;
  buildMedianSeconds?: number;
  buildSuccessRate?: number;
  /** Ready for review → merged; absent also where too few people are behind it. */
  mergeMedianSeconds?: number;
}

/**
 * Components with a production deployment in the four weeks up to the end of the
 * range, or up to now where that is later ÷ all.
 *
 * @public
 */
export interface Adoption {
  deployed: number;
  components: number;
  /** From 0 to 1; undefined without components: no data. */
  rate?: number;
}

/** What part of the scope gave to the North Star, to be compared with itself over time. @public */
export interface NorthStarContribution {
  entityRef: string;
  /** Over the whole range. */
  deployments: number;
  /** One number per week, in the order of the weeks. */
  weekly: number[];
  /** Its components, and those among them deployed in the four weeks up to its end, or up to now. */
  adoption?: Adoption;
}

/** A remark on a moment, such as "Onboarded Spain". @public */
export interface Annotation {
  id: string;
  /** The day it is about: `2026-03-02`. */
  date: string;
  text: string;
}

/**
 * Successful deployments per week, with what drives them.
 *
 * @public
 */
export interface NorthStarReport extends ReportHeader {
  weeks: NorthStarWeek[];
  /** The groups right below the scope, by name. */
  contributions: NorthStarContribution[];
  adoption: Adoption;
  annotations: Annotation[];
}
