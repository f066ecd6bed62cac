import { readFileSync } from 'node:fs';
import {
  change,
  example,
  eventOf,
  interpret,
} from '../../../__testUtils__/interpretGithub';
import { githubExamples } from '../../../__testUtils__/githubExamples';
import { readers, withoutMeaning } from './vocabulary';

const known = [...readers.keys(), ...withoutMeaning];

/** The operations of GitHub's own description of its webhooks, such as `check-run-completed`. */
function describedOperations(): string[] {
  const types = readFileSync(
    require.resolve('@octokit/openapi-webhooks-types/types.d.ts'),
    'utf8',
  );
  const webhooks = /^export interface webhooks \{$(.*?)^\}$/ms.exec(types)?.[1];
  return Array.from(
    (webhooks ?? '').matchAll(/^ {2}"?([a-z][a-z0-9-]*)"?: \{$/gm),
    ([, name]) => name,
  );
}

describe('every event of GitHub', () => {
  it('is either understood or known to have no meaning here, never both', () => {
    expect(known).toHaveLength(new Set(known).size);
    const names = [...new Set(githubExamples.map(({ event }) => event))];
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter(name => !known.includes(name))).toEqual([]);
  });

  it('that GitHub describes today is among them', () => {
    const operations = describedOperations();
    expect(operations.length).toBeGreaterThan(250);
    const prefixes = known.map(name => name.replaceAll('_', '-'));
    const unknown = operations.filter(
      operation =>
        !prefixes.some(
          prefix => operation === prefix || operation.startsWith(`${prefix}-`),
        ),
    );
    expect(unknown).toEqual([]);
  });

  it('without meaning is not even looked into', () => {
    for (const name of withoutMeaning) {
      expect(interpret(name, 'anything')).toEqual({
        status: 'not-interpreted',
      });
    }
  });

  it('that is understood is so in every example', () => {
    const unread = githubExamples
      .filter(({ event }) => readers.has(event))
      .map(({ event, payload }) => ({
        event,
        ...interpret(event, payload),
      }))
      .filter(({ status }) => status === 'quarantined');
    expect(unread).toEqual([]);
  });
});

describe('what GitHub tells beside changes, runs and deployments', () => {
  it.each([
    [
      'create',
      undefined,
      'github-tag.created',
      { tag: 'simple-tag', repository: 'github.com/codertocat/hello-world' },
    ],
    ['release', 'published', 'github-release.published', { tag: '0.0.1' }],
    [
      'workflow_job',
      'in_progress',
      'github-job.started',
      {
        runnerLabels: ['gpu', 'db-app', 'dc-03'],
        startedAt: '2021-06-15T19:22:27.000Z',
      },
    ],
    [
      'status',
      undefined,
      'github-commitstatus.success',
      { commit: '6113728f27ae82c7b1a177c8d03f9e96e0adf246' },
    ],
    [
      'dependabot_alert',
      'created',
      'github-securityfinding.created',
      { kind: 'dependency' },
    ],
    [
      'code_scanning_alert',
      'fixed',
      'github-securityfinding.fixed',
      { kind: 'code' },
    ],
    [
      'repository_vulnerability_alert',
      'create',
      'github-securityfinding.created',
      { kind: 'dependency', severity: 'moderate' },
    ],
    [
      'merge_group',
      'checks_requested',
      'github-mergegroup.checksRequested',
      { baseBranch: 'main' },
    ],
    [
      'pull_request_review_comment',
      'created',
      'github-comment.created',
      { change: 'github.com/codertocat/hello-world/pull/2' },
    ],
    [
      'branch_protection_rule',
      'edited',
      'github-branchprotection.edited',
      { branch: 'production', requiredApprovals: 1 },
    ],
  ])('%s %s is %s', (event, action, type, data) => {
    expect(eventOf(event, example(event, action)).event).toMatchObject({
      type: `dev.cdeventsx.${type}.0.1.0`,
      data: { customData: data },
    });
  });

  it('is told in the words of CDEvents where there are some', () => {
    const typeOf = (event: string, action?: string) =>
      eventOf(event, example(event, action)).event.type;
    expect(typeOf('repository', 'created')).toBe(
      'dev.cdevents.repository.created.0.3.0',
    );
    expect(typeOf('public')).toBe('dev.cdevents.repository.modified.0.3.0');
    expect(typeOf('issues', 'opened')).toBe(
      'dev.cdevents.ticket.created.0.2.0',
    );
    expect(typeOf('package', 'published')).toBe(
      'dev.cdevents.artifact.published.0.3.0',
    );
  });

  it('names a repository that was renamed as it was called before', () => {
    const renamed = change(example('repository', 'renamed'), {
      repository: { html_url: 'https://github.com/Northwind/Checkout' },
      changes: { repository: { name: { from: 'Basket' } } },
    });
    expect(eventOf('repository', renamed).event.data.customData).toMatchObject({
      repository: 'github.com/northwind/checkout',
      previousRepository: 'github.com/northwind/basket',
    });
  });

  it.each([
    ['organization', 'github.com/southwind/checkout'],
    ['user', undefined],
  ])(
    'names a repository that was transferred as it was called before, where it belonged to an %s',
    (kind, previousRepository) => {
      const payload = {
        ...change(example('repository', 'renamed'), {
          action: 'transferred',
          repository: { html_url: 'https://github.com/Northwind/Checkout' },
        }),
        changes: JSON.parse(
          `{ "owner": { "from": { "${kind}": { "login": "Southwind" } } } }`,
        ),
      };
      const { customData } = eventOf('repository', payload).event.data;
      expect(customData).toMatchObject({
        repository: 'github.com/northwind/checkout',
      });
      expect(customData).toHaveProperty(
        'previousRepository',
        previousRepository,
      );
    },
  );
});
