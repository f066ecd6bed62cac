/** A secret that the portal under test was started with. */
export function secretOf(
  name:
    | 'PITSTOP_ARTIFACTORY_WEBHOOK_SECRET'
    | 'PITSTOP_GITHUB_WEBHOOK_SECRET'
    | 'PITSTOP_SERVICE_TOKEN',
): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`Set ${name} to the secret that the portal knows`);
  }
  return value;
}
