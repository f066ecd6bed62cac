import type { DeploymentObservation } from '../observe';

/**
 * Whether a deployment went to production: the tool's own flag says so, or the
 * name of the environment is one of the names, in any case, with or without a
 * `-suffix`.
 *
 * A flag that says no is not enough to say no: GitHub sets it so for every
 * environment that isn't exactly called `production`.
 */
export function isProduction(
  deployment: Pick<DeploymentObservation, 'production' | 'environment'>,
  names: readonly string[],
): boolean {
  const environment = deployment.environment.toLowerCase();
  return (
    deployment.production === true ||
    names.some(name => {
      const lowerCase = name.toLowerCase();
      return (
        environment === lowerCase || environment.startsWith(`${lowerCase}-`)
      );
    })
  );
}
