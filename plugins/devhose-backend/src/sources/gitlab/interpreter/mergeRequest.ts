import {
  eventTypes,
  type ChangeData,
  type ReviewData,
} from '@pitstop/plugin-devhose-common';
import {
  changeId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import {
  readProject,
  readUser,
  repositoryReference,
  type Project,
} from './project';

/** @see https://docs.gitlab.com/user/project/integrations/webhook_events/#merge-request-events */
export function readMergeRequest(payload: Fields): EventDraft {
  const project = readProject(payload);
  const request = payload.object('object_attributes');
  // Tests of webhooks have none.
  const action = request.optionalString('action') ?? 'update';
  const number = request.count('iid');
  const base = {
    happenedAt: request.instant('updated_at'),
    source: project.uri,
    subject: changeId(project.id, number),
    repository: project.id,
    content: { repository: repositoryReference(project) },
  };
  return isApproval(action)
    ? {
        ...base,
        type: eventTypes.changeReviewed,
        customData: readApproval(payload, project, number),
        person: readUser(payload),
      }
    : {
        ...base,
        type: typeOf(action),
        customData: readChange(payload, project, action),
        person: { id: request.count('author_id'), bot: false },
      };
}

/** `approval` is one of several that are asked for, `approved` the last of them. */
function isApproval(action: string): boolean {
  return action === 'approved' || action === 'approval';
}

function typeOf(action: string): string {
  switch (action) {
    case 'open':
      return eventTypes.changeCreated;
    case 'merge':
      return eventTypes.changeMerged;
    case 'close':
      return eventTypes.changeAbandoned;
    default:
      return eventTypes.changeUpdated;
  }
}

function readApproval(
  payload: Fields,
  project: Project,
  number: number,
): ReviewData {
  const request = payload.object('object_attributes');
  const reviewer = readUser(payload);
  return {
    repository: project.id,
    number,
    uri: request.uri('url'),
    verdict: 'approved',
    submittedAt: request.instant('updated_at'),
    byAuthor: reviewer?.id === request.count('author_id'),
    byBot: reviewer?.bot ?? false,
  };
}

function readChange(
  payload: Fields,
  project: Project,
  action: string,
): ChangeData {
  const request = payload.object('object_attributes');
  const updatedAt = request.instant('updated_at');
  const merged = action === 'merge';
  const baseBranch = request.string('target_branch');
  return {
    repository: project.id,
    number: request.count('iid'),
    action,
    uri: request.uri('url'),
    draft: isDraft(request),
    baseBranch,
    defaultBranch: project.defaultBranch ?? baseBranch,
    headBranch: request.string('source_branch'),
    fork:
      request.count('source_project_id') !== request.count('target_project_id'),
    headCommit: request.object('last_commit').commit('id'),
    mergeCommit: merged ? readMergeCommit(request) : undefined,
    openedAt: request.instant('created_at'),
    mergedAt: merged ? updatedAt : undefined,
    closedAt: merged || action === 'close' ? updatedAt : undefined,
    labels: payload
      .optionalObjects('labels')
      .map(label => label.string('title')),
    byBot: false,
  };
}

function isDraft(request: Fields): boolean {
  return (
    request.optionalBoolean('draft') ??
    request.optionalBoolean('work_in_progress') ??
    false
  );
}

/** A fast-forward makes none: then the branch's own head is on the target. */
function readMergeCommit(request: Fields): string {
  return (
    request.optionalCommit('merge_commit_sha') ??
    request.optionalCommit('squash_commit_sha') ??
    request.object('last_commit').commit('id')
  );
}
