/** The tools that tell what happens. */
export const tools = [
  'artifactory',
  'github',
  'jira',
  'pagerduty',
  'slack',
  'sonarqube',
  'spinnaker',
  'travis',
] as const;

/** @see tools */
export type Tool = (typeof tools)[number];

/** A webhook as a tool sends it, but for its signature. */
export interface Webhook {
  tool: Tool;
  /** What Devhose knows the delivery by. */
  deliveryId: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}
