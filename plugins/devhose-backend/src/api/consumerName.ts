const plugin = 'plugin:';

/**
 * The name under which Devhose keeps a consumer: the service that it belongs
 * to, a colon, and the name that the service gave it.
 *
 * @example `autopilot:reviewers`, `external:a-service:reviewers`
 */
export function consumerName(subject: string, name: string): string {
  const service = subject.startsWith(plugin)
    ? subject.slice(plugin.length)
    : subject;
  return `${service}:${name}`;
}
