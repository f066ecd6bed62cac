import {
  eventTypes,
  type ChangeData,
  type EventType,
} from '@pitstop/plugin-devhose-common';
import type { GithubDraft } from './GithubDraft';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { readPerson } from './person';
import {
  readRepository,
  repositoryReference,
  type Repository,
} from './repository';
import { revertedChange } from './revertedChange';

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request */
export function readPullRequest(payload: Fields): GithubDraft {
  const repository = readRepository(payload);
  const action = payload.string('action');
  const pull = payload.object('pull_request');
  const author = readPerson(pull, 'user');
  const change = readChange(pull, repository, action, author?.bot ?? false);

  return {
    ...whatHappened(action, pull, change),
    repository,
    subjectPath: `/pull/${change.number}`,
    content: { repository: repositoryReference(repository) },
    customData: change,
    person: author,
  };
}

function whatHappened(
  action: string,
  pull: Fields,
  change: ChangeData,
): { type: EventType; happenedAt: string } {
  if (action === 'opened') {
    return { type: eventTypes.changeCreated, happenedAt: change.openedAt };
  }
  if (action === 'closed' && change.mergedAt !== undefined) {
    return { type: eventTypes.changeMerged, happenedAt: change.mergedAt };
  }
  if (action === 'closed') {
    return {
      type: eventTypes.changeAbandoned,
      happenedAt: pull.instant('closed_at'),
    };
  }
  return {
    type: eventTypes.changeUpdated,
    happenedAt: pull.instant('updated_at'),
  };
}

function readChange(
  pull: Fields,
  repository: Repository,
  action: string,
  byBot: boolean,
): ChangeData {
  const base = pull.object('base');
  const head = pull.object('head');
  const mergedAt = pull.optionalInstant('merged_at');
  return {
    repository: repository.id,
    number: pull.count('number'),
    action,
    uri: pull.uri('html_url'),
    draft: pull.optionalBoolean('draft') ?? false,
    baseBranch: base.string('ref'),
    defaultBranch: repository.defaultBranch,
    headBranch: head.string('ref'),
    // The repository of a fork that was deleted is null.
    fork:
      head.optionalObject('repo')?.count('id') !==
      base.object('repo').count('id'),
    headCommit: head.commit('sha'),
    // Before the merge it is the commit of a trial merge, which is on no branch.
    mergeCommit:
      mergedAt === undefined ? undefined : pull.commit('merge_commit_sha'),
    openedAt: pull.instant('created_at'),
    mergedAt,
    closedAt: pull.optionalInstant('closed_at'),
    labels: pull.objects('labels').map(label => label.string('name')),
    commits: pull.optionalCount('commits'),
    additions: pull.optionalCount('additions'),
    deletions: pull.optionalCount('deletions'),
    changedFiles: pull.optionalCount('changed_files'),
    byBot,
    reverts: revertedChange(pull.optionalString('body'), repository),
  };
}
