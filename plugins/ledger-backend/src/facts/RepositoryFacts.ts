import type { Instant } from '../observe';
import type { Lists } from './Lists';
import type {
  AnalysisColumns,
  BuildColumns,
  ChangeColumns,
  DeploymentColumns,
  FindingColumns,
  IncidentColumns,
} from './tables';

/** The facts of a unit, as columns. */
export interface UnitFacts {
  unit: string;
  lookBackDays?: number;
  /** End of the first successful production deployment known. */
  firstDeployedAt?: Instant;
  /** Its production environments; a column says which by its place, from 1. */
  environments: readonly string[];
  deployments?: DeploymentColumns;
  changes?: ChangeColumns & { contributors: Lists };
  incidents?: IncidentColumns;
}

/** The runs of a repository's pipelines, as columns. */
export interface RepositoryBuilds {
  repository: string;
  /** A column says which by its place, from 1. */
  pipelines: readonly string[];
  builds: BuildColumns;
}

/** All facts of a repository that are kept. */
export interface RepositoryFacts {
  units: ReadonlyMap<string, UnitFacts>;
  builds?: RepositoryBuilds;
  /** What it takes in memory, about. */
  bytes: number;
}

/** What static analysis said of a project. */
export interface ProjectFacts {
  project: string;
  /** Where the tool says which it is of. */
  repository?: string;
  /** Oldest first. */
  analyses: AnalysisColumns;
  /** What it takes in memory, about. */
  bytes: number;
}

/** What security scanners found in a repository. */
export interface RepositoryFindings {
  repository: string;
  findings: FindingColumns;
  /** What it takes in memory, about. */
  bytes: number;
}
