import { artifactoryWebhook } from '../artifactory';
import type { Company } from '../company';
import { GitHubWebhooks } from '../github';
import { jiraWebhook } from '../jira';
import { pagerDutyWebhook } from '../pagerduty';
import type { Dispatch } from '../simulation';
import { slackWebhook } from '../slack';
import { spinnakerWebhook } from '../spinnaker';
import { sonarqubeWebhook } from '../sonarqube';
import { travisWebhook } from '../travis';
import type { Webhook } from './Webhook';

/** Tells what happens in the company, each happening as its tool would. */
export class Webhooks {
  readonly #company: Company;
  readonly #github: GitHubWebhooks;

  private constructor(company: Company, github: GitHubWebhooks) {
    this.#company = company;
    this.#github = github;
  }

  static create(company: Company, options: { historyEnds: number }): Webhooks {
    return new Webhooks(company, GitHubWebhooks.create(company, options));
  }

  webhook({ happening, ...dispatch }: Dispatch): Webhook {
    switch (happening.kind) {
      case 'artifactory':
        return artifactoryWebhook(this.#company, { ...dispatch, happening });
      case 'spinnaker':
        return spinnakerWebhook(this.#company, { ...dispatch, happening });
      case 'pagerduty':
        return pagerDutyWebhook(this.#company, { ...dispatch, happening });
      case 'jira':
        return jiraWebhook(this.#company, { ...dispatch, happening });
      case 'slack':
        return slackWebhook(this.#company, { ...dispatch, happening });
      case 'sonarqube':
        return sonarqubeWebhook(this.#company, { ...dispatch, happening });
      case 'travis':
        return travisWebhook({ ...dispatch, happening });
      default:
        return this.#github.webhook({ ...dispatch, happening });
    }
  }
}
