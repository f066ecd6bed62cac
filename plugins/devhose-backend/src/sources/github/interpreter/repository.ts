import type { RepositoryId } from '@pitstop/plugin-devhose-common';
import type { Fields } from '@pitstop/plugin-devhose-node';
import { UnreadableError } from '@pitstop/plugin-devhose-node';

const repositoryUri = /^https?:\/\/([^/]+)\/([\w.-]+)\/([\w.-]+)$/;

/** The repository that an event is about. */
export interface Repository {
  id: RepositoryId;
  uri: string;
  owner: string;
  name: string;
  defaultBranch: string;
}

export function readRepository(payload: Fields): Repository {
  const repository = payload.object('repository');
  const uri = repository.uri('html_url');
  const parts = repositoryUri.exec(uri);
  if (parts === null) {
    throw new UnreadableError(
      'repository.html_url is not host, owner and name',
    );
  }
  const [host, owner, name] = parts.slice(1).map(part => part.toLowerCase());
  return {
    id: `${host}/${owner}/${name}`,
    uri,
    owner,
    name,
    defaultBranch: repository.string('default_branch'),
  };
}

/** A repository as CDEvents refers to one. */
export function repositoryReference(repository: Repository): {
  id: string;
  source: string;
} {
  return { id: repository.id, source: repository.uri };
}
