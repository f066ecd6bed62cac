/**
 * The tables of a generation, in the order in which transactions come to them:
 * to be locked in this order, so that two can't wait for each other.
 */
export const generationTables = [
  'progress',
  'repositories',
  'units',
  'repository_renames',
  'observed_pushes',
  'observed_reviews',
  'observed_pull_requests',
  'observed_deployments',
  'observed_incidents',
  'builds',
  'quality_projects',
  'quality_snapshots',
  'security_findings',
  'deployments',
  'changes',
  'incidents',
] as const;

/** The tables that hold facts, by which two generations are compared. */
export const factTables = [
  'deployments',
  'changes',
  'incidents',
  'builds',
  'quality_snapshots',
  'security_findings',
] as const;
