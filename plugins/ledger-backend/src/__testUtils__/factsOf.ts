import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import {
  alone,
  deriveFacts,
  unitOf,
  type Place,
  type Unit,
  type UnitFacts,
} from '../derive';
import { joinObservations, readEvent } from '../observe';
import type { LedgerRules } from '../readLedgerConfig';

export const rules: LedgerRules = {
  productionEnvironments: ['production', 'prod', 'live'],
  rollbackTasks: ['rollback'],
  ignoredPaths: [],
  lookBackDays: 30,
  incidentLookBackHours: 24,
  hotfixLookBackDays: 7,
  hotfixLabels: ['hotfix'],
  hotfixBranches: ['hotfix/'],
  incidentLabels: ['incident'],
};

/** The facts of one repository, without a database in between. Sorted. */
export function factsOf(
  events: FollowedEvent[],
  unit: Unit = unitOf('github.com/northwind/checkout'),
  neighbours: Place[] = [],
): UnitFacts {
  const observations = joinObservations(
    events.flatMap(event => readEvent(event, rules) ?? []),
  );
  const { deployments, changes, incidents, firstDeployedAt } = deriveFacts(
    unit.id,
    observations,
    { ...rules, ...unit.rules },
    { ...alone, neighbours },
  );
  return {
    deployments: deployments.toSorted((one, other) =>
      one.deploymentId < other.deploymentId ? -1 : 1,
    ),
    changes: changes.toSorted((one, other) =>
      one.change < other.change ? -1 : 1,
    ),
    incidents: incidents.toSorted((one, other) =>
      one.incident < other.incident ? -1 : 1,
    ),
    firstDeployedAt,
  };
}

/** The one change of that name. */
export function changeOf(events: FollowedEvent[], name: string) {
  const change = factsOf(events).changes.find(
    candidate => candidate.change === name,
  );
  if (!change) {
    throw new Error(`There is no change ${name}`);
  }
  return change;
}

/** The kind of each deployment, by its id. */
export function kindsOf(events: FollowedEvent[]): Record<string, string> {
  return Object.fromEntries(
    factsOf(events).deployments.map(({ deploymentId, kind }) => [
      deploymentId,
      kind,
    ]),
  );
}

/** How long it took, in words of the tests: hours. */
export function hoursOf(
  change: ReturnType<typeof changeOf>,
): Record<string, number> | undefined {
  return (
    change.stageMilliseconds &&
    Object.fromEntries(
      Object.entries(change.stageMilliseconds).map(([stage, duration]) => [
        stage,
        duration / 3_600_000,
      ]),
    )
  );
}

/** Of each failed deployment, by its id: how it failed, and the minutes until it was recovered. */
export function failuresOf(
  events: FollowedEvent[],
): Record<string, Record<string, number | undefined>> {
  return Object.fromEntries(
    factsOf(events)
      .deployments.filter(({ failures }) => failures.length > 0)
      .map(({ deploymentId, failures, finishedAt, recoveredAt }) => [
        deploymentId,
        {
          [failures.join(' ')]:
            recoveredAt === undefined
              ? undefined
              : (recoveredAt - finishedAt) / 60_000,
        },
      ]),
  );
}
