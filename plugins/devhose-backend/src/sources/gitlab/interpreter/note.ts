import { eventTypes, type ReviewData } from '@pitstop/plugin-devhose-common';
import {
  changeId,
  type EventDraft,
  type Fields,
} from '@pitstop/plugin-devhose-node';
import { readProject, readUser, repositoryReference } from './project';

/**
 * A comment on a merge request, which is how GitLab's people review. What
 * GitLab itself writes there is none.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/#comment-on-a-merge-request
 */
export function readNote(payload: Fields): EventDraft | undefined {
  const note = payload.object('object_attributes');
  const request = payload.optionalObject('merge_request');
  if (
    request === undefined ||
    note.optionalBoolean('system') === true ||
    (note.optionalString('action') ?? 'create') !== 'create'
  ) {
    return undefined;
  }
  const project = readProject(payload);
  const reviewer = readUser(payload);
  const data: ReviewData = {
    repository: project.id,
    number: request.count('iid'),
    uri: note.uri('url'),
    verdict: 'commented',
    submittedAt: note.instant('created_at'),
    byAuthor:
      note.optionalCount('author_id') === request.optionalCount('author_id'),
    byBot: reviewer?.bot ?? false,
  };
  return {
    type: eventTypes.changeReviewed,
    happenedAt: data.submittedAt,
    source: project.uri,
    subject: changeId(project.id, data.number),
    repository: project.id,
    content: { repository: repositoryReference(project) },
    customData: data,
    person: reviewer,
  };
}
