import type { Instant } from '../observe';
import type { Scope } from '../scope';
import type {
  ProjectFacts,
  RepositoryBuilds,
  RepositoryFacts,
  RepositoryFindings,
  UnitFacts,
} from './RepositoryFacts';
import type {
  BuildColumns,
  DeploymentColumns,
  IncidentColumns,
} from './tables';

/** A stretch of time, half-open. */
export interface Stretch {
  from: Instant;
  to: Instant;
}

/** What is known of a scope, and of more than that. */
export interface KnownFacts {
  repositories: ReadonlyMap<string, RepositoryFacts>;
  projects: readonly ProjectFacts[];
  findings: readonly RepositoryFindings[];
}

/** The facts of a scope, and of what is around it, at a moment. */
export class ScopeFacts {
  readonly #scope: Scope;
  readonly #repositories: ReadonlyMap<string, RepositoryFacts>;
  /** Of the units of the scope. */
  readonly units: readonly UnitFacts[];
  /** That components of the scope name, or of its repositories. */
  readonly projects: readonly ProjectFacts[];
  /** Of the repositories of the scope. */
  readonly findings: readonly RepositoryFindings[];

  static create(scope: Scope, known: KnownFacts): ScopeFacts {
    return new ScopeFacts(scope, known);
  }

  private constructor(scope: Scope, known: KnownFacts) {
    this.#scope = scope;
    this.#repositories = known.repositories;
    this.projects = known.projects;
    this.findings = known.findings;
    this.units = scope.units.flatMap(unit => this.unit(unit) ?? []);
  }

  /** A unit of the scope or around it; undefined if there are no facts of it. */
  unit(unit: string): UnitFacts | undefined {
    return this.#repositories.get(unit.split('#')[0])?.units.get(unit);
  }

  /** Of the repositories of the scope. */
  get builds(): RepositoryBuilds[] {
    return this.#scope.repositories.flatMap(
      repository => this.#repositories.get(repository)?.builds ?? [],
    );
  }

  /** Visits the runs of pipelines that ended in a stretch. */
  eachBuild(
    { from, to }: Stretch,
    visit: (row: number, builds: BuildColumns, of: RepositoryBuilds) => void,
  ): void {
    for (const repository of this.builds) {
      const { builds } = repository;
      for (let row = 0; row < builds.rows; row++) {
        if (builds.finishedAt[row] >= from && builds.finishedAt[row] < to) {
          visit(row, builds, repository);
        }
      }
    }
  }

  /** Visits the deployments with a moment in a stretch, to the environment that is asked for. */
  eachDeployment(
    moment: 'finishedAt' | 'recoveredAt',
    { from, to }: Stretch,
    visit: (
      row: number,
      deployments: DeploymentColumns,
      unit: UnitFacts,
    ) => void,
  ): void {
    for (const unit of this.units) {
      const { deployments } = unit;
      const environment = this.#environmentOf(unit);
      for (let row = 0; row < (deployments?.rows ?? 0); row++) {
        if (
          deployments &&
          deployments[moment][row] >= from &&
          deployments[moment][row] < to &&
          (environment === undefined ||
            deployments.environment[row] === environment)
        ) {
          visit(row, deployments, unit);
        }
      }
    }
  }

  /** Visits the incidents that began in a stretch, caused in the environment that is asked for. */
  eachIncident(
    { from, to }: Stretch,
    visit: (row: number, incidents: IncidentColumns, unit: UnitFacts) => void,
  ): void {
    for (const unit of this.units) {
      const { incidents } = unit;
      const environment = this.#environmentOf(unit);
      for (let row = 0; row < (incidents?.rows ?? 0); row++) {
        if (
          incidents &&
          incidents.beganAt[row] >= from &&
          incidents.beganAt[row] < to &&
          (environment === undefined ||
            incidents.environment[row] === environment)
        ) {
          visit(row, incidents, unit);
        }
      }
    }
  }

  /** Visits the changes with a moment in a stretch that are asked for. */
  eachChange(moment: WorkMoment, stretch: Stretch, visit: ChangeVisitor): void {
    this.#eachAsked(moment, stretch, true, visit);
  }

  /** Visits those that the filter leaves out. */
  eachChangeLeftOut(
    moment: WorkMoment,
    stretch: Stretch,
    visit: ChangeVisitor,
  ): void {
    this.#eachAsked(moment, stretch, false, visit);
  }

  /** Visits all changes of a unit, of the scope or around it. */
  eachChangeOf(
    unit: string,
    moment: WorkMoment,
    stretch: Stretch,
    visit: ChangeVisitor,
  ): void {
    const facts = this.unit(unit);
    if (facts) {
      visitChanges(facts, moment, stretch, visit);
    }
  }

  #eachAsked(
    moment: WorkMoment,
    stretch: Stretch,
    wanted: boolean,
    visit: ChangeVisitor,
  ): void {
    const withoutBots = this.#scope.filter?.withoutBots ?? false;
    for (const unit of this.units) {
      // Before a change is deployed, it is to no environment.
      const environment =
        moment === 'deployedAt' ? this.#environmentOf(unit) : undefined;
      visitChanges(unit, moment, stretch, (row, changes) => {
        const isAsked =
          (environment === undefined ||
            changes.environment[row] === environment) &&
          !(withoutBots && changes.byBot[row] === 1);
        if (isAsked === wanted) {
          visit(row, changes, unit);
        }
      });
    }
  }

  /** How the columns of a unit say which environment is asked for; undefined if none is. */
  #environmentOf({ environments }: UnitFacts): number | undefined {
    const asked = this.#scope.filter?.environment?.toLowerCase();
    return asked === undefined ? undefined : environments.indexOf(asked) + 1;
  }
}

/** By which of its moments work belongs to a stretch of time. */
export type WorkMoment = 'mergedAt' | 'deployedAt';

/** Sees one of the changes of a unit. */
export type ChangeVisitor = (
  row: number,
  changes: NonNullable<UnitFacts['changes']>,
  unit: UnitFacts,
) => void;

function visitChanges(
  unit: UnitFacts,
  moment: WorkMoment,
  { from, to }: Stretch,
  visit: ChangeVisitor,
): void {
  const { changes } = unit;
  if (changes) {
    const at = changes[moment];
    for (let row = 0; row < changes.rows; row++) {
      if (at[row] >= from && at[row] < to) {
        visit(row, changes, unit);
      }
    }
  }
}
