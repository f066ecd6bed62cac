/**
 * A simulated company whose tools speak the HTTP of the real ones.
 *
 * @packageDocumentation
 */
export { createEntities } from './catalog';
export { companySizes, createCompany, parseSizeName } from './company';
export type { Company, CompanySize, CompanySizeName } from './company';
export { createServer } from './server';
export { historyLines } from './history';
export { CompanyTimeline } from './simulation';
export { Webhooks } from './webhooks';
