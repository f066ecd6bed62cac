import type { CheckedCommit } from '../simulation';
import type { Scene } from './payload';

/** The pull requests that a workflow runs for. */
export function pullRequestReferences(scene: Scene, subject: CheckedCommit) {
  const { pullRequest } = subject;
  if (!pullRequest) {
    return [];
  }
  const { apiUrl, reference: repo } = scene.repository;
  const { id, number, head, baseSha } = pullRequest;
  return [
    {
      url: `${apiUrl}/pulls/${number}`,
      id,
      number,
      head: { ref: head.branch, sha: subject.sha, repo },
      base: { ref: 'main', sha: baseSha, repo },
    },
  ];
}
