import type { Company, Repository } from '../company';
import type { Dispatch, GitHubHappening } from '../simulation';
import type { Webhook } from '../webhooks/Webhook';
import { organizationJson } from './accounts';
import { deploymentPayload, deploymentStatusPayload } from './deployments';
import { issuePayload } from './issues';
import type { Json } from './json';
import { payload, type Scene } from './payload';
import { pullRequestPayload } from './pullRequests';
import { pushPayload } from './pushes';
import { writeRepository } from './repositories';
import { reviewPayload } from './reviews';
import { workflowRunPayload } from './workflowRuns';

/** Tells what happens in the company as GitHub would. */
export class GitHubWebhooks {
  readonly #company: Company;
  readonly #historyEnds: number;
  readonly #organization: Json;
  readonly #scenes = new Map<Repository, Scene>();

  private constructor(company: Company, historyEnds: number) {
    this.#company = company;
    this.#historyEnds = historyEnds;
    this.#organization = organizationJson(company);
  }

  static create(
    company: Company,
    options: { historyEnds: number },
  ): GitHubWebhooks {
    return new GitHubWebhooks(company, options.historyEnds);
  }

  webhook(dispatch: Dispatch<GitHubHappening>): Webhook {
    return {
      tool: 'github',
      deliveryId: dispatch.id,
      headers: {
        accept: '*/*',
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/7f2a9c1',
        'x-github-delivery': dispatch.id,
        'x-github-event': dispatch.happening.kind,
        'x-github-hook-id': '487213905',
        'x-github-hook-installation-target-id': String(this.#company.githubId),
        'x-github-hook-installation-target-type': 'organization',
      },
      body: this.#body(dispatch),
    };
  }

  #body({ repository, happening, at }: Dispatch<GitHubHappening>): Json {
    const scene = this.#scene(repository);
    switch (happening.kind) {
      case 'push':
        return pushPayload(scene, happening, at);
      case 'pull_request':
        return pullRequestPayload(scene, happening);
      case 'pull_request_review':
        return reviewPayload(scene, happening);
      case 'workflow_run':
        return workflowRunPayload(scene, happening);
      case 'deployment':
        return deploymentPayload(scene, happening);
      case 'deployment_status':
        return deploymentStatusPayload(scene, happening);
      case 'issues':
        return issuePayload(scene, happening);
      case 'repository':
        return payload(scene, happening.sender, { action: 'created' }, {});
      default:
        return happening satisfies never;
    }
  }

  #scene(repository: Repository): Scene {
    let scene = this.#scenes.get(repository);
    if (!scene) {
      scene = {
        company: this.#company,
        repository: writeRepository(
          repository,
          this.#company,
          this.#historyEnds,
        ),
        organization: this.#organization,
      };
      this.#scenes.set(repository, scene);
    }
    return scene;
  }
}
