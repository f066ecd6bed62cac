import type { Account, Company } from '../company';
import { type Json, nodeId } from './json';

function accountFields(account: {
  login: string;
  githubId: number;
  type: 'User' | 'Bot' | 'Organization';
}) {
  const { login, githubId, type } = account;
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  const page =
    type === 'Bot'
      ? `https://github.com/apps/${login.replace('[bot]', '')}`
      : `https://github.com/${login}`;
  return {
    login,
    id: githubId,
    node_id: nodeId(type.slice(0, 1), githubId),
    avatar_url: `https://avatars.githubusercontent.com/u/${githubId}?v=4`,
    gravatar_id: '',
    url,
    html_url: page,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

const written = new WeakMap<Account, Json>();

/** A user as GitHub shows one in payloads. */
export function accountJson(account: Account): Json {
  let json = written.get(account);
  if (!json) {
    json = JSON.stringify(accountFields(account));
    written.set(account, json);
  }
  return json;
}

/** The organisation as the owner of something: a kind of user. */
export function ownerFields({ name, githubId }: Company) {
  return accountFields({ login: name, githubId, type: 'Organization' });
}

/** The organisation that the webhook belongs to. */
export function organizationJson({ name, githubId, title }: Company): Json {
  const url = `https://api.github.com/orgs/${name}`;
  return JSON.stringify({
    login: name,
    id: githubId,
    node_id: nodeId('O', githubId),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${githubId}?v=4`,
    description: title,
  });
}
