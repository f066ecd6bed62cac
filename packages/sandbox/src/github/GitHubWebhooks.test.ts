import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import Ajv2020, { type ErrorObject } from 'ajv/dist/2020';
import { happenings, until } from '../__testUtils__/happenings';
import { companySizes, createCompany } from '../company';
import type { Dispatch, GitHubHappening } from '../simulation';
import { tools } from '../webhooks/Webhook';
import { GitHubWebhooks } from './GitHubWebhooks';

jest.setTimeout(60_000);

function isOfGitHub(dispatch: Dispatch): dispatch is Dispatch<GitHubHappening> {
  const { kind } = dispatch.happening;
  return !tools.some(tool => tool === kind);
}

const samplesPerKind = 40;

/** Where GitHub itself does not keep to what it publishes. */
const knownDeviations: Array<{
  because: string;
  isMeant: (error: ErrorObject) => boolean;
}> = [
  {
    because:
      'The addresses of apps have brackets, as in 49699333+dependabot[bot]@users.noreply.github.com; these are no e-mail addresses to a strict reader',
    isMeant: ({ keyword, params, data }) =>
      keyword === 'format' &&
      params.format === 'email' &&
      /^\d+\+[a-z-]+\[bot\]@users\.noreply\.github\.com$/.test(String(data)),
  },
];

function publishedSchemas(): Ajv2020 {
  const path = require.resolve(
    '@octokit/openapi-webhooks/generated/api.github.com.json',
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
  addFormats(ajv);
  return ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')), 'github');
}

/** The name of a webhook in the published document: `pull-request-opened`. */
function webhookName({ happening }: Dispatch, action?: string): string {
  return [happening.kind, action]
    .filter(Boolean)
    .join('-')
    .replaceAll('_', '-');
}

describe('the webhooks of the simulated GitHub', () => {
  const company = createCompany(1, companySizes.small);
  const webhooks = GitHubWebhooks.create(company, { historyEnds: until });
  const samples = new Map<string, object[]>();

  beforeAll(() => {
    const seen = new Map<string, number>();
    for (const dispatch of happenings('small')) {
      if (!isOfGitHub(dispatch)) {
        continue;
      }
      const { happening } = dispatch;
      const kind =
        happening.kind + ('action' in happening ? happening.action : '');
      const count = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, count);
      // From all of history, not only from its beginning.
      if (count % 97 === 1 || count < 5) {
        const body = JSON.parse(webhooks.webhook(dispatch).body);
        const name = webhookName(dispatch, body.action);
        const others = samples.get(name) ?? [];
        samples.set(name, [...others, body].slice(-samplesPerKind));
      }
    }
  });

  it('are of all kinds that Devhose reads', () => {
    expect([...samples.keys()].sort()).toEqual([
      'deployment-created',
      'deployment-status-created',
      'issues-closed',
      'issues-labeled',
      'issues-opened',
      'pull-request-closed',
      'pull-request-labeled',
      'pull-request-opened',
      'pull-request-ready-for-review',
      'pull-request-review-requested',
      'pull-request-review-submitted',
      'pull-request-synchronize',
      'push',
      'repository-created',
      'workflow-run-completed',
      'workflow-run-in-progress',
      'workflow-run-requested',
    ]);
  });

  it('are what GitHub publishes, but for known deviations of its own', () => {
    const schemas = publishedSchemas();
    const errors: string[] = [];
    for (const [name, bodies] of samples) {
      const validate = schemas.getSchema(
        `github#/webhooks/${name}/post/requestBody/content/application~1json/schema`,
      );
      for (const body of bodies) {
        if (!validate) {
          errors.push(`${name} is not published`);
        } else if (!validate(body)) {
          for (const error of validate.errors ?? []) {
            if (!knownDeviations.some(({ isMeant }) => isMeant(error))) {
              errors.push(`${name}${error.instancePath} ${error.message}`);
            }
          }
        }
      }
    }
    expect(errors).toEqual([]);
  });

  it('name the delivery and its kind in their headers', () => {
    const [dispatch] = [...happenings('tiny')].filter(isOfGitHub);
    expect(webhooks.webhook(dispatch).headers).toEqual({
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': expect.stringMatching(/^GitHub-Hookshot\/[0-9a-f]{7}$/),
      'x-github-delivery': dispatch.id,
      'x-github-event': dispatch.happening.kind,
      'x-github-hook-id': expect.stringMatching(/^\d+$/),
      'x-github-hook-installation-target-id': String(company.githubId),
      'x-github-hook-installation-target-type': 'organization',
    });
  });
});
