import { changeId, type Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { happening } from './happening';
import { readRepository } from './repository';

/**
 * That something was said about an issue, a pull request, its code or a
 * commit; not what.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review_comment
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#commit_comment
 */
export function readComment(payload: Fields): GithubDraft {
  const comment = payload.object('comment');
  return happening(payload, {
    subject: 'comment',
    predicate: payload.string('action'),
    happenedAt: comment.instant('updated_at'),
    path: `/comments/${comment.count('id')}`,
    data: {
      ...readSubject(payload),
      commit: comment.optionalCommit('commit_id'),
      uri: comment.uri('html_url'),
    },
  });
}

function readSubject(payload: Fields): { change?: string; ticket?: string } {
  const { id } = readRepository(payload);
  const pull = payload.optionalObject('pull_request');
  if (pull) {
    return { change: changeId(id, pull.count('number')) };
  }
  const issue = payload.optionalObject('issue');
  if (issue === undefined) {
    return {};
  }
  const number = issue.count('number');
  // A pull request is an issue as well.
  return issue.optionalObject('pull_request')
    ? { change: changeId(id, number) }
    : { ticket: `${id}/issues/${number}` };
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review_thread */
export function readReviewThread(payload: Fields): GithubDraft {
  const pull = payload.object('pull_request');
  const { id } = readRepository(payload);
  const number = pull.count('number');
  return happening(payload, {
    subject: 'reviewthread',
    predicate: payload.string('action'),
    happenedAt: pull.instant('updated_at'),
    path: `/pull/${number}`,
    data: { change: changeId(id, number) },
  });
}

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group */
export function readMergeGroup(
  payload: Fields,
  received: { at: string },
): GithubDraft {
  const group = payload.object('merge_group');
  const commit = group.commit('head_sha');
  return happening(payload, {
    subject: 'mergegroup',
    predicate: payload.string('action'),
    happenedAt: received.at,
    path: `/merge-groups/${commit}`,
    data: {
      commit,
      baseBranch: group.string('base_ref').replace(/^refs\/heads\//, ''),
      reason: payload.optionalString('reason'),
    },
  });
}
