import type { Random } from '../random';
import type { ComponentSketch } from './areas';
import type { MergeMethod, Repository, Team } from './model';

const mergeMethods: Array<[MergeMethod, number]> = [
  ['squash', 0.8],
  ['merge', 0.12],
  ['rebase', 0.08],
];

function pickMergeMethod(random: Random): MergeMethod {
  let left = random.fraction();
  for (const [method, share] of mergeMethods) {
    left -= share;
    if (left < 0) {
      return method;
    }
  }
  return 'squash';
}

function pickEnvironments(
  random: Random,
): Pick<Repository, 'environments' | 'flagsProduction'> {
  const draw = random.fraction();
  if (draw < 0.8) {
    return {
      environments: { staging: 'staging', production: 'production' },
      flagsProduction: true,
    };
  }
  if (draw < 0.93) {
    return {
      environments: { staging: 'pre', production: 'prod' },
      flagsProduction: false,
    };
  }
  return {
    environments: { staging: 'staging', production: 'live-eu' },
    flagsProduction: true,
  };
}

/** A repository with its own habits. */
export function createRepository(
  random: Random,
  options: {
    index: number;
    organization: string;
    name: string;
    sketch: ComponentSketch;
    team: Team;
    area: string;
  },
): Repository {
  const { index, organization, name, sketch, team } = options;
  const checks = random.chance(0.3) ? 'actions' : 'travis';
  const deployable = sketch.type !== 'library';
  const deployer = checks === 'actions' ? 'actions' : 'spinnaker';
  const githubId = 310_000_000 + index * 7_919 + random.integer(0, 7_000);
  return {
    index,
    githubId,
    pagerDutyService: `P${githubId
      .toString(36)
      .toUpperCase()
      .padStart(6, '0')}`,
    name,
    fullName: `${organization}/${name}`,
    description: sketch.description,
    language: sketch.language,
    topics: [options.area, sketch.type],
    bornDaysBeforeEnd: random.chance(0.12)
      ? random.integer(80, 600)
      : undefined,
    team,
    activity: random.logNormal(1, 0.8) * (deployable ? 1 : 0.4),
    mergeMethod: pickMergeMethod(random),
    checks,
    deployer: deployable ? deployer : undefined,
    ...pickEnvironments(random),
    continuousAbove: random.between(0.3, 0.75),
    updatesDependencies: random.chance(0.6),
  };
}
