import {
  customEventType,
  type PushData,
  type RevertedChange,
} from '@pitstop/plugin-devhose-common';
import {
  branchId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { touchedPaths } from '../../touchedPaths';
import { readProject } from './project';

const branchPrefix = 'refs/heads/';

/** What `git revert` and GitLab's button write. */
const revertedCommit = /\bThis reverts commit ([0-9a-f]{7,64})\b/i;

/** What GitLab writes where there is no commit. */
export const noCommit = /^0+$/;

/** @see https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events */
export function readPush(
  payload: Fields,
  received: { at: string },
): EventDraft | undefined {
  const ref = payload.string('ref');
  if (!ref.startsWith(branchPrefix) || ref === branchPrefix) {
    return undefined;
  }
  const project = readProject(payload);
  const branch = ref.slice(branchPrefix.length);
  const data: PushData = {
    repository: project.id,
    branch,
    isDefaultBranch: branch === project.defaultBranch,
    before: readCommit(payload, 'before'),
    after: readCommit(payload, 'after'),
    // GitLab does not tell.
    forced: false,
    commits: payload.objects('commits').map(commit => ({
      id: commit.commit('id'),
      authoredAt: commit.instant('timestamp'),
      distinct: true,
      reverts: readReverted(commit),
      paths: touchedPaths(commit),
    })),
  };
  const id = payload.optionalCount('user_id');
  return {
    type: customEventType({
      tool: 'gitlab',
      subject: 'branch',
      predicate: 'pushed',
    }),
    // A push does not say when it happened.
    happenedAt: received.at,
    source: project.uri,
    subject: branchId(project.id, branch),
    repository: project.id,
    content: {},
    customData: data,
    person: id === undefined ? undefined : { id, bot: false },
  };
}

function readCommit(payload: Fields, name: string): string | undefined {
  return noCommit.test(payload.string(name)) ? undefined : payload.commit(name);
}

function readReverted(commit: Fields): RevertedChange | undefined {
  const id = revertedCommit.exec(commit.optionalString('message') ?? '')?.[1];
  return id === undefined ? undefined : { commit: id.toLowerCase() };
}
