import type { Company, Repository } from '../company';
import { day } from '../simulation/time/units';
import { ownerFields } from './accounts';
import { instant, type Json, type Members, nodeId, toMembers } from './json';

/** A repository in the shapes in which payloads show it. */
export interface WrittenRepository {
  apiUrl: string;
  pageUrl: string;
  /** For most payloads, and for both ends of a pull request. */
  full: Json;
  /** For pushes; they show the time of the push, too. */
  pushedMembers: Members;
  /** For workflow runs. */
  minimal: Json;
  /** Where a check or workflow refers to a pull request. */
  reference: { id: number; url: string; name: string };
  /** What belongs to the organisation in whose name the webhook is sent. */
  owner: Json;
}

/** When a repository was created: before history, or in it. */
export function createdAt(repository: Repository, historyEnds: number): number {
  const { bornDaysBeforeEnd, githubId } = repository;
  return bornDaysBeforeEnd === undefined
    ? Date.UTC(2019, 0, 7) +
        (githubId % 1_500) * day +
        (githubId % 36_000) * 1_000
    : historyEnds - bornDaysBeforeEnd * day;
}

function minimalFields(repository: Repository, company: Company) {
  const { githubId, name, fullName, description } = repository;
  const url = `https://api.github.com/repos/${fullName}`;
  return {
    id: githubId,
    node_id: nodeId('R', githubId),
    name,
    full_name: fullName,
    private: true,
    owner: ownerFields(company),
    html_url: `https://github.com/${fullName}`,
    description,
    fork: false,
    url,
    forks_url: `${url}/forks`,
    keys_url: `${url}/keys{/key_id}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    teams_url: `${url}/teams`,
    hooks_url: `${url}/hooks`,
    issue_events_url: `${url}/issues/events{/number}`,
    events_url: `${url}/events`,
    assignees_url: `${url}/assignees{/user}`,
    branches_url: `${url}/branches{/branch}`,
    tags_url: `${url}/tags`,
    blobs_url: `${url}/git/blobs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    statuses_url: `${url}/statuses/{sha}`,
    languages_url: `${url}/languages`,
    stargazers_url: `${url}/stargazers`,
    contributors_url: `${url}/contributors`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    commits_url: `${url}/commits{/sha}`,
    git_commits_url: `${url}/git/commits{/sha}`,
    comments_url: `${url}/comments{/number}`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    contents_url: `${url}/contents/{+path}`,
    compare_url: `${url}/compare/{base}...{head}`,
    merges_url: `${url}/merges`,
    archive_url: `${url}/{archive_format}{/ref}`,
    downloads_url: `${url}/downloads`,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    labels_url: `${url}/labels{/name}`,
    releases_url: `${url}/releases{/id}`,
    deployments_url: `${url}/deployments`,
  };
}

function fullFields(repository: Repository, company: Company) {
  const { fullName, language, topics, githubId } = repository;
  return {
    ...minimalFields(repository, company),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `https://github.com/${fullName}.git`,
    svn_url: `https://github.com/${fullName}`,
    homepage: null,
    size: githubId % 40_000,
    stargazers_count: 0,
    watchers_count: 0,
    language,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: false,
    is_template: false,
    web_commit_signoff_required: false,
    topics,
    visibility: 'private',
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: 'main',
  };
}

/** Writes a repository once, for all payloads that show it. */
export function writeRepository(
  repository: Repository,
  company: Company,
  historyEnds: number,
): WrittenRepository {
  const created = createdAt(repository, historyEnds);
  const full = fullFields(repository, company);
  const dates = { updated_at: instant(created), created_at: instant(created) };
  const owner = ownerFields(company);
  return {
    apiUrl: full.url,
    pageUrl: full.html_url,
    full: JSON.stringify({ ...full, ...dates, pushed_at: instant(created) }),
    pushedMembers: toMembers({
      ...full,
      ...dates,
      owner: { name: company.name, email: null, ...owner },
      created_at: Math.floor(created / 1_000),
      stargazers: 0,
      master_branch: 'main',
      organization: company.name,
    }),
    minimal: JSON.stringify(minimalFields(repository, company)),
    reference: {
      id: repository.githubId,
      url: full.url,
      name: repository.name,
    },
    owner: JSON.stringify(owner),
  };
}
