/**
 * A simulated company whose tools speak the HTTP of the real ones.
 *
 * @packageDocumentation
 */
export { bringToLife } from './bringToLife';
export { createEntities } from './catalog';
export { companySizes, createCompany, parseSizeName } from './company';
export type { Company, CompanySize, CompanySizeName } from './company';
export { createSandbox } from './createSandbox';
export { skew } from './faults';
export { githubAppId } from './github';
export { Cluster, kubernetesApi, Workload } from './kubernetes';
export { createServer } from './server';
export { historyLines } from './history';
export { CompanyTimeline } from './simulation';
export { SigningKeys, tools, Webhooks } from './webhooks';
export type { Webhook } from './webhooks';
