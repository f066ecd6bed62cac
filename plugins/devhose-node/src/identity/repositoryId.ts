import type { RepositoryId } from '@pitstop/plugin-devhose-common';

/** `git@host:owner/name.git`, as git itself writes addresses over SSH. */
const scpAddress = /^(?:[\w.-]+@)?([a-z0-9][a-z0-9.-]*):(?!\/\/)([^\s]+)$/i;
const segment = /^[\w.~-]+$/;

/**
 * The {@link RepositoryId} of a repository, from any address that people and
 * tools give it: of its page, or of its clone over HTTPS or SSH.
 *
 * @returns undefined where the text is no address of a repository.
 * @public
 */
export function repositoryId(address: string): RepositoryId | undefined {
  const parts = readUrl(address) ?? readScp(address);
  if (parts === undefined) {
    return undefined;
  }
  const path = parts.path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/i, '')
    .split('/');
  return path.length >= 2 && path.every(name => segment.test(name))
    ? [parts.host, ...path].join('/').toLowerCase()
    : undefined;
}

function readUrl(address: string): { host: string; path: string } | undefined {
  if (!/^(https?|ssh|git|git\+https|git\+ssh):\/\//i.test(address)) {
    return undefined;
  }
  // Of other schemes than http the parser would take the host as it is written.
  const parsed = URL.parse(address.replace(/^(?!https?:)[a-z+]+:/i, 'https:'));
  const ssh = /^(git\+)?ssh:/i.test(address);
  return parsed
    ? { host: ssh ? parsed.hostname : parsed.host, path: parsed.pathname }
    : undefined;
}

function readScp(address: string): { host: string; path: string } | undefined {
  const parts = scpAddress.exec(address);
  return parts ? { host: parts[1], path: parts[2] } : undefined;
}

/** A pull or merge request. @public */
export function changeId(repository: RepositoryId, number: number): string {
  return `${repository}/pull/${number}`;
}

/** @public */
export function branchId(repository: RepositoryId, branch: string): string {
  return `${repository}/refs/heads/${branch}`;
}
