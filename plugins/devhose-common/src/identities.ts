/**
 * Names a repository the same way whatever tool speaks of it: host and path,
 * lower case, without scheme and `.git`.
 *
 * @example `github.com/northwind/checkout-api`
 * @public
 */
export type RepositoryId = string;

/**
 * The names by which events of different tools find each other: whatever tool
 * speaks of a commit, its build, image, deployment or incident, the name is the
 * same. Each is in an event's `customData` where the tool tells it.
 *
 * @public
 */
export interface Identities {
  repository?: RepositoryId;
  /** The full hash, lower case. */
  commit?: string;
  /** `<RepositoryId>/pull/<number>`, also of a merge request. */
  change?: string;
  /** As the service's entity in the catalog is called, such as `checkout-api`. */
  service?: string;
  /** Lower case, such as `production`. */
  environment?: string;
  /** `<place>/pipelines/<name>`, the place being a repository or application. */
  pipeline?: string;
  /** Package URL; of an image by its tag where it has one. */
  artifact?: string;
  /** `sha256:…` of the artifact. */
  artifactDigest?: string;
  /** The incident's address without scheme. */
  incident?: string;
  /** The ticket's address without scheme. */
  ticket?: string;
}
