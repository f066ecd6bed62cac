import { eventTypes } from '@pitstop/plugin-devhose-common';
import type { Fields } from '@pitstop/plugin-devhose-node';
import type { GithubDraft } from './GithubDraft';
import { readPerson } from './person';
import { readRepository, type Repository } from './repository';

/**
 * What happens to a repository as a whole; `public` has no action.
 *
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository
 */
export function readRepositoryEvent(
  payload: Fields,
  received: { at: string },
): GithubDraft {
  const repository = readRepository(payload);
  const action = payload.optionalString('action') ?? 'publicized';
  const { uri, name } = repository;
  return {
    type: typeOf(action),
    happenedAt:
      payload
        .object('repository')
        .optionalInstant(action === 'created' ? 'created_at' : 'updated_at') ??
      received.at,
    repository,
    subjectPath: '',
    content: { name, uri, viewUrl: uri },
    customData: {
      repository: repository.id,
      action,
      previousRepository: readPrevious(payload, repository),
    },
    person: readPerson(payload, 'sender'),
  };
}

function typeOf(action: string): string {
  switch (action) {
    case 'created':
      return eventTypes.repositoryCreated;
    case 'deleted':
      return eventTypes.repositoryDeleted;
    default:
      return eventTypes.repositoryModified;
  }
}

/** The id it had before it was renamed, or transferred from another organisation. */
function readPrevious(payload: Fields, { id }: Repository): string | undefined {
  const changes = payload.optionalObject('changes');
  const name = changes
    ?.optionalObject('repository')
    ?.optionalObject('name')
    ?.string('from');
  // A person's login would stay in the address; companies have organisations.
  const owner = changes
    ?.optionalObject('owner')
    ?.optionalObject('from')
    ?.optionalObject('organization')
    ?.string('login');
  if (name === undefined && owner === undefined) {
    return undefined;
  }
  const [host, ownerNow, nameNow] = id.split('/');
  return [host, owner ?? ownerNow, name ?? nameNow].join('/').toLowerCase();
}
