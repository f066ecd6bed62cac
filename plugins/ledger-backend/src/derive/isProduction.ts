import type { DeploymentObservation } from '../observe';
import type { UnitRules } from './DerivationRules';

/**
 * Whether a deployment went to production: the tool's own flag says so, or the
 * name of the environment is one of the names, in any case, with or without a
 * `-suffix`. Where a component names its own, these are all.
 *
 * A flag that says no is not enough to say no: GitHub sets it so for every
 * environment that isn't exactly called `production`.
 */
export function isProduction(
  deployment: Pick<DeploymentObservation, 'production' | 'environment'>,
  {
    productionEnvironments,
    onlyTheseEnvironments = false,
  }: Pick<UnitRules, 'productionEnvironments' | 'onlyTheseEnvironments'>,
): boolean {
  const environment = deployment.environment.toLowerCase();
  return (
    (deployment.production === true && !onlyTheseEnvironments) ||
    productionEnvironments.some(name => {
      const lowerCase = name.toLowerCase();
      return (
        environment === lowerCase || environment.startsWith(`${lowerCase}-`)
      );
    })
  );
}
