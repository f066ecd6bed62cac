import { imageName } from '../artifactory';
import type { Company, Component, Repository } from '../company';
import { type Dispatch, type Happening, versionOf } from '../simulation';
import { Cluster } from './Cluster';
import { Workload } from './Workload';

const second = 1_000;
const replicas = 2;
/** One region for each half of the marketplaces. */
const regions = ['eu-1', 'us-1'];

/** What a deployment does to the services that run. */
type Step = 'begin' | 'finish' | 'fail';

/** What is left of the past of a service. */
interface Running {
  image?: string;
  since: number;
  /** How often it was rolled out. */
  revision: number;
}

/**
 * The clusters that the company's services run in. What is deployed to
 * production, by whatever tool, is rolled out there.
 */
export class CompanyClusters {
  readonly clusters: readonly Cluster[];
  readonly #company: Company;
  readonly #components = new Map<Repository, Component>();
  readonly #running = new Map<Repository, Running>();
  readonly #workloads = new Map<Repository, Workload>();

  private constructor(company: Company) {
    this.#company = company;
    this.clusters = regions.map(region => Cluster.create(region));
    for (const component of company.components) {
      this.#components.set(component.repository, component);
    }
  }

  static create(company: Company): CompanyClusters {
    return new CompanyClusters(company);
  }

  /** What happened before anybody watched: only what runs by now is left of it. */
  past({ repository, happening, at }: Dispatch): void {
    const step = stepOf(repository, happening);
    const sha = shaOf(happening);
    if (step === undefined || sha === undefined) {
      return;
    }
    const running = this.#running.get(repository) ?? { since: at, revision: 0 };
    this.#running.set(repository, {
      ...running,
      ...(step === 'begin' && { revision: running.revision + 1 }),
      ...(step === 'finish' && {
        image: this.#image(repository, sha),
        since: at,
      }),
    });
  }

  /** The services are there, as they were left. */
  begin(): void {
    for (const [repository, { image, since }] of this.#running) {
      if (image) {
        const workload = this.#workload(repository);
        workload.beginRollout(image, since - 60 * second);
        workload.finishRollout(since);
      }
    }
  }

  /** What happens while somebody watches. */
  present({ repository, happening, at }: Dispatch): void {
    const step = stepOf(repository, happening);
    const sha = shaOf(happening);
    if (step === 'begin' && sha) {
      this.#workload(repository).beginRollout(this.#image(repository, sha), at);
    } else if (step === 'finish') {
      this.#workload(repository).finishRollout(at - second);
    } else if (step === 'fail') {
      this.#workload(repository).failRollout(at - second);
    } else if (isOutOfMemory(happening)) {
      this.#workload(repository).outOfMemory(at - 5 * second);
    }
  }

  #image(repository: Repository, sha: string): string {
    return imageName(this.#company, repository, versionOf(sha));
  }

  #workload(repository: Repository): Workload {
    let workload = this.#workloads.get(repository);
    if (!workload) {
      const component = this.#components.get(repository);
      const { name, marketplace } = component?.owner ?? repository.team;
      const region = marketplace
        ? this.#company.marketplaces.indexOf(marketplace)
        : 0;
      workload = Workload.create({
        cluster: this.clusters[region % regions.length],
        name: component?.name ?? repository.name,
        namespace: name,
        replicas,
        // What runs is the newest of them.
        revision: (this.#running.get(repository)?.revision ?? 1) - 1,
      });
      this.#workloads.set(repository, workload);
    }
    return workload;
  }
}

function stepOf(
  { environments }: Repository,
  happening: Happening,
): Step | undefined {
  const { production } = environments;
  if (happening.kind === 'spinnaker') {
    const { action, execution } = happening;
    const steps: Record<typeof action, Step> = {
      starting: 'begin',
      complete: 'finish',
      failed: 'fail',
    };
    return execution.environment === production ? steps[action] : undefined;
  }
  if (happening.kind === 'deployment_status') {
    const steps: Partial<Record<typeof happening.state, Step>> = {
      in_progress: 'begin',
      success: 'finish',
      failure: 'fail',
      error: 'fail',
    };
    return happening.deployment.environment === production
      ? steps[happening.state]
      : undefined;
  }
  return undefined;
}

function shaOf(happening: Happening): string | undefined {
  if (happening.kind === 'spinnaker') {
    return happening.execution.sha;
  }
  return happening.kind === 'deployment_status'
    ? happening.deployment.sha
    : undefined;
}

/** Every second time somebody is paged, it is for want of memory. */
function isOutOfMemory(happening: Happening): boolean {
  return (
    happening.kind === 'pagerduty' &&
    happening.action === 'triggered' &&
    happening.incident.number % 2 === 0
  );
}
