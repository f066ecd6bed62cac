export { CompanyTimeline } from './CompanyTimeline';
export type { TimelineOptions } from './CompanyTimeline';
export type * from './happenings';
export type * from './toolHappenings';
export { versionOf } from './wording';
