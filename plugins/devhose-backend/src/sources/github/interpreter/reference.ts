import { eventTypes } from '@pitstop/plugin-devhose-common';
import type { Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft, PayloadReader } from './GithubDraft';
import { happening } from './happening';
import { readPerson } from './person';
import { readRepository, repositoryReference } from './repository';

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#create */
export const readCreate: PayloadReader = (payload, received) =>
  readReference(payload, received, 'created');

/** @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#delete */
export const readDelete: PayloadReader = (payload, received) =>
  readReference(payload, received, 'deleted');

function readReference(
  payload: Fields,
  received: { at: string },
  predicate: 'created' | 'deleted',
): GithubDraft | undefined {
  const name = payload.string('ref');
  // Neither says when it happened, the repository does.
  const happenedAt =
    payload.object('repository').optionalInstant('pushed_at') ?? received.at;
  switch (payload.string('ref_type')) {
    case 'branch':
      return readBranch(payload, happenedAt, name, predicate);
    case 'tag':
      return happening(payload, {
        subject: 'tag',
        predicate,
        happenedAt,
        path: `/refs/tags/${name}`,
        data: { tag: name },
      });
    default:
      return undefined;
  }
}

function readBranch(
  payload: Fields,
  happenedAt: string,
  branch: string,
  predicate: 'created' | 'deleted',
): GithubDraft {
  const repository = readRepository(payload);
  return {
    type:
      predicate === 'created'
        ? eventTypes.branchCreated
        : eventTypes.branchDeleted,
    happenedAt,
    repository,
    subjectPath: `/refs/heads/${branch}`,
    content: { repository: repositoryReference(repository) },
    customData: { repository: repository.id, branch },
    person: readPerson(payload, 'sender'),
  };
}
