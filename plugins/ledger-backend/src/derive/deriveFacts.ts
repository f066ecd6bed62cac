import type { Instant, Observations, PullRequestObservation } from '../observe';
import { assignIncidents, type AssignedIncidents } from './assignIncidents';
import { changeFacts, firstOf } from './changeFacts';
import { classifyRollouts, type Classified } from './classifyRollouts';
import { findRuns, type DeploymentRun } from './DeploymentRun';
import type { Place, UnitRules } from './DerivationRules';
import type { DeploymentFact, IncidentFact, UnitFacts } from './Facts';
import { findChanges } from './findChanges';
import { findFailures, type Failure } from './findFailures';
import { findIncidents, type Incident } from './findIncidents';
import { groupBy } from './groupBy';
import { isProduction } from './isProduction';
import { findLandings } from './Landing';
import { Mainline } from './Mainline';
import { namedComponent } from './namedComponent';
import { touchesDirectory } from './paths';
import { replayDeployments } from './replayDeployments';
import { RevertedChanges } from './RevertedChanges';
import type { Rollout } from './Rollout';
import { alone, type Surroundings } from './Surroundings';

/**
 * Derives the facts of a unit from all that was observed of its repository.
 *
 * A pure, total function of the set of observations: their order plays no
 * role.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 */
export function deriveFacts(
  unit: string,
  observations: Observations,
  rules: UnitRules,
  surroundings: Surroundings = alone,
): UnitFacts {
  const merged = observations.pullRequests.filter(isMergedIntoDefaultBranch);
  const mainline = Mainline.create(findLandings(observations.pushes, merged));
  const found = findChanges(
    observations,
    merged,
    mainline,
    rules,
    surroundings,
  );
  const { place } = rules;
  const changes = place
    ? found.changes.filter(({ paths }) =>
        touchesDirectory(paths, place.directories),
      )
    : found.changes;

  const allRuns = findRuns(
    observations.deployments.filter(deployment =>
      isProduction(deployment, rules),
    ),
  );
  const runs = place ? runsOf(allRuns, place, surroundings) : allRuns;
  const environments = [
    ...groupBy(runs, ({ environment }) => environment).values(),
  ].map(each => replayDeployments(each, changes, mainline, rules));
  const rollouts = environments.flatMap(each => each.rollouts);
  const incidents = incidentsOf(
    assignIncidents(observations.incidents, rules, surroundings),
    rollouts,
    allRuns,
    mainline,
    rules.incidentLookBackHours,
  );
  const reverted = RevertedChanges.create(changes, found.byCommit, commit =>
    mainline.unabbreviate(commit),
  );
  const classified = new Map<Rollout, Classified>(
    environments.flatMap(each => [
      ...classifyRollouts(
        each.rollouts,
        incidents,
        reverted,
        rules.hotfixLookBackDays,
      ),
    ]),
  );
  const failures = findFailures(classified, incidents);

  return {
    deployments: [
      ...[...classified].map(([rollout, { kind }]) =>
        deploymentFact(unit, rollout.run, kind, failures.get(rollout)),
      ),
      ...environments.flatMap(each =>
        each.failed.map(run => deploymentFact(unit, run, 'failed')),
      ),
    ],
    changes: changeFacts(unit, changes, rollouts),
    incidents: incidents.map(incident => incidentFact(unit, incident)),
    firstDeployedAt: firstOf(rollouts.map(({ run }) => run.finishedAt)),
  };
}

/** Those that name nobody, or one who lives at the place. */
function runsOf(
  runs: DeploymentRun[],
  place: Place,
  { neighbours }: Surroundings,
): DeploymentRun[] {
  const names = [place, ...neighbours].flatMap(each => each.names);
  return runs.flatMap(run => {
    const name = namedComponent(run, names);
    if (name === undefined) {
      return run;
    }
    return place.names.includes(name) ? { ...run, named: true } : [];
  });
}

/**
 * Where nobody says whose an incident is, it is of those whose deployment
 * caused it, whatever else was deployed from the repository; without a cause it
 * is everybody's.
 */
function incidentsOf(
  { certain, open }: AssignedIncidents,
  rollouts: Rollout[],
  allRuns: DeploymentRun[],
  mainline: Mainline,
  lookBackHours: number,
): Incident[] {
  const incidents = findIncidents(certain, rollouts, mainline, lookBackHours);
  if (open.length === 0) {
    return incidents;
  }
  const ours = new Set(rollouts.map(({ run }) => run.deploymentId));
  const theirs = allRuns
    .filter(run => run.succeeded && !ours.has(run.deploymentId))
    .map(
      (run): Rollout => ({ run, goes: 'first', delivered: [], presumed: [] }),
    );
  return [
    ...incidents,
    ...findIncidents(
      open,
      [...rollouts, ...theirs],
      mainline,
      lookBackHours,
    ).filter(({ cause }) => !cause || ours.has(cause.run.deploymentId)),
  ];
}

function isMergedIntoDefaultBranch(
  pullRequest: PullRequestObservation,
): pullRequest is PullRequestObservation & { mergedAt: Instant } {
  return pullRequest.intoDefaultBranch && pullRequest.mergedAt !== undefined;
}

function deploymentFact(
  unit: string,
  run: DeploymentRun,
  kind: DeploymentFact['kind'],
  failure?: Failure,
): DeploymentFact {
  return {
    unit,
    deploymentId: run.deploymentId,
    environment: run.environment,
    kind,
    finishedAt: run.finishedAt,
    failures: failure?.reasons ?? [],
    ...(failure?.recoveredAt !== undefined && {
      recoveredAt: failure.recoveredAt,
    }),
    subjects: run.subjects,
  };
}

function incidentFact(
  unit: string,
  { observation, beganAt, resolvedAt, cause }: Incident,
): IncidentFact {
  return {
    unit,
    incident: observation.incident,
    beganAt,
    ...(resolvedAt !== undefined && { resolvedAt }),
    ...(cause && { deploymentId: cause.run.deploymentId }),
  };
}
