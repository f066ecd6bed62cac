import { type Json, nodeId } from './json';

type AppName = 'travis' | 'actions';

function app(options: {
  id: number;
  slug: string;
  name: string;
  description: string;
  externalUrl: string;
  owner: string;
  ownerId: number;
  createdAt: string;
}): Json {
  const { id, slug, owner, ownerId, createdAt } = options;
  const url = `https://api.github.com/users/${owner}`;
  return JSON.stringify({
    id,
    slug,
    node_id: nodeId('A', id),
    owner: {
      login: owner,
      id: ownerId,
      node_id: nodeId('O', ownerId),
      avatar_url: `https://avatars.githubusercontent.com/u/${ownerId}?v=4`,
      gravatar_id: '',
      url,
      html_url: `https://github.com/${owner}`,
      followers_url: `${url}/followers`,
      following_url: `${url}/following{/other_user}`,
      gists_url: `${url}/gists{/gist_id}`,
      starred_url: `${url}/starred{/owner}{/repo}`,
      subscriptions_url: `${url}/subscriptions`,
      organizations_url: `${url}/orgs`,
      repos_url: `${url}/repos`,
      events_url: `${url}/events{/privacy}`,
      received_events_url: `${url}/received_events`,
      type: 'Organization',
      site_admin: false,
    },
    name: options.name,
    description: options.description,
    external_url: options.externalUrl,
    html_url: `https://github.com/apps/${slug}`,
    created_at: createdAt,
    updated_at: createdAt,
    permissions: { checks: 'write', metadata: 'read', contents: 'read' },
    events: ['check_run', 'check_suite', 'push', 'pull_request'],
  });
}

const apps: Record<AppName, Json> = {
  travis: app({
    id: 67,
    slug: 'travis-ci',
    name: 'Travis CI',
    description: 'Test and deploy with confidence.',
    externalUrl: 'https://travis-ci.com',
    owner: 'travis-ci',
    ownerId: 639_823,
    createdAt: '2016-12-07T13:55:38Z',
  }),
  actions: app({
    id: 15_368,
    slug: 'github-actions',
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    externalUrl: 'https://help.github.com/en/actions',
    owner: 'github',
    ownerId: 9_919,
    createdAt: '2018-07-30T09:30:17Z',
  }),
};

/** The GitHub app that runs checks. */
export function appJson(name: AppName): Json {
  return apps[name];
}

export function detailsUrl(
  name: AppName,
  repositoryPage: string,
  runId: number,
): string {
  return name === 'actions'
    ? `${repositoryPage}/actions/runs/${runId}`
    : `${repositoryPage.replace(
        'https://github.com',
        'https://app.travis-ci.com/github',
      )}/builds/${runId}`;
}
